import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AuthorityParser } from '../../grammar/authority/parser.ts'
import { authorityBlockEnd, authorityLead, gluedParagraph, maxBlockLength, readAuthority } from '../../grammar/authority/read.ts'
import type { AuthorityBlock } from '../../grammar/document.ts'
import { splitLines } from '../../grammar/text/lines.ts'

function read(text: string) {
  return readAuthority(text, { start: 0, end: text.length })
}

/** `1.4(b) 1.4(d)`; `?(b)` when the section got lost, `1.4()` when it stands alone. */
function reasons(block: AuthorityBlock): string {
  return block.reasons.map(({ section, letter }) => `${section ?? '?'}(${letter ?? ''})`).join(' ')
}

function pick(text: string, span: { start: number; end: number } | undefined): string | undefined {
  return span && text.slice(span.start, span.end)
}

/** The sixty commonest spellings, as measured, and misspelt leads. `<1>` stands for paragraph 1, glued on. */
const spellings: readonly (readonly [string, string])[] = [
  ['FOR REASONS 1.4 (B) AND (D)', '1.4(b) 1.4(d)'],
  ['REASON: 1.4 (B), (D)', '1.4(b) 1.4(d)'],
  ['REASONS 1.4 (B) AND (D)', '1.4(b) 1.4(d)'],
  ['REASON: 1.4(B), (D)', '1.4(b) 1.4(d)'],
  ['FOR REASONS 1.4 (B, D)', '1.4(b) 1.4(d)'],
  ['FOR REASONS 1.4(B) AND (D)', '1.4(b) 1.4(d)'],
  ['REASONS 1.4 (B/D)', '1.4(b) 1.4(d)'],
  ['FOR REASONS 1.4 (B) AND (D) <1>', '1.4(b) 1.4(d)'],
  ['REASONS 1.4 (B,D)', '1.4(b) 1.4(d)'],
  ['FOR REASONS 1.4 (B,D)', '1.4(b) 1.4(d)'],
  ['FOR REASONS 1.4 B AND D', '1.4(b) 1.4(d)'],
  ['FOR REASON 1.4 (D)', '1.4(d)'],
  ['FOR REASONS 1.4 (B) & (D)', '1.4(b) 1.4(d)'],
  ['FOR REASONS 1.4 (B) &amp; (D)', '1.4(b) 1.4(d)'],
  ['REASONS 1.4(B) AND (D)', '1.4(b) 1.4(d)'],
  ['REASONS: 1.4 (B) AND (D)', '1.4(b) 1.4(d)'],
  ['FOR REASONS 1.4 (B AND D)', '1.4(b) 1.4(d)'],
  ['FOR REASON 1.4(D)', '1.4(d)'],
  ['1.4 (B) AND (D)', '1.4(b) 1.4(d)'],
  ['REASONS 1.4 (B AND D)', '1.4(b) 1.4(d)'],
  ['REASON 1.4 (B) AND (D)', '1.4(b) 1.4(d)'],
  ['REASON: 1.4 (B), (D) <1>', '1.4(b) 1.4(d)'],
  ['REASON: 1.4 (D)', '1.4(d)'],
  ['FOR REASONS 1.4 (B) AND ( D)', '1.4(b) 1.4(d)'],
  ['FOR REASONS 1.4 (B/D)', '1.4(b) 1.4(d)'],
  ['REASON: 1.4 (B,D)', '1.4(b) 1.4(d)'],
  ['PER 1.4 (B) AND (D)', '1.4(b) 1.4(d)'],
  ['FOR REASONS 1.5 (B) AND (D)', '1.5(b) 1.5(d)'],
  ['REASON: 1.4(C)', '1.4(c)'],
  ['REASONS: 1.4 (B)(D)', '1.4(b) 1.4(d)'],
  ['FOR REASONS 1.4 (B&D)', '1.4(b) 1.4(d)'],
  ['REASON: 1.4(D)', '1.4(d)'],
  ['REASONS 1.4 B/D', '1.4(b) 1.4(d)'],
  ['REASONS: 1.4 (B) AND (D) <1>', '1.4(b) 1.4(d)'],
  ['FOR REASONS 1.4 (B) AND (D )', '1.4(b) 1.4(d)'],
  ['REASONS 1.4 B AND D', '1.4(b) 1.4(d)'],
  ['FOR REASONS 1.4 (B & D)', '1.4(b) 1.4(d)'],
  ['REASONS 1.4 (B), (D)', '1.4(b) 1.4(d)'],
  ['FOR REASON 1.4 (D) <1>', '1.4(d)'],
  ['FOR REASONS 1.4 (B)(D)', '1.4(b) 1.4(d)'],
  ['FOR REASONS 1.4 B/D', '1.4(b) 1.4(d)'],
  ['FOR REASONS 1.4 (B), (D)', '1.4(b) 1.4(d)'],
  ['REASON 1.4 (D)', '1.4(d)'],
  ['FOR REASONS 1.4 (B) AN D (D)', '1.4(b) 1.4(d)'],
  ['REASONS 1.4 (B, D)', '1.4(b) 1.4(d)'],
  ['FOR REASONS 1.4(B,D)', '1.4(b) 1.4(d)'],
  ['FOR REASONS 1.4 (D)', '1.4(d)'],
  ['PER 1.4 (D)', '1.4(d)'],
  ['FOR REASONS 1.4 (B) A ND (D)', '1.4(b) 1.4(d)'],
  ['FOR REASONS 1.4 B & D', '1.4(b) 1.4(d)'],
  ['REASONS: 1.4 (B AND D)', '1.4(b) 1.4(d)'],
  ['REASON 1.4 (B) (D)', '1.4(b) 1.4(d)'],
  ['REASONS 1.4 B, D', '1.4(b) 1.4(d)'],
  ['FOR REASONS 1.5 (B AND D)', '1.5(b) 1.5(d)'],
  ['1.4 (B/D)', '1.4(b) 1.4(d)'],
  ['FOR REASONS 1.5(B,D)', '1.5(b) 1.5(d)'],
  ['REASON: 1.4 (B),(D)', '1.4(b) 1.4(d)'],
  ['FOR REASON 1.4 (B) AND (D)', '1.4(b) 1.4(d)'],
  ['FOR REASONS 1.4 ( B) AND (D)', '1.4(b) 1.4(d)'],
  ['REASONS 1.4 (B/D )', '1.4(b) 1.4(d)'],
  ['1.4 B/D', '1.4(b) 1.4(d)'],
  // and less common ones
  ['under reasons 1.4 (b), (c), and (d)', '1.4(b) 1.4(c) 1.4(d)'],
  ['due to 1.4 (a), (b), (d)', '1.4(a) 1.4(b) 1.4(d)'],
  ['REASONS 1.4 (A-D)', '1.4(a) 1.4(b) 1.4(c) 1.4(d)'],
  ['REASONS 1.4 (B) THROUGH (D)', '1.4(b) 1.4(c) 1.4(d)'],
  ['REASONS 1.4 (B) TO (D)', '1.4(b) 1.4(c) 1.4(d)'],
  ['REASONS 1.4 B THRU D', '1.4(b) 1.4(c) 1.4(d)'],
  ['REASONS 1.4 (C-D)', '1.4(c) 1.4(d)'],
  ['REASONS 1.4 (D-B)', '1.4(d) 1.4(b)'],
  ['REASONS 1.4 (B-D) AND (G)', '1.4(b) 1.4(c) 1.4(d) 1.4(g)'],
  ['REASONS 1.4 (A), (C) TH\nROUGH (E)', '1.4(a) 1.4(c) 1.4(d) 1.4(e)'],
  ['REASON: 1.4 (BD)', '1.4(b) 1.4(d)'],
  ['REASON: 1.4 BCD', '1.4(b) 1.4(c) 1.4(d)'],
  ['REASON: 1.4 (B) OR (D)', '1.4(b) 1.4(d)'],
  ['REASON: 1.4 (B); (D)', '1.4(b) 1.4(d)'],
  ['REASON: 1.4(B) 1.4(D)', '1.4(b) 1.4(d)'],
  ['REASON: 1.4(B) AND 1.4(D)', '1.4(b) 1.4(d)'],
  ['REASON: 1.4 (B) AND 1.5 (D)', '1.4(b) 1.5(d)'],
  ['REASON: 1,4 (B) AND (D)', '1.4(b) 1.4(d)'],
  ['REASON: 1 .4 (B) AND (D)', '1.4(b) 1.4(d)'],
  ['REASON: 1. 4 (B) AND (D)', '1.4(b) 1.4(d)'],
  ['REASON: l.4 (B) AND (D)', '1.4(b) 1.4(d)'],
  ['REASON: I.4 (B) AND (D)', '1.4(b) 1.4(d)'],
  ['REASON: 1(B) AND (D)', '?(b) ?(d)'],
  ['REASONS (B) AND (D)', '?(b) ?(d)'],
  ['REASONS B AND D', '?(b) ?(d)'],
  ['REASON: 1.2 (B)', '1.2(b)'],
  ['REASON: 1.8 (B)', '1.8(b)'],
  ['REASON: 1.4', '1.4()'],
  ['REASON: 1.4 (I)', '1.4(i)'],
  ['REASON: 1.4 (B) AND (X)', '1.4(b) 1.4(x)'],
  ['E.O. 12958, REASONS: 1.4 (B), (D)', '1.4(b) 1.4(d)'],
  ['REASON: E.O. 12958, 1.4 (B), (D)', '1.4(b) 1.4(d)'],
  ['REASON: E.O. 12958 SECTION 1.4 (B) AND (D)', '1.4(b) 1.4(d)'],
  ['REASONS 1.4 (B) AND (D) OF E.O. 12958', '1.4(b) 1.4(d)'],
  ['SECTION 1.4 REASONS (B) AND (D)', '1.4(b) 1.4(d)'],
  ['REA SON: 1.4 (B)', '1.4(b)'],
  ['REASON S 1.4 (B) AND (D)', '1.4(b) 1.4(d)'],
  ['REASON(S) 1.4 (B) AND (D)', '1.4(b) 1.4(d)'],
  ['RESON 1.4 (B)', '1.4(b)'],
  ['REASON: 1.4 (B) AND (D) (U) TEXT OF A PARAGRAPH', '1.4(b) 1.4(d)'],
  ['REASON: 1.4 (B) AND (D) 1. (C) TEXT', '1.4(b) 1.4(d)'],
  ['REASON: 1.4 (B) AND (D). (C) TEXT', '1.4(b) 1.4(d)'],
]

