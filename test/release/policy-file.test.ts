import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseDocument } from '../../grammar/parse.ts'
import { makeRelease } from '../../src/release/make.ts'
import { policySchema, readPolicyFile } from '../../src/release/policy-file.ts'
import { readyPolicies } from '../../src/release/ready-policies.ts'
import { exampleCable } from './example.ts'

test('the schema for editors is the schema of the program', () => {
  const text = `${JSON.stringify(policySchema, null, 2)}\n`
  if (process.env.UPDATE) writeFileSync('schema/policy.schema.json', text)
  expect(readFileSync('schema/policy.schema.json', 'utf8')).toBe(text)
})

test.each(Object.entries(readyPolicies))('the ready policy %s is a policy, and a file to copy', (name, policy) => {
  const text = `${JSON.stringify(policy, null, 2)}\n`
  const path = `examples/policies/${name}.json`
  if (process.env.UPDATE) writeFileSync(path, text)
  expect(readFileSync(path, 'utf8')).toBe(text)
  expect(readPolicyFile(text).problem).toBeUndefined()
  expect(readdirSync('examples/policies')).toHaveLength(Object.keys(readyPolicies).length)
})

test('decisions stand in place of what the policy says, and cannot widen the audience', () => {
  const base = { audience: 'UNCLASSIFIED', sensitive: ['B2'], amount: 'unit' } as const
  const { policy } = readPolicyFile('{"sensitive": ["B5"], "portions": {"¶5": ["B6"]}}', base)
  expect(policy?.sensitive).toEqual([{ paragraph: 5, detail: '' }])
  expect(policy?.amount).toBe('unit')
  expect([...(policy?.portions.keys() ?? [])]).toEqual(['¶5'])
  expect(readPolicyFile('{"audience": "SECRET"}', base).problem).toBe(
    'audience belongs in the policy, not in the decisions on one document.',
  )
})

test.each([
  ['{"audience": "UNCLASSIFIED", "numbering": "renumber"}', 'numbering has to be keep'],
  ['{"audience": "UNCLASSIFIED", "copy": "record"}', 'copy needs authority and date beside it'],
  ['{"audience": "SECRET", "copy": "record", "authority": "A", "date": "2024-05-03"}', 'copy has to be release'],
  ['{"audience": "UNCLASSIFIED", "header": "keep"}', 'header has to be one of afresh, omit.'],
  ['{"audience": "UNCLASSIFIED", "reasons": {"1.4(c)": ["B3"]}}', 'reasons.1.4(c)[0] is no exemption'],
  ['{"audience": "UNCLASSIFIED", "reasons": {"hentzau": ["B5"]}}', 'reasons has a name that is no reason of an authority block.'],
  ['{"audience": "UNCLASSIFIED", "redactions": [{"name": "--"}]}', 'redactions[0].name has neither a letter nor a digit.'],
  ['{"audience": "UNCLASSIFIED", "redactions": [{"name": "Ab", "term": "Cd"}]}', 'redactions[0] needs a term, or a name,'],
])('what does not go together: %s', (text, message) => {
  expect(readPolicyFile(text).problem).toContain(message)
})

