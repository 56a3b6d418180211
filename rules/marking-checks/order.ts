import { canonical, nameOf, sortCodes } from '../../grammar/marking/canonical.ts'
import type { Control, ControlPart, ControlValue, MarkingValue } from '../../grammar/marking/marking.ts'
import { eitherOrder } from '../../grammar/vocabulary/cui.ts'
import type { Citation } from '../../grammar/vocabulary/entry.ts'
import { categories } from '../../grammar/vocabulary/register.ts'
import { cuiHandbook, manual } from '../../grammar/vocabulary/sources.ts'
import { fault, type MarkingCheck, type MarkingFault } from './fault.ts'

/** Order of categories, of controls within one, and of what a control carries; and everything once. */
export const checkOrder: MarkingCheck = (marking) => {
  const known = marking.controls.filter((control) => control.category !== 'unknown')
  return [...categoryOrder(known), ...controlOrder(marking, known), ...partOrder(known), ...ownerOrder(marking)]
}

function categoryOrder(controls: readonly Control[]): MarkingFault[] {
  for (let index = 1; index < controls.length; index++) {
    const before = controls[index - 1] as Control
    const control = controls[index] as Control
    if (categories.indexOf(control.category as never) >= categories.indexOf(before.category as never)) continue
    // The manual has such an example itself, against its own order.
    const excused = before.category === 'non-ic' && control.category === 'dissemination'
    return [fault('marking-order', control.span, `${label(control)} comes before ${label(before)}.`, manual('A.5'), excused)]
  }
  return []
}

/** Only within a category that is in one place; what is out of its category was told. */
function controlOrder(marking: MarkingValue, controls: readonly Control[]): MarkingFault[] {
  if (controls.length < 2) return []
  const right = canonical({ ...marking, controls })
  const place = new Map(right.controls.map((control, index) => [key(control), index]))
  for (let index = 1; index < controls.length; index++) {
    const before = controls[index - 1] as Control
    const control = controls[index] as Control
    if (before.category !== control.category) continue
    const [first, second] = [place.get(key(before)) ?? 0, place.get(key(control)) ?? 0]
    if (first === second) return [fault('marking-order', control.span, `${label(control)} stands here twice.`, manual('A.6'))]
    const isEither = eitherOrder.some(([one, other]) => control.id === one && before.id === other)
    if (first > second && !isEither)
      return [fault('marking-order', control.span, `${label(control)} comes before ${label(before)}.`, manual('A.6'))]
  }
  return []
}

function partOrder(controls: readonly Control[]): MarkingFault[] {
  return controls.flatMap((control) => {
    const right = canonical({ level: 'U', ownership: 'us', owners: [], controls: [control] }).controls[0]
    if (!right || samePartOrder(control.parts, right.parts)) return []
    return [
      fault(
        'marking-order',
        control.span,
        `What follows ${label(control)} is not in its order, or is there twice.`,
        sourceOfParts(control),
      ),
    ]
  })
}

function samePartOrder(written: readonly ControlPart[], right: readonly ControlPart[]): boolean {
  return JSON.stringify(written) === JSON.stringify(right)
}

function sourceOfParts(control: ControlValue): Citation {
  return control.category === 'cui' ? cuiHandbook('p. 11') : manual('A.6')
}

function ownerOrder(marking: {
  readonly owners: readonly string[]
  readonly span: { readonly start: number; readonly end: number }
}): MarkingFault[] {
  if (marking.owners.length < 2) return []
  if (sortCodes(marking.owners).join() === marking.owners.join()) return []
  return [fault('marking-order', marking.span, 'Owners stand from A to Z, USA in its place, organisations last.', manual('H.3'))]
}

/** A name that the register does not hold is not said. */
function label(control: ControlValue): string {
  return control.id === '' ? 'this control system' : control.id
}

function key(control: ControlValue): string {
  return `${control.category}:${nameOf(control)}`
}
