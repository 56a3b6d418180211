import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Declassification } from '../../grammar/document.ts'
import { ExecutiveOrderParser } from '../../grammar/message/executive-order/parser.ts'
import { readDeclassification, readExecutiveOrder } from '../../grammar/message/executive-order.ts'
import { formatDate, parseIsoDate } from '../../grammar/text/date.ts'
import { executiveOrderAt, executiveOrders, isKnownOrder, nearestOrder } from '../../grammar/vocabulary/executive-orders.ts'

/** `date 2017-03-16 month-first`, `exemption 25X4 2050-10-01`, `period 20`: a value in one line. */
function show(value: Declassification | undefined): string {
  if (!value) return 'none'
  switch (value.kind) {
    case 'date':
      return `date ${formatDate(value.date)} ${value.notation}`
    case 'exemption':
    case 'legacy':
      return `${value.kind} ${value.code}${value.date ? ` ${formatDate(value.date)}` : ''}`
    case 'period':
      return `period ${value.years}`
    default:
      return value.kind
  }
}

function whole(text: string) {
  return { start: 0, end: text.length }
}

/** Line; number; value; the text of the value. Shapes as measured on published cables. */
const lines: readonly (readonly [string, string | undefined, string, string])[] = [
  ['E.O. 12958: DECL: 03/16/2017', '12958', 'date 2017-03-16 month-first', '03/16/2017'],
  ['E.O. 12958: N/A', '12958', 'not-applicable', 'N/A'],
  ['EO 12958 DECL: 03/16/2017', '12958', 'date 2017-03-16 month-first', '03/16/2017'],
  ['EO 12958 N/A', '12958', 'not-applicable', 'N/A'],
  ['E.o. 12958: decl: 03/16/2017', '12958', 'date 2017-03-16 month-first', '03/16/2017'],
  ['E.O. 12958: DECL: TWENTY YEARS', '12958', 'period 20', 'TWENTY YEARS'],
  ['E.O. 12958 DECL: 03/16/2017', '12958', 'date 2017-03-16 month-first', '03/16/2017'],
  ['E.0. 12958: N/A', '12958', 'not-applicable', 'N/A'],
  ['E.O. 12958:N/A', '12958', 'not-applicable', 'N/A'],
  ['E.O. 12958: DECL:03/16/2017', '12958', 'date 2017-03-16 month-first', '03/16/2017'],
  ['E.O. 12958 N/A', '12958', 'not-applicable', 'N/A'],
  ['E.O.12958: N/A', '12958', 'not-applicable', 'N/A'],
  ['E.O. 12958:', '12958', 'missing', ''],
  ['E.O. 12958: 03/16/2017', '12958', 'date 2017-03-16 month-first', '03/16/2017'],
  ['E.O. 12958: DECL: MR', '12958', 'legacy MR', 'MR'],
  ['E.O. 12598: N/A', '12598', 'not-applicable', 'N/A'],
  ['E.O. 12356: DECL:OADR', '12356', 'legacy OADR', 'OADR'],
  ['E.O. 12958 03/16/2017', '12958', 'date 2017-03-16 month-first', '03/16/2017'],
  ['E.O. 12958', '12958', 'missing', ''],
  ['E.O. 12958: DECL: TEN YEARS AFTER RURITANIAN UNION', '12958', 'event', 'TEN YEARS AFTER RURITANIAN UNION'],
  ['E.O. 12356: DECL: OADR', '12356', 'legacy OADR', 'OADR'],
  ['E.o. 12958: n/a', '12958', 'not-applicable', 'n/a'],
  ['E.O. 12958: DECL: TEN YEARS', '12958', 'period 10', 'TEN YEARS'],
  ['E.O. 12958: DECLl: 03/16/2017', '12958', 'date 2017-03-16 month-first', '03/16/2017'],
  ['E.O.: 12958: N/A', '12958', 'not-applicable', 'N/A'],
  ['E.O. 12958: AS AMENDED; DECLASSIFIED JUNE 21, 2006', '12958', 'event', 'DECLASSIFIED JUNE 21, 2006'],
  ['E.O. 12065: GDS 8/12/85 (ROE, JANE) OR-P', '12065', 'legacy GDS 1985-08-12', 'GDS 8/12/85'],
  ['E.O. 12065: RDS-4 6/5/99 (ROE, JANE) OR-M', '12065', 'legacy RDS-4 1999-06-05', 'RDS-4 6/5/99'],
  ['E.O. 11652: GDS', '11652', 'legacy GDS', 'GDS'],
  ['E.O. 11652: GDS.', '11652', 'legacy GDS', 'GDS'],
  ['E.O. 11652: XGDS-1', '11652', 'legacy XGDS-1', 'XGDS-1'],
  ['E.O. 11652: XGDS 1 (IMPODET)', '11652', 'legacy XGDS-1', 'XGDS 1'],
  ['E.O. 11652: NA', '11652', 'not-applicable', 'NA'],
  ['E.O. 12958: DECL: (X1)', '12958', 'exemption X1', 'X1'],
  ['EO 12958 DECL: CLOSURE OF THE CONFERENCE', '12958', 'event', 'CLOSURE OF THE CONFERENCE'],
  ['E.O. 12958: DECL: DECL: 03/16/2017', '12958', 'date 2017-03-16 month-first', '03/16/2017'],
  ['E.O. 12958: DECL ON: 03/16/2017', '12958', 'date 2017-03-16 month-first', '03/16/2017'],
  ['E.O. 12958: Declassify on 03/16/2017', '12958', 'date 2017-03-16 month-first', '03/16/2017'],
  ['EO 12958 XXXXXXXXXXXXX', '12958', 'unreadable', 'XXXXXXXXXXXXX'],
  ['E.O. 129...', '129', 'unreadable', ''],
  ['E.O. 12958: DECL: (##)', '12958', 'unreadable', '(##)'],
  ['E.O 12958: DECL: 03/16/2017', '12958', 'date 2017-03-16 month-first', '03/16/2017'],
  ['E.O. 12958: DECL: 25X1- HUMAN', '12958', 'exemption 25X1-HUMAN', '25X1- HUMAN'],
  ['E.O. 12958: DECL: 25X1-HUMAN', '12958', 'exemption 25X1-HUMAN', '25X1-HUMAN'],
  ['E.O. 12958: DECL: 25X1', '12958', 'exemption 25X1', '25X1'],
  ['E.O. 12356:DECL:OADR', '12356', 'legacy OADR', 'OADR'],
  ['E.O. 12958: DECL: DECLASSIFIED BY NARA 09/02/2009', '12958', 'event', 'DECLASSIFIED BY NARA 09/02/2009'],
  ['E.O. 12958: DECL: 1.6 FIVE YEARS AFTER CLOSURE', '12958', 'event', '1.6 FIVE YEARS AFTER CLOSURE'],
  ['E.O. 12958: 1.4 (B) 1.4(D) DECLASSIFY 03/16/2017', '12958', 'date 2017-03-16 month-first', '03/16/2017'],
  ['E.O. 12958: DECL: 08...', '12958', 'unreadable', '08...'],
  ['E.O. 12958 (AS AMENDED): DECL: 03/16/2017', '12958', 'date 2017-03-16 month-first', '03/16/2017'],
  ['E.O. 13526: DECL: 25X4, 20501001', '13526', 'exemption 25X4 2050-10-01', '25X4, 20501001'],
  ['E.O. 13526: DECL: 25X1, EO 12951', '13526', 'exemption 25X1, EO 12951', '25X1, EO 12951'],
  ['E.O. 13526: DECL: 50X1-HUM', '13526', 'exemption 50X1-HUM', '50X1-HUM'],
  ['E.O. 13526: DECL: 75X6, 12/31/2085', '13526', 'exemption 75X6 2085-12-31', '75X6, 12/31/2085'],
  ['E.O.:           13526', '13526', 'missing', ''],
  ['E.O. 1295O: N/A', '12950', 'not-applicable', 'N/A'],
  ['  E.O. 12958: N/A  ', '12958', 'not-applicable', 'N/A'],
  ['Executive Order 13526: DECL: 20350101', '13526', 'date 2035-01-01 compact', '20350101'],
  ['E.O.', undefined, 'missing', ''],
  // dates of A11, and days that do not exist
  ['E.O. 12958: DECL: 3/16/2017', '12958', 'date 2017-03-16 month-first', '3/16/2017'],
  ['E.O. 12958: DECL: 3/6/2017', '12958', 'date 2017-03-06 month-first', '3/6/2017'],
  ['E.O. 12958: DECL: 03/6/2017', '12958', 'date 2017-03-06 month-first', '03/6/2017'],
  ['E.O. 12958: DECL: 2017/03/16', '12958', 'date 2017-03-16 year-first', '2017/03/16'],
  ['E.O. 12958: DECL: 2017-03-16', '12958', 'date 2017-03-16 year-first', '2017-03-16'],
  ['E.O. 12958: DECL: 03/16/17', '12958', 'date 2017-03-16 two-digit-year', '03/16/17'],
  ['E.O. 12958: DECL: 3/16/17', '12958', 'date 2017-03-16 two-digit-year', '3/16/17'],
  ['E.O. 12958: DECL: 03-16-17', '12958', 'date 2017-03-16 two-digit-year', '03-16-17'],
  ['E.O. 12958: DECL: MARCH 16, 2017', '12958', 'date 2017-03-16 month-name', 'MARCH 16, 2017'],
  ['E.O. 12958: DECL: 16 MAR 2017', '12958', 'date 2017-03-16 month-name', '16 MAR 2017'],
  ['E.O. 12958: DECL: 011/2/2019', '12958', 'invalid-date', '011/2/2019'],
  ['E.O. 12958: DECL: 02/30/2017', '12958', 'invalid-date', '02/30/2017'],
  ['E.O. 12958: DECL: 16/03/2017', '12958', 'invalid-date', '16/03/2017'],
  ['E.O. 12958: DECL: 13/13/2017', '12958', 'invalid-date', '13/13/2017'],
  ['E.O. 12958: DECL: 20171301', '12958', 'invalid-date', '20171301'],
  ['E.O. 12958: DECL: 31 FEBRUARY 2017', '12958', 'invalid-date', '31 FEBRUARY 2017'],
  ['E.O. 12958: DECL: 02/29/2016', '12958', 'date 2016-02-29 month-first', '02/29/2016'],
  ['E.O. 12958: DECL: 02/29/2017', '12958', 'invalid-date', '02/29/2017'],
  ['E.O. 12958: DECL: 01/01/2116', '12958', 'date 2116-01-01 month-first', '01/01/2116'],
]

