import type { Entry } from './entry.ts'
import { manual } from './sources.ts'

export const fgi: readonly Entry[] = [
  {
    id: 'FGI',
    category: 'fgi',
    title: 'FOREIGN GOVERNMENT INFORMATION',
    banner: ['FGI', 'FOREIGN GOVERNMENT INFORMATION'],
    portion: ['FGI'],
    takes: 'codes',
    list: 'optional',
    levels: ['U', 'R', 'C', 'S', 'TS'],
    rollUp: 'union',
    source: manual('H.7'),
  },
]
