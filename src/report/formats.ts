import type { Rule } from '../../rules/rule.ts'
import { compactReporter } from './compact.ts'
import { jsonLinesReporter, jsonReporter } from './json.ts'
import type { Layout, Reporter } from './report.ts'
import { textReporter } from './text.ts'

export const formats = ['text', 'compact', 'json', 'jsonl'] as const
export type ReportFormat = (typeof formats)[number]

/** `file` is undefined for standard output. */
export interface ReportTarget {
  readonly format: ReportFormat
  readonly file: string | undefined
}

const reporters: Readonly<Record<ReportFormat, (rules: ReadonlyMap<string, Rule>, layout: Layout) => Reporter>> = {
  text: textReporter,
  compact: (_, layout) => compactReporter(layout),
  json: jsonReporter,
  jsonl: jsonLinesReporter,
}

export function reporterFor(format: ReportFormat, rules: ReadonlyMap<string, Rule>, layout: Layout): Reporter {
  return reporters[format](rules, layout)
}
