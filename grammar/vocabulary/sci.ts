import type { Citation, Entry, Exclusion, Level, Requirement } from './entry.ts'
import { ism, manual, register2008, vocabularyOf } from './sources.ts'

const topSecret: readonly Level[] = ['TS']
const secretUp: readonly Level[] = ['S', 'TS']
const confidentialUp: readonly Level[] = ['C', 'S', 'TS']
const noforn = ['NOFORN', 'SBU NOFORN', 'LES NOFORN']

/** Control systems, in the order of their words; digits would come before letters. */
export const sci: readonly Entry[] = [
  {
    id: 'BUR',
    category: 'sci',
    title: 'BUR',
    banner: ['BUR'],
    portion: ['BUR'],
    takes: 'compartments',
    levels: secretUp,
    requires: [{ anyOf: noforn, source: ism('00463') }],
    rollUp: 'union',
    source: ism('00465'),
  },
  {
    id: 'HCS',
    category: 'sci',
    title: 'HCS',
    banner: ['HCS'],
    portion: ['HCS'],
    takes: 'compartments',
    levels: secretUp,
    requires: [{ anyOf: noforn, source: ism('00049') }],
    needsPart: { suspicious: true, source: ism('00474') },
    notFor: [{ ownership: ['joint'], source: manual('H.3') }],
    rollUp: 'union',
    source: ism('00048'),
  },
  {
    id: 'KLM',
    category: 'sci',
    title: 'KLAMATH',
    banner: ['KLM', 'KLAMATH'],
    portion: ['KLM'],
    takes: 'compartments',
    levels: secretUp,
    requires: [{ anyOf: noforn, suspicious: true, source: ism('00396') }],
    rollUp: 'union',
    source: ism('00466'),
  },
  {
    id: 'MVL',
    category: 'sci',
    title: 'MARVEL',
    banner: ['MVL', 'MARVEL'],
    portion: ['MVL'],
    takes: 'compartments',
    levels: topSecret,
    rollUp: 'union',
    source: ism('00472'),
  },
  {
    id: 'RSV',
    category: 'sci',
    title: 'RESERVE',
    banner: ['RSV', 'RESERVE'],
    portion: ['RSV'],
    takes: 'compartments',
    levels: secretUp,
    requires: [{ anyOf: noforn, suspicious: true, source: ism('00464') }],
    needsPart: { source: ism('00243') },
    rollUp: 'union',
    source: ism('00242'),
  },
  {
    id: 'SI',
    category: 'sci',
    title: 'SPECIAL INTELLIGENCE',
    banner: ['SI'],
    portion: ['SI'],
    takes: 'compartments',
    levels: confidentialUp,
    rollUp: 'union',
    source: ism('00043'),
  },
  {
    id: 'TK',
    category: 'sci',
    title: 'TALENT KEYHOLE',
    banner: ['TK', 'TALENT KEYHOLE'],
    portion: ['TK'],
    takes: 'compartments',
    levels: secretUp,
    rollUp: 'union',
    source: ism('00047'),
  },
]

/** Control systems out of use. */
export const legacySci: readonly Entry[] = [
  {
    id: 'BYE',
    category: 'sci',
    title: 'BYEMAN',
    banner: ['BYE', 'BYEMAN'],
    portion: ['BYE'],
    takes: 'compartments',
    levels: secretUp,
    rollUp: 'union',
    until: '2005-05-20',
    replacedBy: 'TK or RSV',
    source: register2008(),
  },
  {
    id: 'COMINT',
    category: 'sci',
    title: 'COMINT',
    banner: ['COMINT'],
    portion: ['COMINT'],
    takes: 'compartments',
    levels: confidentialUp,
    rollUp: 'union',
    until: '2011-12-30',
    replacedBy: 'SI',
    source: manual('H.4'),
  },
  {
    id: 'EL',
    category: 'sci',
    title: 'ENDSEAL',
    banner: ['EL', 'ENDSEAL'],
    portion: ['EL'],
    takes: 'compartments',
    levels: secretUp,
    rollUp: 'union',
    until: '2016-12-31',
    replacedBy: 'SI-EU or SI-NK',
    source: manual('H.4'),
  },
  {
    id: 'HUMINT',
    category: 'sci',
    title: 'HUMINT',
    banner: ['HUMINT'],
    portion: ['HUMINT'],
    takes: 'compartments',
    levels: secretUp,
    rollUp: 'union',
    until: '2006-10-31',
    replacedBy: 'HCS',
    source: register2008(),
  },
  {
    id: 'KDK',
    category: 'sci',
    title: 'KLONDIKE',
    banner: ['KDK', 'KLONDIKE'],
    portion: ['KDK'],
    takes: 'compartments',
    levels: secretUp,
    rollUp: 'union',
    until: '2016-12-31',
    replacedBy: 'TK',
    source: manual('H.4'),
  },
]

/** NATO controls that stand where SCI stands. */
export const natoSci: readonly Entry[] = [
  ...['AVICULA', 'SAVATE'].map(
    (id): Entry => ({
      id,
      category: 'sci',
      title: id,
      banner: [id],
      portion: [id],
      levels: ['S'],
      natoOnly: { source: ism('00163') },
      rollUp: 'union',
      until: '2005-12-09',
      note: 'Rescinded; it was written behind NATO SECRET and a hyphen.',
      source: register2008('section 9'),
    }),
  ),
  {
    id: 'BALK',
    category: 'sci',
    title: 'BALK',
    banner: ['BALK'],
    portion: ['BALK'],
    levels: topSecret,
    natoOnly: { source: ism('00163') },
    rollUp: 'union',
    note: 'Exercise counterpart of BOHEMIA.',
    source: register2008(),
  },
  {
    id: 'BOHEMIA',
    category: 'sci',
    title: 'BOHEMIA',
    banner: ['BOHEMIA'],
    portion: ['BOHEMIA'],
    levels: topSecret,
    natoOnly: { source: ism('00163') },
    rollUp: 'union',
    source: register2008(),
  },
]

