import { describe, expect, it } from 'vitest'
import { readAuthority } from '../../../grammar/authority/read.ts'
import type { Reason } from '../../../grammar/document.ts'
import { parseIsoDate } from '../../../grammar/text/date.ts'
import { executiveOrderAt } from '../../../grammar/vocabulary/executive-orders.ts'
import { blockFitsDate, kindOf } from '../../../rules/era-checks/block.ts'
import { cite } from '../../../rules/era-checks/fault.ts'
import { reasonSectionsAt, reasonsFitDate } from '../../../rules/era-checks/reasons.ts'
import { authorityBlocks } from './authority-blocks.ts'

function read(text: string) {
  return readAuthority(text, { start: 0, end: text.length }).block
}

const rows = authorityBlocks.map(([text, iso, ids, sources, facts = {}]) => ({ text, iso, ids, sources, facts }))

describe('an authority block and the date of its document', () => {
  it('is judged on at least 120 rows of every era, good and bad, each once', () => {
    expect(authorityBlocks.length).toBeGreaterThanOrEqual(120)
    expect(new Set(authorityBlocks.map((row) => JSON.stringify(row))).size).toBe(authorityBlocks.length)
    const eras = (bad: boolean) =>
      new Set(
        authorityBlocks.flatMap(([, iso, ids]) => {
          const date = parseIsoDate(iso)
          return date && (ids !== '') === bad ? [executiveOrderAt(date)?.id] : []
        }),
      )
    for (const bad of [true, false]) expect([...eras(bad)].sort()).toEqual(['11652', '12065', '12356', '12958', '12958/13292', '13526'])
  })

  it.each(rows)('$text of $iso: $ids', ({ text, iso, ids, sources, facts }) => {
    const faults = blockFitsDate(read(text), { origin: parseIsoDate(iso), ...facts })
    expect(faults.map(({ id }) => id).join(' ')).toBe(ids)
    for (const [index, fault] of faults.entries()) {
      const source = sources[index]
      expect(fault.citation).toEqual(source && cite[source])
      if (fault.citation.section === 'unverified') expect(fault.severity).not.toBe('error')
      expect(fault.message).not.toMatch(/Norwood|RSCG|conference/i)
    }
  })

  it('says what kind it is', () => {
    expect(kindOf(read('Classified By: Jane Roe, Reason 1.4(b)'))).toBe('original')
    expect(kindOf(read('Classified By: Jane Roe, Derived From: RSCG-1'))).toBe('derivative')
    expect(kindOf(read('Classified By: Jane Roe, Reason 1.4(b), Derived From: RSCG-1'))).toBe('both')
    expect(kindOf(read('Classified By: Jane Roe'))).toBe('neither')
  })
})

describe('the section of a reason', () => {
  it.each([
    ['1995-10-13', ''],
    ['1995-10-14', '1.5'],
    ['2003-03-24', '1.5'],
    ['2003-03-25', '1.5 1.4'],
    ['2003-09-21', '1.5 1.4'],
    ['2003-09-22', '1.4'],
    ['2026-01-01', '1.4'],
  ])('on %s is %j', (iso, sections) => {
    const date = parseIsoDate(iso)
    expect(date && reasonSectionsAt(date).join(' ')).toBe(sections)
  })

  it('is judged without a date as far as it can be', () => {
    const reason = (section: string | undefined, letter: string | undefined): Reason => ({ section, letter, span: { start: 0, end: 1 } })
    const ids = (...reasons: readonly Reason[]) => reasonsFitDate(reasons, undefined).map(({ id }) => id)
    expect(ids(reason('1.4', 'h'), reason('1.5', 'g'))).toEqual([])
    expect(ids(reason('1.5', 'h'))).toEqual(['reason-letter-unknown'])
    expect(ids(reason(undefined, 'h'))).toEqual(['reason-section-lost'])
    expect(ids(reason(undefined, 'k'))).toEqual(['reason-letter-unknown'])
    expect(ids(reason('1.7', 'a'), reason('1.7', 'b'))).toEqual(['reason-section-unknown'])
    expect(ids(reason('1.4', undefined))).toEqual(['reason-letter-missing'])
  })
})
