import type { DateTimeGroup, TransmissionHeader } from '../document.ts'
import { type CalendarDate, fullYear, makeDate, monthOf } from '../text/date.ts'
import { type Read, type Span, span } from '../text/span.ts'

const maxLength = 200

/** `11 PORT AU PRINCE 504`: year, post, number without padding. */
const recordNumber =
  /^([ \t]*(?:MRN[ \t]*:)?[ \t]*)((\d{2}|\d{4})[ \t]+([A-Za-z][A-Za-z0-9 .,'&/()-]{0,60}?)[ \t]+(\d{1,7}))[ \t]*(?:[;,].*)?$/
/** `071322Z APR 11`. A scan may read the slash before it as the digit 1 (`1071322Z`). */
const group = /(?:^|[^0-9A-Z]|1)((\d{2})(\d{2})(\d{2})Z[ \t]*([A-Z]{3})[A-Z]*[ \t]*(\d{4}|\d{2}))(?!\d)/i
/** `Apr 07, 2011` */
const monthFirst = /([A-Z]{3})[A-Z]{0,6}\.?[ \t]+(\d{1,2}),?[ \t]+(\d{4})(?!\d{2}Z)/i

/** Reads a message record number, with or without its keyword. */
export function readRecordNumber(text: string, at: Span): TransmissionHeader['recordNumber'] {
  const match = recordNumber.exec(stretch(text, at))
  if (!match?.[2] || !match[3] || !match[4] || !match[5]) return undefined
  const start = at.start + (match[1]?.length ?? 0)
  const year = match[3].length === 2 ? fullYear(Number(match[3])) : Number(match[3])
  return {
    value: { year, post: match[4].replace(/[ \t]+/g, ' ').toUpperCase(), number: match[5] },
    span: span(start, start + match[2].length),
  }
}

/** The two notations of the field `Date/DTG:`. They have to agree: a rule compares them. */
export interface SmartDates {
  readonly day: Read<CalendarDate | undefined> | undefined
  readonly group: Read<DateTimeGroup> | undefined
}

/** Reads both notations of `Apr 07, 2011 / 071322Z APR 11`, as far as they are there. */
export function readSmartDates(text: string, at: Span): SmartDates {
  const line = stretch(text, at)
  const found = group.exec(line)
  const named = monthFirst.exec(line)
  return { day: named ? readDay(named, at.start) : undefined, group: found ? readGroup(found, at.start) : undefined }
}

/** The date and time of the field: the date-time group, or the day alone when there is none. */
export function readSmartDate(text: string, at: Span): Read<DateTimeGroup> | undefined {
  const dates = readSmartDates(text, at)
  return dates.group ?? (dates.day && { value: { date: dates.day.value, hour: 0, minute: 0 }, span: dates.day.span })
}

function readGroup(match: RegExpExecArray, at: number): Read<DateTimeGroup> {
  const [, whole = '', day = '', hour = '', minute = '', month = '', year = ''] = match
  const end = at + match.index + match[0].length
  const full = year.length === 2 ? fullYear(Number(year)) : Number(year)
  return {
    value: { date: makeDate(full, monthOf(month) ?? 0, Number(day)), hour: Number(hour), minute: Number(minute) },
    span: span(end - whole.length, end),
  }
}

function readDay(match: RegExpExecArray, at: number): Read<CalendarDate | undefined> {
  const [whole, month = '', day = '', year = ''] = match
  const start = at + match.index
  return { value: makeDate(Number(year), monthOf(month) ?? 0, Number(day)), span: span(start, start + whole.length) }
}

function stretch(text: string, at: Span): string {
  return text.slice(at.start, Math.min(at.end, at.start + maxLength))
}
