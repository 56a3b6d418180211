import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseDocument } from '../grammar/parse.ts'
import { checkDocument } from '../rules/check.ts'
import { countDiscrepancies, discrepancyClasses } from '../rules/discrepancies.ts'
import { rules } from '../rules/index.ts'

test('classes hold rules that exist, each in one class', () => {
  const listed = discrepancyClasses.flatMap((one) => one.rules)
  expect(new Set(listed).size).toBe(listed.length)
  const ids = new Set(rules.map(({ id }) => id))
  expect(listed.filter((id) => !ids.has(id))).toEqual([])
})

test('findings are counted by class', () => {
  const cable =
    'C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: TEXT\n\n1. (S) Text.\n\n2. Text.\n\n3. (X) Text.\n\n5. (C) Text.'
  const counts = countDiscrepancies(checkDocument(parseDocument(cable)))
  expect(Object.fromEntries(counts)).toEqual({
    'over-marked': 0,
    'under-marked': 1,
    'overall-marking': 0,
    'portion-marking': 2,
    'control-marking': 0,
    basis: 1,
    declassification: 1,
    sources: 0,
    duration: 0,
    'date-of-origin': 1,
    'not-classified': 0,
  })
})

test('the schema of the report has the classes', () => {
  const schema = JSON.parse(readFileSync(new URL('../schema/lint.schema.json', import.meta.url), 'utf8'))
  const ids = discrepancyClasses.map(({ id }) => id)
  expect(schema.properties.discrepancies.required).toEqual(ids)
  expect(Object.keys(schema.properties.discrepancies.properties)).toEqual(ids)
})
