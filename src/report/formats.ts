import type { Rule } from '../../rules/rule.ts'
import { compactReporter } from './compact.ts'
import { csvReporter } from './csv.ts'
import type { ReportFormat } from './format-names.ts'
import { githubReporter } from './github.ts'
import { gitlabReporter } from './gitlab.ts'
import { jsonLinesReporter, jsonReporter } from './json.ts'
import { junitReporter } from './junit.ts'
import { markdownReporter } from './markdown.ts'
import { narrateReporter } from './narrate.ts'
import { rdjsonReporter } from './rdjson.ts'
import type { Layout, Reporter } from './report.ts'
import { sarifReporter } from './sarif.ts'
import { textReporter } from './text.ts'

type MakeReporter = (rules: ReadonlyMap<string, Rule>, layout: Layout) => Reporter

const reporters: Readonly<Record<ReportFormat, MakeReporter>> = {
  text: textReporter,
  compact: (_, layout) => compactReporter(layout),
  narrate: narrateReporter,
  json: jsonReporter,
  jsonl: jsonLinesReporter,
  sarif: sarifReporter,
  github: githubReporter,
  gitlab: gitlabReporter,
  junit: junitReporter,
  rdjson: rdjsonReporter,
  markdown: markdownReporter,
  csv: csvReporter,
}

export function reporterFor(format: ReportFormat, rules: ReadonlyMap<string, Rule>, layout: Layout): Reporter {
  return reporters[format](rules, layout)
}
