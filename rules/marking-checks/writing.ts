import type { Marking, Problem, SpellingDetail } from '../../grammar/marking/marking.ts'
import type { Profile } from '../../grammar/vocabulary/entry.ts'
import { departmentNatoForms } from '../../grammar/vocabulary/levels.ts'
import { nuclearParts } from '../../grammar/vocabulary/nuclear-parts.ts'
import { isoo, manual, state } from '../../grammar/vocabulary/sources.ts'
import { fault, type MarkingCheck, type MarkingFault } from './fault.ts'

/** How the marking is written, as the reader of it found. A name that is understood by its place is no fault. */
export const checkWriting: MarkingCheck = (marking, { profile }) => [
  ...(profile === 'dod' ? departmentForms(marking) : []),
  ...marking.problems.flatMap((problem): readonly MarkingFault[] => {
    const { span, message } = problem
    switch (problem.kind) {
      case 'unregistered':
        return []
      case 'look-alike':
        return [fault('marking-look-alike', span, message, manual('D.1'))]
      case 'spelling':
        // A mark for the entire text has no other form.
        if (marking.entireText && problem.detail === 'lower-case') return []
        if (ownForms[problem.detail ?? '']) return otherForm(problem, profile)
        return isCustom(problem, profile)
          ? [fault('marking-single-slash', span, message, state('5 FAH-1 H-246.2'), true)]
          : [fault('marking-spelling', span, message, manual('A.6, D.1'))]
      default:
        return [fault('malformed-marking', span, message, isoo('2001.21(c)'))]
    }
  }),
]

/** Forms of one authority, and the profiles that they are right under; the intelligence community re-marks them by the manual. */
const ownForms: Readonly<Record<string, { readonly profiles: readonly Profile[]; readonly section: string }>> = {
  'department-form': { profiles: ['dod'], section: 'H.6, I' },
  'energy-form': { profiles: ['state', 'isoo', 'cui'], section: 'H.6' },
  'directive-form': { profiles: ['state', 'isoo', 'cui'], section: 'H.7' },
}

/** Whether a marking is written in the own form of an authority that the profile follows. */
export function isOwnForm(detail: SpellingDetail | undefined, profile: Profile): boolean {
  return ownForms[detail ?? '']?.profiles.includes(profile) ?? false
}

function otherForm({ detail, span, message }: Problem, profile: Profile): readonly MarkingFault[] {
  if (isOwnForm(detail, profile)) return []
  return [fault('marking-spelling', span, message, manual(ownForms[detail ?? '']?.section ?? ''), profile !== 'ic')]
}

/** Where DoD has a form of its own and another was written. */
function departmentForms({ level, ownership, controls, problems }: Marking): readonly MarkingFault[] {
  if (problems.some(({ detail }) => detail === 'department-form')) return []
  return controls.flatMap(({ id, parts, span }) => {
    const nuclear = nuclearParts.find((part) => part.department && parts.some((own) => own.id === part.id))?.department
    const fused = departmentNatoForms.find((form) => ownership === 'nato' && form.level === level && form.control === id)
    const written = nuclear ? `${id}-${nuclear.form}` : fused?.portion
    const source = nuclear?.source ?? fused?.source
    return written && source ? [fault('marking-spelling', span, `DoD writes ${written} in a portion marking.`, source, true)] : []
  })
}

/** State writes one slash; 8.4 % of the marks of its cables have it. */
function isCustom({ detail }: Problem, profile: string): boolean {
  return detail === 'single-slash' && profile === 'state'
}
