import { formatDate } from '../../grammar/text/date.ts'
import { findEntry } from '../../grammar/vocabulary/register.ts'
import { fault, holdsIn, type MarkingCheck, type MarkingFault } from './fault.ts'

/** Words that are out of use, not yet in use, or not of this authority. An old document may have old words. */
export const checkCurrency: MarkingCheck = (marking, { profile, asOf }) =>
  marking.controls.flatMap((control) => {
    const entry = findEntry(control.id)
    if (!entry) return []
    const faults: MarkingFault[] = []
    if (!holdsIn(entry.profiles, profile)) {
      const owners = (entry.profiles ?? []).join(', ')
      faults.push(fault('marking-foreign-to-profile', control.span, `${control.id} is a word of profile ${owners}.`, entry.source))
    }
    const day = asOf && formatDate(asOf)
    const what = entry.takes === 'value' ? 'A declassification value on a banner line' : control.id
    const instead = entry.replacedBy ? `; write ${entry.replacedBy}` : ''
    if (entry.until && (day === undefined || day >= entry.until)) {
      faults.push(
        fault('marking-outdated', control.span, `${what} is out of use since ${entry.until}${instead}.`, entry.source, day === undefined),
      )
    }
    if (entry.since && day !== undefined && day < entry.since) {
      faults.push(fault('marking-outdated', control.span, `${control.id} is in use since ${entry.since} only.`, entry.source))
    }
    return faults
  })
