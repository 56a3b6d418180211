import type { Citation, Level } from './entry.ts'
import { dodManual, isoo, manual, register2008, vocabularyOf } from './sources.ts'

/** The words that name a level, and how each form writes them. */
export interface LevelEntry {
  readonly level: Level
  readonly title: string
  readonly portion: string
  readonly tolerated: readonly string[]
  /** As the banner line of a cable has it. */
  readonly cable: string
  readonly source: Citation
}

/** Lowest first. */
export const levelEntries: readonly LevelEntry[] = [
  { level: 'U', title: 'UNCLASSIFIED', portion: 'U', tolerated: ['UNCLAS'], cable: 'UNCLAS', source: isoo('2001.21(c)') },
  { level: 'R', title: 'RESTRICTED', portion: 'R', tolerated: [], cable: 'R E S T R I C T E D', source: manual('G') },
  { level: 'C', title: 'CONFIDENTIAL', portion: 'C', tolerated: [], cable: 'C O N F I D E N T I A L', source: isoo('2001.21(c)') },
  { level: 'S', title: 'SECRET', portion: 'S', tolerated: [], cable: 'S E C R E T', source: isoo('2001.21(c)') },
  { level: 'TS', title: 'TOP SECRET', portion: 'TS', tolerated: [], cable: 'T O P  S E C R E T', source: isoo('2001.21(c)') },
]

/** NATO levels. The word NATO is never used with TOP SECRET. */
export const natoLevels: readonly { readonly level: Level; readonly title: string; readonly portion: string; readonly source: Citation }[] =
  [
    { level: 'U', title: 'NATO UNCLASSIFIED', portion: 'NU', source: manual('G') },
    { level: 'R', title: 'NATO RESTRICTED', portion: 'NR', source: manual('G') },
    { level: 'C', title: 'NATO CONFIDENTIAL', portion: 'NC', source: manual('G') },
    { level: 'S', title: 'NATO SECRET', portion: 'NS', source: manual('G') },
    { level: 'TS', title: 'COSMIC TOP SECRET', portion: 'CTS', source: manual('G') },
  ]

/**
 * Activities of the North Atlantic Council whose levels are their own: `NATO ISAF SECRET`, in a portion `NIS`. There is none above SECRET.
 * The portion form is known for this one only; others are written out.
 */
export const natoActivities: readonly { readonly activity: string; readonly letter: string; readonly source: Citation }[] = [
  { activity: 'ISAF', letter: 'I', source: vocabularyOf('SecurityBanner XSL') },
]

/**
 * NATO levels that had a control fused to them before December 2010, when ATOMAL, BOHEMIA and BALK became controls; DoD has two of
 * them still (`departmentNatoForms`). `NS-A` was SECRET-AVICULA until December 2005 and is SECRET ATOMAL to DoD now: it is read as that.
 */
export const fusedNatoLevels: readonly {
  readonly form: string
  readonly level: Level
  readonly control: string
  readonly source: Citation
}[] = [
  { form: 'CTSA', level: 'TS', control: 'ATOMAL', source: register2008() },
  { form: 'NSAT', level: 'S', control: 'ATOMAL', source: register2008() },
  { form: 'NCA', level: 'C', control: 'ATOMAL', source: register2008() },
  { form: 'NS-A', level: 'S', control: 'ATOMAL', source: dodManual('Enclosure 4, 4.b.2') },
  { form: 'NS-S', level: 'S', control: 'SAVATE', source: register2008('section 9') },
  { form: 'NATO SECRET-SAVATE', level: 'S', control: 'SAVATE', source: register2008('section 9') },
  { form: 'NATO SECRET-AVICULA', level: 'S', control: 'AVICULA', source: register2008('section 9') },
  { form: 'CTS-B', level: 'TS', control: 'BOHEMIA', source: register2008() },
  { form: 'CTS-BALK', level: 'TS', control: 'BALK', source: register2008() },
]

/** What DoD writes in one piece, with `//` before it: `//SECRET ATOMAL`, in a portion `//NS-A`. */
export const departmentNatoForms: readonly {
  readonly level: Level
  readonly control: string
  readonly banner: string
  readonly portion: string
  readonly source: Citation
}[] = [
  { level: 'S', control: 'ATOMAL', banner: 'SECRET ATOMAL', portion: 'NS-A', source: dodManual('Enclosure 4, 4.b.2') },
  { level: 'TS', control: 'BOHEMIA', banner: 'COSMIC TOP SECRET BOHEMIA', portion: 'CTS-B', source: dodManual('Enclosure 4, 4.b.2') },
]

/** Lowest first. */
export const levels: readonly Level[] = levelEntries.map((entry) => entry.level)

const byLevel = new Map(levelEntries.map((entry) => [entry.level, entry]))

/** The entry of a level. */
export function levelEntry(level: Level): LevelEntry {
  return byLevel.get(level) as LevelEntry
}

/** Place of a level in the order U R C S TS, from 0. */
export function rank(level: Level): number {
  return levels.indexOf(level)
}

/** True when `a` is the lower of the two. */
export function isBelow(a: Level, b: Level): boolean {
  return rank(a) < rank(b)
}

/** The highest of these levels; undefined when there are none. */
export function highestLevel(list: readonly (Level | undefined)[]): Level | undefined {
  let highest: Level | undefined
  for (const level of list) if (level !== undefined && (highest === undefined || isBelow(highest, level))) highest = level
  return highest
}