/** What the names of a control system look like, and how to say so. */
export const namePatterns = {
  'one to six letters or digits': /^[A-Z0-9]{1,6}$/,
  'four letters or digits': /^[A-Z0-9]{4}$/,
  'three letters or digits': /^[A-Z0-9]{3}$/,
  'two or three letters': /^[A-Z]{2,3}$/,
  'letters or digits': /^[A-Z0-9]+$/,
} as const

export type NamePattern = keyof typeof namePatterns

/**
 * A compartment of a control system. `system` and `id` together name it; `anyOther` stands for compartments not listed,
 * `subs` for the rules that hold once it has sub-compartments.
 */
export interface Compartment {
  readonly system: string
  readonly id: string
  readonly title?: string
  readonly long?: string
  readonly levels: readonly Level[]
  readonly requires?: readonly Requirement[]
  readonly excludes?: readonly Exclusion[]
  /** What sub-compartments look like, and what they require on top. */
  readonly subs?: {
    readonly pattern: NamePattern
    readonly levels: readonly Level[]
    /** Of the levels; absent: that of the compartment. */
    readonly source?: Citation
    readonly requires?: readonly Requirement[]
    readonly excludes?: readonly Exclusion[]
  }
  readonly until?: string
  readonly replacedBy?: string
  readonly source: Citation
}

const orcon = (rule: string): Requirement => ({ anyOf: ['ORCON'], source: ism(rule) })
const orconNotUsgov = (rule: string): Exclusion => ({ ids: ['ORCON-USGOV'], source: ism(rule) })
const nofornBy = (rule: string): Requirement => ({ anyOf: noforn, source: ism(rule) })

export const compartments: readonly Compartment[] = [
  { system: 'BUR', id: 'BLG', levels: secretUp, source: vocabularyOf('CVE SCIControls') },
  { system: 'BUR', id: 'DTP', levels: secretUp, source: vocabularyOf('CVE SCIControls') },
  { system: 'BUR', id: 'WRG', levels: secretUp, source: vocabularyOf('CVE SCIControls') },
  {
    system: 'HCS',
    id: 'O',
    title: 'HCS OPERATIONS',
    levels: secretUp,
    requires: [orcon('00335'), nofornBy('00049')],
    excludes: [orconNotUsgov('00363')],
    source: ism('00332'),
  },
  {
    system: 'HCS',
    id: 'P',
    title: 'HCS PRODUCT',
    levels: secretUp,
    requires: [nofornBy('00049')],
    subs: {
      pattern: 'one to six letters or digits',
      levels: topSecret,
      source: ism('00453'),
      requires: [orcon('00336'), nofornBy('00049')],
      excludes: [orconNotUsgov('00362')],
    },
    source: ism('00330'),
  },
  { system: 'HCS', id: 'X', levels: secretUp, requires: [nofornBy('00049')], source: ism('00459') },
  {
    system: 'KLM',
    id: 'R',
    levels: topSecret,
    requires: [nofornBy('00469')],
    subs: {
      pattern: 'letters or digits',
      levels: topSecret,
      requires: [orcon('00471'), nofornBy('00469')],
      excludes: [orconNotUsgov('00470')],
    },
    source: ism('00468'),
  },
  { system: 'SI', id: 'EU', title: 'ECRU', long: 'ECRU', levels: topSecret, source: manual('H.4') },
  {
    system: 'SI',
    id: 'G',
    title: 'GAMMA',
    long: 'GAMMA',
    levels: topSecret,
    requires: [orcon('00045')],
    excludes: [orconNotUsgov('00341')],
    subs: { pattern: 'four letters or digits', levels: topSecret },
    source: ism('00044'),
  },
  { system: 'SI', id: 'NK', title: 'NONBOOK', long: 'NONBOOK', levels: topSecret, source: manual('H.4') },
  {
    system: 'TK',
    id: 'BLFH',
    title: 'BLUEFISH',
    long: 'BLUEFISH',
    levels: topSecret,
    requires: [nofornBy('00369')],
    subs: { pattern: 'one to six letters or digits', levels: topSecret },
    source: ism('00368'),
  },
  {
    system: 'TK',
    id: 'IDIT',
    title: 'IDITAROD',
    long: 'IDITAROD',
    levels: secretUp,
    requires: [nofornBy('00370')],
    subs: { pattern: 'one to six letters or digits', levels: secretUp },
    source: ism('00047'),
  },
  {
    system: 'TK',
    id: 'KAND',
    title: 'KANDIK',
    long: 'KANDIK',
    levels: secretUp,
    requires: [nofornBy('00371')],
    subs: { pattern: 'one to six letters or digits', levels: secretUp },
    source: ism('00047'),
  },
]

/** What holds for compartments that `compartments` does not list. */
export const otherCompartments: Readonly<Record<string, Omit<Compartment, 'system' | 'id'> & { readonly pattern?: NamePattern }>> = {
  KLM: { levels: secretUp, requires: [orcon('00397')], source: ism('00466') },
  RSV: { levels: secretUp, pattern: 'three letters or digits', source: ism('00242') },
  SI: { levels: topSecret, pattern: 'two or three letters', source: manual('H.4') },
}

/** A grouping word that may no longer stand before a compartment: `SI-ECI ABC` is `SI-ABC`. */
export const groupingWords: readonly string[] = ['ECI']
