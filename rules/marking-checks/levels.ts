import type { Control, Marking } from '../../grammar/marking/marking.ts'
import type { Citation, Entry, Level } from '../../grammar/vocabulary/entry.ts'
import { levelEntry } from '../../grammar/vocabulary/levels.ts'
import { findEntry } from '../../grammar/vocabulary/register.ts'
import { type Compartment, compartments, otherCompartments } from '../../grammar/vocabulary/sci.ts'
import { ism, vocabularyOf } from '../../grammar/vocabulary/sources.ts'
import { fault, type MarkingCheck, type MarkingContext, type MarkingFault } from './fault.ts'

/** Every control stands at levels of its own; RESTRICTED is no US level. */
export const checkLevels: MarkingCheck = (marking, context) => {
  const { level, levelSpan } = marking
  if (level === undefined || !levelSpan) return []
  const faults: MarkingFault[] = []
  if (level === 'R' && (marking.ownership === 'us' || marking.ownership === 'joint')) {
    faults.push(fault('marking-level', levelSpan, 'RESTRICTED is a level of other governments and NATO only.', ism('00040')))
  }
  if (level === 'TS' && marking.ownership === 'nato' && marking.owners.length > 0) {
    const message = 'An activity of the North Atlantic Council has no level above SECRET.'
    faults.push(fault('marking-level', levelSpan, message, vocabularyOf('SecurityBanner XSL')))
  }
  for (const control of marking.controls) faults.push(...ofControl(control, level, context))
  return faults
}

function ofControl(control: Control, level: Level, context: MarkingContext): MarkingFault[] {
  const entry = findEntry(control.id)
  if (!entry) return []
  const allowed = levelsOf(entry, context)
  if (!allowed.levels.includes(level)) return [misplaced(control, control.id, level, allowed)]
  for (const part of control.parts) {
    const compartment = compartmentOf(control.id, part.id)
    if (!compartment) continue
    const subs = part.parts.length > 0 ? compartment.subs : undefined
    const levels = subs?.levels ?? compartment.levels
    if (levels.includes(level)) continue
    const name = nameOfPart(control.id, part.id)
    const isOfSubs = subs && !subs.levels.includes(level) && compartment.levels.includes(level)
    return [
      misplaced(control, isOfSubs ? `A sub-compartment of ${name}` : name, level, { levels, source: subs?.source ?? compartment.source }),
    ]
  }
  return []
}

function levelsOf(entry: Entry, { profile }: MarkingContext): { readonly levels: readonly Level[]; readonly source: Citation } {
  return entry.levelsByProfile?.find((own) => own.profiles.includes(profile)) ?? { levels: entry.levels, source: entry.source }
}

function misplaced(
  control: Control,
  what: string,
  level: Level,
  allowed: { readonly levels: readonly Level[]; readonly source: Citation },
): MarkingFault {
  const titles = allowed.levels.filter((one) => one !== 'R').map((one) => levelEntry(one).title)
  return fault(
    'marking-level',
    control.span,
    `${what} does not stand at ${levelEntry(level).title}, only at ${titles.join(', ')}.`,
    allowed.source,
  )
}

/** A compartment as a message says it: one that the register does not hold goes unnamed. */
export function nameOfPart(system: string, id: string): string {
  return compartments.some((compartment) => compartment.system === system && compartment.id === id)
    ? `${system}-${id}`
    : `A compartment of ${system}`
}

/** The entry of a compartment, or what holds for a system's other compartments. */
export function compartmentOf(system: Marking['controls'][number]['id'], id: string): Omit<Compartment, 'system' | 'id'> | undefined {
  return compartments.find((compartment) => compartment.system === system && compartment.id === id) ?? otherCompartments[system]
}
