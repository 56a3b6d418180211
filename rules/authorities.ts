import type { MarkedDocument } from '../grammar/document.ts'
import { type Profile, profiles } from '../grammar/vocabulary/entry.ts'
import { type CheckSettings, checkDocument } from './check.ts'
import type { Finding, Severity } from './rule.ts'

const severities: readonly Severity[] = ['error', 'warning', 'info']

/**
 * What the authorities find, each by its own rules, whatever profile the settings name. A finding that not all of them share says in its
 * message under whose rules it holds; the gravest severity counts, and of several fixes none, since they disagree.
 */
export function checkUnderAll(document: MarkedDocument, settings: CheckSettings = {}): Finding[] {
  const found = new Map<string, { finding: Finding; readonly by: Profile[] }>()
  for (const profile of profiles) {
    for (const finding of checkDocument(document, { ...settings, profile })) {
      const key = `${finding.rule} ${finding.span.start} ${finding.span.end} ${finding.message}`
      const known = found.get(key)
      if (!known) found.set(key, { finding, by: [profile] })
      else if (known.by.at(-1) !== profile) {
        known.by.push(profile)
        known.finding = gravest(known.finding, finding)
      }
    }
  }
  return [...found.values()]
    .map(({ finding, by }) => (by.length === profiles.length ? finding : { ...finding, message: `${finding.message} (${by.join(', ')})` }))
    .sort((a, b) => a.span.start - b.span.start || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0) || a.span.end - b.span.end)
}

function gravest(a: Finding, b: Finding): Finding {
  const severity = severities.indexOf(a.severity) <= severities.indexOf(b.severity) ? a.severity : b.severity
  return { ...a, severity, fix: a.fix?.text === b.fix?.text && a.fix?.at.start === b.fix?.at.start ? a.fix : null }
}
