import { aea } from './aea.ts'
import { cui } from './cui.ts'
import { cuiDissemination, dissemination, legacyDissemination } from './dissemination.ts'
import type { Category, Entry } from './entry.ts'
import { fgi } from './fgi.ts'
import { legacyNonIc, nonIc, stateControls } from './non-ic.ts'
import { sap } from './sap.ts'
import { legacySci, natoSci, sci } from './sci.ts'

/** Every control of the register, in the order of a banner line: by category, and within it as its authority orders them. */
export const entries: readonly Entry[] = [
  ...sci,
  ...legacySci,
  ...natoSci,
  ...sap,
  ...aea,
  ...fgi,
  ...cui,
  ...dissemination,
  ...cuiDissemination,
  ...legacyDissemination,
  ...nonIc,
  ...stateControls,
  ...legacyNonIc,
]

const byId = new Map(entries.map((entry) => [entry.id, entry]))
const order = new Map(entries.map((entry, index) => [entry.id, index]))

/** The categories in the order of a banner line. */
export const categories: readonly Category[] = [
  'level',
  'non-us',
  'joint',
  'sci',
  'sap',
  'aea',
  'fgi',
  'cui',
  'dissemination',
  'non-ic',
  'caption',
]

/** The entry with this id; undefined when the register does not hold it. */
export function findEntry(id: string): Entry | undefined {
  return byId.get(id)
}

/** Place of a control in a banner line; controls of no entry come last in their category. */
export function orderOf(id: string): number {
  return order.get(id) ?? entries.length
}

/** True when a control with this id says `meaning`: it is it, or implies it. */
export function says(id: string, meaning: string): boolean {
  return id === meaning || (byId.get(id)?.implies?.includes(meaning) ?? false)
}