describe('the E.O. line', () => {
  it('has an unambiguous grammar', () => {
    expect(() => new ExecutiveOrderParser(true)).not.toThrow()
  })

  it.each(lines)('%s', (line, number, value, where) => {
    const read = readExecutiveOrder(line, whole(line))
    expect(read?.number?.value).toBe(number)
    expect(show(read?.declassify?.value)).toBe(value)
    expect(read?.declassify && line.slice(read.declassify.span.start, read.declassify.span.end)).toBe(where)
    expect(read?.downgradeTo).toBeUndefined()
  })

  it('reads a line that downgrades', () => {
    const line = 'E.O. 12958: DNG: CO 01/15/2007'
    const read = readExecutiveOrder(line, whole(line))
    expect(read?.declassify).toBeUndefined()
    expect(read?.downgradeTo?.value.level).toBe('C')
    expect(show(read?.downgradeTo?.value.on)).toBe('date 2007-01-15 month-first')
  })

  it.each(['EOB ROOM 12', 'TAGS: PREL', 'EO', 'Executive orders 1 and 2', '', 'THE E.O. 12958', 'EON 12958'])('%j is none', (line) => {
    expect(readExecutiveOrder(line, whole(line))).toBeUndefined()
  })

  it('gives absolute spans', () => {
    const text = `Text.\nE.O. 12958: DECL: 03/16/2017\nText.`
    const read = readExecutiveOrder(text, { start: 6, end: 34 })
    expect(read?.number && text.slice(read.number.span.start, read.number.span.end)).toBe('12958')
    expect(read?.declassify && text.slice(read.declassify.span.start, read.declassify.span.end)).toBe('03/16/2017')
  })

  it.each([
    ['OADR', 'legacy OADR'],
    ['Manual Review', 'legacy MR'],
    ['Source marked OADR, date of source 19941010', 'legacy SOURCE MARKED OADR 1994-10-10'],
    ['Source Marked X3, Date of Source: 10/10/1998', 'legacy SOURCE MARKED X3 1998-10-10'],
    ['DCI Only', 'legacy DCI ONLY'],
    ['DNI Only', 'legacy DNI ONLY'],
    ['Subject to treaty or international agreement', 'legacy SUBJECT TO TREATY'],
    ['N/A to RD/FRD portions. See source list for NSI portions.', 'not-applicable'],
    ['Not Applicable', 'not-applicable'],
    ['25X2, 25X4, 20501001', 'exemption 25X2'],
    ['20351010', 'date 2035-10-10 compact'],
    ['Upon completion of the conference', 'event'],
    ['INDEFINITE', 'unreadable'],
    ['', 'missing'],
    ['TWENTY-FIVE YEARS', 'period 25'],
    ['25 YEARS', 'period 25'],
    ['TEN (10) YEARS', 'period 10'],
  ])('value %j', (text, value) => {
    expect(show(readDeclassification(text, whole(text)))).toBe(value)
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ size: 'max', maxLength: 3000, unit: 'binary' }), (text) => void readDeclassification(text, whole(text))),
    )
    fc.assert(
      fc.property(fc.string({ size: 'max', maxLength: 3000 }), (text) => void readExecutiveOrder(`E.O. ${text}`, whole(`E.O. ${text}`))),
    )
  })

  it('looks no further than a few hundred characters', () => {
    const near = readExecutiveOrder('E.O. 12958: DECL: UPON CLOSURE', { start: 0, end: 30 })
    expect(near?.declassify?.span.end).toBe(30)
    for (const filler of ['(', '1', ' ', 'DECL: ', '25X1, ', 'E.O. 12958 ', '\n', 'A', '1/']) {
      const line = `E.O. 12958: DECL: ${filler.repeat(1_000_000 / filler.length)}`
      expect(readExecutiveOrder(line, whole(line))?.declassify?.span.end ?? 0).toBeLessThanOrEqual(400)
    }
  })
})

