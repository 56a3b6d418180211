import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeNumbers } from '../../grammar/message/numbering.ts'

/** `¶3` has its paragraph sign, `14` has lost it or never had one. */
function decode(written: string): string {
  const numbers = written.split(' ').map((word) => ({ digits: word.replace('¶', ''), pilcrow: word.startsWith('¶') }))
  return decodeNumbers(numbers).join(' ')
}

test.each([
  ['1 2 3', '1 2 3'],
  ['¶1 ¶2 ¶3 14 15 16', '1 2 3 4 5 6'],
  ['¶1 ¶2 ¶3 14 15 16 17 18 19 110 ¶11 ¶13 ¶14 ¶15', '1 2 3 4 5 6 7 8 9 10 11 13 14 15'],
  ['11 12 13', '1 2 3'],
  ['1 2 3 4 5 6 7 8 9 10 11 12', '1 2 3 4 5 6 7 8 9 10 11 12'],
  ['¶1 ¶2 ¶4', '1 2 4'],
  ['1 2 2 3', '1 2 2 3'],
  ['2 3 4', '2 3 4'],
  ['1 2 103', '1 2 103'],
  ['7', '7'],
])('%s reads as %s', (written, meant) => {
  expect(decode(written)).toBe(meant)
})

test('a sequence without gaps is read exactly, whichever paragraph signs were misread', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 3, maxLength: 60, size: 'max' }), (misread) => {
      const numbers = misread.map((wrong, index) => ({ digits: wrong ? `1${index + 1}` : `${index + 1}`, pilcrow: false }))
      expect(decodeNumbers(numbers)).toEqual(misread.map((_, index) => index + 1))
    }),
  )
})
