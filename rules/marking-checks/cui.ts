import { findControl, type Marking } from '../../grammar/marking/marking.ts'
import { isKnownCategory } from '../../grammar/vocabulary/cui.ts'
import { neededCategories } from '../../grammar/vocabulary/cui-document.ts'
import { named } from '../../grammar/vocabulary/named.ts'
import { cuiHandbook, cuiInDepartment, ism } from '../../grammar/vocabulary/sources.ts'
import { fault, type MarkingCheck, type MarkingContext, type MarkingFault } from './fault.ts'

/** Controlled unclassified information: its level, its categories, and whose markings have it. */
export const checkCui: MarkingCheck = (marking, context) => [...ofCategories(marking), ...ofAuthority(marking, context)]

function ofCategories(marking: Marking): readonly MarkingFault[] {
  const { level, levelSpan, controls } = marking
  const faults: MarkingFault[] = []
  const cui = findControl(marking, named.cui)
  // CUI says by itself that the text is unclassified.
  if (cui && level === 'U' && levelSpan && levelSpan.start < cui.span.start) {
    faults.push(fault('marking-exclusive', levelSpan, `No level stands before ${cui.id}.`, cuiHandbook('p. 11')))
  }
  if (cui?.parts.some(({ id }) => !isKnownCategory(id))) {
    const message = 'The registry, as of June 2023, does not hold a category of this marking; check it.'
    faults.push(fault('code-unknown', cui.span, message, ism('00506'), true))
  }
  for (const { id, span } of controls) {
    const needed = neededCategories.find(({ ids }) => ids.includes(id))
    if (!needed || cui?.parts.some((part) => part.id === needed.category)) continue
    faults.push(fault('cui-category-missing', span, `${id} needs the category ${needed.category}; add it.`, needed.source))
  }
  return faults
}

/** The intelligence community had not begun with CUI in 2022; DoD keeps it short on a banner line. */
function ofAuthority(marking: Marking, { profile }: MarkingContext): readonly MarkingFault[] {
  const cui = findControl(marking, named.cui)
  if (!cui) return []
  const told = (message: string, source: MarkingFault['citation']): MarkingFault[] => [
    fault('marking-foreign-to-profile', cui.span, message, source, true),
  ]
  if (profile === 'ic') return told(`The intelligence community had not begun to use ${cui.id} by 2022.`, ism('00478'))
  if (profile !== 'dod' || marking.form === 'portion') return []
  if (marking.level !== 'U')
    return told(`DoD writes ${cui.id} in portions of a classified document, not on its banner line.`, cuiInDepartment)
  return cui.parts.length > 0
    ? told(`DoD writes ${cui.id} alone on a banner line, and its categories in a block on the first page.`, cuiInDepartment)
    : []
}
