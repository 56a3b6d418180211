import type { Problem } from '../../grammar/marking/marking.ts'
import { isoo, manual, state } from '../../grammar/vocabulary/sources.ts'
import { fault, type MarkingCheck, type MarkingFault } from './fault.ts'

/** How the marking is written, as the reader of it found. A name that is understood by its place is no fault. */
export const checkWriting: MarkingCheck = (marking, { profile }) =>
  marking.problems.flatMap((problem): readonly MarkingFault[] => {
    const { span, message } = problem
    switch (problem.kind) {
      case 'unregistered':
        return []
      case 'look-alike':
        return [fault('marking-look-alike', span, message, manual('D.1'))]
      case 'spelling':
        return isCustom(problem, profile)
          ? [fault('marking-single-slash', span, message, state('5 FAH-1 H-246.2'), true)]
          : [fault('marking-spelling', span, message, manual('A.6, D.1'))]
      default:
        return [fault('malformed-marking', span, message, isoo('2001.21(c)'))]
    }
  })

/** State writes one slash; 8.4 % of the marks of its cables have it. */
function isCustom({ detail }: Problem, profile: string): boolean {
  return detail === 'single-slash' && profile === 'state'
}
