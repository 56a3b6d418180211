import { linesOf } from '../../grammar/place.ts'
import { formatDate } from '../../grammar/text/date.ts'
import type { Finding, Rule, Severity } from '../../rules/rule.ts'
import { citationText } from './citation.ts'
import { excerpt } from './excerpt.ts'
import { knownText } from './mask.ts'
import { splitMessage } from './message.ts'
import type { Paint } from './paint.ts'
import type { FileReport, Layout, Reporter } from './report.ts'
import { count, nextSteps, rollUpText, tallyText } from './summary.ts'
import { displayWidth, printable, toAscii, wrap } from './width.ts'

/** The full form, for people: every finding with the masked lines it is about, what to do, why, and the citation. */
export function textReporter(rules: ReadonlyMap<string, Rule>, layout: Layout): Reporter {
  const { paint } = layout
  const explained = new Set<string>()
  const paths: string[] = []
  let shown = 0
  const finish = (text: string): string => (layout.ascii ? toAscii(text) : text)

  return {
    file(report) {
      if (report.findings.length > 0) paths.push(report.path)
      const rest = layout.maxFindings - shown
      const findings = report.findings.filter(({ severity }) => !layout.quiet || severity === 'error').slice(0, Math.max(rest, 0))
      shown += findings.length
      if (report.findings.length === 0 && !layout.listClean) return ''
      if (layout.quiet && findings.length === 0) return ''
      const blocks = findings
        .filter(({ severity }) => severity !== 'info')
        .map((finding) => block(report, finding, rules, explained, layout, paint))
      const infos = infoLines(report, findings, layout, paint)
      return finish(`${[fileLine(report, layout, paint), ...blocks, ...(infos.length > 0 ? [infos.join('\n')] : [])].join('\n\n')}\n\n`)
    },
    end(run) {
      const next = nextSteps(run, paths.length === 1 ? paths[0] : undefined)
      const lines = [tallyText(run, layout.quiet ? undefined : shown), ...(next ? [`Next: ${next}`] : [])]
      return finish(`${lines.flatMap((line) => wrap(line, layout.width)).join('\n')}\n`)
    },
  }
}

function fileLine({ path, document, profile, asOf }: FileReport, { width }: Layout, paint: Paint): string {
  const implied = rollUpText(document, profile)
  const facts = [
    implied ? `${implied} by its portions` : document.format === 'text' ? 'no marking found' : 'no marked portion',
    count(document.portions.length, 'portion'),
    `${profile.toUpperCase()}, ${asOf ? `as of ${formatDate(asOf)}` : 'no date known: rules about dates did not run'}`,
  ]
  const name = printable(path)
  const line = facts.join(' · ')
  const padded = name.padEnd(30)
  return displayWidth(padded) + 4 + displayWidth(line) <= width
    ? `${paint.bold(padded)}    ${line}`
    : [paint.bold(name), ...wrap(line, width - 4).map((row) => `    ${row}`)].join('\n')
}

function block(
  report: FileReport,
  finding: Finding,
  rules: ReadonlyMap<string, Rule>,
  explained: Set<string>,
  layout: Layout,
  paint: Paint,
): string {
  const rule = rules.get(finding.rule)
  const { found, advice } = splitMessage(finding.message)
  const severity = finding.severity
  const title = rule?.title ?? finding.rule
  const indent = ' '.repeat(displayWidth(severity) + 2)
  const room = layout.width - indent.length - displayWidth(title)
  const id = room > finding.rule.length + 1 ? finding.rule.padStart(room) : `\n${indent}${finding.rule}`
  const [first = '', ...more] = wrap(title, layout.width - indent.length).map((line) => paint.bold(line))
  const marks = [
    { span: finding.span, label: found, main: true },
    ...finding.related.slice(0, 2).map(({ span, message }) => ({ span, label: message.replace(/\.$/, ''), main: false })),
  ]
  const frame = excerpt(report.document, marks, layout).map((line) => paintFrame(line, severity, paint))
  const why = rule && !explained.has(rule.id) ? rule.why : undefined
  explained.add(finding.rule)
  const notes: readonly (readonly [string, string | undefined])[] = [
    ['do', instruction(advice ?? rule?.advice, finding)],
    ['why', why],
    ['cite', citationText(finding)],
  ]
  return [
    `${paint.severity[severity](severity)}  ${[first, ...more.map((line) => indent + line)].join('\n')}${paint.dim(id)}`,
    ...frame,
    ...notes.flatMap(([label, text]) => (text ? note(label, text, layout.width, paint) : [])),
  ].join('\n')
}

/** What to do in words, and the words to write where the rule knows them. */
function instruction(advice: string | undefined, { fix }: Finding): string | undefined {
  const text = fix ? knownText(fix.text)?.trim().replace(/\s+/g, ' ') : undefined
  if (!text || advice?.includes(text)) return advice
  return advice ? `${advice.replace(/\.$/, '')}: write ${text}` : `Write ${text}`
}

function note(label: string, text: string, width: number, paint: Paint): string[] {
  return wrap(text, width - 10).map((line, index) => (index === 0 ? `    ${paint.dim(label.padEnd(4))}  ${line}` : `          ${line}`))
}

/** Only what the frame adds is coloured, never the line of the document. */
function paintFrame(line: string, severity: Severity, paint: Paint): string {
  return line.replace(/━+/, (carets) => paint.severity[severity](carets)).replace(/^ *\d* ?[╭│╰┆]─?/, (edge) => paint.dim(edge))
}

/** Infos tell how the text was read; the same message about several places takes one line. */
function infoLines({ document }: FileReport, findings: readonly Finding[], { width }: Layout, paint: Paint): string[] {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) {
    if (finding.severity !== 'info') continue
    const key = `${finding.rule} ${finding.message}`
    groups.set(key, [...(groups.get(key) ?? []), finding])
  }
  const table = linesOf(document)
  return [...groups.values()].flatMap((group) => {
    const first = group[0]
    if (!first) return []
    const lines = [...new Set(group.map(({ span }) => table.position(span.start).line))]
    const where =
      lines.length === 1
        ? `line ${lines[0]}`
        : `lines ${lines.slice(0, 4).join(', ')}${lines.length > 4 ? ` and ${lines.length - 4} more` : ''}`
    return wrap(`${where}: ${first.message} [${first.rule}]`, width - 6).map((line, index) =>
      index === 0 ? `${paint.severity.info('info')}  ${line}` : `      ${line}`,
    )
  })
}
