import type { MarkedDocument } from '../../grammar/document.ts'
import { linesOf } from '../../grammar/place.ts'
import type { Span } from '../../grammar/text/span.ts'
import type { Severity } from '../../rules/rule.ts'
import { citationText } from './citation.ts'
import { knownText } from './mask.ts'
import type { Reporter } from './report.ts'

const severities: Readonly<Record<Severity, string>> = { error: 'ERROR', warning: 'WARNING', info: 'INFO' }

/** Reviewdog's diagnostic format. Its columns count the bytes of UTF-8. */
export function rdjsonReporter(): Reporter {
  const diagnostics: object[] = []
  return {
    file({ path, document, findings }) {
      for (const { rule, severity, message, span, citation, related, fix } of findings) {
        diagnostics.push({
          message: `${message} (${citationText({ citation })})`,
          location: { path, range: range(document, span) },
          severity: severities[severity],
          code: { value: rule },
          ...(fix && knownText(fix.text) !== undefined ? { suggestions: [{ range: range(document, fix.at), text: fix.text }] } : {}),
          ...(related.length > 0
            ? {
                relatedLocations: related.map((other) => ({
                  message: other.message,
                  location: { path, range: range(document, other.span) },
                })),
              }
            : {}),
        })
      }
      return ''
    },
    end: () => `${JSON.stringify({ source: { name: 'bannerline' }, diagnostics }, null, 1)}\n`,
  }
}

function range(document: MarkedDocument, { start, end }: Span) {
  return { start: position(document, start), end: position(document, end) }
}

function position(document: MarkedDocument, offset: number) {
  const table = linesOf(document)
  const { line } = table.position(offset)
  const from = table.line(line - 1)?.start ?? 0
  return { line, column: new TextEncoder().encode(document.text.slice(from, offset)).length + 1 }
}
