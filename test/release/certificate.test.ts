import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDocument } from '../../grammar/parse.ts'
import { decodeText } from '../../src/decode.ts'
import { type Certificate, certify, checkCertificate, measureLeak } from '../../src/release/certificate.ts'
import { makeRelease, releaseText } from '../../src/release/make.ts'
import { policyFor, publicPolicy } from '../../src/release/policy.ts'
import { cableModel, printCable } from '../arbitraries.ts'
import { carried, certified, certifiedReleases, changeByte, isNoticed, settings, sha256 } from './certified.ts'
import { exampleCable } from './example.ts'
import { audiences, vary } from './vary.ts'

test('release and certificate agree, without the source', () => {
  for (const { text } of audiences) {
    const policy = policyFor(text).policy
    const found = policy && certified(exampleCable, policy)
    if (!found) throw new Error(text)
    expect(checkCertificate(found.release, carried(found.certificate), settings, releaseText)).toEqual([])
  }
})

test('the certificate of the example', () => {
  expect(certified(exampleCable, publicPolicy)?.certificate).toMatchObject({
    version: 1,
    audience: 'UNCLASSIFIED',
    leak: { placeholders: 6, bits: 10 },
    gates: expect.arrayContaining([{ name: 'complete', count: 6 }]),
  })
})

test.each([
  ['bucket', 10],
  ['unit', 0],
  ['exact', null],
] as const)('what placeholders tell: %s', (amount, bits) => {
  const made = makeRelease(parseDocument(exampleCable), { ...publicPolicy, amount })
  expect(made.kind === 'made' && measureLeak(made.release.text).bits).toBe(bits)
})

test('a release that does not verify has no certificate', () => {
  const made = makeRelease(parseDocument(exampleCable), publicPolicy)
  if (made.kind === 'refused') throw new Error('refused')
  expect(certify(made.release.text, publicPolicy, { ...made.verification, passed: false }, settings)).toBeUndefined()
})

test.each([
  ['no certificate', () => null],
  ['another version', (one: Certificate) => ({ ...one, version: 2 })],
  ['a field more', (one: Certificate) => ({ ...one, note: 'Some words.' })],
  ['a field less', ({ leak, ...one }: Certificate) => one],
  ['another audience', (one: Certificate) => ({ ...one, audience: 'SECRET//REL TO USA, FVEY' })],
  ['no audience', (one: Certificate) => ({ ...one, audience: 'Everybody' })],
  ['another hash', (one: Certificate) => ({ ...one, release: { ...one.release, sha256: sha256('') } })],
  ['another length', (one: Certificate) => ({ ...one, release: { ...one.release, characters: 1 } })],
  ['another count', (one: Certificate) => ({ ...one, gates: one.gates.map((gate) => ({ ...gate, count: gate.count + 1 })) })],
  ['a gate of another name', (one: Certificate) => ({ ...one, gates: [{ name: 'words', count: 1 }] })],
  ['another amount', (one: Certificate) => ({ ...one, leak: { placeholders: 6, bits: 2 } })],
  ['another reviewer', (one: Certificate) => ({ ...one, profile: 'none' })],
] as const)('found: %s', (_, change) => {
  const found = certified(exampleCable, publicPolicy)
  if (!found) throw new Error('not verified')
  expect(checkCertificate(found.release, change(found.certificate), settings)).not.toEqual([])
})

test('texts that differ only in what is withheld have the same certificate', () => {
  fc.assert(
    fc.property(cableModel, fc.constantFrom(...audiences), fc.integer(), (model, audience, seed) => {
      const policy = policyFor(audience.text).policy
      if (!policy) throw new Error(audience.text)
      const one = certified(printCable(model), policy)
      const other = certified(printCable(vary(model, audience, seed)), policy)
      expect(other).toEqual(one)
    }),
    { numRuns: 200 },
  )
})

/** A sample here, as each check runs all gates; all offsets are checked so by `npm run every-byte`. */
test('the full check of a certificate, without the source, tells a change of one byte, in a sample of offsets of fifty releases', () => {
  let checks = 0
  for (const [index, one] of certifiedReleases(50).entries()) {
    const step = Math.ceil(one.bytes.length / 8)
    for (let at = index % step; at < one.bytes.length; at += step) {
      checks++
      expect(isNoticed(one, changeByte(one.bytes, at, (at + index) % 8))).toBe(true)
    }
  }
  expect(checks).toBeGreaterThanOrEqual(300)
})

test('the hash of the certificate tells a change of one byte, at all offsets of fifty releases, in two ways each', () => {
  let changes = 0
  const missed: string[] = []
  for (const [index, { bytes, certificate }] of certifiedReleases(50).entries()) {
    for (let at = 0; at < bytes.length; at++) {
      for (const bit of [at % 8, (at + 3) % 8]) {
        changes++
        const read = decodeText(changeByte(bytes, at, bit))
        if ('text' in read && sha256(read.text) === certificate.release.sha256) missed.push(`release ${index}, byte ${at}, bit ${bit}`)
      }
    }
  }
  expect(missed).toEqual([])
  expect(changes).toBeGreaterThan(100_000)
})
