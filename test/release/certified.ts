import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { parseDocument } from '../../grammar/parse.ts'
import { decodeText } from '../../src/decode.ts'
import { type Certificate, certify, checkCertificate } from '../../src/release/certificate.ts'
import { makeRelease, releaseText } from '../../src/release/make.ts'
import { publicPolicy, type ReleasePolicy } from '../../src/release/policy.ts'
import { cableModel, printCable } from '../arbitraries.ts'

export const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')
export const settings = { program: 'bannerline@0.1.0', sha256 }

export interface Certified {
  readonly release: string
  readonly certificate: Certificate
}

/** Undefined where the release is refused, or does not verify. */
export function certified(text: string, policy: ReleasePolicy): Certified | undefined {
  const made = makeRelease(parseDocument(text), policy)
  if (made.kind === 'refused') return undefined
  const release = made.release.text
  const certificate = certify(release, policy, made.verification, settings)
  return certificate && { release, certificate }
}

/** As a stranger gets it: through a file. */
export const carried = (certificate: Certificate): unknown => JSON.parse(JSON.stringify(certificate))

/** A release as it lies on the disk. */
export interface CertifiedFile extends Certified {
  readonly bytes: Uint8Array
}

/** The first public releases, up to `count`, of messages that are generated from one seed. */
export function certifiedReleases(count: number): CertifiedFile[] {
  return fc
    .sample(cableModel, { numRuns: count + Math.ceil(count / 5), seed: 42 })
    .flatMap((model) => certified(printCable(model), publicPolicy) ?? [])
    .slice(0, count)
    .map((one) => ({ ...one, bytes: new TextEncoder().encode(one.release) }))
}

export function changeByte(bytes: Uint8Array, at: number, bit: number): Uint8Array {
  const changed = Uint8Array.from(bytes)
  changed[at] = (bytes[at] ?? 0) ^ (1 << bit)
  return changed
}

/** True when the file can no longer be read as text, or its certificate does not fit it any more. As the command reads and checks it. */
export function isNoticed({ certificate }: Certified, bytes: Uint8Array): boolean {
  const read = decodeText(bytes)
  return !('text' in read) || checkCertificate(read.text, carried(certificate), settings, releaseText).length > 0
}
