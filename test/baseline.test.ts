import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseBaseline, printBaseline } from '../src/baseline.ts'

const entry = fc.record({
  rule: fc.constantFrom('banner-below-portions', 'portion-unmarked'),
  file: fc.string({ minLength: 1 }),
  place: fc.constantFrom('banner', '¶3', '¶3.a'),
  mark: fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 16, maxLength: 16 }),
})

it('reads back what it prints, sorted and each once', () => {
  fc.assert(
    fc.property(fc.array(entry), (entries) => {
      const text = printBaseline([...entries, ...entries])
      const read = parseBaseline(text)
      expect('entries' in read && printBaseline(read.entries)).toBe(text)
      expect(text.split('\n').filter(Boolean)).toEqual([...new Set(text.split('\n').filter(Boolean))].sort())
    }),
  )
})

it('two branches merge by keeping the lines of both, in any order', () => {
  fc.assert(
    fc.property(fc.array(entry), fc.array(entry), (ours, theirs) => {
      const merged = parseBaseline(printBaseline(theirs) + printBaseline(ours))
      expect('entries' in merged && printBaseline(merged.entries)).toBe(printBaseline([...ours, ...theirs]))
    }),
  )
})

it.each([
  ['not JSON', 'x'],
  ['no entry', '{}'],
  ['null', 'null'],
  ['a mark that is none', '{"rule":"a","file":"b","place":"c","mark":"d"}'],
  ['a conflict of a merge', '<<<<<<< HEAD'],
])('a line that is %s is a problem, with its number', (_, line) => {
  expect(parseBaseline(`${printBaseline([{ rule: 'a', file: 'b', place: 'c', mark: '0123456789abcdef' }])}${line}\n`)).toMatchObject({
    line: 2,
  })
})
