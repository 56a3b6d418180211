import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readReferences } from '../../grammar/message/references.ts'

function show(block: string): string | undefined {
  const read = readReferences(block, { start: 0, end: block.length })
  return read?.items
    .map(
      ({ letter, year, span }) => `${letter?.value ?? '-'} ${year?.value ?? '-'} ${block.slice(span.start, span.end).replace(/\s+/g, ' ')}`,
    )
    .join(' | ')
}

describe('the reference block', () => {
  it.each([
    ['REF: STRELSAU 1111', '- - STRELSAU 1111'],
    ['REF: 07 STRELSAU 1111', '- 2007 07 STRELSAU 1111'],
    ['REF: A. STRELSAU 1111', 'A - A. STRELSAU 1111'],
    ['REF: STRELSAU 1111 AND PREVIOUS', '- - STRELSAU 1111 AND PREVIOUS'],
    ['REF: A) STRELSAU 1111', 'A - A) STRELSAU 1111'],
    ['REF: STRELSAU 11  STATE 22', '- - STRELSAU 11 | - - STATE 22'],
    ['REF: A. A) STRELSAU 11', 'A - A. A) STRELSAU 11'],
    ['REF: A. (A) STRELSAU 11', 'A - A. (A) STRELSAU 11'],
    ['REF: STRELSAU 11 (NOTAL)', '- - STRELSAU 11 (NOTAL)'],
    ['REF: STRELSAU 11; STATE 22', '- - STRELSAU 11 | - - STATE 22'],
    ['Ref: Strelsau 11', '- - Strelsau 11'],
    ['REF: (A) STRELSAU 11;', 'A - (A) STRELSAU 11'],
    ['REF: A) STRELSAU 11 B) STATE 22', 'A - A) STRELSAU 11 | B - B) STATE 22'],
    ['REF: (A) STRELSAU 11 (B) STATE 22', 'A - (A) STRELSAU 11 | B - (B) STATE 22'],
    ['REF: 06 STRELSAU 11; 2006 STATE 22; 06 PORT ALBA 33', '- 2006 06 STRELSAU 11 | - 2006 2006 STATE 22 | - 2006 06 PORT ALBA 33'],
    ['REF: A) 07 STRELSAU 11', 'A 2007 A) 07 STRELSAU 11'],
    [
      'REF: A. 07 STRELSAU 11\n     B. STATE 82581\r\n     C. 99 PORT ALBA 5 (NOTAL)',
      'A 2007 A. 07 STRELSAU 11 | B - B. STATE 82581 | C 1999 C. 99 PORT ALBA 5 (NOTAL)',
    ],
    ['REF: A. A: STRELSAU 11', 'A - A. A: STRELSAU 11'],
    ['REFS: STRELSAU 11', '- - STRELSAU 11'],
    ['Refs: A. STRELSAU 11', 'A - A. STRELSAU 11'],
    ['REFTEL: STRELSAU 11', '- - STRELSAU 11'],
    ['REFTELS. STRELSAU 11', '- - STRELSAU 11'],
    ['REF. STRELSAU 11', '- - STRELSAU 11'],
    ['REF STRELSAU 11', '- - STRELSAU 11'],
    ['Reference:      A) 12 STRELSAU 1206', 'A 2012 A) 12 STRELSAU 1206'],
    ['REF: A. STRELSAU 11 \u00b6B. STATE 22', 'A - A. STRELSAU 11 | B - \u00b6B. STATE 22'],
    ['REF: A. STRELSAU 11 1B. STATE 22', 'A - A. STRELSAU 11 | B - 1B. STATE 22'],
    ['REF: A. ROE-DOE E-MAIL OF 3/4/07 B. STATE 22', 'A - A. ROE-DOE E-MAIL OF 3/4/07 | B - B. STATE 22'],
    ['REF: A.STRELSAU 11 B.STATE 22', 'A - A.STRELSAU 11 | B - B.STATE 22'],
    ['REF:', ''],
    ['REF: TEXT', ''],
  ])('%j', (block, expected) => {
    expect(show(block)).toBe(expected)
  })

  it.each(['Reference is made to it', 'Refer to it', 'Refs are', 'REFUGEES: 11', 'TAGS: PREL', '', 'SEE REF: STRELSAU 11'])(
    '%j is none',
    (block) => {
      expect(show(block)).toBeUndefined()
    },
  )

  it('has letters and years where they stand, after anything', () => {
    const text = 'Text.\nREF: B. 07 STRELSAU 1111'
    const item = readReferences(text, { start: 6, end: text.length })?.items[0]
    expect(item?.letter && text.slice(item.letter.span.start, item.letter.span.end)).toBe('B')
    expect(item?.year && text.slice(item.year.span.start, item.year.span.end)).toBe('07')
    expect(item && text.slice(item.span.start, item.span.end)).toBe('B. 07 STRELSAU 1111')
  })

  it('reads a bounded stretch, and never throws', () => {
    for (const filler of ['A. ', 'A 1 ', '(', '1 ', 'A.']) {
      expect(readReferences(`REF: ${filler.repeat(300_000)}`, { start: 0, end: 900_000 })?.items.length).toBeLessThan(2000)
    }
    fc.assert(fc.property(fc.string({ size: 'max', maxLength: 1000 }), (text) => void show(`REF: ${text}`)))
  })
})
