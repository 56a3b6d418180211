import type { Span } from '../text/span.ts'
import type { Category, Level } from '../vocabulary/entry.ts'
import { says } from '../vocabulary/register.ts'

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
  /** Compartments and their sub-compartments, SIGMA numbers, programme names: what follows the hyphen. A system that the
   * register does not hold, accepted by its place, has an empty id and its name as the only part. */
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
  /** `SG 14` by itself: RD is understood and not written. */
  readonly baseLeftOut?: true
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
 * - `unregistered`: a name or a country code that the register does not hold, understood by its place: unpublished SCI systems exist,
 *   and lists of codes change.
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
    | 'unregistered'
    | 'spelling'
    | 'look-alike'
    | 'too-long'
  /** Tells kinds of `spelling` apart. */
  readonly detail?: SpellingDetail
  readonly span: Span
  readonly message: string
}

/**
 * How a marking differs from its canonical form.
 *
 * - `single-slash` is customary in State cables: `(S/NF)`. `double-slash` is one too many: `SECRET//ORCON//NOFORN`.
 * - `blank`, `hyphen`, `comma`: stands where a slash belongs, or nothing belongs.
 * - `long-form` in a portion (`(Confidential)`), `short-form` on a banner line (`SECRET//NF`), `tolerated` in neither (`UNCLAS`).
 * - `glued`: words run into each other (`(SNF)`). `smeared`: letters of a banner line lost, doubled or set apart wrongly.
 * - `department-form`: DoD's own form, right under its profile alone (`RD-N`, `//NS-A`).
 * - `energy-form`: the Department of Energy's own (`SRD`). `directive-form`: that of 32 CFR 2001.24(c) (`(UK-C)`, `(FGI-C)`).
 * - `list`: separators of a list, a country written out, or a code that is not the country's.
 */
export type SpellingDetail =
  | 'single-slash'
  | 'double-slash'
  | 'blank'
  | 'hyphen'
  | 'comma'
  | 'lower-case'
  | 'long-form'
  | 'short-form'
  | 'tolerated'
  | 'glued'
  | 'smeared'
  | 'department-form'
  | 'energy-form'
  | 'directive-form'
  | 'list'
  | 'leading-separator'
  | 'trailing-separator'
  | 'level-left-out'

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

/** The control that says this: the one with this register id, or one that implies it (`SBU NOFORN` says NOFORN and SBU). */
export function findControl<C extends ControlValue>(marking: { readonly controls: readonly C[] }, id: string): C | undefined {
  // Most markings have none, and this is asked of each of them for many controls.
  if (marking.controls.length === 0) return undefined
  return marking.controls.find((control) => control.id === id) ?? marking.controls.find((control) => says(control.id, id))
}
