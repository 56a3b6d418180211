import { describe, expect, it } from 'vitest'
import { parseIsoDate } from '../../../grammar/text/date.ts'
import { executiveOrders } from '../../../grammar/vocabulary/executive-orders.ts'
import { orderFitsDate } from '../../../rules/era-checks/order.ts'

describe('the order that an E.O. line names', () => {
  it.each([
    ['1960-01-01', ''],
    ['1975-05-05', '11652'],
    ['1978-07-01', '11652 12065'],
    ['1979-11-30', '11652 12065'],
    ['1979-12-01', '12065'],
    ['1983-07-31', '12065 12356'],
    ['1990-01-01', '12356'],
    ['1996-01-01', '12356 12958'],
    ['2007-03-22', '12958'],
    ['2009-12-28', '12958'],
    ['2009-12-29', '12958 13526'],
    ['2011-06-26', '12958 13526'],
    ['2011-06-27', '13526'],
    ['2026-01-01', '13526'],
  ])('on %s is one of %j', (iso, numbers) => {
    const date = parseIsoDate(iso)
    const all = new Set(executiveOrders.map(({ number }) => number))
    expect([...all].filter((number) => date && !orderFitsDate(number, date)).join(' ')).toBe(numbers)
  })

  it.each([
    ['12958', '2007-03-22', true],
    ['12356', '2007-03-22', false],
    ['13526', '2007-03-22', false],
    ['12958', '2015-01-01', false],
    ['11652', '1990-01-01', false],
    ['12065', '1970-01-01', false],
    ['12598', '2007-03-22', true],
    ['13526', '2010-03-01', true],
  ])('%s on %s: %s', (number, iso, fits) => {
    const fault = orderFitsDate(number, parseIsoDate(iso))
    expect(fault === undefined).toBe(fits)
    if (fault) expect([fault.severity, fault.citation.section]).toEqual(['warning', 'unverified'])
  })

  it('is not judged without a date', () => {
    expect(orderFitsDate('11652', undefined)).toBeUndefined()
  })
})
