import type { Entry, Level } from './entry.ts'
import { energy, ism, isoo, manual, register2008 } from './sources.ts'

const confidentialUp: readonly Level[] = ['C', 'S', 'TS']
const noforn = ['NOFORN', 'SBU NOFORN', 'LES NOFORN', 'REL TO']

/** Atomic energy information, in the order of a banner line. */
export const aea: readonly Entry[] = [
  {
    id: 'RD',
    category: 'aea',
    title: 'RESTRICTED DATA',
    banner: ['RD', 'RESTRICTED DATA'],
    portion: ['RD'],
    takes: 'nuclear',
    levels: confidentialUp,
    requires: [{ anyOf: noforn, profiles: ['ic'], suspicious: true, source: ism('00467') }],
    excludes: [{ ids: ['FRD', 'TFNI'], source: ism('00321') }],
    rollUp: 'union',
    nuclear: { source: energy('1045.155') },
    neverDeclassified: { source: isoo('2001.24(h), (i)') },
    source: manual('H.6'),
  },
  {
    id: 'CNWDI',
    category: 'aea',
    title: 'CRITICAL NUCLEAR WEAPON DESIGN INFORMATION',
    banner: ['CNWDI', 'CRITICAL NUCLEAR WEAPON DESIGN INFORMATION'],
    portion: ['CNWDI'],
    levels: ['S', 'TS'],
    requires: [{ anyOf: ['RD'], source: manual('H.6') }],
    rollUp: 'union',
    nuclear: { source: energy('1045.155') },
    note: 'Written behind RD and a hyphen; DoD writes N.',
    source: manual('H.6'),
  },
  {
    id: 'FRD',
    category: 'aea',
    title: 'FORMERLY RESTRICTED DATA',
    banner: ['FRD', 'FORMERLY RESTRICTED DATA'],
    portion: ['FRD'],
    takes: 'nuclear',
    levels: confidentialUp,
    requires: [{ anyOf: noforn, profiles: ['ic'], suspicious: true, source: ism('00467') }],
    excludes: [{ ids: ['RD', 'TFNI'], source: ism('00321') }],
    rollUp: 'union',
    nuclear: { source: energy('1045.155') },
    neverDeclassified: { source: isoo('2001.24(h), (i)') },
    source: manual('H.6'),
  },
  {
    id: 'DOD UCNI',
    category: 'aea',
    title: 'DOD UNCLASSIFIED CONTROLLED NUCLEAR INFORMATION',
    banner: ['DOD UCNI', 'DOD UNCLASSIFIED CONTROLLED NUCLEAR INFORMATION'],
    portion: ['DCNI'],
    levels: ['U'],
    rollUp: 'unclassified-only',
    source: ism('00181'),
  },
  {
    id: 'DOE UCNI',
    category: 'aea',
    title: 'DOE UNCLASSIFIED CONTROLLED NUCLEAR INFORMATION',
    banner: ['DOE UCNI', 'DOE UNCLASSIFIED CONTROLLED NUCLEAR INFORMATION'],
    portion: ['UCNI'],
    tolerated: ['ECNI'],
    levels: ['U'],
    rollUp: 'unclassified-only',
    source: ism('00181'),
  },
  {
    id: 'TFNI',
    category: 'aea',
    title: 'TRANSCLASSIFIED FOREIGN NUCLEAR INFORMATION',
    banner: ['TFNI', 'TRANSCLASSIFIED FOREIGN NUCLEAR INFORMATION'],
    portion: ['TFNI'],
    levels: confidentialUp,
    excludes: [{ ids: ['RD', 'FRD'], source: ism('00321') }],
    rollUp: 'union',
    nuclear: { source: energy('1045.155') },
    neverDeclassified: { source: isoo('2001.24(h), (i)') },
    source: energy('1045.140(e)(3)'),
  },
  {
    id: 'ATOMAL',
    category: 'aea',
    title: 'ATOMAL',
    banner: ['ATOMAL'],
    portion: ['ATOMAL'],
    levels: confidentialUp,
    natoOnly: { source: ism('00163') },
    rollUp: 'union',
    nuclear: { source: energy('1045.155') },
    note: 'NATO; comes after the US entries.',
    source: register2008(),
  },
]

/** Words of the Department of Energy that say level and category at once. */
export const energyLevels: readonly { readonly form: string; readonly level: Level; readonly control: string }[] = [
  { form: 'SRD', level: 'S', control: 'RD' },
  { form: 'CRD', level: 'C', control: 'RD' },
  { form: 'TSRD', level: 'TS', control: 'RD' },
  { form: 'SFRD', level: 'S', control: 'FRD' },
  { form: 'CFRD', level: 'C', control: 'FRD' },
  { form: 'TSFRD', level: 'TS', control: 'FRD' },
]

/** Both titles of a SIGMA number, banner form first. */
export const sigma = { banner: 'SIGMA', portion: 'SG', current: ['14', '15', '18', '20'] } as const
