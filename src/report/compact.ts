import { linesOf } from '../../grammar/place.ts'
import type { Layout, Reporter } from './report.ts'
import { printable, toAscii } from './width.ts'

/** One line a finding, as compilers write them: for pipes, editors and grep. Nothing for a clean file. */
export function compactReporter({ ascii, maxFindings, quiet }: Pick<Layout, 'ascii' | 'maxFindings' | 'quiet'>): Reporter {
  let shown = 0
  return {
    file({ path, document, findings }) {
      const table = linesOf(document)
      const lines: string[] = []
      for (const { span, severity, message, rule } of findings) {
        if (shown >= maxFindings || (quiet && severity !== 'error')) continue
        shown++
        const { line, column } = table.position(span.start)
        lines.push(`${printable(path)}:${line}:${column}: ${severity}: ${message} [${rule}]\n`)
      }
      return ascii ? toAscii(lines.join('')) : lines.join('')
    },
    end: () => '',
  }
}
