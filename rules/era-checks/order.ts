import type { MarkedDocument } from '../../grammar/document.ts'
import { addYears, type CalendarDate, compareDates, formatDate } from '../../grammar/text/date.ts'
import { type ExecutiveOrder, executiveOrderAt, executiveOrders } from '../../grammar/vocabulary/executive-orders.ts'
import { days, type EraFault } from './fault.ts'

/**
 * True when an E.O. line may name the order on this day: while it is in force, once it is signed, and for a year after it was replaced, as
 * posts go on with their forms.
 */
function mayBeNamed({ signed, until }: ExecutiveOrder, date: CalendarDate): boolean {
  return compareDates(signed, date) <= 0 && (until === undefined || compareDates(addYears(until, 1), date) >= 0)
}

/**
 * An E.O. line that names an order of another time. A number that no order has is another fault. Several of the days are unverified, so
 * this is a warning.
 */
export function orderFitsDate(number: string, date: CalendarDate | undefined): EraFault | undefined {
  const known = executiveOrders.find((order) => order.number === number)
  if (!date || !known || executiveOrders.some((order) => order.number === number && mayBeNamed(order, date))) return undefined
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
