import { describe, expect, test } from 'vitest'
import { parseDocument } from '../../grammar/parse.ts'
import { measureLeak } from '../../src/release/certificate.ts'
import { cutView } from '../../src/release/cut.ts'
import { parseExemption } from '../../src/release/exemption.ts'
import { logRelease } from '../../src/release/log.ts'
import { type Made, makeRelease, releaseText } from '../../src/release/make.ts'
import { findOmissions, mentionsOf, setInLines } from '../../src/release/omit.ts'
import { policyFor, publicPolicy, type Redaction, type ReleasePolicy } from '../../src/release/policy.ts'
import { indexRows } from '../../src/release/vaughn.ts'
import { verifyRelease } from '../../src/release/verify.ts'
import { exampleCable } from './example.ts'

const codes = (...texts: readonly string[]) => texts.flatMap((text) => parseExemption(text) ?? [])
const term = (words: string, ...texts: readonly string[]): Redaction => ({ kind: 'term', term: words, exemptions: codes(...texts) })
const span = (start: number, end: number, ...texts: readonly string[]): Redaction => ({
  kind: 'span',
  start,
  end,
  exemptions: codes(...texts),
})
const stretch = (words: string, ...texts: readonly string[]): Redaction => {
  const start = exampleCable.indexOf(words)
  return span(start, start + words.length, ...texts)
}

const withholding = (...redactions: readonly Redaction[]): ReleasePolicy => ({ ...publicPolicy, redactions })

function made(text: string, policy: ReleasePolicy): Made {
  const result = makeRelease(parseDocument(text), policy)
  if (result.kind === 'refused') throw new Error(result.refusals.map(({ message }) => message).join(' '))
  expect(result.verification.findings).toEqual([])
  expect(result.verification.passed).toBe(true)
  return result
}

describe('where a term stands', () => {
  test.each([
    ['Jane Doe', 'Jane Doe met Jane Doe.', ['Jane Doe', 'Jane Doe']],
    ['Jane Doe', 'JANE\nDOE and jane  doe', ['JANE\nDOE', 'jane  doe']],
    ['Jane Doe', "Jane Doe's, (Jane Doe), Jane-Doe", ['Jane Doe', 'Jane Doe', 'Jane-Doe']],
    ['Jane Doe', 'Jane Does, Mary-Jane Doer, JaneDoe', []],
    ['Jane Doe', 'Ja\u200bne Do\u00ade', ['Ja\u200bne Do\u00ade']],
    ['proposal', 'a pro-\nposal', ['pro-\nposal']],
    ['Ren\u00e9', 'Rene\u0301 and REN\u00c9', ['Rene\u0301', 'REN\u00c9']],
    ['file', '\ufb01le', ['\ufb01le']],
    ['da da', 'da da da', ['da da', 'da da']],
    ['12', '12, 112, 1.2, 12.', ['12', '12']],
    ['--', 'a -- b', []],
  ])('%s in %j', (words, text, found) => {
    expect(mentionsOf(words, text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end))).toEqual(found)
  })
})

test.each([
  ['overlapping', [span(0, 5, 'B6'), span(3, 9, 'B5')], [[0, 9, 2]]],
  ['one inside the other', [span(0, 9, 'B6'), span(3, 5, 'B6')], [[0, 9, 1]]],
  ['touching', [span(0, 3), span(3, 5)], [[0, 5, 0]]],
  ['blanks between them', [span(0, 3), span(4, 7)], [[0, 7, 0]]],
  [
    'apart',
    [span(0, 1), span(2, 3)],
    [
      [0, 1, 0],
      [2, 3, 0],
    ],
  ],
  ['beyond the text', [span(8, 90)], [[8, 11, 0]]],
] as const)('stretches that are %s', (_, redactions, expected) => {
  const found = findOmissions('abc def ghi', { start: 0, end: 11 }, redactions)
  expect(found.map(({ start, end, exemptions }) => [start, end, exemptions.length])).toEqual(expected)
})

test('lines are set anew, and what stands for words is not broken', () => {
  const text = setInLines(`${'word '.repeat(11)}([… B1 1.4(D)], B3 50 USC 3024(i)]) more`)
  expect(text.split('\n')).toEqual([`${'word '.repeat(11).trim()}`, '([… B1 1.4(D)], B3 50 USC 3024(i)]) more'])
})

