import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addYears,
  type CalendarDate,
  compareDates,
  dayOfYear,
  daysBetween,
  daysInMonth,
  formatDate,
  fullYear,
  isLeapYear,
  makeDate,
  monthOf,
  parseIsoDate,
} from '../../grammar/text/date.ts'

function date(iso: string): CalendarDate {
  const read = parseIsoDate(iso)
  if (!read) throw new Error(`${iso} is no day`)
  return read
}

const anyDate = fc
  .record({ year: fc.integer({ min: 1, max: 9900 }), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 31 }) })
  .map(({ year, month, day }) => ({ year, month, day: Math.min(day, daysInMonth(year, month)) }))

describe('a calendar date', () => {
  it.each([
    [2007, 3, 22, '2007-03-22'],
    [2000, 2, 29, '2000-02-29'],
    [1900, 2, 29, undefined],
    [2007, 2, 29, undefined],
    [2004, 2, 30, undefined],
    [2007, 4, 31, undefined],
    [2007, 0, 1, undefined],
    [2007, 13, 1, undefined],
    [2007, 1, 0, undefined],
    [0, 1, 1, undefined],
    [10000, 1, 1, undefined],
    [2007.5, 1, 1, undefined],
    [2007, 1, Number.NaN, undefined],
    [3034, 12, 31, '3034-12-31'],
  ])('%s %s %s', (year, month, day, expected) => {
    const made = makeDate(year, month, day)
    expect(made && formatDate(made)).toBe(expected)
  })

  it.each(['2007-3-22', '20070322', ' 2007-03-22', '2007-03-22T00:00', '2007-02-30', ''])('%j is no ISO date', (text) => {
    expect(parseIsoDate(text)).toBeUndefined()
  })

  it.each([
    ['2004-02-29', 25, '2029-02-28'],
    ['2004-02-29', 4, '2008-02-29'],
    ['2004-02-29', 50, '2054-02-28'],
    ['2004-02-29', 75, '2079-02-28'],
    ['2004-02-29', 10, '2014-02-28'],
    ['2003-02-28', 25, '2028-02-28'],
    ['2007-03-22', 10, '2017-03-22'],
    ['2007-12-31', -1, '2006-12-31'],
    ['1975-02-29', 25, undefined],
    ['9990-01-01', 50, '9999-01-01'],
  ])('%s and %s years', (from, years, expected) => {
    const start = parseIsoDate(from)
    expect(start && formatDate(addYears(start, years))).toBe(expected)
  })

  it.each([
    ['2007-01-01', 1],
    ['2007-03-22', 81],
    ['2008-02-29', 60],
    ['2008-03-01', 61],
    ['2007-03-01', 60],
    ['2008-12-31', 366],
    ['2007-12-31', 365],
  ])('%s is day %s of its year', (iso, day) => {
    expect(dayOfYear(date(iso))).toBe(day)
  })

  it.each([
    ['2007-03-22', '2007-03-22', 0],
    ['2007-03-22', '2017-03-16', 3647],
    ['2008-02-28', '2008-03-01', 2],
    ['2007-12-31', '2008-01-01', 1],
    ['2008-01-01', '2007-12-31', -1],
    ['1970-01-01', '2000-01-01', 10957],
  ])('from %s to %s', (from, to, days) => {
    expect(daysBetween(date(from), date(to))).toBe(days)
  })

  it('takes two digits for 1960 to 2059', () => {
    expect([60, 85, 99, 0, 7, 59].map(fullYear)).toEqual([1960, 1985, 1999, 2000, 2007, 2059])
  })

  it.each([
    ['JAN', 1],
    ['September', 9],
    ['Sept.', 9],
    ['dec', 12],
    ['XYZ', undefined],
    ['', undefined],
  ])('month %j', (name, month) => {
    expect(monthOf(name)).toBe(month)
  })

  it('knows the leap years', () => {
    expect([1900, 2000, 2004, 2007, 2100].map(isLeapYear)).toEqual([false, true, true, false, false])
  })

  it('reads what it prints', () => {
    fc.assert(fc.property(anyDate, (day) => formatDate(parseIsoDate(formatDate(day)) ?? day) === formatDate(day)))
  })

  it('orders days as it counts them', () => {
    fc.assert(fc.property(anyDate, anyDate, (a, b) => Math.sign(compareDates(a, b)) === -Math.sign(daysBetween(a, b))))
  })

  it('counts one more every day', () => {
    fc.assert(
      fc.property(anyDate, (day) => {
        const next = makeDate(day.year, day.month, day.day + 1) ?? makeDate(day.year, day.month + 1, 1) ?? makeDate(day.year + 1, 1, 1)
        expect(next && daysBetween(day, next)).toBe(1)
      }),
    )
  })

  it('adds years to an existing day, in the same month, never later than asked', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 75 }), (day, years) => {
        const sum = addYears(day, years)
        expect(makeDate(sum.year, sum.month, sum.day)).toEqual(sum)
        expect([sum.year, sum.month]).toEqual([day.year + years, day.month])
        expect(day.day - sum.day).toBe(day.month === 2 && day.day === 29 && !isLeapYear(sum.year) ? 1 : 0)
      }),
    )
  })
})
