/** A day of the proleptic Gregorian calendar. `month` counts from 1. Always a day that exists. */
export interface CalendarDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const daysBeforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']

/** Two-digit years below this are of this century. Cables begin in the sixties, and what they put off ends before 2060. */
const pivot = 60

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (monthDays[month - 1] ?? 0)
}

/** The day with these numbers, or undefined if there is none. Years run from 1 to 9999. */
export function makeDate(year: number, month: number, day: number): CalendarDate | undefined {
  if (!Number.isInteger(year) || year < 1 || year > 9999) return undefined
  if (!Number.isInteger(day) || day < 1 || day > daysInMonth(year, month)) return undefined
  return { year, month, day }
}

/** Reads `2017-03-16`, and nothing else. */
export function parseIsoDate(text: string): CalendarDate | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  return match ? makeDate(Number(match[1]), Number(match[2]), Number(match[3])) : undefined
}

/** `2017-03-16` */
export function formatDate({ year, month, day }: CalendarDate): string {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
}

/** Negative when `a` is earlier, 0 on the same day. */
export function compareDates(a: CalendarDate, b: CalendarDate): number {
  return a.year - b.year || a.month - b.month || a.day - b.day
}

/** 1 January is 1, as in the Julian day of a transmission header. */
export function dayOfYear({ year, month, day }: CalendarDate): number {
  return (daysBeforeMonth[month - 1] ?? 0) + (month > 2 && isLeapYear(year) ? 1 : 0) + day
}

/** The same day of another year; 29 February becomes the 28th where there is none. Years stay within 1 to 9999. */
export function addYears({ year, month, day }: CalendarDate, years: number): CalendarDate {
  const target = Math.min(9999, Math.max(1, year + years))
  return { year: target, month, day: Math.min(day, daysInMonth(target, month)) }
}

/** Days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: CalendarDate, b: CalendarDate): number {
  return dayNumber(b) - dayNumber(a)
}

/** The year that two digits stand for: `60` to `99` are 1960 to 1999, `00` to `59` are 2000 to 2059. */
export function fullYear(twoDigits: number): number {
  return twoDigits + (twoDigits < pivot ? 2000 : 1900)
}

/** The number of a month named `MAR`, `March` or `Sept.`; undefined for any other word. */
export function monthOf(name: string): number | undefined {
  const index = monthNames.indexOf(name.slice(0, 3).toUpperCase())
  return index < 0 ? undefined : index + 1
}

/** Days since 1 January of the year 1, which is day 1. */
function dayNumber(date: CalendarDate): number {
  const before = date.year - 1
  return before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) + dayOfYear(date)
}

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, '0')
}