const leads = [
  'Classified By:',
  'CLASSIFIED BY:',
  'Classified by',
  'CLASSIFIED BY',
  'Classified by:',
  '(U) Classified by',
  '(U) CLASSIFIED BY:',
  'Classfied By:',
  'Classjfied By:',
  'Classiied By:',
  'assified By:',
  'fied By:',
  'Classified By: Classifed by',
  'CL BY:',
]

const names = [
  'DCM Adele Norwood',
  'Ambassador A. B. Dee',
  'POLITICAL COUNSELOR BEA D. ABED',
  'Andrea Sonora, DCM',
  'Charge d\u2019Affaires, a.i., D. Reasoner',
]

describe('the reasons of an authority block', () => {
  it('have an unambiguous grammar', () => {
    expect(() => new AuthorityParser(true)).not.toThrow()
  })

  it.each(spellings)('%s', (spelling, expected) => {
    for (const tail of ['', '.', '\n']) {
      const text = `Classified By: DCM Adele Norwood, ${spelling.replace('<1>', '1. (S) Text.')}${tail}`
      const { block } = read(text)
      expect(reasons(block)).toBe(expected)
      expect(block.authority).toBe('original')
      expect(pick(text, block.classifiedBy)).toMatch(/^DCM Adele Norwood/)
      for (const { letter, span } of block.reasons) {
        // A letter between two stands where the dash or the word between them does.
        const place = pick(text, span)?.replace(/\s/g, '').toLowerCase() ?? ''
        if (letter && !['-', 'through', 'thru', 'to'].includes(place)) expect(place).toBe(letter)
      }
    }
  })

  it('are the same in lower case', () => {
    for (const [spelling, expected] of spellings) {
      const text = `Classified By: DCM Adele Norwood, ${spelling.toLowerCase().replace('<1>', '1. (s) Text.')}`
      expect(`${spelling} ${reasons(read(text).block)}`).toBe(`${spelling} ${expected}`)
    }
  })

  it('are read behind every lead and every name, and none is read out of a name', () => {
    for (const lead of leads) {
      for (const name of names) {
        expect(reasons(read(`${lead} ${name}`).block)).toBe('')
        for (const [spelling, expected] of spellings) {
          const text = `${lead} ${name}, ${spelling.replace('<1>', '\u00b61. (C) Text.')}`
          expect(`${text} ${reasons(read(text).block)}`).toBe(`${text} ${expected}`)
        }
      }
    }
  })

  it('survive a line break anywhere in them, kept or turned into a blank', () => {
    const whole = 'Reasons: 1.4 (b) and (d)'
    for (const gap of ['\n', '  \n', '\r\n', ' ']) {
      for (let at = 1; at < whole.length; at++) {
        const text = `Classified By: Ambassador Adele Norwood; ${whole.slice(0, at)}${gap}${whole.slice(at)}.`
        const { block } = read(text)
        expect(`${at} ${reasons(block)}`).toBe(`${at} 1.4(b) 1.4(d)`)
        expect(block.reasons.map(({ span }) => pick(text, span)).join('')).toBe('bd')
      }
    }
  })

  it('say when a token is cut in two', () => {
    const cut = read('Classified By: DCM Adele Norwood, Reason 1  \n.4 B/D')
    expect(cut.readings.map(({ kind, span, meaning }) => [kind, span, meaning])).toEqual([
      ['wrap', { start: 41, end: 47 }, 'the section is cut in two and was read as 1.4'],
    ])
    expect(read('Classified By: DCM Adele Norwood, Reasons 1.4 (b) AN D (d)').readings).toHaveLength(1)
    expect(read('Classified By: DCM Adele Norwood, Reasons\n1.4 (b) and\n(d)').readings).toEqual([])
  })

  it('cover their stretch, keyword and all', () => {
    const text = 'Classified By: DCM Adele Norwood for reasons 1.4 (b) and (d). Text.'
    expect(pick(text, read(text).block.reasonSpan)).toBe('reasons 1.4 (b) and (d)')
  })
})

