import type { Entry } from './entry.ts'
import { manual } from './sources.ts'

export const sap: readonly Entry[] = [
  {
    id: 'SAR',
    category: 'sap',
    title: 'SPECIAL ACCESS REQUIRED',
    banner: ['SAR', 'SPECIAL ACCESS REQUIRED'],
    portion: ['SAR'],
    takes: 'programmes',
    levels: ['C', 'S', 'TS'],
    needsPart: { source: manual('H.5') },
    rollUp: 'union',
    source: manual('H.5'),
  },
]

/** What a DoD banner line says instead of three programmes or more. */
export const multipleProgrammes = 'MULTIPLE PROGRAMS'
