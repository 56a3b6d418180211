import { linesOf } from '../../grammar/place.ts'
import type { Finding, Rule, Severity } from '../../rules/rule.ts'
import { citationText } from './citation.ts'
import type { FileReport, Layout, Reporter } from './report.ts'
import { bySeverity, count } from './summary.ts'
import { textReporter } from './text.ts'

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' }

/** GitHub shows ten annotations a step and drops the others without a word. */
const shownByGithub = 10

/** Annotations for the ten worst findings, how many more there are, and the text report for the log. */
export function githubReporter(rules: ReadonlyMap<string, Rule>, layout: Layout): Reporter {
  const text = textReporter(rules, layout)
  const annotations: { readonly severity: Severity; readonly line: string }[] = []
  return {
    file(report) {
      for (const finding of report.findings) annotations.push({ severity: finding.severity, line: annotation(report, finding, rules) })
      return text.file(report)
    },
    end(run) {
      const worst = [...annotations].sort(bySeverity).slice(0, shownByGithub)
      const more = annotations.length - worst.length
      const notice = more > 0 ? [`::notice::${count(more, 'more finding')} in the log; GitHub shows ten annotations a step.`] : []
      return [text.end(run), ...[...worst.map(({ line }) => line), ...notice].map((line) => `${line}\n`)].join('')
    },
  }
}

function annotation(
  { path, document }: FileReport,
  { severity, span, message, rule, citation }: Finding,
  rules: ReadonlyMap<string, Rule>,
): string {
  const table = linesOf(document)
  const from = table.position(span.start)
  const to = table.position(span.end)
  // Columns are shown only for a stretch of one line.
  const columns = from.line === to.line ? { col: from.column, endColumn: to.column } : {}
  const properties = { file: path, line: from.line, endLine: to.line, ...columns, title: rules.get(rule)?.title ?? rule }
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
  return `::${commands[severity]} ${list.join(',')}::${escapeData(`${message} (${rule}, ${citationText({ citation })})`)}`
}

/** Source: actions/toolkit, packages/core/src/command.ts. */
export function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

export function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