describe('the authority block', () => {
  it.each([
    ['Classified By: Jane Roe, Director', 'unknown', undefined, undefined],
    ['Classified By: Jane Roe\nReason: 1.4(c)\nDeclassify On: 20351010', 'original', undefined, 'date 20351010'],
    ['Classified By: Jane Roe\nDerived From: Multiple Sources\nDeclassify On: 20351010', 'derivative', true, 'date 20351010'],
    ['CLASSIFIED BY: JANE ROE\nDERIVED FROM: MULTIPLE SOURCES\nDECLASSIFY ON: 20351010', 'derivative', true, 'date 20351010'],
    ['Classified By: Jane Roe\nDerived From: Multi\nple Sources\nDeclassify On: 20351010', 'derivative', true, 'date 20351010'],
    ['Derived From: RSCG-1, dated 20200101\nDeclassify On: 25X1, 20701010', 'derivative', false, 'exemption 25X1, 20701010'],
    ['DERIVED FROM: DSCG 05-1 B, D', 'derivative', false, undefined],
    ['Classified By: Jane Roe. Derived From: RSCG-1. Declassify On: 20351010.', 'derivative', false, 'date 20351010'],
    ['Classified By: Jane Roe, Reason: 1.5 (b), (d), Declassify on: X1', 'original', undefined, 'exemption X1'],
    ['Classified By: Jane Roe, Reason: 1.4 (b), DECL: 10/10/2017', 'original', undefined, 'date 10/10/2017'],
    ['Classified By: Jane Roe, Reason: 1.4 (b), DECL ON 10/10/2017', 'original', undefined, 'date 10/10/2017'],
    [
      'Classified By: Jane Roe\nDerived From: RSCG-1\nDeclassify On: Source marked OADR, date of source 19941010',
      'derivative',
      false,
      'legacy Source marked OADR, date of source 19941010',
    ],
    [
      'Classified By: Jane Roe\nDerived From: RSCG-1\nDeclassify On: N/A to RD/FRD portions. See source list for NSI portions.',
      'derivative',
      false,
      'not-applicable N/A to RD/FRD portions. See source list for NSI portions.',
    ],
    ['Classified By: Jane Roe\nReason: 1.4(b)\nDeclassify On: 2035\n1010', 'original', undefined, 'date 2035\n1010'],
    ['Classified By: Jane Roe\nReason: 1.4(b)\nDeclassify On: 10/10/20\r\n35', 'original', undefined, 'date 10/10/20\r\n35'],
    ['Classified By: Jane Roe\nReason: 1.4(b)\nDeclassify On:', 'original', undefined, 'missing '],
    ['Classified By: Jane Roe\nReason: 1.4(b)\nDeclassify On: 02/30/2017', 'original', undefined, 'invalid-date 02/30/2017'],
    [
      'Classified By: Jane Roe\nReason: 1.4(b)\nDeclassify On: Upon closure of the conference',
      'original',
      undefined,
      'event Upon closure of the conference',
    ],
    ['CL BY: 1234567\nCL REASON: 1.4(c)\nDECL ON: 20351010', 'original', undefined, 'date 20351010'],
    ['Classified By: Jane Roe\nReason: 1.4(b)\nDerived From: RSCG-1\nDeclassify On: 20351010', 'derivative', false, 'date 20351010'],
    ['Classified ...', 'unknown', undefined, undefined],
    ['Classified By: A...', 'unknown', undefined, undefined],
  ])('%j', (text, kind, multiple, declassify) => {
    const { block } = read(text)
    expect(block.authority).toBe(kind)
    expect(block.derivedFrom?.value.multipleSources).toBe(multiple)
    expect(block.declassifyOn && `${block.declassifyOn.value.kind} ${pick(text, block.declassifyOn.span)}`).toBe(declassify)
  })

  it('may order a downgrading', () => {
    const text = 'Classified By: Jane Roe\nReason: 1.4(c)\nDowngrade To: SECRET on 20300101\nDeclassify On: 20351010'
    const { block } = read(text)
    expect(block.downgradeTo?.value.level).toBe('S')
    expect(block.downgradeTo?.value.on.kind).toBe('date')
    expect(pick(text, block.downgradeTo?.span)).toBe('Downgrade To: SECRET on 20300101')
    expect(pick(text, block.declassifyOn?.span)).toBe('20351010')
  })

  it('keeps the name to its span', () => {
    const text = 'Text.\nClassified By: DCM Adele Norwood for reasons 1.4 (b) and (d).'
    const { block } = readAuthority(text, { start: 6, end: text.length })
    expect(pick(text, block.classifiedBy)).toBe('DCM Adele Norwood')
    expect(JSON.stringify(block)).not.toContain('Norwood')
    expect(block.span).toEqual({ start: 6, end: text.length })
  })

  it('is read as far as its bound, whatever it is, and never throws', () => {
    for (const filler of [
      '(',
      '(b), (d) and ',
      ', Adele Norwood Reason 1 ',
      'A ',
      'R E A S O N ',
      'Classified By: ',
      '1.4 ',
      '\n',
      'DECL ',
      'a',
    ]) {
      const text = `Classified By: ${filler.repeat(Math.ceil(1_000_000 / filler.length))}`
      const { block, readings } = read(text)
      const ends = [...block.reasons.map(({ span }) => span.end), ...readings.map(({ span }) => span.end), block.classifiedBy?.end ?? 0]
      expect(Math.max(...ends)).toBeLessThanOrEqual(maxBlockLength)
    }
    fc.assert(fc.property(fc.string({ size: 'max', maxLength: 3000, unit: 'binary' }), (text) => void read(text)))
    const word = fc.constantFrom(
      'Classified By:',
      'Reason',
      '1.4',
      '(b)',
      'and',
      'D',
      '\n',
      '.4',
      'Declassify On:',
      '20351010',
      'Derived From:',
      '(',
      ')',
      'Text',
      ',',
    )
    fc.assert(fc.property(fc.array(word, { maxLength: 60 }), (words) => void read(words.join(' '))))
  })
})

