import type { MarkedDocument } from '../../grammar/document.ts'
import { addYears, type CalendarDate, compareDates, formatDate } from '../../grammar/text/date.ts'
import { executiveOrderAt, executiveOrders } from '../../grammar/vocabulary/executive-orders.ts'
import { days, type EraFault } from './fault.ts'

/**
 * Numbers that an E.O. line may have on this day: the order in force, one that is signed and not yet in force, and for a year the one
 * that it replaced, as posts go on with their forms.
 */
export function orderNumbersAt(date: CalendarDate): readonly string[] {
  const numbers = executiveOrders.flatMap(({ number, signed, until }) => {
    const begun = compareDates(signed, date) <= 0
    const over = until !== undefined && compareDates(addYears(until, 1), date) < 0
    return begun && !over ? [number] : []
  })
  return [...new Set(numbers)]
}

/**
 * An E.O. line that names an order of another time. A number that no order has is another fault. Several of the days are unverified, so
 * this is a warning.
 */
export function orderFitsDate(number: string, date: CalendarDate | undefined): EraFault | undefined {
  const known = executiveOrders.find((order) => order.number === number)
  if (!date || !known || orderNumbersAt(date).includes(number)) return undefined
  const inForce = executiveOrderAt(date)
  const message = inForce
    ? `E.O. ${number} was not in force on ${formatDate(date)}; it was E.O. ${inForce.number}.`
    : `E.O. ${number} was not in force on ${formatDate(date)}.`
  return {
    id: 'order-out-of-force',
    severity: 'warning',
    message,
    citation: { source: `E.O. ${(inForce ?? known).number}`, section: 'unverified' },
  }
}

/**
 * True for a text of the time before E.O. 12065, when portions had no markings: of 10,779 telegrams of 1948 to 1980 in edited volumes 18
 * paragraphs have one.
 */
export function isBeforePortionMarking({ executiveOrder }: MarkedDocument, asOf: CalendarDate | undefined): boolean {
  return executiveOrder?.number?.value === '11652' || (asOf !== undefined && compareDates(asOf, days.rds) < 0)
}

/** True for a text of the time before E.O. 11652, which brought the E.O. line and its schedule. The day is unverified. */
export function isBeforeOrderLine(asOf: CalendarDate | undefined): boolean {
  return asOf !== undefined && compareDates(asOf, days.gds) < 0
}
