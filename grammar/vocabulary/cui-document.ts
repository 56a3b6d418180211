import type { Category, Citation } from './entry.ts'
import { named } from './named.ts'
import { cuiHandbook, ism } from './sources.ts'

/** Lines of the designation indicator and of decontrol, by how they begin. */
export const designationLine = /^[ \t]{0,20}controlled[ \t]{1,3}by[ \t]{0,3}:/gim
export const decontrolLine = /^[ \t]{0,20}decontrol(?:led)?(?:[ \t]{1,3}(?:on|date|by|event))?[ \t]{0,3}:/gim

/** The control whose documents these are. */
export const controlled = named.cui

/** Controls that need a category of CUI in the same marking. */
export const neededCategories: readonly { readonly ids: readonly string[]; readonly category: string; readonly source: Citation }[] = [
  { ids: ['AC', 'AWP'], category: 'PRIVILEGE', source: ism('00507') },
]

/** Controls that go with a list of the people who may have the document. */
export const listControls: readonly string[] = ['DL ONLY']

/** Categories of controls that a marking of CUI alone has not: classified information has them. */
export const classifiedCategories: readonly Category[] = ['sci', 'sap', 'aea', 'fgi']

/** Non-IC controls that CUI replaced, and the words of the same kind that a CUI document may not have. */
export const replacedCategories: readonly Category[] = ['non-ic']

export const replacedSource: Citation = cuiHandbook('p. 15')