describe('the lead of an authority block', () => {
  it.each(leads)('%s', (lead) => {
    expect(authorityLead(`${lead} DCM Adele Norwood, Reason 1.4 (b)`)).toBe(0)
    expect(authorityLead(`  ${lead} DCM Adele Norwood`)).toBe(0)
  })

  it.each([
    ['Classified ByMinister Adele Norwood', 0],
    ['Classified ...', 0],
    ['Classified By: A...', 0],
    ['Classified By:', 0],
    ['Reason: 1.4 (b) and (d)', 0],
    ['Declassify On: 20351010', 0],
    ['DERIVED FROM: DSCG 05-1', 0],
    ['Derived From: Multiple Sources', 0],
    ['classified: DCM Adele Norwood, reason 1.4 (b)', 0],
    ['classified by DCM Adele Norwood for reasons 1.4 (b)', 0],
    ['Classified by the Ambassador, Adele Norwood', 0],
    ['REF: STRELSAU 11 Classified By: DCM Adele Norwood', 17],
    ['     B. STATE 22 (NOTAL) CLASSIFIED BY: DCM ADELE NORWOOD', 25],
    ['REF: STRELSAU 11 Classified by DCM Adele Norwood, reason 1.4 (b)', 17],
  ])('%j', (line, at) => {
    expect(authorityLead(line)).toBe(at)
  })

  it.each([
    'The plan was classified by the ministry.',
    'classified by the ministry of the interior, as was said',
    'Classified by the ministry, the plan is not known.',
    'Classified Website: http://strelsau.example.sgov.gov',
    'Classified information is not to be sent.',
    'UNCLASSIFIED BY: DCM Adele Norwood',
    'Declassified by: DCM Adele Norwood',
    'DECLASSIFIED BY NARA',
    'Reclassified by: DCM Adele Norwood',
    'Derived from the text, it follows',
    'Classified by DAS, A/GIS on 12/03/2014 \u2014 Class: CONFIDENTIAL',
    'Classified by DAS, A/GIS, DoS on',
    'Certified by: DCM',
    'Specified by: DCM',
    'by: DCM',
    '',
    '1. (C) Text that was classified by one and read by: all.',
  ])('%j is none', (line) => {
    expect(authorityLead(line)).toBeUndefined()
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ size: 'max', maxLength: 3000, unit: 'binary' }), (line) => void authorityLead(line)))
    for (const filler of ['Classified By', 'CL BY ', 'a', ' ', 'Classified by: Classified by: ']) {
      authorityLead(filler.repeat(Math.ceil(1_000_000 / filler.length)))
    }
  })
})

