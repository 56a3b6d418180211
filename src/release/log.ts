import type { MarkedDocument } from '../../grammar/document.ts'
import { printMarking } from '../../grammar/marking/print.ts'
import type { Citation } from '../../grammar/vocabulary/entry.ts'
import type { Action } from './decide.ts'
import { printExemption } from './exemption.ts'
import type { Made } from './make.ts'
import type { Waiver } from './policy.ts'

/**
 * The record of a release for those who may see the source: every decision with its reason, and keyed hashes by which the withheld text
 * can be recognised again. It stays with the source and is never given out with the release.
 */
export interface ReleaseLog {
  readonly version: 1
  readonly program: string
  readonly audience: string
  readonly profile: string
  readonly source: { readonly path: string; readonly hmac: string }
  readonly release: { readonly sha256: string }
  readonly decisions: readonly LoggedDecision[]
  readonly waivers: readonly Waiver[]
  readonly gates: readonly { readonly name: string; readonly count: number }[]
}

export interface LoggedDecision {
  readonly place: string
  readonly kind: string
  readonly action: Action
  readonly reason: string
  readonly citation: Citation
  readonly exemptions: readonly string[]
  /** How many stretches are withheld inside what is released. */
  readonly omissions: number
  /** HMAC of the text that is withheld or left out, wholly or in a stretch; null for what is released or written afresh. */
  readonly hmac: string | null
}

export interface LogSettings {
  readonly program: string
  readonly path: string
  readonly sha256: (text: string) => string
  /** Keyed with a key that does not leave the office: a plain hash of a short text can be found by guessing. */
  readonly hmac: (text: string) => string
}

export function logRelease(document: MarkedDocument, { decided, release, verification }: Made, settings: LogSettings): ReleaseLog {
  const { program, path, sha256, hmac } = settings
  const textOf = (segment: number): string => {
    const span = document.segments[segment]?.span
    return span ? document.text.slice(span.start, span.end) : ''
  }
  return {
    version: 1,
    program,
    audience: printMarking(decided.policy.audience, 'banner'),
    profile: decided.profile,
    source: { path, hmac: hmac(document.text) },
    release: { sha256: sha256(release.text) },
    decisions: decided.decisions.map(({ segment, place, kind, action, reason, citation, omissions, exemptions }) => ({
      place,
      kind,
      action,
      reason,
      citation,
      exemptions: [...exemptions, ...omissions.flatMap((one) => one.exemptions)].map(printExemption),
      omissions: omissions.length,
      hmac: action === 'withhold' || action === 'drop' || omissions.length > 0 ? hmac(textOf(segment)) : null,
    })),
    waivers: decided.policy.waivers,
    gates: verification.gates.map(({ name, count }) => ({ name, count })),
  }
}
