import { linesOf } from '../../grammar/place.ts'
import type { Span } from '../../grammar/text/span.ts'
import type { Finding, Rule, Severity } from '../../rules/rule.ts'
import { citationText } from './citation.ts'
import { knownText } from './mask.ts'
import type { FileReport, Layout, Reporter } from './report.ts'

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' }

/**
 * SARIF 2.1.0 for code scanning. It has no snippets, no file contents and no invocation, as those are where text and names escape; and
 * it sets all fingerprints itself, since the upload would else make them from the source.
 */
export function sarifReporter(rules: ReadonlyMap<string, Rule>, { includeSuppressed = false }: Layout): Reporter {
  const results: object[] = []
  const order = [...rules.keys()]
  return {
    file(report) {
      for (const finding of report.findings) results.push(result(report, finding, report.markOf(finding), order))
      for (const { finding, mark, reason } of includeSuppressed ? (report.suppressed ?? []) : []) {
        const suppressions = [{ kind: 'external', status: 'accepted', justification: reason }]
        results.push({ ...result(report, finding, mark, order), suppressions })
      }
      return ''
    },
    end: () =>
      `${JSON.stringify(
        {
          $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
          version: '2.1.0',
          runs: [
            {
              tool: { driver: { name: 'bannerline', rules: [...rules.values()].map(descriptor) } },
              columnKind: 'utf16CodeUnits',
              results,
            },
          ],
        },
        null,
        1,
      )}\n`,
  }
}

function descriptor(rule: Rule) {
  const { id, title, why, severity } = rule
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: `${why}\n\nSource: ${citationText(rule)}` },
    defaultConfiguration: { level: levels[severity] },
    properties: { citation: citationText(rule) },
  }
}

function result(
  report: FileReport,
  { rule, severity, message, span, related, fix, place }: Finding,
  mark: string,
  order: readonly string[],
) {
  const replacement = fix && knownText(fix.text) !== undefined ? fix : null
  return {
    ruleId: rule,
    ruleIndex: order.indexOf(rule),
    level: levels[severity],
    message: { text: message },
    locations: [location(report, span)],
    ...(related.length > 0
      ? { relatedLocations: related.map((other, id) => ({ id, message: { text: other.message }, ...location(report, other.span) })) }
      : {}),
    partialFingerprints: { 'bannerline/v1': mark, primaryLocationLineHash: `${mark}:1` },
    ...(replacement
      ? {
          fixes: [
            {
              description: { text: `Write ${replacement.text.trim()}` },
              artifactChanges: [
                {
                  artifactLocation: artifact(report),
                  replacements: [{ deletedRegion: region(report, replacement.at), insertedContent: { text: replacement.text } }],
                },
              ],
            },
          ],
        }
      : {}),
    properties: { place },
  }
}

function location(report: FileReport, span: Span) {
  return { physicalLocation: { artifactLocation: artifact(report), region: region(report, span) } }
}

function artifact({ path }: FileReport) {
  return { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' }
}

function region({ document }: FileReport, { start, end }: Span) {
  const table = linesOf(document)
  const from = table.position(start)
  const to = table.position(end)
  return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column }
}
