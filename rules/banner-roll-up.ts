import type { BannerLine, MarkedDocument } from '../grammar/document.ts'
import { type ControlPart, type ControlValue, isClear, type Marking } from '../grammar/marking/marking.ts'
import type { Argument, Profile } from '../grammar/vocabulary/entry.ts'
import { findEntry } from '../grammar/vocabulary/register.ts'
import { multipleProgrammes } from '../grammar/vocabulary/sap.ts'
import { clearBanners, clearMarkings, oncePerCheck, portionMarkings } from './facts.ts'
import { isNoticeText } from './notices.ts'
import { type RollUp, rollUp } from './roll-up.ts'

/** The first banner line beside what the portions imply. */
export interface BannerRollUp {
  readonly banner: Marking
  readonly implied: RollUp
  /** The portions, in the order that the witnesses count. */
  readonly portions: readonly Marking[]
}

/** Undefined when there is no banner line, or no marking to compare it with. */
export const bannerRollUp = oncePerCheck((document, { profile, asOf }): BannerRollUp | undefined => {
  const [banner]: readonly BannerLine[] = clearBanners(document)
  const portions = clearMarkings(document)
  if (!banner || portions.length === 0) return undefined
  return { banner: banner.marking, portions, implied: rollUp(portions, { profile, asOf, banner: banner.marking }) }
})

/** True when a portion without a clear marking may have what the others have not. A notice is no portion. */
export function isInDoubt(document: MarkedDocument): boolean {
  return (
    document.portions.some((portion) => (portion.effective ? !isClear(portion.effective) : !isNoticeText(document, portion))) ||
    portionMarkings(document).some((marking) => !isClear(marking))
  )
}

/** What a control carries, in the words of a message. Names may be unpublished, and are not said. */
export const partTitles: Readonly<Record<Argument, string>> = {
  codes: 'a country',
  compartments: 'a compartment',
  programmes: 'a programme',
  nuclear: 'CNWDI or a SIGMA number',
  categories: 'a category',
  value: 'a declassification value',
}

/** The control of another marking that is the same system; one that the register does not hold is known by its name. */
export function sameControl<C extends ControlValue>(marking: { readonly controls: readonly C[] }, control: ControlValue): C | undefined {
  return marking.controls.find(
    ({ id, category, parts }) =>
      id === control.id && (id !== '' || (category === control.category && parts[0]?.id === control.parts[0]?.id)),
  )
}

/** True when `within` has a part, or a sub-part, that `whole` has not. */
export function hasMore(within: readonly ControlPart[], whole: readonly ControlPart[]): boolean {
  return within.some(({ id, parts }) => {
    const same = whole.find((part) => part.id === id)
    return !same || parts.some((part) => !same.parts.includes(part))
  })
}

/** A DoD banner line has nicknames where portions have abbreviations, and one name for three programmes or more: only their number tells. */
export function areProgrammesOpen(control: ControlValue, profile: Profile): boolean {
  return profile === 'dod' && findEntry(control.id)?.takes === 'programmes'
}

/** True when a banner line names programmes in one word. */
export function isMultiple(control: ControlValue): boolean {
  return control.parts.some(({ id }) => id === multipleProgrammes)
}

/** What the control is called in a message. */
export function titleOf(control: ControlValue): string {
  return control.id === '' ? 'a control system' : control.id
}

/** Portions that force this control. */
export function bearersOf({ implied, portions }: BannerRollUp, id: string): readonly Marking[] {
  return (implied.witnesses.find((witness) => witness.id === id)?.from ?? []).flatMap((index) => portions[index] ?? [])
}

/** The release markings of a marking: those that roll up together, NOFORN among them. */
export function releaseControls<C extends ControlValue>({ controls }: { readonly controls: readonly C[] }): readonly C[] {
  return controls.filter(({ id }) => findEntry(id)?.rollUp === 'release')
}
