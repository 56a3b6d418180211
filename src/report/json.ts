import { linesOf } from '../../grammar/place.ts'
import { formatDate } from '../../grammar/text/date.ts'
import { countDiscrepancies } from '../../rules/discrepancies.ts'
import type { Finding } from '../../rules/rule.ts'
import { knownText } from './mask.ts'
import type { FileReport, Reporter, RunFailure, SuppressedFinding, Tally } from './report.ts'
import { bannerText, rollUpText } from './summary.ts'

/** The whole run as one JSON document, version 1 (`schema/lint.schema.json`). */
export function jsonReporter(): Reporter {
  const files: string[] = []
  const discrepancies = countDiscrepancies([])
  return {
    file(report) {
      files.push(JSON.stringify(fileRecord(report)))
      for (const [id, count] of countDiscrepancies(report.findings)) discrepancies.set(id, (discrepancies.get(id) ?? 0) + count)
      return ''
    },
    end({ profile, asOf, tally, failures }) {
      const head = { version: 1, profile: profile ?? null, asOf: asOf ?? null }
      const tail = {
        failures: failures.map(failureRecord),
        summary: summaryRecord(tally),
        // Kinds of discrepancy that an agency counts in its self-inspection: 32 CFR 2001.60(f)(2)(iii).
        discrepancies: Object.fromEntries(discrepancies),
      }
      return `${JSON.stringify(head).slice(0, -1)},"files":[${files.map((file) => `\n${file}`).join(',')}\n],\n${JSON.stringify(tail).slice(1)}\n`
    },
  }
}

/** A line for each file: its record, or why it could not be checked. */
export function jsonLinesReporter() {
  return {
    file: (report) => `${JSON.stringify(fileRecord(report))}\n`,
    failure: (failure) => `${JSON.stringify({ failure: failureRecord(failure) })}\n`,
    end: () => '',
  } satisfies Reporter
}

function fileRecord({ path, document, findings, suppressed = [], profile, asOf }: FileReport) {
  const table = linesOf(document)
  return {
    path,
    format: document.format,
    profile,
    asOf: asOf ? formatDate(asOf) : null,
    portions: document.portions.length,
    banner: bannerText(document),
    rollUp: rollUpText(document, profile),
    findings: inOrder(findings, suppressed).map(({ finding, suppression }) => findingRecord(finding, table, suppression)),
  }
}

interface Judged {
  readonly finding: Finding
  readonly suppression: SuppressedFinding | undefined
}

/** All findings by place, whether somebody allowed them or not. */
function inOrder(findings: readonly Finding[], suppressed: readonly SuppressedFinding[]): readonly Judged[] {
  const fresh = findings.map((finding): Judged => ({ finding, suppression: undefined }))
  if (suppressed.length === 0) return fresh
  const all = [...fresh, ...suppressed.map((one): Judged => ({ finding: one.finding, suppression: one }))]
  return all.sort((a, b) => a.finding.span.start - b.finding.span.start || (a.finding.rule < b.finding.rule ? -1 : 1))
}

function findingRecord(
  { rule, severity, place, message, span, citation, related, fix }: Finding,
  table: ReturnType<typeof linesOf>,
  suppression: SuppressedFinding | undefined,
) {
  const where = ({ start, end }: Finding['span']) => ({ span: { start, end }, from: table.position(start), to: table.position(end) })
  return {
    rule,
    severity,
    place,
    message,
    ...where(span),
    citation,
    related: related.map((other) => ({ place: other.place, message: other.message, ...where(other.span) })),
    // A fix whose words are not all of the vocabulary took them from the document: it stays with the document.
    fix: fix && knownText(fix.text) !== undefined ? { span: fix.at, text: fix.text } : null,
    suppressed: suppression ? { reason: suppression.reason, until: suppression.until } : null,
  }
}

function failureRecord({ path, message }: RunFailure) {
  return { path: path ?? null, message }
}

function summaryRecord({ files, counts, known, suppressed }: Tally) {
  return { files, errors: counts.error, warnings: counts.warning, infos: counts.info, known, suppressed }
}
