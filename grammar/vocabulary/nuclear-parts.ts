import { sigma } from './aea.ts'
import type { Citation, Level, LevelsByProfile } from './entry.ts'
import { dodManual, ism } from './sources.ts'

/** What follows RD or FRD and a hyphen, and the levels it stands at. */
export interface NuclearPart {
  readonly id: string
  /** As DoD writes it. */
  readonly department?: { readonly form: string; readonly source: Citation }
  readonly levels: readonly Level[]
  readonly levelsByProfile?: readonly LevelsByProfile[]
  readonly source: Citation
}

export const nuclearParts: readonly NuclearPart[] = [
  { id: 'CNWDI', department: { form: 'N', source: dodManual('Enclosure 4, 8.c.3') }, levels: ['S', 'TS'], source: ism('00175') },
  {
    id: sigma.banner,
    levels: ['S', 'TS'],
    levelsByProfile: [{ profiles: ['dod'], levels: ['C', 'S', 'TS'], source: dodManual('Enclosure 4, 8.d') }],
    source: ism('00173'),
  },
]

/** Numbers that were converted to others. */
export const legacySigmaNumbers: readonly string[] = ['1', '2', '3', '4', '5', '9', '10', '11', '12', '13']
