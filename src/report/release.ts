import type { MarkedDocument } from '../../grammar/document.ts'
import { linesOf } from '../../grammar/place.ts'
import type { Decided, Decision, Refused } from '../release/decide.ts'
import { printExemption, sortExemptions } from '../release/exemption.ts'
import type { Verification } from '../release/verify.ts'
import type { Release } from '../release/write.ts'
import { citationText } from './citation.ts'
import { maskMarking } from './mask.ts'
import { bannerText, count, markingText } from './summary.ts'
import { printable, widest, wrap } from './width.ts'

interface Made {
  readonly decided: Decided
  readonly release: Release
  readonly verification: Verification
}

/** Kinds of segment that are listed one by one; what is rewritten or dropped is told in a sentence. */
const listed: ReadonlySet<Decision['kind']> = new Set(['portion', 'subject', 'heading', 'references', 'signature', 'unmarked'] as const)

/**
 * What was decided about each portion, and how the proof went.
 *
 *       ¶1 (C)       withheld   B1 1.4(B), B1 1.4(D)
 *       ¶2 (U)       released
 */
export function describeRelease(
  document: MarkedDocument,
  { decided, release, verification }: Made,
  width: number,
  verbose = false,
): string {
  const rows = decided.decisions
    .filter(({ kind }, index, all) => listed.has(kind) || (verbose && all.findIndex((one) => one.kind === kind) === index))
    .map((decision) => decisionRow(document, decision, decided.policy.convention === 'public', verbose))
  const sources = decided.decisions.filter(({ kind, action }) => kind === 'portion' && action === 'release').map(({ place }) => place)
  const from =
    sources.length === 0
      ? 'no portion is released'
      : `rolled up from ${sources.slice(0, 6).join(', ')}${sources.length > 6 ? ` and ${sources.length - 6} more` : ''}`
  const banner = [
    `banner`,
    '',
    '',
    `${bannerText(document) ?? 'none'} → ${markingText(release.banner, 'banner') ?? 'none'}, ${from}`,
  ] as const
  const unclassified = release.banner.level === 'U' && document.authority !== undefined
  const authority = unclassified ? [['authority', '', '', 'removed: the release is unclassified'] as const] : []
  return [...table([...rows, banner, ...authority], width), '', ...verdict(verification, true, width, false)].join('\n')
}

type Row = readonly [place: string, marking: string, action: string, reason: string]

function decisionRow(
  document: MarkedDocument,
  { segment, kind, place, action, reason, citation, exemptions, omissions }: Decision,
  told: boolean,
  verbose: boolean,
): Row {
  const found = document.segments[segment]
  const marking = found && 'marking' in found && found.marking ? maskMarking(document, found.marking) : ''
  const codes = told ? exemptions.map(printExemption).join(', ') : ''
  const why = verbose ? `${reason} (${citationText({ citation })})` : ''
  const words = { release: 'released', withhold: 'withheld', rewrite: 'rewritten', drop: 'left out' }
  return [
    kind === 'unmarked' ? `${place}, unmarked` : place,
    marking || (kind === 'portion' ? '-' : ''),
    words[action],
    [action === 'release' ? omissionsText(omissions) : codes || (verbose ? '' : reason), why].filter((text) => text !== '').join(' · '),
  ]
}

/** `but for 2 places (B6)` */
function omissionsText(omissions: Decision['omissions']): string {
  if (omissions.length === 0) return ''
  const codes = sortExemptions(omissions.flatMap(({ exemptions }) => exemptions)).map(printExemption)
  return `but for ${count(omissions.length, 'place')}${codes.length === 0 ? '' : ` (${codes.join(', ')})`}`
}

function table(rows: readonly Row[], width: number): string[] {
  const column = (index: 0 | 1 | 2): number => widest(rows.map((row) => row[index]))
  const [first, second, third] = [column(0), Math.min(column(1), 30), column(2)]
  return rows.flatMap(([place, marking, action, reason]) => {
    const lead =
      action === '' ? `  ${place.padEnd(first)}  ` : `  ${place.padEnd(first)}  ${marking.padEnd(second)}  ${action.padEnd(third)}  `
    return wrap(reason, Math.max(width - lead.length, 30)).map((line, index) =>
      `${index === 0 ? lead : ' '.repeat(lead.length)}${line}`.trimEnd(),
    )
  })
}

/** Why no release is cut at all. */
export function describeRefusals(path: string, { refusals }: Refused, width: number): string {
  const blocks = refusals.flatMap(({ place, message, remedy, citation }) => [
    ...wrap(`${place}: ${message}`, width - 11).map((line, index) => (index === 0 ? `refused    ${line}` : `           ${line}`)),
    ...wrap(`${remedy} (${citationText({ citation })})`, width - 11).map((line) => `           ${line}`),
  ])
  return [printable(path), ...blocks, 'written    nothing'].join('\n')
}

/** The outcome of a verification, gate by gate when one was not passed. */
export function describeVerification(
  path: string,
  document: MarkedDocument,
  verification: Verification,
  { compared, width }: { readonly compared: boolean; readonly width: number },
): string {
  const table = linesOf(document)
  const findings = verification.findings.flatMap(({ severity, span, place, message }) =>
    wrap(`line ${table.position(span.start).line} (${place}): ${message}`, width - 9).map((line, index) =>
      index === 0 ? `${severity.padEnd(7)}  ${line}` : `         ${line}`,
    ),
  )
  return [printable(path), ...findings, ...(findings.length > 0 ? [''] : []), ...verdict(verification, compared, width, true)].join('\n')
}

function verdict({ passed, gates, findings }: Verification, compared: boolean, width: number, gateByGate: boolean): string[] {
  const failed = gates.filter((gate) => !gate.passed)
  if (!passed) {
    return [
      `not verified: ${count(failed.length, 'gate')} of ${gates.length} failed`,
      ...failed.flatMap(({ name }) => {
        const first = findings.find((finding) => finding.gate === name && finding.severity === 'error')
        return wrap(`${name}: ${first?.message ?? 'failed'}`, width - 11).map((line) => `           ${line}`)
      }),
    ]
  }
  const scope = compared ? 'against the original' : 'by itself: without the original nobody can tell what was left out'
  const told = gateByGate
    ? gates.map(({ message, count: number }) => `${message} (${number})`)
    : [`${gates.map(({ name }) => name).join(', ')}`]
  const rows = told.flatMap((text) => wrap(text, width - 11).map((line) => `           ${line}`))
  const warnings = findings.filter(({ severity }) => severity === 'warning')
  const notes = warnings.flatMap(({ place, message }) =>
    wrap(`look at ${place}: ${message}`, width - 11).map((line) => `           ${line}`),
  )
  return [`verified   ${count(gates.length, 'gate')} passed, ${scope}`, ...rows, ...notes]
}

/** `verify --format json`, version 1. */
export function verificationRecord(path: string, document: MarkedDocument, { passed, gates, findings }: Verification) {
  const table = linesOf(document)
  return {
    version: 1,
    path,
    passed,
    gates: gates.map(({ name, passed: gatePassed, count: number, message }) => ({ name, passed: gatePassed, count: number, message })),
    findings: findings.map(({ gate, severity, place, span, message }) => ({
      gate,
      severity,
      place,
      message,
      span,
      from: table.position(span.start),
      to: table.position(span.end),
    })),
  }
}
