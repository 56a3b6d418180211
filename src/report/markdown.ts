import { linesOf } from '../../grammar/place.ts'
import { citationText } from './citation.ts'
import { splitMessage } from './message.ts'
import type { Reporter } from './report.ts'
import { tallyText } from './summary.ts'

/** A table for a pull request or a ticket. */
export function markdownReporter(): Reporter {
  let rows = 0
  const head = '| file | place | severity | finding | what to do | source |\n| --- | --- | --- | --- | --- | --- |\n'
  return {
    file({ path, document, findings }) {
      const table = linesOf(document)
      const lines = findings.map(({ place, span, severity, message, citation, rule }) => {
        const { found, advice } = splitMessage(message)
        const where = place.startsWith('line:') ? `line ${place.slice(5)}` : `${place}, line ${table.position(span.start).line}`
        return `| ${[path, where, severity, `${found} (${rule})`, advice ?? '', citationText({ citation })].map(escapeCell).join(' | ')} |\n`
      })
      const first = rows === 0 && lines.length > 0
      rows += lines.length
      return `${first ? head : ''}${lines.join('')}`
    },
    end: (run) => `${rows > 0 ? '\n' : ''}${escapeCell(tallyText(run))}\n`,
  }
}

/** Text that Markdown shows as it is, on one line. */
export function escapeCell(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ').replace(/[\\`*_{}[\]<>#|~&!@]/g, (character) => `\\${character}`)
}
