import { linesOf } from '../../grammar/place.ts'
import type { Finding } from '../../rules/rule.ts'
import { citationText } from './citation.ts'
import type { FileReport, Reporter } from './report.ts'

/** One test case a file, one failure an error or warning; clean files pass, and what could not be checked is an error. Infos are no failures: they tell how the text was read. */
export function junitReporter(): Reporter {
  const cases: string[] = []
  return {
    file(report) {
      const failures = report.findings.filter(({ severity }) => severity !== 'info').map((finding) => failure(report, finding))
      const open = `  <testcase classname="bannerline" name="${escapeXml(report.path)}"`
      cases.push(failures.length === 0 ? `${open}/>` : `${open}>\n${failures.join('\n')}\n  </testcase>`)
      return ''
    },
    end({ tally, failures }) {
      const { counts, files } = tally
      const errors = failures.map(
        ({ path, message }) =>
          `  <testcase classname="bannerline" name="${escapeXml(path ?? 'bannerline')}">\n    <error message="${escapeXml(message)}"/>\n  </testcase>`,
      )
      const numbers = `tests="${files + failures.length}" failures="${counts.error + counts.warning}" errors="${failures.length}"`
      return [
        '<?xml version="1.0" encoding="UTF-8"?>',
        `<testsuites ${numbers}>`,
        ` <testsuite name="bannerline" ${numbers}>`,
        ...cases,
        ...errors,
        ' </testsuite>',
        '</testsuites>',
        '',
      ].join('\n')
    },
  }
}

function failure({ document }: FileReport, { rule, severity, message, span, citation }: Finding): string {
  const { line, column } = linesOf(document).position(span.start)
  const text = `line ${line}, column ${column}: ${message} (${citationText({ citation })})`
  return `    <failure type="${rule}" message="${escapeXml(`${severity}: ${message}`)}">${escapeXml(text)}</failure>`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

/** Text for an attribute or an element. What XML cannot hold at all shows as a dot. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '').replace(/[^\P{Cc}\t\n\r]|[\p{Cs}\ufffe\uffff]/gu, '·')
}
