import type { Span } from '../text/span.ts'
import type { Category, Level } from '../vocabulary/entry.ts'

/** Where a marking stands: on a banner line, or in parentheses before a portion. */
export type MarkingForm = 'banner' | 'portion'

/** Who classified it. NATO markings belong to `nato`, `//DEU S` to `foreign`, `//JOINT S GBR USA` to `joint`. */
export type Ownership = 'us' | 'foreign' | 'nato' | 'joint'

/**
 * One control of a marking, as a value: `NOFORN`; `REL TO` with codes; `SI` with compartments.
 * `id` is the register's name for it; a word that the register does not hold has category `unknown` and an empty id,
 * so that an unpublished code word travels no further than its span.
 */
export interface ControlValue {
  readonly id: string
  readonly category: Category | 'unknown'
  /** Country and organisation codes, for controls that take a list (`REL TO`, `DISPLAY ONLY`, `FGI`, `EYES ONLY`). */
  readonly codes: readonly string[]
  /** Compartments and their sub-compartments, SIGMA numbers, programme names: what follows the hyphen. */
  readonly parts: readonly ControlPart[]
}

export interface ControlPart {
  readonly id: string
  readonly parts: readonly string[]
}

/** What a marking says, apart from how and where it is written. The algebra works on this. */
export interface MarkingValue {
  /** Undefined when no level could be read. */
  readonly level: Level | undefined
  readonly ownership: Ownership
  /** Owning country codes of a foreign or joint marking; the NAC activity of a NATO marking, if any. */
  readonly owners: readonly string[]
  readonly controls: readonly ControlValue[]
}

/** A control as it was read. */
export interface Control extends ControlValue {
  /** From its first word to its last code or compartment. */
  readonly span: Span
  readonly codeSpans: readonly Span[]
}

/**
 * What is wrong with, or odd about, the way a marking is written. `message` never quotes the text.
 *
 * - `unreadable`: no marking could be made out of it. The level is not to be trusted.
 * - `unclosed`, `unopened`: a parenthesis is missing.
 * - `unknown-word`: a word that the register does not hold.
 * - `level-missing`, `level-misplaced`: no level, or the level does not come first.
 * - `misspelt`: close to a word of the register, and taken for none (`level` stays undefined when it is the level).
 * - `spelling`: understood, though not in the canonical form: lower case, blanks, single slash, long form, smeared letter.
 * - `look-alike`: understood after replacing a character that only looks right (fullwidth, Cyrillic, NBSP, zero width).
 * - `too-long`: longer than any marking; not read.
 */
export interface Problem {
  readonly kind:
    | 'unreadable'
    | 'unclosed'
    | 'unopened'
    | 'unknown-word'
    | 'level-missing'
    | 'level-misplaced'
    | 'misspelt'
    | 'spelling'
    | 'look-alike'
    | 'too-long'
  readonly span: Span
  readonly message: string
}

/**
 *     (S//NF)
 *      |       levelSpan
 *         --   controls[0].span
 *     -------  span
 */
export interface Marking extends MarkingValue {
  readonly form: MarkingForm
  readonly span: Span
  readonly levelSpan: Span | undefined
  readonly controls: readonly Control[]
  /** `(C - Entire text)`: the mark holds for every portion that follows. */
  readonly entireText: boolean
  readonly problems: readonly Problem[]
}

/** Problems after which the meaning of a marking is in doubt; the others concern its spelling only. */
const doubtful: ReadonlySet<Problem['kind']> = new Set<Problem['kind']>([
  'unreadable',
  'unclosed',
  'unopened',
  'unknown-word',
  'level-missing',
  'level-misplaced',
  'misspelt',
  'too-long',
])

/** True when the marking says one thing and says it plainly enough to act on. Promise 5: what is not clear is withheld. */
export function isClear(marking: Marking): marking is Marking & { readonly level: Level } {
  return marking.level !== undefined && !marking.problems.some((problem) => doubtful.has(problem.kind))
}

/** The control with this register id, if the marking has it. */
export function findControl<C extends ControlValue>(marking: { readonly controls: readonly C[] }, id: string): C | undefined {
  return marking.controls.find((control) => control.id === id)
}
