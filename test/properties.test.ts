import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MarkedDocument } from '../grammar/document.ts'
import { parseDocument } from '../grammar/parse.ts'
import { contains } from '../grammar/text/span.ts'
import { seedCables } from './seed-cables.ts'

/** Pieces that make readers work: keywords, marks, numbers, line ends, odd characters. */
const pieces = [
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  ' ',
  '\t',
  '\u00a0',
  '¶',
  '¶3. ',
  '4. ',
  '14. ',
  '5) ',
  'a. ',
  '-- ',
  '(C) ',
  '(S//NF) ',
  '(U',
  'C) ',
  '((',
  '(c) ',
  '( S )',
  '(X) ',
  'SECRET',
  'S E C R E T ',
  'C O N F I D E N T I A L STRELSAU 000042\n',
  'UNCLAS',
  'SIPDIS\n',
  'NOFORN ',
  'E.O. 12958: DECL: 05/03/2017\n',
  'E.O. 12958: N/A\n',
  'TAGS: PREL, MARR\n',
  'TAGS: [PREL](#)\n',
  'SUBJECT: ',
  'REF: A. 07 STRELSAU 12\n',
  'Classified By: R. Rassendyll, Reason 1\n.4 B/D\n',
  'Reason: 1.4(b)',
  'Declassify On: 20340503\n',
  'VZCZCXYZ0042\n',
  'OO RUEHWEB\n',
  'DE RUEHSZ #0042/01 1241415\n',
  'ZNY SSSSS ZZH\n',
  'O 031415Z MAY 07\n',
  'FM AMEMBASSY STRELSAU\n',
  'TO RUEHC/SECSTATE WASHDC\n',
  'BT\n',
  'NNNN\n',
  'MRN:   11 PORT ALBA 504\n',
  'Captions: SENSITIVE\n',
  'Signature: TARRANT\n',
  'RELEASE IN PART\n',
  'B6\n',
  '[1 paragraph withheld] [B1]',
  'XXXXXXXXXX',
  'Begin text: ',
  'End text. ',
  '----\n',
  '#### ',
  'STRELSAU 00000042  001.2 OF 003\n',
  'PAGE 02        STRELSAU 00042  01 OF 03  060018Z\n',
  'Text. ',
  'text goes on ',
  '\u200b',
  '\ufeff',
  '\ud800',
  '\0',
  '\u0421',
  '\uff23',
] as const

const wild = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 6 })), { maxLength: 60, size: 'max' })
    .map((parts) => parts.join('')),
)

/** A seed cable with stretches cut out, doubled, or replaced by a piece. */
const mutated = fc
  .tuple(
    fc.constantFrom(...seedCables),
    fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(12), fc.constantFrom(...pieces)), { minLength: 1, maxLength: 8 }),
  )
  .map(([text, edits]) =>
    edits.reduce<string>((now, [where, cut, piece]) => {
      const at = Math.floor(where * now.length)
      return now.slice(0, at) + piece + now.slice(at + cut)
    }, text),
  )

const texts = fc.oneof(wild, mutated)

/** What must hold for every document, whatever the text. */
function checkModel(document: MarkedDocument, text: string): void {
  let offset = 0
  for (const { span } of document.segments) {
    expect(span.start).toBe(offset)
    expect(span.end).toBeGreaterThan(span.start)
    offset = span.end
  }
  expect(offset).toBe(text.length)
  const places = document.portions.map(({ place }) => place)
  expect(new Set(places).size).toBe(places.length)
  for (const portion of document.portions) {
    expect(contains(portion.span, portion.lead) && contains(portion.span, portion.body) && portion.lead.end === portion.body.start).toBe(
      true,
    )
    expect(portion.markSpan.start).toBeLessThanOrEqual(portion.markSpan.end)
    if (portion.marking) {
      expect(contains(portion.span, portion.marking.span)).toBe(true)
      for (const { span } of [...portion.marking.problems, ...portion.marking.controls])
        expect(contains(portion.marking.span, span)).toBe(true)
    }
    for (const { span } of portion.interruptions) expect(contains(portion.span, span)).toBe(true)
  }
  for (const { span } of [...document.readings, ...document.captions, ...document.limits])
    expect(contains({ start: 0, end: text.length }, span)).toBe(true)
}

test('the segments of any text are the text, and reading never throws', () => {
  fc.assert(
    fc.property(texts, (text) => {
      checkModel(parseDocument(text), text)
    }),
    { numRuns: 1500 },
  )
})

test.each(['cable', 'smart', 'memo', 'text'] as const)('so too when the format is said to be %s', (format) => {
  fc.assert(
    fc.property(texts, (text) => {
      checkModel(parseDocument(text, { format }), text)
    }),
    { numRuns: 300 },
  )
})

test('seed cables are read without unmarked text', () => {
  for (const text of seedCables) {
    const document = parseDocument(text)
    checkModel(document, text)
    expect(document.segments.filter(({ kind }) => kind === 'unmarked')).toEqual([])
  }
})
