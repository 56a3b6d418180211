import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDocument } from '../../grammar/parse.ts'
import { findRecurrences, readCompared, shortestRun } from '../../src/release/recurrence.ts'
import { word } from '../arbitraries.ts'

const cable = (number: number, ...body: readonly string[]) =>
  [`S E C R E T STRELSAU 0000${number}`, 'E.O. 13526: DECL: 05/03/2034\nTAGS: PREL\nSUBJECT: TEXT', ...body].join('\n\n')

function compare(...texts: readonly string[]) {
  const documents = texts.map((text, index) => readCompared(`${'abcdef'.charAt(index)}.txt`, parseDocument(text)))
  return findRecurrences(documents).map(({ kind, one, other, words }) =>
    [kind, `${one.path} ${one.place} ${one.marking}`, `${other.path} ${other.place} ${other.marking}`, words ?? '-'].join(', '),
  )
}

const run = 'the harbor master will hand over both of the keys on Friday'

test.each([
  ['nothing in common', [cable(42, '1. (S) Text of one.'), cable(43, '1. (C) Words of two.')], []],
  ['the same words, the same marking', [cable(42, `1. (S) And ${run}.`), cable(43, `1. (S) But ${run}.`)], []],
  [
    'the same words, another marking',
    [cable(42, `1. (S//NF) And ${run}.`), cable(43, '1. (U) Text.', `2. (C) But ${run}.`)],
    ['marking, a.txt ¶1 (S//NF), b.txt ¶2 (C), 12'],
  ],
  [
    'other case, other lines, invisible characters',
    [cable(42, `1. (S) ${run}.`), cable(43, `1. (U) ${run.toUpperCase().replace('OVER ', 'OV\u200bER\n')}.`)],
    ['marking, a.txt ¶1 (S), b.txt ¶1 (U), 12'],
  ],
  [
    'in one document',
    [cable(42, `1. (S) ${run}.`, `2. (U) ${run}.`, `3. (S) ${run}.`), cable(43, '1. (U) Text.')],
    ['marking, a.txt ¶1 (S), a.txt ¶2 (U), 12', 'marking, a.txt ¶2 (U), a.txt ¶3 (S), 12'],
  ],
  [
    'without a mark',
    [cable(42, `1. (S) ${run}.`), cable(43, '1. (U) Text.', `2. But ${run}.`)],
    ['marking, a.txt ¶1 (S), b.txt ¶2 unmarked, 12'],
  ],
  [
    'withheld in one release, public in another',
    [cable(42, '1. (U) Text.', '2. [1 paragraph (2-5 lines) not declassified] [B1 1.4(D)]'), cable(42, '1. (U) Text.', '2. (U) Words.')],
    ['withheld, a.txt ¶2 withheld, b.txt ¶2 (U), -'],
  ],
  [
    'withheld inside one release, public in another',
    [cable(42, '1. (U) Words of [… B6] here.'), cable(42, '1. (U) Words of two here.')],
    ['withheld, a.txt ¶1 (U), b.txt ¶1 (U), -'],
  ],
  [
    'another message',
    [cable(42, '1. (U) Text.', '2. [1 paragraph (2-5 lines) withheld] [B5]'), cable(43, '1. (U) Text.', '2. (U) Words.')],
    [],
  ],
  [
    'shown to partners, withheld from the public',
    [
      cable(42, '1. (U) Text.', '2. [1 paragraph (2-5 lines) withheld] [B5]').replace('S E C R E T', 'UNCLAS'),
      cable(42, '1. (U) Text.', '2. (S//REL TO USA, GBR) Words.'),
    ],
    [],
  ],
] as const)('%s', (_, texts, expected) => {
  expect(compare(...texts)).toEqual(expected)
})

test(`every run of ${shortestRun} words or more that two documents share under different markings is found`, () => {
  const words = (least: number, most: number) => fc.array(word, { minLength: least, maxLength: most, size: 'max' })
  fc.assert(
    fc.property(words(shortestRun, 40), words(0, 60), words(0, 60), words(0, 60), words(0, 60), (shared, a, b, c, d) => {
      const one = cable(42, `1. (S) ${[...a, ...shared, ...b].join(' ')}.`)
      const other = cable(43, `1. (U) ${[...c, ...shared, ...d].join(' ')}.`)
      expect(compare(one, other).length).toBe(1)
    }),
    { numRuns: 200 },
  )
})

test('the work grows with the words: the same paragraph in many documents is not compared with each of them', () => {
  const marks = ['(S)', '(C)', '(U)', '(S//NF)']
  const documents = Array.from({ length: 4000 }, (_, index) =>
    readCompared(`${index}.txt`, parseDocument(cable(42, `1. ${marks[index % 4]} ${run}, and so on for a while with more words.`))),
  )
  const found = findRecurrences(documents)
  // Each document is held against one place of each other marking.
  expect(found.length).toBeLessThan(4000 * 4)
  expect(found.length).toBeGreaterThan(4000)
})
