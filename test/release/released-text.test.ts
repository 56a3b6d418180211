import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readReleasedText } from '../../src/release/released-text.ts'
import { printedForm } from '../../src/release/same-text.ts'

const read = (text: string) => readReleasedText(text, { start: 0, end: text.length }, [])

test.each([
  ['Text.', 'Text.'],
  ['Text.  \nMore text.\t\n', 'Text.\nMore text.'],
  ['  Indented.\n    List.', '  Indented.\n    List.'],
  ['Two  blanks.', 'Two  blanks.'],
  ['A\ttab and a\u00a0space.', 'A tab and a space.'],
  ['Text goes on\n\nbehind a gap.', 'Text goes on\nbehind a gap.'],
  ['Price \\$5 \\\\$6 a\\_b C:\\dir', 'Price $5 $6 a_b C:\\dir'],
  ['A link [MARR](#) and [x]() here.', 'A link MARR and x here.'],
  ['See [http://a.example/](http://a.example/).', 'See http://a.example/.'],
  ['A [note] (and more).', 'A [note] (and more).'],
  ['Line\r\nline\rline.', 'Line\nline\nline.'],
  ['\ufeffText\u200b.', 'Text\u200b.', 'it holds characters that do not show'],
  ['\ufeffText.\u200b', 'Text.'],
  ['', ''],
])('released text of %j', (source, shown, reason?: string) => {
  expect(read(source)).toEqual(reason ? { kind: 'unclear', reason } : { kind: 'text', text: shown })
  if (!reason) expect(printedForm(source)).toBe(shown)
})

test.each([
  [
    'characters that do not show',
    ['a\u0000b', 'a\u0008b', 'a\u001bb', 'a\u00adb', 'a\u202eb', 'a\u200db', 'a\ue000b', 'a\ud800b', 'a\u2028b', 'a\u0378b'],
  ],
  ['a link or a comment', ['a <!-- b --> c', '![alt](x.png)', '[a](http://b.example/)', '[a](b)']],
  ['an address on a classified network', ['See http://www.state.sgov.gov/p/x for more.', 'SEE HTTP://STRELSAU.STATE.SGOV.GOV']],
  ['behind a gap', ['Text.\n\nMore text.', 'Text\n\nMore text.', 'Text.\n\nmore text.', 'A list:\n\n-- item', 'Text -\n\nMore.']],
])('unclear: %s', (reason, texts) => {
  for (const text of texts) {
    const found = read(text)
    expect([text, found]).toEqual([text, { kind: 'unclear', reason: expect.stringContaining(reason) }])
  }
})

test('what interrupts a portion is not part of its text', () => {
  const text = 'The text goes on\nSTRELSAU 00000042  001.2 OF 002\nbehind it.'
  const at = text.indexOf('STRELSAU')
  const found = readReleasedText(text, { start: 0, end: text.length }, [{ span: { start: at, end: text.indexOf('behind') } }])
  expect(found).toEqual({ kind: 'text', text: 'The text goes on\nbehind it.' })
})

const piece = fc.constantFrom(...'ab \t\n\r\\$[]()#.-_'.split(''), '](', '[a](#)', '\u00a0', '\u200b', ' \n', '\\\n', '\\\\')

/** Two ways to the same text, written apart: what the cutter releases, the verification expects. */
test('the verification works out the same text', () => {
  let clear = 0
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40, size: 'max' }), (pieces) => {
      const source = pieces.join('')
      const found = read(source)
      if (found.kind === 'unclear') return
      clear++
      expect(printedForm(source)).toBe(found.text)
    }),
    { numRuns: 20_000 },
  )
  expect(clear).toBeGreaterThan(1_000)
})

test('released text that is released again stays as it is', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40, size: 'max' }), (pieces) => {
      const found = read(pieces.join(''))
      if (found.kind === 'text') expect(read(found.text)).toEqual(found)
    }),
    { numRuns: 20_000 },
  )
})
