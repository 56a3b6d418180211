import { isCode } from '../../grammar/marking/codes.ts'
import { findControl, type Marking } from '../../grammar/marking/marking.ts'
import type { Owner } from '../../grammar/vocabulary/entry.ts'
import { named, namedCodes } from '../../grammar/vocabulary/named.ts'
import { expandedCodes, findOrganisation } from '../../grammar/vocabulary/organisations.ts'
import { findEntry } from '../../grammar/vocabulary/register.ts'
import { ism, manual } from '../../grammar/vocabulary/sources.ts'
import { fault, holdsIn, type MarkingCheck, type MarkingFault } from './fault.ts'
import { retiredCode } from './lists.ts'

/** Markings that other governments own or own with the United States. */
export const checkOwners: MarkingCheck = (marking, { profile }) => {
  const faults: MarkingFault[] = []
  if (marking.ownership === 'joint') faults.push(...joint(marking))
  for (const owner of marking.owners) {
    faults.push(...retiredCode(owner, marking.span))
    if (isCode(owner) || marking.ownership === 'nato') continue
    faults.push(fault('code-unknown', marking.span, 'The register does not hold the code of an owner; check it.', ism('00263'), true))
  }
  for (const control of marking.controls) {
    const entry = findEntry(control.id)
    for (const limit of entry?.notFor ?? []) {
      if (marking.ownership === 'us' || !limit.ownership.includes(marking.ownership as Owner) || !holdsIn(limit.profiles, profile)) continue
      faults.push(
        fault(
          'marking-owner',
          control.span,
          `${control.id} does not stand in a ${names[marking.ownership]} marking.`,
          limit.source,
          limit.suspicious,
        ),
      )
    }
    if (entry?.natoOnly && !isFromNato(marking)) {
      faults.push(fault('marking-owner', control.span, `${control.id} belongs to NATO information only.`, entry.natoOnly.source))
    }
  }
  return faults
}

const names: Readonly<Record<Owner, string>> = { foreign: 'foreign', nato: namedCodes.nato, joint: 'JOINT' }

function joint(marking: Marking): MarkingFault[] {
  const { owners, span } = marking
  const faults: MarkingFault[] = []
  if (owners.length > 0 && !owners.includes(namedCodes.home)) {
    faults.push(fault('marking-owner', span, 'USA is one of the owners of a JOINT marking.', ism('00383')))
  }
  if (owners.length === 1) faults.push(fault('marking-owner', span, 'A JOINT marking has two owners or more.', ism('00382')))
  if (owners.length === 0 && marking.form === 'banner') {
    faults.push(fault('marking-owner', span, 'A JOINT banner line names its owners.', manual('H.3')))
  }
  const release = findControl(marking, named.relTo)
  if (!release) return [...faults, fault('marking-owner', span, 'A JOINT marking needs REL TO for its owners.', manual('H.3'))]
  const readers = expandedCodes(release.codes)
  const missing =
    release.codes.length > 0 && owners.some((owner) => owner !== namedCodes.home && !readers.has(owner) && !release.codes.includes(owner))
  return missing
    ? [...faults, fault('marking-owner', release.span, 'An owner of this JOINT marking is not in its REL TO list.', ism('00377'))]
    : faults
}

function isFromNato(marking: Marking): boolean {
  if (marking.ownership === 'nato') return true
  const foreign = findControl(marking, named.fgi)
  if (!foreign) return false
  return foreign.codes.length === 0 || foreign.codes.some((code) => code === namedCodes.nato && findOrganisation(code))
}
