import { Temporal } from '@js-temporal/polyfill'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Declassification } from '../../../grammar/document.ts'
import { readDeclassification } from '../../../grammar/message/executive-order.ts'
import {
  addYears,
  compareDates,
  dayOfYear,
  daysBetween,
  daysInMonth,
  formatDate,
  makeDate,
  parseIsoDate,
} from '../../../grammar/text/date.ts'
import {
  declassificationInRange,
  longestDuration,
  mostProtective,
  notApplicableText,
  passedFault,
  severalValuesFault,
} from '../../../rules/era-checks/declassification.ts'
import { cite, days } from '../../../rules/era-checks/fault.ts'
import { declassifyValues } from './declassify-values.ts'

function read(text: string): Declassification {
  return readDeclassification(text, { start: 0, end: text.length })
}

/** Sums and differences of days are those of `Temporal.PlainDate`, which holds to the end of February as an order's years do. */
function agreeWithTemporal(iso: string, years: number): void {
  const origin = parseIsoDate(iso)
  if (!origin) throw new Error(`${iso} is no day`)
  const day = Temporal.PlainDate.from(iso)
  const later = day.add({ years }, { overflow: 'constrain' })
  const sum = addYears(origin, years)
  expect(formatDate(sum)).toBe(later.toString())
  expect(daysBetween(origin, sum)).toBe(day.until(later, { largestUnit: 'day' }).days)
  expect(Math.sign(compareDates(origin, sum))).toBe(Temporal.PlainDate.compare(day, later))
  expect(dayOfYear(sum)).toBe(later.dayOfYear)
  expect(daysInMonth(sum.year, sum.month)).toBe(later.daysInMonth)
}

const rows = declassifyValues.map(([text, origin, id, source, families = []]) => ({ text, origin, id, source, families }))

describe('a declassification value and the date of its document', () => {
  it('is judged on at least eighty rows, each once', () => {
    expect(declassifyValues.length).toBeGreaterThanOrEqual(80)
    expect(new Set(declassifyValues.map((row) => JSON.stringify(row))).size).toBe(declassifyValues.length)
  })

  it.each(rows)('$text in a document of $origin: $id', ({ text, origin, id, source, families }) => {
    const fault = declassificationInRange(read(text), { origin: parseIsoDate(origin), families })
    expect(fault?.id ?? '').toBe(id)
    if (!fault) return
    expect(fault.citation).toEqual(cite[source])
    if (fault.citation.section === 'unverified') expect(fault.severity).not.toBe('error')
  })

  it('is not judged by days when the date is not known', () => {
    for (const text of ['20250101', 'OADR', 'X1', '25X1', 'GDS', 'DNI Only', 'TEN YEARS', 'Source marked OADR']) {
      expect(declassificationInRange(read(text), { origin: undefined })).toBeUndefined()
    }
    expect(declassificationInRange(read('MR'), { origin: undefined })?.id).toBe('declassify-manual-review')
    expect(declassificationInRange(read('50X1-HUM, 20650101'), { origin: undefined })?.id).toBe('exemption-date-forbidden')
  })

  it('never quotes what it judges', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z]{4,9} ZQXJKV [A-Z]{4,9}$/), (words) => {
        const fault = declassificationInRange(read(words), { origin: days.order13526 })
        expect(fault?.message ?? '').not.toContain('ZQXJKV')
      }),
    )
  })

  it('has one edge: a later day never becomes right again', () => {
    const origin = fc
      .record({ year: fc.integer({ min: 1996, max: 2040 }), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }) })
      .map(({ year, month, day }) => makeDate(year, month, day) ?? days.order13526)
    const order = ['declassify-before-document', '', 'declassify-beyond-10-years', 'declassify-beyond-25-years']
    fc.assert(
      fc.property(origin, fc.integer({ min: -3, max: 60 }), fc.integer({ min: 0, max: 3 }), (from, years, more) => {
        const stage = (add: number) =>
          order.indexOf(
            declassificationInRange({ kind: 'date', date: addYears(from, add), notation: 'compact' }, { origin: from })?.id ?? '',
          )
        expect(stage(years)).toBeGreaterThanOrEqual(0)
        expect(stage(years + more)).toBeGreaterThanOrEqual(stage(years))
      }),
    )
  })
})

