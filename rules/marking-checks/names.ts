import type { Control } from '../../grammar/marking/marking.ts'
import { compartments, groupingWords, type NamePattern, namePatterns, otherCompartments } from '../../grammar/vocabulary/sci.ts'
import { manual } from '../../grammar/vocabulary/sources.ts'
import { fault, type MarkingCheck, type MarkingFault } from './fault.ts'

/**
 * What compartments and sub-compartments look like. Editions of the manual differ in how many letters there are, and unpublished names
 * exist: a name of another shape is suspicious and no more. A name is not said.
 */
export const checkNames: MarkingCheck = ({ controls }) => controls.flatMap(ofControl)

function ofControl(control: Control): readonly MarkingFault[] {
  const { id: system, parts, span } = control
  const told = new Set<string>()
  for (const { id, parts: subs } of parts) {
    if (groupingWords.includes(id)) continue
    const known = compartments.find((one) => one.system === system && one.id === id)
    const others = known ? undefined : otherCompartments[system]?.pattern
    if (others && !namePatterns[others].test(id)) told.add(shape(`A compartment of ${system}`, others))
    const pattern = known?.subs?.pattern
    if (pattern && !subs.every((sub) => namePatterns[pattern].test(sub))) told.add(shape(`A sub-compartment of ${system}-${id}`, pattern))
  }
  return [...told].map((message) => fault('marking-name', span, message, manual('H.4'), true))
}

function shape(what: string, pattern: NamePattern): string {
  return `${what} is ${pattern}.`
}
