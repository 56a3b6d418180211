import { createHash } from 'node:crypto'
import { parseDocument } from '../grammar/parse.ts'
import { checkDocument, profileFor } from '../rules/check.ts'
import { rules } from '../rules/index.ts'
import { makeRelease } from '../src/release/make.ts'
import { publicPolicy } from '../src/release/policy.ts'
import type { ReportedCable } from '../src/report/html/cable.ts'
import { type ReportOptions, renderReport } from '../src/report/html/report.ts'

export const digest = (text: string): string => createHash('sha256').update(text).digest('base64')

export function reported(path: string, text: string): ReportedCable {
  const document = parseDocument(text)
  const profile = profileFor(document)
  const asOf = document.date?.value
  const outcome = makeRelease(document, publicPolicy)
  return {
    path,
    document,
    profile,
    asOf,
    findings: checkDocument(document, { profile, asOf }),
    preview: { audience: 'UNCLASSIFIED', outcome },
  }
}

export const reportOptions: ReportOptions = { rules: new Map(rules.map((rule) => [rule.id, rule])), showText: false, digest }

export function reportOf(texts: Readonly<Record<string, string>>, showText = false): string {
  const cables = Object.entries(texts).map(([path, text]) => reported(path, text))
  return renderReport(cables, { ...reportOptions, showText })
}
