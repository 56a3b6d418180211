import { type Control, findControl } from '../../grammar/marking/marking.ts'
import type { Exclusion, Requirement } from '../../grammar/vocabulary/entry.ts'
import { findEntry } from '../../grammar/vocabulary/register.ts'
import { groupingWords } from '../../grammar/vocabulary/sci.ts'
import { manual } from '../../grammar/vocabulary/sources.ts'
import { fault, holdsIn, type MarkingCheck, type MarkingFault } from './fault.ts'
import { compartmentOf, nameOfPart } from './levels.ts'

/** What a control needs beside it. */
export const checkRequirements: MarkingCheck = (marking, { profile }) =>
  marking.controls.flatMap((control) => {
    const faults: MarkingFault[] = []
    const told = new Set<string>()
    for (const { what, requires } of conditionsOf(control)) {
      for (const { anyOf, profiles, source, suspicious } of requires) {
        const [canonical = ''] = anyOf
        if (told.has(canonical) || !holdsIn(profiles, profile) || anyOf.some((id) => findControl(marking, id))) continue
        told.add(canonical)
        faults.push(
          fault(
            'marking-incomplete',
            control.span,
            `${what} needs ${anyOf.length > 3 ? 'a release marking' : canonical}.`,
            source,
            suspicious,
          ),
        )
      }
    }
    const { needsPart, takes } = findEntry(control.id) ?? {}
    if (needsPart && (needsPart.in ?? marking.form) === marking.form && control.parts.length === 0) {
      const kind = takes === 'programmes' ? 'the name of a programme' : 'a compartment'
      faults.push(fault('marking-incomplete', control.span, `${control.id} needs ${kind}.`, needsPart.source, needsPart.suspicious))
    }
    return faults
  })

/** What does not stand beside each other. A pair is told once. */
export const checkExclusions: MarkingCheck = (marking, { profile }) => {
  const faults: MarkingFault[] = []
  const told = new Set<string>()
  for (const control of marking.controls) {
    for (const { what, excludes } of conditionsOf(control)) {
      for (const exclusion of excludes) {
        if (!holdsIn(exclusion.profiles, profile) || (exclusion.in ?? marking.form) !== marking.form) continue
        for (const other of marking.controls) {
          if (other === control || !exclusion.ids.includes(other.id)) continue
          const pair = [control.id, other.id].sort().join('+')
          if (told.has(pair)) continue
          told.add(pair)
          const later = other.span.start > control.span.start ? other : control
          const message = `${what} and ${other.id} do not stand together.`
          faults.push(fault('marking-exclusive', later.span, message, exclusion.source, exclusion.suspicious))
        }
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

interface Conditions {
  /** Whose they are, in words that say no unpublished name. */
  readonly what: string
  readonly requires: readonly Requirement[]
  readonly excludes: readonly Exclusion[]
}

/** What holds for a control, for each of its compartments, and for those once they have sub-compartments. */
function conditionsOf(control: Control): readonly Conditions[] {
  const own = findEntry(control.id)
  if (!own) return []
  const found: Conditions[] = [{ what: control.id, requires: own.requires ?? [], excludes: own.excludes ?? [] }]
  for (const part of control.parts) {
    const compartment = compartmentOf(control.id, part.id)
    if (!compartment) continue
    const name = nameOfPart(control.id, part.id)
    found.push({ what: name, requires: compartment.requires ?? [], excludes: compartment.excludes ?? [] })
    const { subs } = compartment
    if (subs && part.parts.length > 0) {
      found.push({ what: `A sub-compartment of ${name}`, requires: subs.requires ?? [], excludes: subs.excludes ?? [] })
    }
  }
  return found
}