test('to the public: every mention, with its ground', () => {
  const { release, decided, verification } = made(exampleCable, withholding(term('press statement', 'B5'), stretch('spring fair', 'B6')))
  expect(release.text).toContain(
    `2. (U) The Ambassador opened the [… B6] on May 2. The Ministry
issued a [… B5] the same day.
`,
  )
  expect(release.text).toContain('RELEASED IN PART\nB1 1.4(B), B1 1.4(D), B5, B6\n')
  expect(measureLeak(release.text).placeholders).toBe(8)
  const document = parseDocument(exampleCable)
  const rows = indexRows(cutView(document, decided)).filter(({ withheld_unit: unit }) => unit === 'words')
  expect(rows.map(({ portion_id: place, exemptions, amount_class: amount }) => [place, exemptions, amount])).toEqual([
    ['¶2', ['B5', 'B6'], ''],
  ])
  const log = logRelease(
    document,
    { kind: 'made', release, decided, verification },
    { program: 'p', path: 'a', sha256: () => '', hmac: () => 'keyed' },
  )
  expect(log.decisions.find(({ place }) => place === '¶2')).toMatchObject({
    omissions: 2,
    hmac: 'keyed',
    exemptions: expect.arrayContaining(['B5', 'B6']),
  })
})

test('to partners: no ground is told', () => {
  const { policy } = policyFor('SECRET//REL TO USA, FVEY')
  if (!policy) throw new Error('no policy')
  const { release } = made(exampleCable, { ...policy, redactions: [term('northern pier', 'B6'), term('dry dock', 'B4')] })
  expect(release.text).toContain('1. (C//REL TO USA, FVEY) SUMMARY: The Ruritanian navy will leave the […] by June. END\nSUMMARY.\n')
  expect(release.text).not.toMatch(/B4|B6/)
})

test('a subject and a heading', () => {
  const memo = 'UNCLASSIFIED\n\nSUBJECT: (U) VISIT OF JANE DOE\n\n(U) Words of Jane Doe\n------------\n\n(U) Text.\n\nUNCLASSIFIED\n'
  const { text } = made(memo, withholding(term('Jane Doe', 'B6'))).release
  expect(text).toContain('SUBJECT: (U) VISIT OF [… B6]\n')
  expect(text).toContain('(U) Words of [… B6]\n')
  expect(text).toContain('RELEASED IN PART\nB6\n')
})

describe('refused', () => {
  test.each([
    ['a term in the header', [term('NATO', 'B6')], 'header', 'fixed place'],
    ['a term in the banner line', [term('Strelsau', 'B6')], 'header', 'fixed place'],
    ['offsets in the header', [stretch('RUEHC', 'B6')], 'line:1', 'redactions[0]'],
    ['offsets across two portions', [stretch('same day.\n\n3. (C', 'B6')], 'line:1', 'redactions[0]'],
    ['offsets behind the end', [span(90_000, 90_001, 'B6')], 'line:1', 'redactions[0]'],
  ] as const)('%s', (_, redactions, place, message) => {
    const result = makeRelease(parseDocument(exampleCable), withholding(...redactions))
    if (result.kind !== 'refused') throw new Error('not refused')
    const found = result.refusals.find((one) => one.message.includes(message))
    expect(found?.message).toContain(message)
    if (message === 'redactions[0]') expect(found?.place).toBe(place)
  })
})

test('a term in the signature takes the signature out; one in what is withheld anyway changes nothing', () => {
  expect(made(exampleCable, withholding(term('Tarrant', 'B6'))).release.text).not.toMatch(/tarrant/i)
  expect(made(exampleCable, withholding(term('second payment', 'B6'))).release.text).toBe(made(exampleCable, publicPolicy).release.text)
})

describe('verified', () => {
  const policy = withholding(term('press statement', 'B5'), stretch('spring fair', 'B6'))
  const source = parseDocument(exampleCable)
  const sound = made(exampleCable, policy).release.text
  const failed = (text: string, against: boolean) =>
    verifyRelease(text, { policy, against: against ? source : undefined, again: (release) => releaseText(release, policy) })
      .gates.filter(({ passed }) => !passed)
      .map(({ name }) => name)

  test.each([
    ['source', true, '[… B6]', 'spring fair'],
    ['terms', true, 'The Ambassador', 'The Press Statement'],
    ['repeatable', false, '[… B5]', 'press statement'],
    ['source', true, '[… B6]', '[… B5]'],
    ['source', true, 'opened the [… B6]', 'opened [… B6]'],
    ['source', true, 'opened the', 'opened\nthe'],
    ['template', false, '[… B6]', '[… B6, B9]'],
    ['template', false, '[… B6]', '[… 11 letters]'],
    ['template', false, '[… B6]', '[…B6]'],
    ['template', false, '[… B6]', '[… B6'],
    ['template', false, 'B5, B6\n', 'B5\n'],
  ] as const)('%s, with the source: %s: %j → %j', (gate, against, from, to) => {
    const faulty = sound.replace(from, to)
    expect(faulty).not.toBe(sound)
    expect(failed(faulty, against)).toContain(gate)
  })
})