describe('several declassification values', () => {
  const values = [
    'N/A',
    '50X1-HUM',
    '50X2-WMD',
    '50X6, 20850101',
    '25X1, EO 12951',
    '25X4, 20650101',
    '25X1',
    '20400101',
    'Upon closure of it',
    'OADR',
  ]

  it('keep the most protective', () => {
    for (let index = 0; index < values.length; index++) {
      const rest = values.slice(index).map(read)
      expect(mostProtective([...rest].reverse())).toEqual(rest[0])
    }
  })

  it.each([
    [['20350101', '20400101'], '20400101'],
    [['25X1, 20600101', '25X4, 20650101'], '25X4, 20650101'],
    [['25X4, 20650101', '25X1, 20650101'], '25X1, 20650101'],
    [['50X6, 20850101', '50X2, 20850101'], '50X2, 20850101'],
    [['20350101'], '20350101'],
  ])('of %j is %s', (texts, kept) => {
    expect(mostProtective(texts.map(read))).toEqual(read(kept))
  })

  it('are a fault, one is none', () => {
    expect(severalValuesFault([read('20350101')])).toBeUndefined()
    expect(severalValuesFault([read('20350101'), read('25X1, 20600101')])?.message).toContain('25X1')
    expect(mostProtective([])).toBeUndefined()
  })

  it('do not depend on their order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(values, { minLength: 1 }), (subset) => {
        const sorted = [...subset].sort((a, b) => values.indexOf(a) - values.indexOf(b))
        expect(mostProtective(subset.map(read))).toEqual(read(sorted[0] ?? ''))
      }),
    )
  })
})

describe('durations', () => {
  it.each([
    [undefined, '2016-02-29', '2041-02-28'],
    ['25X1', '2016-02-29', '2066-02-28'],
    ['25X4', '2015-01-01', '2065-01-01'],
    ['50X6', '2016-02-29', '2091-02-28'],
    ['50X6', '2029-03-01', '2104-03-01'],
    ['75X6', '2015-01-01', undefined],
  ])('%s from %s to %s', (code, from, until) => {
    const origin = parseIsoDate(from)
    const limit = origin && longestDuration(code, origin)
    expect(limit && formatDate(limit)).toBe(until)
  })

  describe.each([10, 25, 50, 75])('%i years on', (years) => {
    it.each(['1972-02-29', '1996-02-29', '2000-02-29', '2008-02-29', '2016-02-29', '2024-02-29', '2075-12-31', '2090-02-28'])(
      'from %s is where Temporal has it',
      (iso) => agreeWithTemporal(iso, years),
    )

    it('from any 29 February, and from any day, is where Temporal has it', () => {
      for (let year = 1904; year <= 2396; year += 4) if (year % 100 !== 0 || year % 400 === 0) agreeWithTemporal(`${year}-02-29`, years)
      const anyDay = fc.date({ min: new Date('1901-01-01'), max: new Date('2399-12-31'), noInvalidDate: true })
      fc.assert(
        fc.property(anyDay, (moment) => agreeWithTemporal(moment.toISOString().slice(0, 10), years)),
        { numRuns: 2000 },
      )
    })
  })

  it('that have passed declassify nothing', () => {
    const asOf = parseIsoDate('2026-01-01')
    expect(passedFault(read('20250101'), asOf)?.message).toContain('Contact the originator')
    expect(passedFault(read('20260101'), asOf)).toBeUndefined()
    expect(passedFault(read('25X1'), asOf)).toBeUndefined()
    expect(passedFault(read('20250101'), undefined)).toBeUndefined()
  })

  it('do not apply to nuclear and NATO information', () => {
    expect(notApplicableText(['RD'])).toBe('N/A to RD portions. See source list for NSI portions.')
    expect(notApplicableText(['NATO', 'FRD', 'RD'])).toBe('N/A to RD/FRD and NATO portions. See source list for NSI portions.')
    expect(notApplicableText(['NATO'])).toBe('N/A to NATO portions. See source list for NSI portions.')
  })
})
