import { cuiHandbook } from '../../grammar/vocabulary/sources.ts'
import type { MarkingCheck } from './fault.ts'
import { fault } from './fault.ts'

/** CUI says by itself that the text is unclassified. */
export const checkCui: MarkingCheck = ({ level, levelSpan, controls }) => {
  const cui = controls.find((control) => control.category === 'cui')
  if (!cui || level !== 'U' || !levelSpan || levelSpan.start >= cui.span.start) return []
  return [fault('marking-exclusive', levelSpan, `No level stands before ${cui.id}.`, cuiHandbook('p. 11'))]
}
