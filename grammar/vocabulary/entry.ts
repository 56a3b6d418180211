/** The text a statement rests on. `section` is empty when the source has none. */
export interface Citation {
  readonly source: string
  readonly section: string
}

/**
 * The authorities whose rules disagree (DESIGN: Profiles). `state` is the default for a cable, `isoo` for anything else:
 * 32 CFR 2001 binds every executive-branch document.
 */
export type Profile = 'state' | 'ic' | 'dod' | 'isoo' | 'cui'
export const profiles: readonly Profile[] = ['state', 'ic', 'dod', 'isoo', 'cui']

/** Classification levels, lowest first. `R` (RESTRICTED) is foreign or NATO only, never a US level. */
export type Level = 'U' | 'R' | 'C' | 'S' | 'TS'

/** Who classified it, other than the United States alone. */
export type Owner = 'foreign' | 'nato' | 'joint'

/** The category a word of a marking belongs to, in the order of a banner line. */
export type Category = 'level' | 'non-us' | 'joint' | 'sci' | 'sap' | 'aea' | 'fgi' | 'cui' | 'dissemination' | 'non-ic' | 'caption'

/**
 * What a control carries besides its own word.
 *
 * - `codes`: countries and organisations (`REL TO USA, GBR`).
 * - `compartments`: `SI-G ABCD`.
 * - `programmes`: names after a prefix (`SAR-BP/CD`, `ACCM-TEA LEAF`).
 * - `nuclear`: CNWDI and SIGMA numbers (`RD-CNWDI-SIGMA 14 18`).
 * - `value`: a day or an exemption in the place of the word (`20251231`, `25X1`).
 * - `categories`: CUI categories, after a `//` of their own (`CUI//SP-CTI/PRVCY`).
 */
export type Argument = 'codes' | 'compartments' | 'programmes' | 'nuclear' | 'categories' | 'value'

/**
 * How a control gets from the portions into the banner line.
 *
 * - `union`: once in a portion, in the banner line.
 * - `unclassified-only`: likewise, while the whole is unclassified; a classified level protects it.
 * - `release`: foreign disclosure and release; decided together with the others (`rules/roll-up.ts`).
 * - `never`: not a word of the banner line that portions imply.
 */
export type RollUpKind = 'union' | 'unclassified-only' | 'release' | 'never'

/** At least one of `anyOf` has to be in the same marking. */
export interface Requirement {
  readonly anyOf: readonly string[]
  readonly profiles?: readonly Profile[]
  /** Merely suspicious when missing, or the source is unverified. */
  readonly suspicious?: true
  readonly source: Citation
}

/** None of `ids` may be in the same marking. */
export interface Exclusion {
  readonly ids: readonly string[]
  /** Holds in a portion only, or in a banner line only. */
  readonly in?: 'portion' | 'banner'
  readonly profiles?: readonly Profile[]
  readonly suspicious?: true
  readonly source: Citation
}

/** Levels that differ from `Entry.levels` under some profiles. */
export interface LevelsByProfile {
  readonly profiles: readonly Profile[]
  readonly levels: readonly Level[]
  readonly source: Citation
}

/** One word of the marking language, as dated data. Tokens, printing, rules and explanations derive from it. */
export interface Entry {
  /** The banner abbreviation, as a rule; unique in the register. */
  readonly id: string
  readonly category: Category
  readonly title: string
  /** Forms on a banner line, the canonical one first. */
  readonly banner: readonly string[]
  /** Forms in a portion marking, the canonical one first. */
  readonly portion: readonly string[]
  /** Forms that are understood and belong nowhere. */
  readonly tolerated?: readonly string[]
  readonly takes?: Argument
  /** How a list has to be: `with-usa` begins with USA and has one code more; `optional` may be left out; absent: it has to be there. */
  readonly list?: 'with-usa' | 'optional'
  /** Levels of the markings it may stand in. */
  readonly levels: readonly Level[]
  readonly levelsByProfile?: readonly LevelsByProfile[]
  /** The level it says when it stands where the level belongs: `(SBU)` is unclassified. */
  readonly standsFor?: Level
  /** Such a marking needs no level before it: `(SBU)`, not `(U//SBU)`, is how State writes it. */
  readonly standsAlone?: true
  readonly requires?: readonly Requirement[]
  readonly excludes?: readonly Exclusion[]
  /** Does not stand without a compartment or name; with `in: 'banner'`, a portion may leave it to the banner line. */
  readonly needsPart?: { readonly in?: 'banner'; readonly suspicious?: true; readonly source: Citation }
  /** Countries and organisations its list may have; absent: any. */
  readonly onlyCodes?: { readonly codes: readonly string[]; readonly source: Citation }
  /** Markings of other owners that it may not stand in. */
  readonly notFor?: readonly {
    readonly ownership: readonly Owner[]
    readonly profiles?: readonly Profile[]
    readonly suspicious?: true
    readonly source: Citation
  }[]
  /** A NATO control: only where NATO owns the information, or FGI says so. */
  readonly natoOnly?: { readonly source: Citation }
  /** No executive order declassifies it: a declassification instruction says N/A to its portions. */
  readonly neverDeclassified?: { readonly source: Citation }
  /** Nuclear information, which only the authority named by the source takes out of a document for release. */
  readonly nuclear?: { readonly source: Citation }
  /** The captions by which a State message says it, where they are not its own word. */
  readonly captions?: readonly string[]
  /** Ids whose meaning it includes: `SBU NOFORN` says NOFORN. */
  readonly implies?: readonly string[]
  readonly rollUp: RollUpKind
  /** First and last day of use, `YYYY-MM-DD`; the register knows few first days. */
  readonly since?: string
  readonly until?: string
  /** What to write instead of a word out of use. */
  readonly replacedBy?: string
  /** The profiles it exists in; absent: all. */
  readonly profiles?: readonly Profile[]
  readonly note?: string
  readonly source: Citation
}
