import { linesOf } from '../../grammar/place.ts'
import { citationText } from './citation.ts'
import { splitMessage } from './message.ts'
import type { Reporter } from './report.ts'

const columns = ['file', 'line', 'place', 'severity', 'finding', 'what to do', 'citation', 'rule']

/** For people who work in Excel: it begins with a byte order mark, as Excel reads UTF-8 by that alone. RFC 4180 else. */
export function csvReporter(): Reporter {
  let started = false
  const start = (): string => {
    const head = started ? '' : `\ufeff${row(columns)}`
    started = true
    return head
  }
  return {
    file({ path, document, findings }) {
      const table = linesOf(document)
      const rows = findings.map(({ span, place, severity, message, citation, rule }) => {
        const { found, advice } = splitMessage(message)
        return row([path, String(table.position(span.start).line), place, severity, found, advice ?? '', citationText({ citation }), rule])
      })
      return start() + rows.join('')
    },
    end: start,
  }
}

function row(cells: readonly string[]): string {
  return `${cells.map(escapeField).join(',')}\r\n`
}

/** A cell that a spreadsheet would take for a formula gets an apostrophe before it. Source: OWASP, CSV injection. */
export function escapeField(text: string): string {
  const safe = /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
