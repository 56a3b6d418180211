import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDocument } from '../../grammar/parse.ts'
import { type Certificate, certify, checkCertificate, measureLeak } from '../../src/release/certificate.ts'
import { makeRelease, releaseText } from '../../src/release/make.ts'
import { policyFor, publicPolicy, type ReleasePolicy } from '../../src/release/policy.ts'
import { cableModel, printCable } from '../arbitraries.ts'
import { exampleCable } from './example.ts'
import { audiences, vary } from './vary.ts'

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')
const settings = { program: 'bannerline@0.1.0', sha256 }

function certified(text: string, policy: ReleasePolicy): { release: string; certificate: Certificate } | undefined {
  const made = makeRelease(parseDocument(text), policy)
  if (made.kind === 'refused') return undefined
  const release = made.release.text
  const certificate = certify(release, policy, made.verification, settings)
  return certificate && { release, certificate }
}

/** As a stranger gets it: through a file. */
const carried = (certificate: Certificate): unknown => JSON.parse(JSON.stringify(certificate))

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

const releases = () =>
  fc
    .sample(cableModel, { numRuns: 60, seed: 42 })
    .flatMap((model) => certified(printCable(model), publicPolicy) ?? [])
    .slice(0, 50)

/** Another byte in one place; where the text is no longer UTF-8, a reader gets U+FFFD. */
function flipByte(bytes: Buffer, at: number, bit: number): string {
  const changed = Buffer.from(bytes)
  changed[at] = (bytes[at] ?? 0) ^ (1 << bit)
  return changed.toString('utf8')
}

test('the hash of the certificate tells every change of one byte, at all offsets of fifty releases', () => {
  const found = releases()
  expect(found).toHaveLength(50)
  let offsets = 0
  const missed: number[] = []
  for (const { release, certificate } of found) {
    const bytes = Buffer.from(release, 'utf8')
    for (let at = 0; at < bytes.length; at++) {
      offsets++
      const changed = flipByte(bytes, at, at % 8)
      if (changed === release || sha256(changed) === certificate.release.sha256) missed.push(at)
    }
  }
  expect(missed).toEqual([])
  expect(offsets).toBeGreaterThan(50_000)
})

test('the full check of a certificate, without the source, tells a change of one byte, in a sample of offsets of fifty releases', () => {
  let checks = 0
  for (const [index, { release, certificate }] of releases().entries()) {
    const bytes = Buffer.from(release, 'utf8')
    const step = Math.ceil(bytes.length / 8)
    for (let at = index % step; at < bytes.length; at += step) {
      checks++
      const problems = checkCertificate(flipByte(bytes, at, (at + index) % 8), carried(certificate), settings, releaseText)
      expect(problems[0]).toContain('hash')
    }
  }
  expect(checks).toBeGreaterThanOrEqual(300)
})
