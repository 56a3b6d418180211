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