describe('the end of an authority block', () => {
  const long = 'Classified By: Deputy Chief of Mission Adele Norwood of the Embassy, R'
  it.each([
    ['Classified By: DCM Adele Norwood, Reason 1\n.4 B/D\n\n1. (C) Text.', 2],
    ['Classified By: DCM Adele Norwood, Reason 1\n.4 B/D\n1. (C) Text.', 2],
    [`${long}\neason 1.4 (b).\nSUMMARY\n-------`, 2],
    ['Classified By: DCM Adele Norwood for reasons\n1.4 (b) and (d)\n1. (C) Text.', 2],
    ['Classified By: DCM Adele Norwood for reasons 1.4 (b) and\n(d)\n1. (C) Text.', 2],
    ['Classified By: DCM Adele Norwood for reasons 1.4 (b) AN\nD (D).\n1. (C) Text.', 2],
    ['Classified By: DCM Adele Norwood for reasons 1.4 (b) and (d).\n1. (C) Text.', 1],
    ['Classified By: DCM Adele Norwood for reasons 1.4 (b) and (d).\n\u00b61. (C) Text.', 1],
    ['Classified By: DCM Adele Norwood for reasons 1.4 (b) and (d).\n(C) Text of a portion.', 1],
    ['Classified By: DCM Adele Norwood for reasons 1.4 (b) and (d).\nSUMMARY\n-------\n1. (C) Text.', 1],
    ['Classified By: DCM Adele Norwood for reasons 1.4 (b) and (d).\nText.', 1],
    ['Classified By: DCM Adele Norwood\n  \nText.', 1],
    ['Classified By: Jane Roe\nDerived From: Multiple Sources\nDeclassify On: 20351010\n\n(S) Text.', 3],
    ['Classified By: Jane Roe\nDerived From: Multiple Sources\nDeclassify On: 20351010\n(S//NF) Text.', 3],
    ['Classified By: Jane Roe\nReason: 1.4(b)\nDeclassify On: 20351010\nSUBJECT: TEXT', 3],
    ['Classified By: Jane Roe\r\nReason: 1.4(b)\r\nDeclassify On: 20351010\r\n\r\nText.', 3],
    ['Classified By: Jane Roe\rReason: 1.4(b)\r\r1. (C) Text.', 2],
    ['Classified By: Jane Roe,\nDirector, Office of Text\nReason: 1.4(b)', 3],
    ['Classified By: Jane Roe\nReason: 1.4(b)\nDeclassify On: 20351010\nText of a memo.', 3],
    [`${long}\neason 1.4 (b) and (d); declassify on closure of the conference of\nStrelsau.\nText.`, 3],
    [`Classified By: Jane Roe\n${'Text.\n'.repeat(20)}`, 4],
    ['Classified By: Jane Roe', 1],
  ])('%j', (text, end) => {
    expect(authorityBlockEnd(text, splitLines(text), 0)).toBe(end)
  })

  it('is at most twelve lines and 2 KB away', () => {
    const text = `Classified By: Jane Roe,\n${'Reason: 1.4(b),\n'.repeat(50_000)}`
    expect(authorityBlockEnd(text, splitLines(text), 0)).toBe(12)
    const wide = `Classified By: Jane Roe,\n${`${'Reason: '.repeat(100)}\n`.repeat(1000)}`
    expect(authorityBlockEnd(wide, splitLines(wide), 0)).toBe(3)
  })

  it.each([
    ['Classified By: DCM Adele Norwood for reasons 1.4 (b) and (d). 1. (S) Text.', 62],
    ['Classified By: DCM Adele Norwood for reasons 1.4 (b) and (d) \u00b61. (C/NF) Text.', 61],
    ['Classified By: DCM Adele Norwood for reasons 1.4 (b) and (d).', undefined],
    ['Classified By: DCM Adele Norwood, reason 1. (C)', undefined],
    ['Classified By: DCM Adele Norwood, REASON: 1.4 (C)', undefined],
  ])('a glued paragraph in %j', (text, at) => {
    expect(gluedParagraph(text, { start: 0, end: text.length })).toBe(at)
  })
})
