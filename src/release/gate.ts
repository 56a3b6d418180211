import type { MarkedDocument } from '../../grammar/document.ts'
import type { Marking } from '../../grammar/marking/marking.ts'
import { placeOf } from '../../grammar/place.ts'
import type { Span } from '../../grammar/text/span.ts'
import type { Profile } from '../../grammar/vocabulary/entry.ts'
import type { ReleasePolicy } from './policy.ts'
import type { TemplateReading, TemplateText } from './template.ts'

/** What a release has to pass. The first run needs the release alone, the second the document that it was cut from. */
export type GateName =
  | 'characters'
  | 'template'
  | 'readers'
  | 'audience'
  | 'banner'
  | 'header'
  | 'addresses'
  | 'rules'
  | 'repeatable'
  | 'markdown'
  | 'source'
  | 'complete'
  | 'amounts'
  | 'residue'
  | 'terms'
  | 'repetition'

/**
 * The outcome of one gate. `count`: on how many things of the release it was tried; it never depends on what is withheld, as a
 * certificate tells it.
 */
export interface Gate {
  readonly name: GateName
  readonly passed: boolean
  readonly count: number
  readonly message: string
}

/** Something that a gate found. Places and counts, never words of the release or of its source. */
export interface VerifyFinding {
  readonly gate: GateName
  readonly severity: 'error' | 'warning'
  /** A place of the release. */
  readonly place: string
  readonly span: Span
  readonly message: string
}

/** A release as its two readers read it. */
export interface Reading {
  readonly release: string
  readonly document: MarkedDocument
  readonly template: TemplateReading
  readonly policy: ReleasePolicy
  readonly profile: Profile
  /** The marks of released text, where the form has them. */
  readonly markings: readonly { readonly text: TemplateText; readonly marking: Marking }[]
}

export interface GateResult {
  readonly gate: Gate
  readonly findings: readonly VerifyFinding[]
}

const mostFindings = 100

/** A gate is passed when none of its findings is an error. */
export function closeGate(name: GateName, count: number, message: string, findings: readonly VerifyFinding[]): GateResult {
  return {
    gate: { name, passed: findings.every(({ severity }) => severity !== 'error'), count, message },
    findings: findings.slice(0, mostFindings),
  }
}

/** A finding that fails its gate. */
export function failure({ document }: Reading, gate: GateName, span: Span, message: string): VerifyFinding {
  return { gate, severity: 'error', place: placeOf(document, span.start), span, message }
}
