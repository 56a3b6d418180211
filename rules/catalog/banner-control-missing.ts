import type { MarkedDocument } from '../../grammar/document.ts'
import type { ControlValue, Marking, MarkingValue } from '../../grammar/marking/marking.ts'
import { printMarking } from '../../grammar/marking/print.ts'
import { named } from '../../grammar/vocabulary/named.ts'
import { findEntry, says } from '../../grammar/vocabulary/register.ts'
import { clearBanners, clearMarkings, relatedTo } from '../facts.ts'
import { rollUp } from '../roll-up.ts'
import { type Context, defineRule, type Fix } from '../rule.ts'

export default defineRule({
  id: 'banner-control-missing',
  title: 'Banner line lacks a control that a portion has',
  severity: 'error',
  formats: ['memo'],
  citation: { source: 'IC Markings System Register and Manual (2016)', section: 'D.2' },
  why: 'A control of one portion limits who may have the whole document, and the banner line is where a reader looks for it.',

  check(document, report, context) {
    const implied = impliedControls(document, context)
    for (const banner of clearBanners(document)) {
      const missing = implied.filter(({ control }) => !banner.marking.controls.some(({ id }) => says(id, control.id)))
      if (missing.length === 0) continue
      const fix = completed(
        banner.marking,
        missing.map(({ control }) => control),
      )
      report({
        at: banner.marking.span,
        message: `The banner line lacks ${missing.map(({ control }) => control.id).join(' and ')}, which a portion has; add it.`,
        related: missing.flatMap(({ control, from }) =>
          relatedTo(
            from.map(({ span }) => span),
            `This portion has ${control.id}.`,
          ),
        ),
        ...(fix ? { fix } : {}),
      })
    }
  },

  good: [
    'SECRET//NOFORN\n1. (S//NF) Text.',
    'SECRET\n1. (S) Text.',
    'SECRET\n1. (S//REL TO USA, GBR) Text.\n\n2. (S) Text.',
    'SECRET\n1. (S) Text.\n\n2. (U//FOUO) Text.',
    'SECRET//NOFORN\n1. (S) Text.\n\n2. (SBU-NF) Text.',
  ],
  bad: [
    { text: '«SECRET»\n1. (S//NF) Text.', fixed: 'SECRET//NOFORN\n1. (S//NF) Text.' },
    { text: '«SECRET»\n1. (C//NF) Text.\n\n2. (S//OC) Text.', fixed: 'SECRET//ORCON/NOFORN\n1. (C//NF) Text.\n\n2. (S//OC) Text.' },
    { text: '«SECRET//REL TO USA, GBR»\n1. (S//NF) Text.' },
  ],
})

interface Implied {
  readonly control: ControlValue
  readonly from: readonly Marking[]
}

/**
 * The controls that the portions force into the banner line and that a word says by itself. Release lists are left out: what they come to
 * hangs on portions without one, and on the profile.
 */
function impliedControls(document: MarkedDocument, { profile, asOf }: Context): readonly Implied[] {
  const markings = clearMarkings(document)
  const { value, witnesses } = rollUp(markings, { profile, asOf })
  return value.controls.flatMap((control) => {
    const from = witnesses.find(({ id }) => id === control.id)?.from.flatMap((index) => markings[index] ?? []) ?? []
    const plain = control.id !== '' && control.codes.length === 0 && control.parts.length === 0
    const said = from.filter(({ controls }) => controls.some(({ id }) => says(id, control.id)))
    return plain && said.length > 0 && (control.id === named.noforn || findEntry(control.id)?.rollUp !== 'release')
      ? [{ control, from: said }]
      : []
  })
}

/** The banner line with what it lacks, unless the two cannot stand together. */
function completed(marking: Marking, missing: readonly ControlValue[]): Fix | undefined {
  const whole: MarkingValue = { ...marking, controls: [...marking.controls, ...missing] }
  const clash = whole.controls.some(({ id }) =>
    findEntry(id)?.excludes?.some(
      (exclusion) => exclusion.in !== 'portion' && whole.controls.some((other) => exclusion.ids.includes(other.id)),
    ),
  )
  const isNamed = whole.controls.every(({ id, parts }) => id !== '' && parts.length === 0)
  return clash || !isNamed ? undefined : { at: marking.span, text: printMarking(whole, 'banner') }
}
