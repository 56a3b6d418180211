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

/** The category a word of a marking belongs to, in the order of a banner line. */
export type Category = 'level' | 'non-us' | 'joint' | 'sci' | 'sap' | 'aea' | 'fgi' | 'cui' | 'dissemination' | 'non-ic' | 'caption'
