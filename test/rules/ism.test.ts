import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseDocument } from '../../grammar/parse.ts'
import { parseIsoDate } from '../../grammar/text/date.ts'
import { checkDocument } from '../../rules/check.ts'
import { rules } from '../../rules/index.ts'
import { ismCoverage } from '../../rules/ism-coverage.ts'
import { ismCoverageReference } from '../../tools/ism-coverage.ts'
import { type IsmExample, ismExamples } from './ism-examples.ts'

/** A banner line over paragraphs, from their marks alone. */
function textOf(example: string): string {
  if (example.includes('\n')) return example
  const [banner, ...marks] = example.split(' | ')
  return [banner, ...marks.map((mark, index) => `${index + 1}. ${mark} Text.`)].join('\n\n')
}

function findingsOn(example: string, [, rule, , , profile = 'ic', asOf]: IsmExample): number {
  const day = asOf === undefined ? undefined : parseIsoDate(asOf)
  return checkDocument(parseDocument(textOf(example)), { profile, asOf: day, only: [rule] }).length
}

test.each(ismExamples.map((example) => [`${example[0]} ${example[1]} ${example[2]}`, example] as const))('%s', (_, example) => {
  const [, , bad, good] = example
  expect(findingsOn(bad, example)).toBeGreaterThan(0)
  expect(findingsOn(good, example)).toBe(0)
})

test('all 258 rules that can be checked on text are told once, by id', () => {
  const ids = ismCoverage.map(({ id }) => id)
  expect(ids.length).toBe(258)
  expect(ids).toEqual([...new Set(ids)].sort())
  for (const id of ids) expect(id).toMatch(/^00\d{3}$/)
  expect(ismCoverage.filter(({ by }) => by).length).toBeGreaterThanOrEqual(230)
})

test('no rule is said to enforce anything without an example', () => {
  const known = new Set(rules.map(({ id }) => id))
  for (const { id, by, reason } of ismCoverage) {
    const shown = new Set(ismExamples.filter((example) => example[0] === id).map((example) => example[1]))
    expect([id, [...shown].sort()]).toEqual([id, [...(by ?? [])].sort()])
    for (const rule of by ?? []) expect(known).toContain(rule)
    expect(by ? by.length : reason?.length).toBeGreaterThan(0)
  }
})

test('docs/ism-coverage.md is what the sources imply; `npm run update` writes it', () => {
  const { path, text } = ismCoverageReference(ismCoverage)
  expect(readFileSync(path, 'utf8')).toBe(text)
})
