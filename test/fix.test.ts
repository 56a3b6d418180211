import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MarkedDocument } from '../grammar/document.ts'
import { parseDocument } from '../grammar/parse.ts'
import { rules } from '../rules/index.ts'
import { decodeText, encodeText } from '../src/decode.ts'
import { fixDocument, lowers } from '../src/fix.ts'

const mark = fc.constantFrom(
  '(U)',
  '(C)',
  '(c)',
  '( S )',
  '(S//NF)',
  '(S/NF)',
  '(SBU)',
  '(S//NF//SI)',
  '(S//REL TO USA, GBR)',
  '(Confidential)',
  '(S//QUILL)',
  '',
)
const banner = fc.constantFrom(
  'UNCLASSIFIED',
  'CONFIDENTIAL',
  'SECRET',
  'SECRET//NOFORN',
  'TOP SECRET//SI//NOFORN',
  'secret',
  'SECRET/NOFORN',
  'SECRTE',
)
const word = fc.constantFrom('Text.', 'Text (C) text.', 'SECRET text.', '(S) Text.')

const memo = fc
  .record({ top: banner, bottom: fc.option(banner), portions: fc.array(fc.tuple(mark, word), { minLength: 1, maxLength: 6 }) })
  .map(({ top, bottom, portions }) =>
    [
      top,
      '',
      ...portions.flatMap(([marking, text], index) => [`${index + 1}. ${marking} ${text}`, '']),
      ...(bottom ? [bottom] : []),
      '',
    ].join('\n'),
  )

const cable = fc
  .record({
    letter: fc.constantFrom('U', 'C', 'S'),
    level: fc.constantFrom('UNCLAS', 'C O N F I D E N T I A L', 'S E C R E T'),
    captions: fc.constantFrom('SIPDIS', 'NOFORN\nSIPDIS', 'SENSITIVE\nSIPDIS', 'SIPDIS SIPDIS'),
    portions: fc.array(fc.tuple(mark, word), { minLength: 1, maxLength: 6 }),
  })
  .map(
    ({ letter, level, captions, portions }) =>
      `VZCZCXYZ0123\nOO RUEHC\nDE RUEHSZ #0123/01 1241415\nZNY ${letter.repeat(5)} ZZH\nO 041415Z MAY 26\nFM AMEMBASSY STRELSAU\n` +
      `TO RUEHC/SECSTATE WASHDC IMMEDIATE 1187\nBT\n${level} STRELSAU 000123\n\n${captions}\n\nE.O. 13526: DECL: 05/04/2036\nTAGS: PREL\nSUBJECT: Text.\n\n` +
      `Classified By: Jane Q. Tarrant for reasons 1.4 B/D.\n\n${portions.map(([marking, text], index) => `${index + 1}. ${marking} ${text}\n`).join('\n')}\nTARRANT\nBT\n#0123\n\nNNNN\n`,
  )

const bodies = (document: MarkedDocument): string[] => document.portions.map(({ body }) => document.text.slice(body.start, body.end).trim())

describe('what fix promises', () => {
  it.each([
    ['memos', memo],
    ['cables', cable],
  ])('%s: nothing lowered, no prose touched, nothing left to fix, and what was fixed is not found again', (_, documents) => {
    fc.assert(
      fc.property(documents, (text) => {
        const before = parseDocument(text)
        const { text: fixed, changes, document, findings } = fixDocument(text, {})
        expect(changes.length).toBeLessThan(100)
        expect(lowers(before, document)).toBe(false)
        expect(bodies(document)).toEqual(bodies(before))
        expect(fixDocument(fixed, {}).changes).toEqual([])
        for (const { finding } of changes)
          expect(findings.filter(({ rule, place, fix }) => rule === finding.rule && place === finding.place && fix)).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('every fix of the examples of the rules passes the guards', () => {
    const examples = rules.flatMap((rule) => rule.bad.filter(({ fixed }) => fixed !== undefined).map((example) => ({ rule, example })))
    expect(examples.length).toBeGreaterThan(8)
    for (const { rule, example } of examples) {
      const text = example.text.replace(/[«»]/g, '')
      const { changes } = fixDocument(text, { only: [rule.id], profile: example.profile ?? rule.profiles?.[0] })
      expect(`${rule.id} ${changes.length > 0}`).toBe(`${rule.id} true`)
    }
  })

  it('a fix that would lower a marking, drop a control or touch prose is refused', () => {
    const document = parseDocument('SECRET//NOFORN\n\n1. (S//NF) Text.\n')
    for (const lower of [
      'CONFIDENTIAL//NOFORN\n\n1. (S//NF) Text.\n',
      'SECRET\n\n1. (S//NF) Text.\n',
      'SECRET//NOFORN\n\n1. (C//NF) Text.\n',
      'SECRET//NOFORN\n\n1. (S) Text.\n',
      'SECRET//NOFORN\n\nText.\n',
    ]) {
      expect(lowers(document, parseDocument(lower))).toBe(true)
    }
    expect(lowers(document, parseDocument('TOP SECRET//NOFORN\n\n1. (S//SI//NF) Text.\n'))).toBe(false)
  })
})

describe('a draft is written back in the encoding it came in', () => {
  it.each(['UTF-8', 'UTF-16LE', 'UTF-16BE', 'Windows-1252'] as const)('%s gives the text back', (encoding) => {
    // A letter that is no UTF-8 by itself tells Windows-1252; text that could be either is UTF-8.
    const unit = encoding === 'Windows-1252' ? fc.constantFrom(...'aB ¶é“”–€ÿ\r\n') : fc.constantFrom(...'aB ¶é“”–€秘\u{1f642}\r\n')
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
        const whole = encoding === 'Windows-1252' ? `é ${text}` : text
        const bytes = encodeText(whole, encoding)
        expect(bytes && decodeText(bytes)).toEqual({ text: whole, encoding })
      }),
    )
  })

  it('nothing is written that the encoding lacks', () => {
    expect(encodeText('é 秘', 'Windows-1252')).toBeUndefined()
  })
})