describe('the executive orders', () => {
  it.each([
    ['1970-01-01', undefined],
    ['1975-05-05', '11652'],
    ['1978-11-30', '11652'],
    ['1978-12-01', '12065'],
    ['1982-07-31', '12065'],
    ['1982-08-01', '12356'],
    ['1995-10-13', '12356'],
    ['1995-10-14', '12958'],
    ['2003-03-24', '12958'],
    ['2003-03-25', '12958/13292'],
    ['2010-06-26', '12958/13292'],
    ['2010-06-27', '13526'],
    ['2026-01-01', '13526'],
  ])('on %s', (iso, id) => {
    const date = parseIsoDate(iso)
    expect(date && executiveOrderAt(date)?.id).toBe(id)
  })

  it('follow each other without a gap', () => {
    for (const [index, order] of executiveOrders.entries()) {
      const next = executiveOrders[index + 1]
      expect(order.until === undefined).toBe(next === undefined)
      if (order.until && next) expect(executiveOrderAt(order.until)).toBe(order)
      if (next) expect(executiveOrderAt(next.since)).toBe(next)
    }
  })

  it('have the letters of their time', () => {
    const letters = executiveOrders.map(
      (order) => `${order.id} ${order.reasonSection ?? '-'} ${order.reasons.map(({ letter }) => letter).join('')}`,
    )
    expect(letters).toEqual(['11652 - ', '12065 - ', '12356 - ', '12958 1.5 abcdefg', '12958/13292 1.4 abcdefgh', '13526 1.4 abcdefgh'])
  })

  it.each([
    ['12598', '12958'],
    ['19523', undefined],
    ['19528', '12958'],
    ['12928', '12958'],
    ['12985', '12958'],
    ['1295', '12958'],
    ['13536', '13526'],
    ['13256', undefined],
    ['12365', undefined],
    ['99999', undefined],
    ['1', undefined],
  ])('nearest to %s', (typed, meant) => {
    expect(nearestOrder(typed)).toBe(meant)
  })

  it('have none near to a long row of digits', () => {
    expect(nearestOrder('1'.repeat(1_000_000))).toBeUndefined()
  })

  it('know their numbers', () => {
    expect(['11652', '12065', '12356', '12958', '13526', '13292', '12598'].map(isKnownOrder)).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
      false,
    ])
  })
})
