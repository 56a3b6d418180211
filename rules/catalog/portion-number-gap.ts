import type { MarkedDocument, Portion } from '../../grammar/document.ts'
import { isPlaceholder } from '../../grammar/message/heading.ts'
import { isBlackedOut } from '../facts.ts'
import { faultsOf } from '../numbering.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'portion-number-gap',
  title: 'Paragraph number is skipped',
  severity: 'warning',
  citation: { source: '5 FAH-1', section: 'H-246.2' },
  why: 'A number that is not there is a slip in numbering, or a paragraph that somebody took out; the reader cannot tell which.',
  baseRate: '141 of 6,314 cables lack a number (2.2 %); in 46 of them (0.7 %) nothing stands in its place',
  advice: 'Number the paragraphs again, or find the one that is missing.',

  check(document, report) {
    for (const { at, first, last, unnumbered } of faultsOf(document, 'gap')) {
      const missing = first === last ? `¶${first} is` : `¶${first} to ¶${last} are`
      if (isWithheldBefore(document, at)) {
        const message = `${missing} missing before ¶${at.number.value}, where a publisher withheld text; this copy cannot tell more.`
        report({ at: at.number.span, severity: 'info', message })
        continue
      }
      const between = unnumbered.length > 0 ? `${unnumbered.length} marked without a number` : 'nothing marked'
      report({
        at: at.number.span,
        message: `${missing} missing before ¶${at.number.value}, with ${between} in between; number anew, or find what is missing.`,
        related: unnumbered.map(({ markSpan }) => ({ at: markSpan, message: 'Marked, and without a number.' })),
      })
    }
  },

  good: [
    'SECRET\n1. (S) Text.\n\n2. (U) Text.',
    'SECRET\n1. (S) Text.\n\n(U) Text.\n\n3. (U) Text.',
    'SECRET\n7. (S) Text.\n\n8. (U) Text.',
  ],
  bad: [
    { text: 'SECRET\n1. (S) Text.\n\n2. (U) Text.\n\n«4.» (U) Text.' },
    { text: 'C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n«¶2.» (C) Text.\n\n¶3. (C) Text.' },
    { text: 'SECRET\n1. (S) Text.\n\n[1 paragraph (3 lines) not declassified]\n\n«3.» (U) Text.' },
  ],
})

/** What stands right before this portion, behind the one above it, is a row of X or the words that a publisher put in place of text. */
function isWithheldBefore(document: MarkedDocument, at: Portion): boolean {
  const { segments, text } = document
  for (let index = segments.indexOf(at) - 1; index >= 0; index--) {
    const segment = segments[index]
    if (!segment || segment.kind === 'portion') return segment?.kind === 'portion' && segment.withheldByPublisher && !segment.number
    if (isPlaceholder(text.slice(segment.span.start, segment.span.end).trim()) || isBlackedOut(document, segment.span)) return true
  }
  return false
}
