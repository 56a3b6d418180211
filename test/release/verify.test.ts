import { expect, test } from 'vitest'
import { parseDocument } from '../../grammar/parse.ts'
import type { GateName } from '../../src/release/gate.ts'
import { makeRelease, releaseText } from '../../src/release/make.ts'
import { policyFor, publicPolicy, type ReleasePolicy } from '../../src/release/policy.ts'
import { verifyRelease } from '../../src/release/verify.ts'
import { exampleCable } from './example.ts'

const partners = policyFor('SECRET//REL TO USA, FVEY').policy as ReleasePolicy
const source = parseDocument(exampleCable)

function soundRelease(policy: ReleasePolicy): string {
  const made = makeRelease(source, policy)
  if (made.kind === 'refused') throw new Error('refused')
  return made.release.text
}

const toPublic = soundRelease(publicPolicy)
const toPartners = soundRelease(partners)

function failedGates(text: string, policy: ReleasePolicy, against: boolean): GateName[] {
  const again = (release: string) => releaseText(release, policy)
  const { gates } = verifyRelease(text, { policy, again, ...(against ? { against: source } : {}) })
  return gates.filter(({ passed }) => !passed).map(({ name }) => name)
}

test('a sound release passes every gate, with its source and without', () => {
  for (const [text, policy] of [
    [toPublic, publicPolicy],
    [toPartners, partners],
  ] as const) {
    expect(failedGates(text, policy, true)).toEqual([])
    expect(failedGates(text, policy, false)).toEqual([])
  }
})

test('gates tell on how many things they were tried', () => {
  const { gates } = verifyRelease(toPublic, { policy: publicPolicy, against: source })
  expect(gates.every(({ count }) => count > 0)).toBe(true)
  expect(gates.map(({ name }) => name)).toEqual(
    'characters template readers audience banner header addresses rules source complete amounts residue terms repetition'.split(' '),
  )
})

