import { isCode } from '../grammar/marking/codes.ts'
import type { ControlPart, Marking, MarkingForm } from '../grammar/marking/marking.ts'
import { parseMarking } from '../grammar/marking/parse.ts'
import { printMarking } from '../grammar/marking/print.ts'
import type { CalendarDate } from '../grammar/text/date.ts'
import { countries } from '../grammar/vocabulary/countries.ts'
import { isKnownCategory } from '../grammar/vocabulary/cui.ts'
import type { Profile } from '../grammar/vocabulary/entry.ts'
import { levelEntry, natoActivities, natoLevels } from '../grammar/vocabulary/levels.ts'
import { named } from '../grammar/vocabulary/named.ts'
import { nuclearParts } from '../grammar/vocabulary/nuclear-parts.ts'
import { findOrganisation, membersOf } from '../grammar/vocabulary/organisations.ts'
import { findEntry } from '../grammar/vocabulary/register.ts'
import { compartments } from '../grammar/vocabulary/sci.ts'
import { checkExclusions, checkRequirements } from './marking-checks/company.ts'
import { checkCui } from './marking-checks/cui.ts'
import { checkCurrency } from './marking-checks/currency.ts'
import type { MarkingCheck, MarkingContext, MarkingFault } from './marking-checks/fault.ts'
import { checkLevels } from './marking-checks/levels.ts'
import { checkLists } from './marking-checks/lists.ts'
import { checkNames } from './marking-checks/names.ts'
import { checkNuclear } from './marking-checks/nuclear.ts'
import { checkOrder } from './marking-checks/order.ts'
import { checkOwners } from './marking-checks/owners.ts'
import { checkWriting } from './marking-checks/writing.ts'

export interface CheckMarkingSettings {
  /** Where the marking stands. */
  readonly kind: MarkingForm
  readonly profile: Profile
  /** The day to judge words by; without it, words out of use are warnings. */
  readonly asOf?: CalendarDate | undefined
}

export interface CheckedMarking {
  /** No fault of severity `error`. */
  readonly valid: boolean
  /** In the order of the text. */
  readonly problems: readonly MarkingFault[]
  /** The marking as it should be written; undefined when it cannot be told. */
  readonly canonical: string | undefined
  /** Word by word: level, owners, controls with their countries. Names that the register does not hold are left out. */
  readonly expanded: readonly string[]
}

export const markingChecks: readonly MarkingCheck[] = [
  checkWriting,
  checkOrder,
  checkNames,
  checkLevels,
  checkRequirements,
  checkExclusions,
  checkLists,
  checkOwners,
  checkCurrency,
  checkNuclear,
  checkCui,
]

/** Those that have something to say of a marking without controls, as most are. */
export const checksWithoutControls: readonly MarkingCheck[] = [checkWriting, checkOrder, checkLevels, checkOwners]

/** Judges one marking by itself, without a document around it. Messages never quote the text. */
export function checkMarking(text: string, { kind, profile, asOf }: CheckMarkingSettings): CheckedMarking {
  const marking = parseMarking(text, kind)
  const problems = faultsOf(marking, { profile, asOf })
  const unclear = problems.some((problem) => problem.rule === 'malformed-marking')
  return {
    valid: !problems.some((problem) => problem.severity === 'error'),
    problems,
    canonical: unclear || isIncomplete(marking) ? undefined : printMarking(marking, kind, profile),
    expanded: expand(marking),
  }
}

/** Every fault of a marking that was read, in the order of the text. */
export function faultsOf(marking: Marking, context: MarkingContext): readonly MarkingFault[] {
  const faults: MarkingFault[] = []
  for (const check of marking.controls.length > 0 ? markingChecks : checksWithoutControls) faults.push(...check(marking, context))
  return faults.sort((a, b) => a.span.start - b.span.start)
}

/** Something that only its writer can tell is missing: a list, owners, a name. A mark for the entire text has no other form. */
function isIncomplete({ form, ownership, owners, controls, entireText }: Marking): boolean {
  if (entireText) return true
  if (ownership === 'joint' && owners.length === 0 && form === 'banner') return true
  return controls.some(({ id, codes, parts, baseLeftOut }) => {
    if (baseLeftOut) return true
    const entry = findEntry(id)
    if (entry?.takes === 'codes')
      return codes.length === 0 && entry.list !== 'optional' && !(entry.list === 'with-usa' && form === 'portion')
    return entry?.takes === 'programmes' && parts.length === 0 && (entry.needsPart?.in ?? form) === form
  })
}

function expand(marking: Marking): string[] {
  const { level, ownership, owners, controls } = marking
  if (level === undefined) return []
  const title = ownership === 'nato' ? (natoLevels.find((entry) => entry.level === level)?.title ?? '') : levelEntry(level).title
  const names = owners.map(countryName).join(', ')
  const concealed = ownership === 'foreign' && owners.length === 0
  const owned = { us: title, nato: title, joint: `JOINT ${title}`, foreign: title }[ownership]
  return [
    concealed ? `${owned} (a foreign government that is not named)` : names === '' ? owned : `${owned} (${names})`,
    ...controls.flatMap((control) => {
      const entry = findEntry(control.id)
      if (!entry) return []
      const inside = entry.takes === 'codes' ? control.codes.map(codeNames) : control.parts.flatMap((part) => partNames(control.id, part))
      return [inside.length > 0 ? `${entry.title}: ${inside.join(', ')}` : entry.title]
    }),
  ]
}

/** Compartments, numbers and categories that the register holds; other names may be unpublished. */
export function partNames(control: string, { id, parts }: ControlPart): readonly string[] {
  const compartment = compartments.find((one) => one.system === control && one.id === id)
  if (compartment) return [compartment.title ?? id]
  const isNuclear = nuclearParts.some((part) => part.id === id)
  if (isNuclear) return [[findEntry(id)?.title ?? id, ...parts.filter((number) => /^\d{1,2}$/.test(number))].join(' ')]
  return control === named.cui && isKnownCategory(id) ? [id] : []
}

function codeNames(code: string): string {
  const organisation = findOrganisation(code)
  if (!organisation) return countryName(code)
  const members = membersOf(code)?.map(countryName).join(', ')
  return members ? `${organisation.title ?? code} (${members})` : (organisation.title ?? code)
}

/** A code that the register does not hold is not said; an activity of NATO is no code. */
function countryName(code: string): string {
  return (
    countries.get(code) ?? (isCode(code) || natoActivities.some(({ activity }) => activity === code) ? code : 'a code not in the register')
  )
}
