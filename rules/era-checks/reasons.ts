import type { Reason } from '../../grammar/document.ts'
import { type CalendarDate, compareDates } from '../../grammar/text/date.ts'
import { executiveOrders } from '../../grammar/vocabulary/executive-orders.ts'
import { cite, days, type EraFault } from './fault.ts'

/** A reason, and what is wrong with it on that day. */
export interface ReasonFault extends EraFault {
  readonly reason: Reason
}

/** Letters that each section has: 1.5 of E.O. 12958 ends at g, 1.4 of its successors at h. */
const lettersOf: Readonly<Record<string, string>> = Object.fromEntries(
  executiveOrders.flatMap(({ reasonSection, reasons }) =>
    reasonSection ? [[reasonSection, reasons.map(({ letter }) => letter).join('')]] : [],
  ),
)

/** Sections that reasons could cite on this day; none before E.O. 12958 took effect. */
export function reasonSectionsAt(date: CalendarDate): readonly string[] {
  if (compareDates(date, days.reasons) < 0) return []
  if (compareDates(date, days.section14) < 0) return ['1.5']
  return compareDates(date, days.only14) < 0 ? ['1.5', '1.4'] : ['1.4']
}

/**
 * What is wrong with reasons in a document of this date (32 CFR 2001.21(a)(3)). Without a date only the section and the letter are judged.
 * A fault of the section is told once, of a letter each time.
 */
export function reasonsFitDate(reasons: readonly Reason[], date: CalendarDate | undefined): ReasonFault[] {
  const faults: ReasonFault[] = []
  for (const reason of reasons) {
    const fault = faultOf(reason, date)
    const told = fault && faults.some(({ id, reason: other }) => id === fault.id && other.section === reason.section)
    if (fault && (fault.id === 'reason-letter-unknown' || !told)) faults.push({ ...fault, reason })
  }
  return faults
}

function faultOf({ section, letter }: Reason, date: CalendarDate | undefined): EraFault | undefined {
  if (section !== undefined && lettersOf[section] === undefined) {
    const message = 'Reasons are those of section 1.4, or 1.5 before September 2003.'
    return { id: 'reason-section-unknown', severity: 'error', message, citation: cite.original }
  }
  const letters = lettersOf[section ?? '1.4'] ?? ''
  if (letter !== undefined && !letters.includes(letter)) {
    const message = `Section ${section ?? '1.4'} has the letters (a) to (${letters.at(-1)}).`
    return { id: 'reason-letter-unknown', severity: 'error', message, citation: section === '1.5' ? cite.order12958 : cite.original }
  }
  const early = date && section !== undefined ? sectionFault(section, date) : undefined
  if (early) return early
  if (section === undefined) {
    return { id: 'reason-section-lost', severity: 'warning', message: 'A reason names its section: 1.4.', citation: cite.original }
  }
  if (letter === undefined) {
    return {
      id: 'reason-letter-missing',
      severity: 'warning',
      message: `Section ${section} alone is no reason; name its letter.`,
      citation: cite.original,
    }
  }
  return undefined
}

function sectionFault(section: string, date: CalendarDate): EraFault | undefined {
  const sections = reasonSectionsAt(date)
  if (sections.includes(section)) return undefined
  if (sections.length === 0) {
    const message = 'Documents before 14 October 1995 give no reason.'
    return { id: 'reason-before-its-time', severity: 'info', message, citation: cite.order12356 }
  }
  if (section === '1.5') {
    const message = 'Reasons stand in section 1.4 since 22 September 2003; section 1.5 is about duration.'
    return { id: 'reason-section-outdated', severity: 'warning', message, citation: cite.amended }
  }
  const message = 'Before 25 March 2003 the reasons stand in section 1.5.'
  return { id: 'reason-section-early', severity: 'warning', message, citation: cite.order12958 }
}