/** One fault at a time, and a gate that has to see it, without the source where that can be. */
const faults: readonly (readonly [GateName, 'alone' | 'source', ReleasePolicy, string | RegExp, string])[] = [
  ['characters', 'alone', publicPolicy, 'spring fair', 'spring\u200b fair'],
  ['characters', 'alone', publicPolicy, 'spring fair', 'spring\tfair'],
  ['characters', 'alone', publicPolicy, 'the same day.', 'the same day. '],
  ['template', 'alone', publicPolicy, '\n\n1. ', '\n\n\n1. '],
  ['template', 'alone', publicPolicy, '\n\n1. ', '\n\nSome words.\n\n1. '],
  ['template', 'alone', publicPolicy, 'TO RUEHC', 'CC RUEHC'],
  ['template', 'alone', publicPolicy, '[heading withheld pending review]', '[heading on the rent withheld pending review]'],
  ['template', 'alone', publicPolicy, 'RELEASED IN PART\nB1 1.4(B), B1 1.4(D)\n\n', ''],
  ['template', 'alone', publicPolicy, 'RELEASED IN PART\n', 'RELEASED IN PART\nCASE: 12\n'],
  ['template', 'alone', publicPolicy, /UNCLASSIFIED\n$/, ''],
  ['template', 'alone', publicPolicy, /\n$/, ''],
  ['template', 'alone', partners, '4. [portion removed]', '4. [1 paragraph (2-5 lines) withheld pending review]'],
  ['readers', 'alone', publicPolicy, 'issued a press', '3. (U) issued a press'],
  ['audience', 'alone', publicPolicy, '2. (U)', '2. (C)'],
  ['audience', 'alone', publicPolicy, '2. (U)', '2. (U//FOUO)'],
  ['template', 'alone', publicPolicy, '2. (U)', '2. (u)'],
  ['audience', 'alone', partners, '1. (C//REL TO USA, FVEY)', '1. (C//REL TO USA, GBR)'],
  ['audience', 'alone', partners, '1. (C//REL TO USA, FVEY)', '1. (TS//REL TO USA, FVEY)'],
  ['banner', 'alone', publicPolicy, /^UNCLASSIFIED/, 'CONFIDENTIAL'],
  ['banner', 'alone', publicPolicy, /UNCLASSIFIED\n$/, 'SECRET\n'],
  ['banner', 'alone', publicPolicy, 'UNCLAS STRELSAU', 'S E C R E T STRELSAU'],
  ['banner', 'alone', publicPolicy, '\n\nE.O.', '\n\nNOFORN\n\nE.O.'],
  ['banner', 'alone', partners, '\n\nREL TO USA, FVEY\n\n', '\n\n'],
  ['banner', 'alone', partners, /^CONFIDENTIAL\/\/REL TO USA, FVEY/, 'CONFIDENTIAL'],
  ['header', 'alone', publicPolicy, 'ZNR UUUUU', 'ZNY SSSSS'],
  ['header', 'alone', publicPolicy, ': N/A', ': DECL: 05/03/2034'],
  ['header', 'alone', partners, 'ZNY CCCCC', 'ZNR UUUUU'],
  ['header', 'alone', partners, 'DECL: 05/03/2034', 'N/A'],
  ['header', 'alone', publicPolicy, '\n\n1. ', '\n\nCLASSIFIED BY: A. Person for reasons 1.4 (b).\n\n1. '],
  ['addresses', 'alone', publicPolicy, 'spring fair', 'fair at http://www.state.sgov.gov'],
  ['repeatable', 'alone', publicPolicy, '2. (U)', '02. (U)'],
  ['source', 'source', publicPolicy, 'spring fair', 'autumn fair'],
  ['source', 'source', publicPolicy, 'spring fair', 'Spring fair'],
  ['source', 'source', publicPolicy, 'spring fair', 'spring  fair'],
  ['source', 'source', publicPolicy, '2. (U) The', '2. (U) the'],
  ['source', 'source', publicPolicy, 'RUEHC/SECSTATE', 'RUEHX/SECSTATE'],
  ['source', 'source', publicPolicy, 'PRIORITY 1187', 'PRIORITY 1188'],
  ['source', 'source', publicPolicy, '031415Z MAY 24', '041415Z MAY 24'],
  ['source', 'source', publicPolicy, 'UNCLAS STRELSAU', 'UNCLAS HENTZAU'],
  ['source', 'source', publicPolicy, 'PREL, MARR', 'PREL, ECON'],
  ['source', 'source', publicPolicy, 'E.O. 13526', 'E.O. 12958'],
  ['source', 'source', publicPolicy, '\nTARRANT', '\nHENTZAU'],
  ['source', 'source', partners, 'DECL: 05/03/2034', 'DECL: 05/03/2044'],
  ['source', 'source', partners, 'Jane Q. Tarrant', 'Joan Q. Tarrant'],
  ['complete', 'source', publicPolicy, /\n4\. \[[^\n]*\n/, ''],
  ['complete', 'source', publicPolicy, '\n6. [', '\n7. ['],
  ['complete', 'source', partners, '4. [portion removed]\n\n5. [portion removed]', '5. [portion removed]\n\n4. [portion removed]'],
  ['amounts', 'source', publicPolicy, '4. [1 paragraph (2-5 lines)', '4. [1 paragraph (6-15 lines)'],
  ['amounts', 'source', publicPolicy, '4. [1 paragraph (2-5 lines)', '4. [1 paragraph'],
  ['amounts', 'source', publicPolicy, /(4\. .*)1\.4\(D\)/, '$11.4(A)'],
  ['residue', 'source', publicPolicy, 'INFO RUEHZG/NATO EU COLLECTIVE PRIORITY', 'INFO RUEHZG/A CLERK OF THE TREASURY STRICTLY PROTECT'],
  ['terms', 'source', publicPolicy, 'INFO RUEHZG/NATO EU COLLECTIVE PRIORITY', 'INFO RUEHZG/TREASURY COLLECTIVE PRIORITY'],
]

test.each(faults)('%s, %s: %#', (gate, how, policy, from, to) => {
  const sound = policy === publicPolicy ? toPublic : toPartners
  const faulty = sound.replace(from, to)
  expect(faulty).not.toBe(sound)
  expect(failedGates(faulty, policy, how === 'source')).toContain(gate)
})

test('what is said of a fault holds none of the words', () => {
  const faulty = toPublic.replace('spring fair', 'clerk of the treasury, strictly protect, counts on a second payment')
  const { findings } = verifyRelease(faulty, { policy: publicPolicy, against: source })
  expect(findings.length).toBeGreaterThan(0)
  for (const { message, place } of findings) expect(`${message} ${place}`).not.toMatch(/clerk|treasury|protect|payment/i)
})

test('words in a released portion that are withheld elsewhere are reported, and from eight on they block', () => {
  const shared = 'the harbor master will hand over both of the keys on Friday'
  for (const [count, outcome] of [
    [4, 'silent'],
    [5, 'warning'],
    [7, 'warning'],
    [8, 'error'],
    [12, 'error'],
  ] as const) {
    const words = shared.split(' ').slice(0, count).join(' ')
    const text = exampleCable
      .replace('The Ambassador opened', `Say ${words}. The Ambassador opened`)
      .replace('A clerk of', `Know that ${words.toUpperCase()} soon. A clerk of`)
    const document = parseDocument(text)
    const made = makeRelease(document, publicPolicy)
    if (made.kind === 'refused') throw new Error('refused')
    const { findings, passed } = made.verification
    expect([count, findings.map(({ severity }) => severity)]).toEqual([count, outcome === 'silent' ? [] : [outcome]])
    expect(passed).toBe(outcome !== 'error')
    if (outcome === 'error') {
      expect(findings[0]).toMatchObject({ gate: 'repetition', place: '¶2', message: expect.stringContaining('¶4') })
      const waivers = [{ place: '¶2', reason: 'Public anyway.', by: 'R. Rassendyll' }]
      expect(makeRelease(document, { ...publicPolicy, waivers })).toMatchObject({ verification: { passed: true } })
    }
  }
})
