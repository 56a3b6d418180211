import type { Citation } from './entry.ts'
import { manual, vocabularyOf } from './sources.ts'

/** A code that stands for several countries. */
export interface Organisation {
  readonly code: string
  readonly title?: string
  /** Names that people write instead. Upper case. */
  readonly names?: readonly string[]
  /** Members besides USA, when they are known and may be put in its place. */
  readonly members?: readonly string[]
  /** Members that joined later than the list of November 2022: code to first day. */
  readonly joined?: Readonly<Record<string, string>>
  /** May be replaced by its members. `unknown`: the taxonomy says yes and does not tell the members here. */
  readonly decomposable: 'yes' | 'unknown' | 'no'
  /** The manual itself names it as one to replace by its members; of any other, only ISM says so. */
  readonly expandedByManual?: true
  readonly retired?: true
  readonly source: Citation
}

const taxonomy = vocabularyOf('CVE ISMCAT Tetragraph (2022-NOV)')
const codes = (text: string): readonly string[] => text.split(' ')

const known: readonly Organisation[] = [
  {
    code: 'FVEY',
    title: 'Five Eyes',
    names: ['FIVE EYES', '5 EYES', '5EYES', '5-EYES'],
    members: codes('AUS CAN GBR NZL'),
    decomposable: 'yes',
    expandedByManual: true,
    source: manual('Table 3, row 23'),
  },
  {
    code: 'ACGU',
    title: 'Four Eyes',
    names: ['FOUR EYES', '4 EYES', '4EYES', '4-EYES'],
    members: codes('AUS CAN GBR'),
    decomposable: 'yes',
    expandedByManual: true,
    source: manual('Table 3, row 23'),
  },
  {
    code: 'TEYE',
    title: 'Three Eyes',
    names: ['THREE EYES'],
    members: codes('AUS GBR'),
    decomposable: 'yes',
    expandedByManual: true,
    source: manual('Table 3, row 23'),
  },
  { code: 'CFCK', members: codes('KOR'), decomposable: 'yes', source: taxonomy },
  { code: 'CPMT', members: codes('CAN GBR IRL'), decomposable: 'yes', source: taxonomy },
  { code: 'FRME', members: codes('AUS BEL CAN DEU DNK ESP FRA GBR ITA NLD NOR NZL'), decomposable: 'yes', source: taxonomy },
  { code: 'IMSP', members: codes('AUS CAN FRA GBR JPN KOR NZL PHL'), decomposable: 'yes', source: taxonomy },
  { code: 'PSMX', members: codes('AUS CAN DEU FRA GBR JPN KOR NZL'), decomposable: 'yes', source: taxonomy },
  { code: 'MLEC', members: codes('AUS CAN ESP FRA GBR NLD NZL'), decomposable: 'yes', source: taxonomy },
  { code: 'TFTC', members: codes('ARE BHR KWT OMN QAT SAU'), decomposable: 'yes', source: taxonomy },
  { code: 'ASEA', members: codes('BRN IDN KHM LAO MMR MYS PHL SGP THA VNM'), decomposable: 'yes', source: taxonomy },
  {
    code: 'NATO',
    title: 'North Atlantic Treaty Organization',
    // The thirty members of November 2022; which they are is general knowledge, their number is the taxonomy's.
    members: codes('ALB BEL BGR CAN CZE DEU DNK ESP EST FRA GBR GRC HRV HUN ISL ITA LTU LUX LVA MKD MNE NLD NOR POL PRT ROU SVK SVN TUR'),
    joined: { FIN: '2023-04-04', SWE: '2024-03-07' },
    decomposable: 'yes',
    source: taxonomy,
  },
  { code: 'AUSTRALIA_GROUP', names: ['AUSTRALIA GROUP'], decomposable: 'unknown', source: taxonomy },
  { code: 'EU', title: 'European Union', names: ['EUROPEAN UNION'], decomposable: 'no', source: taxonomy },
  { code: 'ISAF', title: 'International Security Assistance Force', decomposable: 'no', retired: true, source: taxonomy },
  { code: 'KFOR', title: 'Kosovo Force', decomposable: 'no', source: taxonomy },
]

const unnamed = (list: string, decomposable: Organisation['decomposable'], retired?: true): Organisation[] =>
  codes(list).map((code) => ({ code, decomposable, ...(retired && { retired }), source: taxonomy }))

/** Three-letter and longer codes of organisations and coalitions. */
export const organisations: readonly Organisation[] = [
  ...known,
  ...unnamed('AMSP BWCS CMFC CMFP CWCS GMIF NCFE NSG OSTY PAWA UNCK', 'unknown'),
  ...unnamed('APFS CLFC CTOC GCCH GFNX IMSC IPMC IRKS ISSG MESF MGEU MNTF NACT NKIC NRDC RISC SOFP', 'no'),
  ...unnamed('AOSC BHTF CFOD CFUP ECTF EFOR EUDA GCTF IESC MCFI MIFH MPFL OSAG PGMF RSMA SFOR SPAA', 'no', true),
]

const byCode = new Map(organisations.map((organisation) => [organisation.code, organisation]))
const byName = new Map(organisations.flatMap((organisation) => (organisation.names ?? []).map((name) => [name, organisation.code])))

/** The organisation of this code. */
export function findOrganisation(code: string): Organisation | undefined {
  return byCode.get(code)
}

/** The code of an organisation that is written out; upper case in. */
export function organisationByName(name: string): string | undefined {
  return byName.get(name)
}

/**
 * Countries that may be put in the place of a code: the code itself for a country, the members for an organisation that may be replaced.
 * Undefined when that is not known or not allowed. `day` is the day to judge by (`YYYY-MM-DD`).
 */
export function membersOf(code: string, day?: string): readonly string[] | undefined {
  const organisation = byCode.get(code)
  if (!organisation) return [code]
  if (organisation.decomposable !== 'yes' || !organisation.members) return undefined
  const joined = Object.entries(organisation.joined ?? {}).filter(([, first]) => day !== undefined && first <= day)
  return [...organisation.members, ...joined.map(([country]) => country)]
}

/** Countries of a list; an organisation that may not be replaced stands for itself. */
export function expandedCodes(codes: Iterable<string>, day?: string): Set<string> {
  const expanded = new Set<string>()
  for (const code of codes) for (const member of membersOf(code, day) ?? [code]) expanded.add(member)
  return expanded
}
