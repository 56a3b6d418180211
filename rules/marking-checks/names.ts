import type { Control, MarkingForm } from '../../grammar/marking/marking.ts'
import { named } from '../../grammar/vocabulary/named.ts'
import { compartments, groupingWords, type NamePattern, namePatterns, otherCompartments, sci } from '../../grammar/vocabulary/sci.ts'
import { ism, manual } from '../../grammar/vocabulary/sources.ts'
import { fault, type MarkingCheck, type MarkingFault } from './fault.ts'

/**
 * What compartments and sub-compartments look like. Editions of the manual differ in how many letters there are, and unpublished names
 * exist: a name of another shape is suspicious and no more. A name is not said.
 */
export const checkNames: MarkingCheck = ({ controls, form }, { profile }) => [
  ...controls.flatMap((control) => ofControl(control, form)),
  ...(profile === 'dod' ? underTwoAuthorities(controls) : []),
]

/** Programmes beside a control system are of DoD and of the intelligence community at once, whose ways to write several of them differ. */
function underTwoAuthorities(controls: readonly Control[]): readonly MarkingFault[] {
  const programmes = controls.find(({ id }) => id === named.sap)
  if (!programmes || !controls.some(({ category }) => category === 'sci')) return []
  const { span, parts } = programmes
  const faults: MarkingFault[] = []
  if (parts.length > 2) {
    const message = 'Beside a control system no more than two programmes stand: DoD and the intelligence community write three differently.'
    faults.push(fault('marking-name', span, message, ism('00533'), true))
  }
  if (parts.some((part) => part.parts.length > 0)) {
    const message = 'Beside a control system a programme has no hyphen: it is part of the name to DoD and begins a compartment elsewhere.'
    faults.push(fault('marking-name', span, message, ism('00534'), true))
  }
  return faults
}

function ofControl(control: Control, form: MarkingForm): readonly MarkingFault[] {
  const { id: system, parts, span } = control
  const told = new Set<string>()
  if (system === named.sap && form === 'portion' && parts.some(({ id }) => id.length > 3)) {
    told.add('A portion marking has the abbreviation of a programme: two or three letters or digits.')
  }
  for (const { id, parts: subs } of parts) {
    if (groupingWords.includes(id)) continue
    if (sci.some((one) => one.id === id)) told.add(`${id} is a control system of its own; set it off by "/".`)
    const known = compartments.find((one) => one.system === system && one.id === id)
    const others = known ? undefined : otherCompartments[system]?.pattern
    if (others && !namePatterns[others].test(id)) told.add(shape(`A compartment of ${system}`, others))
    const pattern = known?.subs?.pattern
    if (pattern && !subs.every((sub) => namePatterns[pattern].test(sub))) told.add(shape(`A sub-compartment of ${system}-${id}`, pattern))
  }
  return [...told].map((message) => fault('marking-name', span, message, manual(system === named.sap ? 'H.5' : 'H.4'), true))
}

function shape(what: string, pattern: NamePattern): string {
  return `${what} is ${pattern}.`
}
