import type { MarkedDocument, Reason } from '../../grammar/document.ts'
import { type Span, span } from '../../grammar/text/span.ts'
import { defineRule } from '../rule.ts'

const memo = (reason: string) =>
  `SECRET\n\n(S) Text.\n\nClassified By: R. Hentzau, Director\nReason: ${reason}\nDeclassify On: 20360101\n\nSECRET`

export default defineRule({
  id: 'reason-spelling',
  title: 'Reason is not in its usual form',
  severity: 'info',
  formats: ['memo'],
  citation: { source: '32 CFR 2001', section: '2001.21(a)(3)' },
  why: 'The order names its reasons as 1.4(a) to 1.4(h); written otherwise, a search for one of them misses the document. Cables have customs of their own.',

  check(document, report) {
    for (const { at, text } of listsOf(document)) {
      report({ at, message: `The reasons read as ${text}; write them so.`, fix: { at, text } })
    }
  },

  good: [memo('1.4(b) and (d)'), memo('1.4(b), (d)'), memo('1.4 (b)'), memo('Section 1.4 (B)')],
  bad: [
    { text: memo('«1.4 c»'), fixed: memo('1.4(c)') },
    { text: memo('«1.4 B/D»'), fixed: memo('1.4(b) and (d)') },
    { text: memo('«1.4 (b, c, d)»'), fixed: memo('1.4(b), (c) and (d)') },
    { text: memo('«1.5 b and d»'), fixed: memo('1.5(b) and (d)') },
  ],
})

/** The section and its letters, and nothing else: what stands in between is the drafter's, and a line end is left alone. */
const list = /^\d\.\d(?:[()a-h,&/ ]|and)+$/i

/** The list of reasons, when its letters do not each stand in parentheses of their own. */
function listsOf(document: MarkedDocument): readonly { readonly at: Span; readonly text: string }[] {
  const { reasons = [], reasonSpan } = document.authority ?? {}
  const [first] = reasons
  if (!first?.section || !reasonSpan || reasons.some(({ section, letter }) => section !== first.section || !letter)) return []
  const whole = document.text.slice(reasonSpan.start, reasonSpan.end).trimEnd()
  const from = whole.search(/\d\.\d/)
  const written = whole.slice(Math.max(from, 0)).toLowerCase()
  if (from < 0 || !list.test(written) || reasons.every(({ letter }) => written.includes(`(${letter})`))) return []
  const start = reasonSpan.start + from
  return [{ at: span(start, start + written.length), text: `${first.section}${listed(reasons)}` }]
}

function listed(reasons: readonly Reason[]): string {
  const letters = reasons.map(({ letter }) => `(${letter})`)
  return letters.length === 1 ? (letters[0] ?? '') : `${letters.slice(0, -1).join(', ')} and ${letters.at(-1)}`
}
