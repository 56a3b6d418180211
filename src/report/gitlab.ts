import { linesOf } from '../../grammar/place.ts'
import type { Severity } from '../../rules/rule.ts'
import { citationText } from './citation.ts'
import type { Reporter } from './report.ts'

const severities: Readonly<Record<Severity, string>> = { error: 'critical', warning: 'major', info: 'info' }

/** GitLab's Code Quality report. GitLab merges findings of one fingerprint, so each has its own. */
export function gitlabReporter(): Reporter {
  const issues: object[] = []
  return {
    file({ path, document, findings, markOf }) {
      const table = linesOf(document)
      for (const finding of findings) {
        const { rule, severity, message, span, citation } = finding
        issues.push({
          description: `${message} (${citationText({ citation })})`,
          check_name: rule,
          fingerprint: markOf(finding),
          severity: severities[severity],
          location: { path, lines: { begin: table.position(span.start).line, end: table.position(span.end).line } },
        })
      }
      return ''
    },
    end: () => `${JSON.stringify(issues, null, 1)}\n`,
  }
}