test.each([
  ['{', 'The policy is not JSON.'],
  ['[]', 'The policy has to be an object.'],
  ['{}', 'audience is missing. Write it like "UNCLASSIFIED".'],
  ['{"audience": 1}', 'audience has to be a string. Write it like "UNCLASSIFIED".'],
  ['{"audience": "HENTZAU"}', 'audience: The audience is not a marking'],
  ['{"audience": "UNCLASSIFIED", "hentzau": 1}', 'The policy has a field that a policy has not. Fields are $schema, audience,'],
  ['{"audience": "UNCLASSIFIED", "amount": "hentzau"}', 'amount has to be one of bucket, exact, unit.'],
  ['{"audience": "UNCLASSIFIED", "sensitive": "B5"}', 'sensitive has to be a list. Write it like ["B5"].'],
  ['{"audience": "UNCLASSIFIED", "sensitive": ["B1"]}', 'sensitive[0] is no exemption'],
  ['{"audience": "UNCLASSIFIED", "portions": {"¶5": ["B5", "hentzau"]}}', 'portions.¶5[1] is no exemption'],
  ['{"audience": "UNCLASSIFIED", "portions": {"hentzau": ["B5"]}}', 'portions has a name that is no place. Places are ¶3'],
  ['{"audience": "UNCLASSIFIED", "waivers": [{"place": "¶2", "reason": "x"}]}', 'waivers[0].by is missing.'],
  [
    '{"audience": "UNCLASSIFIED", "waivers": [{"place": "2", "reason": "x", "by": "y"}]}',
    'waivers[0].place has not the form it ought to have. Write it like "¶2".',
  ],
  ['{"audience": "UNCLASSIFIED", "redactions": {}}', 'redactions has to be a list.'],
  [
    '{"audience": "UNCLASSIFIED", "redactions": [{}]}',
    'redactions[0] needs a term, or a name, or start and end. Write it like {"term": "Rupert',
  ],
  [
    '{"audience": "UNCLASSIFIED", "redactions": [{"term": "ab", "start": 1, "end": 2}]}',
    'redactions[0] needs a term, or a name, or start and end.',
  ],
  ['{"audience": "UNCLASSIFIED", "redactions": [{"term": 1}]}', 'redactions[0].term has to be a string. Write it like "Rupert'],
  ['{"audience": "UNCLASSIFIED", "redactions": [{"term": "--"}]}', 'redactions[0].term has neither a letter nor a digit.'],
  ['{"audience": "UNCLASSIFIED", "redactions": [{"term": "x"}]}', 'redactions[0].term has not the form it ought to have. Write it like'],
  ['{"audience": "UNCLASSIFIED", "redactions": [{"start": 5}]}', 'redactions[0].start needs end beside it.'],
  ['{"audience": "UNCLASSIFIED", "redactions": [{"start": 5, "end": 5}]}', 'redactions[0].end has to be above start.'],
  ['{"audience": "UNCLASSIFIED", "redactions": [{"start": -1, "end": 5}]}', 'redactions[0].start has not the form it ought to have.'],
  ['{"audience": "UNCLASSIFIED", "redactions": [{"term": "words", "exemptions": ["B1"]}]}', 'redactions[0].exemptions[0] is no exemption'],
  ['{"audience": "UNCLASSIFIED", "redactions": [{"word": "words"}]}', 'redactions[0] has a field that a policy has not.'],
  ['{"audience": "UNCLASSIFIED", "date": "2024-05-03"}', 'date needs authority beside it.'],
  [
    '{"audience": "UNCLASSIFIED", "authority": "a\\nb"}',
    'authority has not the form it ought to have. Write it like "R. Rassendyll, Senior Reviewer".',
  ],
  [
    '{"audience": "UNCLASSIFIED", "authority": "A", "date": "May 3"}',
    'date has not the form it ought to have. Write it like "2024-05-03".',
  ],
])('%s', (text, message) => {
  const { problem } = readPolicyFile(text)
  expect(problem).toContain(message)
  expect(problem?.replace('"Rupert Hentzau"', '')).not.toMatch(/hentzau/i)
})

test('a policy with all there is', () => {
  const { policy, problem } = readPolicyFile(
    JSON.stringify({
      audience: 'UNCLASSIFIED',
      amount: 'exact',
      unmarked: 'as-banner',
      sensitive: ['b5'],
      case: 'F-2024-00042',
      document: 'C00000042',
      authority: 'R. Rassendyll, Senior Reviewer',
      date: '2024-06-01',
      portions: { '¶2': ['B6'], '¶4': ['B1 1.4(C)', 'B3 50 USC 3024(i)'], subject: ['B5'] },
    }),
  )
  if (!policy) throw new Error(problem)
  const made = makeRelease(parseDocument(exampleCable), policy)
  if (made.kind === 'refused') throw new Error('refused')
  expect(made.verification.findings).toEqual([])
  const { text } = made.release
  expect(text).toContain(`UNCLASSIFIED

RELEASED IN PART
B1 1.4(B), B1 1.4(C), B1 1.4(D), B3 50 USC 3024(i), B5, B6
REVIEW AUTHORITY: R. Rassendyll, Senior Reviewer   DATE: 2024-06-01
CASE: F-2024-00042   DOC: C00000042
`)
  expect(text).toContain('SUBJECT: [subject line withheld] [B5]\n')
  expect(text).toContain('1. [1 paragraph (2 lines) not declassified] [B1 1.4(B), B1 1.4(D)]\n')
  expect(text).toContain('2. [1 paragraph (2 lines) withheld] [B6]\n')
  expect(text).toContain('4. [1 paragraph (2 lines) not declassified] [B1 1.4(C), B3 50 USC 3024(i)]\n')
  expect(text).toContain('5. [1 paragraph (1 line) withheld] [B5]\n')
})

test('a policy never releases what a marking withholds', () => {
  const { policy } = readPolicyFile('{"audience": "UNCLASSIFIED", "portions": {"¶4": []}}')
  const made = policy && makeRelease(parseDocument(exampleCable), policy)
  if (made?.kind !== 'made') throw new Error('refused')
  expect(made.release.text).toContain('4. [1 paragraph (2-5 lines) withheld pending review]\n')
})
