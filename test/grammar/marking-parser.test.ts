import { expect, test } from 'vitest'
import { MarkingParser } from '../../grammar/marking/parser.ts'

test('the grammar is sound: no ambiguity, no left recursion', () => {
  expect(() => new MarkingParser(false)).not.toThrow()
})
