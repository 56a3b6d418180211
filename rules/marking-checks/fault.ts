import type { Marking } from '../../grammar/marking/marking.ts'
import type { CalendarDate } from '../../grammar/text/date.ts'
import type { Span } from '../../grammar/text/span.ts'
import type { Citation, Profile } from '../../grammar/vocabulary/entry.ts'

/** What one marking is judged by. Without a day, words are not judged by when they were in use. */
export interface MarkingContext {
  readonly profile: Profile
  readonly asOf: CalendarDate | undefined
}

/**
 * One fault of one marking, told without its document. `error` contradicts its citation; `warning` is suspicious, or its source is unverified.
 *
 * - `malformed-marking`, `marking-spelling`, `marking-single-slash`, `marking-look-alike`: how it is written.
 * - `marking-order`: categories, controls, compartments or codes in the wrong order, or twice.
 * - `marking-level`: a control that does not stand at this level.
 * - `marking-incomplete`: something that a control needs is missing: another control, a compartment, a list.
 * - `marking-exclusive`: controls that do not stand together.
 * - `marking-name`: a compartment or sub-compartment that does not look like one.
 * - `marking-list`: a list of countries that is not as it should be.
 * - `code-unknown`: a code in it that the register does not hold, of a country or of a CUI category.
 * - `code-retired`: the code of an organisation that is no more.
 * - `sigma-alone`, `sigma-number-outdated`, `nuclear-part-level`: what follows RD and FRD.
 * - `cui-category-missing`: a CUI category that a control needs.
 * - `marking-owner`: what markings of other governments may not have.
 * - `marking-outdated`: a word that is no longer, or not yet, in use.
 * - `marking-foreign-to-profile`: a word that this authority does not have.
 */
export interface MarkingFault {
  readonly rule: MarkingRule
  readonly severity: 'error' | 'warning'
  readonly span: Span
  readonly message: string
  readonly citation: Citation
}

export type MarkingRule =
  | 'malformed-marking'
  | 'marking-spelling'
  | 'marking-single-slash'
  | 'marking-look-alike'
  | 'marking-order'
  | 'marking-level'
  | 'marking-incomplete'
  | 'marking-exclusive'
  | 'marking-name'
  | 'marking-list'
  | 'code-unknown'
  | 'code-retired'
  | 'sigma-alone'
  | 'sigma-number-outdated'
  | 'nuclear-part-level'
  | 'cui-category-missing'
  | 'marking-owner'
  | 'marking-outdated'
  | 'marking-foreign-to-profile'

export type MarkingCheck = (marking: Marking, context: MarkingContext) => readonly MarkingFault[]

export function fault(rule: MarkingRule, span: Span, message: string, citation: Citation, suspicious?: boolean): MarkingFault {
  return { rule, severity: suspicious ? 'warning' : 'error', span, message, citation }
}

/** Whether something that may be limited to profiles holds under this one. */
export function holdsIn(profiles: readonly Profile[] | undefined, profile: Profile): boolean {
  return profiles === undefined || profiles.includes(profile)
}
