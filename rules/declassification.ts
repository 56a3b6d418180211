import type { Declassification, MarkedDocument } from '../grammar/document.ts'
import { oncePerDocument } from '../grammar/once-per-document.ts'
import { addYears, type CalendarDate, compareDates, daysBetween } from '../grammar/text/date.ts'
import type { Span } from '../grammar/text/span.ts'
import { isClassified, isMixedRecord } from './facts.ts'

/** A declassification instruction: of the E.O. line, or of the authority block. */
export interface Instruction {
  readonly value: Declassification
  readonly at: Span
  /** The day it names or counts up to; undefined for an event, a code, or without a date of origin. */
  readonly until: CalendarDate | undefined
}

/** Date of origin; undefined too when the header that states it belongs to another message. */
export function dateOfOrigin(document: MarkedDocument): CalendarDate | undefined {
  return isMixedRecord(document) ? undefined : document.date?.value
}

/** The instructions that a document has, that of the E.O. line first. `missing` and `not-applicable` are among them. */
export const instructionsOf = oncePerDocument((document): readonly Instruction[] => {
  const origin = dateOfOrigin(document)
  return [document.executiveOrder?.declassify, document.authority?.declassifyOn].flatMap((read) =>
    read ? [{ value: read.value, at: read.span, until: untilOf(read.value, origin) }] : [],
  )
})

function untilOf(value: Declassification, origin: CalendarDate | undefined): CalendarDate | undefined {
  if (value.kind === 'date') return value.date
  return value.kind === 'period' && origin ? addYears(origin, value.years) : undefined
}

/** Drafters count from the event or the day of drafting: cables run up to 30 days beyond a round number of years. */
const toleranceDays = 30

/** True when `until` lies more than `years` after `origin`, the tolerance apart. */
function isBeyond(until: CalendarDate, origin: CalendarDate, years: number): boolean {
  return daysBetween(addYears(origin, years), until) > toleranceDays
}

/** Earlier orders let a document stay classified until its originator decided (32 CFR 2001). */
const firstLimited: CalendarDate = { year: 1995, month: 10, day: 14 }

export type RangeFault = 'before' | 'beyond-25' | 'beyond-10'

/** Where the day of an instruction lies wrongly, or unusually, from the date of origin. */
function rangeFaultOf(until: CalendarDate, origin: CalendarDate): RangeFault | undefined {
  if (compareDates(until, origin) <= 0) return 'before'
  if (compareDates(origin, firstLimited) < 0) return undefined
  if (isBeyond(until, origin, 25)) return 'beyond-25'
  return isBeyond(until, origin, 10) ? 'beyond-10' : undefined
}

/** The instructions of a classified document whose day is at fault. The same day given twice is one fault, and is named once. */
const faultyInstructions = oncePerDocument((document): readonly { readonly instruction: Instruction; readonly fault: RangeFault }[] => {
  const origin = dateOfOrigin(document)
  if (!origin || isClassified(document) === false) return []
  const days: CalendarDate[] = []
  return instructionsOf(document).flatMap((instruction) => {
    const { until } = instruction
    const fault = until && rangeFaultOf(until, origin)
    if (!fault || days.some((day) => compareDates(day, until) === 0)) return []
    days.push(until)
    return [{ instruction, fault }]
  })
})

/** Those with this fault. */
export function instructionsWith(document: MarkedDocument, fault: RangeFault): readonly Instruction[] {
  return faultyInstructions(document).flatMap((found) => (found.fault === fault ? [found.instruction] : []))
}

/** The E.O. line and the authority block name two days, each of which could be right. */
export function disagreeingInstructions(document: MarkedDocument): readonly [Instruction, Instruction] | undefined {
  const [first, second] = instructionsOf(document)
  if (!first?.until || !second?.until || compareDates(first.until, second.until) === 0) return undefined
  const faulty = (['before', 'beyond-25'] as const).some((fault) => instructionsWith(document, fault).length > 0)
  return faulty ? undefined : [first, second]
}
