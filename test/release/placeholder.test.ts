import { expect, test } from 'vitest'
import { amountClasses, measureAmount } from '../../src/release/amount.ts'
import { parseExemption, printExemption, sortExemptions } from '../../src/release/exemption.ts'
import { parsePlaceholder, printPlaceholder } from '../../src/release/placeholder.ts'
import { readTemplate } from '../../src/release/template.ts'
import type { Disposition, Unit } from '../../src/release/view.ts'

test.each([
  ['B1 1.4(B)', 'B1 1.4(B)'],
  ['B1 1.4(d)', 'B1 1.4(D)'],
  ['B1 1.4 (d)', 'B1 1.4(D)'],
  ['b1 1.5(c)', 'B1 1.5(C)'],
  ['B1 25X1', 'B1 25X1'],
  ['B5', 'B5'],
  ['b6', 'B6'],
  ['(b)(5)', 'B5'],
  ['(b)(7)(C)', 'B7(C)'],
  ['B7(c)', 'B7(C)'],
  ['B3 50 USC 3024(i)', 'B3 50 USC 3024(i)'],
])('exemption %s', (text, printed) => {
  const exemption = parseExemption(text)
  expect(exemption && printExemption(exemption)).toBe(printed)
})

test.each(['B1', 'B1 1.4', 'B1 1.4(i)', 'B3', 'B7', 'B10', 'B5 words', 'B0', '', 'B6(A)', 'C1 1.4(B)'])('no exemption: %s', (text) => {
  expect(parseExemption(text)).toBeUndefined()
})

test('exemptions are sorted, each once, classification first', () => {
  const list = ['B6', 'B1 1.4(D)', 'B5', 'B1 1.4(B)', 'B5'].flatMap((text) => parseExemption(text) ?? [])
  expect(sortExemptions(list).map(printExemption)).toEqual(['B1 1.4(B)', 'B1 1.4(D)', 'B5', 'B6'])
})

const line = (columns: number) => 'x'.repeat(columns)

test.each([
  ['', '1 line or less'],
  ['one', '1 line or less'],
  [line(69), '1 line or less'],
  [line(70), '2-5 lines'],
  [`${line(34)} ${line(34)}`, '1 line or less'],
  [`${line(34)} ${line(35)}`, '2-5 lines'],
  [line(69 * 5), '2-5 lines'],
  [line(69 * 5 + 1), '6-15 lines'],
  [line(69 * 15), '6-15 lines'],
  [line(69 * 15 + 1), 'more than 15 lines'],
  ['a\n\n\n\n\n\n\n\nb', '1 line or less'],
  [`${'a '.repeat(34)}a`, '1 line or less'],
  [`a${'\u200b'.repeat(100)}b`, '1 line or less'],
])('amount of %#', (text, amount) => {
  expect(measureAmount(text, 'bucket')).toBe(amount)
})

test('amounts other than classes', () => {
  expect(measureAmount(line(70), 'exact')).toBe(2)
  expect(measureAmount('', 'exact')).toBe(1)
  expect(measureAmount(line(70), 'unit')).toBeUndefined()
})

const units: readonly Unit[] = ['paragraph', 'subparagraph', 'text', 'heading', 'subject', 'references']
const grounds: readonly (readonly [Disposition, readonly string[]])[] = [
  ['not declassified', ['B1 1.4(B)', 'B1 1.4(D)', 'B5']],
  ['withheld', ['B3 50 USC 3024(i)', 'B7(C)']],
  ['withheld pending review', []],
]

/** Every placeholder that can be printed, and how the verification's own reader sees it. */
test('placeholders are read back, by the cutter and by the verification', () => {
  let count = 0
  for (const unit of units) {
    const measured = unit === 'paragraph' || unit === 'subparagraph' || unit === 'text'
    for (const amount of measured ? [...amountClasses, 1, 4, undefined] : [undefined]) {
      for (const [disposition, codes] of grounds) {
        const exemptions = codes.flatMap((code) => parseExemption(code) ?? [])
        const bullet = unit === 'subparagraph' ? 'a' : undefined
        const printed = printPlaceholder({ unit, bullet, amount, disposition, exemptions })
        expect(parsePlaceholder(printed)).toEqual({ unit, bullet, amount, disposition, exemptions })
        const release = `UNCLASSIFIED\n\n${printed}\n\nUNCLASSIFIED\n`
        expect(readTemplate(release)).toMatchObject({ unaccounted: [], items: [{ kind: 'placeholder', disposition, codes }] })
        count++
      }
    }
  }
  expect(count).toBe(3 * (7 * 3 + 3))
})

test.each([
  ['[portion removed]', 'paragraph'],
  ['[subject line removed]', 'subject'],
])('%s', (text, unit) => {
  expect(parsePlaceholder(text)).toMatchObject({ unit, disposition: 'removed', exemptions: [] })
})

/** Near misses: words of a drafter in brackets are not taken over from one release into the next. */
test.each([
  '[1 paragraph (2-5 lines) not declassified] [B1]',
  '[1 paragraph (3-5 lines) not declassified] [B1 1.4(B)]',
  '[2 paragraphs (2-5 lines) not declassified] [B1 1.4(B)]',
  '[1 paragraph (2-5 lines) not declassified] [B1 1.4(B)] more',
  '[1 paragraph (2-5 lines) not declassified]  [B1 1.4(B)]',
  '[text withheld]  ',
  '[name withheld pending review]',
  '[the minister removed]',
  '[portion removed] [B5]',
  '[heading (2-5 lines) withheld] [B5]',
  '[paragraph a withheld] [B5]',
])('no placeholder: %s', (text) => {
  expect(parsePlaceholder(text)).toBeUndefined()
  expect(readTemplate(`UNCLASSIFIED\n\n${text}\n\nUNCLASSIFIED\n`).unaccounted.length).toBeGreaterThan(0)
})
