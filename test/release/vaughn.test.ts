import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDocument } from '../../grammar/parse.ts'
import { cutView } from '../../src/release/cut.ts'
import { decideRelease } from '../../src/release/decide.ts'
import { makeRelease } from '../../src/release/make.ts'
import { publicPolicy, type ReleasePolicy } from '../../src/release/policy.ts'
import { readPolicyFile } from '../../src/release/policy-file.ts'
import { type IndexRow, indexRows, printIndexCsv, printIndexJsonl } from '../../src/release/vaughn.ts'
import { strangersIn } from '../../src/release/verify-index.ts'
import { cableModel, printCable } from '../arbitraries.ts'
import { exampleCable } from './example.ts'
import { audiences, vary } from './vary.ts'

function rowsOf(text: string, policy: ReleasePolicy): IndexRow[] {
  const document = parseDocument(text)
  const decided = decideRelease(document, policy)
  return decided.kind === 'refused' ? [] : indexRows(cutView(document, decided))
}

const { policy } = readPolicyFile(
  JSON.stringify({
    audience: 'UNCLASSIFIED',
    case: 'F-2024-00042',
    document: 'C00000042',
    sensitive: ['B5'],
    portions: { '¶6': ['B3 50 USC 3024(i)'] },
  }),
)

test('the index of a release', () => {
  const rows = rowsOf(exampleCable, policy as ReleasePolicy)
  expect(
    rows.map(({ portion_id, withheld_unit, amount_class, exemptions }) => [portion_id, withheld_unit, amount_class, exemptions.join(', ')]),
  ).toEqual([
    ['subject 1', 'subject', '', 'B1 1.4(B), B1 1.4(D)'],
    ['¶1', 'paragraph', '2-5 lines', 'B1 1.4(B), B1 1.4(D)'],
    ['¶3', 'paragraph', '2-5 lines', 'B1 1.4(B), B1 1.4(D)'],
    ['heading 4', 'heading', '', ''],
    ['¶4', 'paragraph', '2-5 lines', 'B1 1.4(B), B1 1.4(D)'],
    ['¶5', 'paragraph', '1 line or less', 'B5'],
    ['¶6', 'paragraph', '1 line or less', 'B3 50 USC 3024(i)'],
  ])
  expect(rows[6]).toMatchObject({
    doc_control_no: 'C00000042',
    case_no: 'F-2024-00042',
    mrn: '24 STRELSAU 42',
    doc_date: '2024-05-03',
    originator: 'AMEMBASSY STRELSAU',
    recipients: 'SECSTATE WASHDC',
    total_portions: 6,
    b3_statute: '50 USC 3024(i)',
    disposition: 'RIP',
  })
})

test('one row for a release in full', () => {
  const text = 'UNCLAS STRELSAU 000042\n\nE.O. 13526: N/A\n\n1. (U) Text.\n'
  expect(rowsOf(text, publicPolicy)).toMatchObject([{ disposition: 'RIF', portion_id: '', exemptions: [] }])
})

test('CSV and JSONL say the same', () => {
  const rows = rowsOf(exampleCable, policy as ReleasePolicy)
  expect(
    printIndexJsonl(rows)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual(rows)
  const lines = printIndexCsv(rows).trim().split('\r\n')
  expect(lines).toHaveLength(rows.length + 1)
  expect(lines[2]).toContain('"¶1","paragraph","2-5 lines","B1 1.4(B); B1 1.4(D)","1.4(B); 1.4(D)"')
  expect(printIndexCsv([{ ...(rows[0] as IndexRow), originator: '=1+1', mrn: 'a"b' }])).toMatch(/"a""b".*"'=1\+1"/)
})

test('texts that differ only in what is withheld have the same index', () => {
  fc.assert(
    fc.property(cableModel, fc.integer(), (model, seed) => {
      const [first] = audiences
      if (!first) return
      expect(rowsOf(printCable(vary(model, first, seed)), publicPolicy)).toEqual(rowsOf(printCable(model), publicPolicy))
    }),
    { numRuns: 100 },
  )
})

test('an index that says more than its release is found out', () => {
  const made = policy && makeRelease(parseDocument(exampleCable), policy)
  if (made?.kind !== 'made') throw new Error('refused')
  const rows = rowsOf(exampleCable, policy as ReleasePolicy)
  const leaky = rows.map((row) => ({ ...row, generic_description: 'a clerk of the treasury' }))
  for (const print of [printIndexCsv, printIndexJsonl]) {
    expect(strangersIn(print(rows), made.release.text, policy as ReleasePolicy)).toBe(0)
    expect(strangersIn(print(leaky), made.release.text, policy as ReleasePolicy)).toBe(3 * rows.length)
  }
})
