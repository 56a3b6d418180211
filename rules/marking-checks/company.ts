import { type Control, findControl } from '../../grammar/marking/marking.ts'
import type { Exclusion, Requirement } from '../../grammar/vocabulary/entry.ts'
import { findEntry } from '../../grammar/vocabulary/register.ts'
import { groupingWords } from '../../grammar/vocabulary/sci.ts'
import { manual } from '../../grammar/vocabulary/sources.ts'
import { fault, holdsIn, type MarkingCheck, type MarkingFault } from './fault.ts'
import { compartmentOf } from './levels.ts'

/** What a control needs beside it. */
export const checkRequirements: MarkingCheck = (marking, { profile }) =>
  marking.controls.flatMap((control) => {
    const entry = findEntry(control.id)
    if (!entry) return []
    const faults: MarkingFault[] = []
    for (const requirement of requirementsOf(control)) {
      if (!holdsIn(requirement.profiles, profile) || requirement.anyOf.some((id) => findControl(marking, id))) continue
      const [canonical] = requirement.anyOf
      const wanted = requirement.anyOf.length > 3 ? 'a release marking' : canonical
      const what = control.parts.length > 0 && !entry.requires?.includes(requirement) ? `A compartment of ${control.id}` : control.id
      faults.push(fault('marking-incomplete', control.span, `${what} needs ${wanted}.`, requirement.source, requirement.suspicious))
    }
    const { needsPart } = entry
    if (needsPart && control.parts.length === 0) {
      const kind = entry.takes === 'programmes' ? 'the name of a programme' : 'a compartment'
      faults.push(fault('marking-incomplete', control.span, `${control.id} needs ${kind}.`, needsPart.source, needsPart.suspicious))
    }
    return faults
  })

/** What does not stand beside each other. A pair is told once. */
export const checkExclusions: MarkingCheck = (marking, { profile }) => {
  const faults: MarkingFault[] = []
  const told = new Set<string>()
  for (const control of marking.controls) {
    for (const exclusion of exclusionsOf(control)) {
      if (!holdsIn(exclusion.profiles, profile) || (exclusion.in ?? marking.form) !== marking.form) continue
      for (const other of marking.controls) {
        if (other === control || !exclusion.ids.includes(other.id)) continue
        const pair = [control.id, other.id].sort().join('+')
        if (told.has(pair)) continue
        told.add(pair)
        const later = other.span.start > control.span.start ? other : control
        faults.push(
          fault(
            'marking-exclusive',
            later.span,
            `${control.id} and ${other.id} do not stand together.`,
            exclusion.source,
            exclusion.suspicious,
          ),
        )
      }
    }
    const grouping = control.parts.find((part) => groupingWords.includes(part.id))
    if (grouping) {
      faults.push(
        fault('marking-exclusive', control.span, `${grouping.id} no longer stands before a compartment; leave it out.`, manual('H.4')),
      )
    }
  }
  return faults
}

function requirementsOf(control: Control): readonly Requirement[] {
  const parts = control.parts.flatMap((part) => {
    const compartment = compartmentOf(control.id, part.id)
    return [...(compartment?.requires ?? []), ...(part.parts.length > 0 ? (compartment?.subs?.requires ?? []) : [])]
  })
  return distinct([...(findEntry(control.id)?.requires ?? []), ...parts])
}

/** Of several requirements for the same controls, the first. */
function distinct(requirements: readonly Requirement[]): readonly Requirement[] {
  const seen = new Set<string>()
  return requirements.filter(({ anyOf }) => {
    const key = anyOf.join()
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

function exclusionsOf(control: Control): readonly Exclusion[] {
  const parts = control.parts.flatMap((part) => {
    const compartment = compartmentOf(control.id, part.id)
    return [...(compartment?.excludes ?? []), ...(part.parts.length > 0 ? (compartment?.subs?.excludes ?? []) : [])]
  })
  return [...(findEntry(control.id)?.excludes ?? []), ...parts]
}
