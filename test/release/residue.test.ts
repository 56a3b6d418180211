import { expect, test } from 'vitest'
import { shinglesOf, squeeze, wordsOf } from '../../src/release/residue.ts'

/** Where each word stands, between bars, and what it counts as. */
test.each([
  ['|Text| |of| |two|.', 'text of two'],
  ['(|a|) -- |b|-|c|', 'a b c'],
  ['|Péter| |ÉÉ| |ﬁle| |²|', 'péter éé file 2'],
  ['|e\u0301|', 'é'],
  ['|K\u212a|, |\u1e9e| |ß|', 'kk ß ß'],
  ['|o\u200bne|\u200b |tw\u00ado|', 'one two'],
  ['|pro-\nposal|, |pro- \t\r\n\tposal|', 'proposal proposal'],
  ['|pro\u200b-\nposal|', 'proposal'],
  ['|pro|-\n|Posal|, |pro|-\n\n|posal|, |pro|\n-|posal|', 'pro posal pro posal pro posal'],
  ['|x|-        \n        |Y|, |x-        \r\n        y|, |x|-         \n|y|', 'x y xy x y'],
  ['-\n|posal| - \n|x|\n-', 'posal x'],
  ['|𝐀b| |𐐀|', 'ab 𐐨'],
  ['', ''],
])('words of %j', (marked, expected) => {
  const text = marked.replaceAll('|', '')
  const words = wordsOf(text)
  expect(words.map(({ folded }) => folded).join(' ')).toBe(expected)
  let shown = text
  for (const { start, end } of [...words].reverse()) shown = `${shown.slice(0, start)}|${shown.slice(start, end)}|${shown.slice(end)}`
  expect(shown).toBe(marked)
})

test('letters and digits alone', () => {
  expect(squeeze('A. cl-\nerk, of\u200b 12\n\nT R E A S U R Y')).toBe('aclerkof12treasury')
})

test('runs of words, each with its first', () => {
  expect([...shinglesOf(wordsOf('One two, three four'), 3)]).toEqual([
    ['one two three', 0],
    ['two three four', 1],
  ])
  expect([...shinglesOf(wordsOf('One two'), 3)]).toEqual([])
  expect([...shinglesOf(wordsOf('One two'), 2)]).toEqual([['one two', 0]])
})
