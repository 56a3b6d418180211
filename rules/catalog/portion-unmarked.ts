import type { MarkedDocument, Portion } from '../../grammar/document.ts'
import { isBeforePortionMarking } from '../era-checks/order.ts'
import { isClassified, isEdited, relatedTo } from '../facts.ts'
import { isNoticeText, waivesPortionMarkings } from '../notices.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'portion-unmarked',
  title: 'Portion has no marking',
  severity: 'warning',
  citation: { source: '32 CFR 2001', section: '2001.21(c)' },
  why: 'Without its own marking a portion counts as the whole document does: nobody may quote or release it, and nobody knows what in it is classified.',
  baseRate: '525 of 40,601 paragraphs of classified cables (1.3 %), in 262 of 4,461 cables',
  advice: 'Ask the drafter for the marking; it is never guessed, and a release withholds the portion until then.',

  check(document, report, { asOf }) {
    const unmarked = document.portions.filter(
      (portion, index) =>
        !portion.effective &&
        !portion.withheldByPublisher &&
        !isNoticeText(document, portion) &&
        !isLabel(document, portion, document.portions[index + 1]),
    )
    const first = unmarked[0]
    if (!first || !isDemanded(document) || isEdited(document) || waivesPortionMarkings(document)) return
    const none = document.portions.every(({ effective }) => !effective)
    if (none && isBeforePortionMarking(document, asOf)) return
    if (none && unmarked.length > 1) {
      report({
        at: first.markSpan,
        message: `None of the ${unmarked.length} portions has a marking; mark each of them.`,
        related: relatedTo(
          unmarked.slice(1).map(({ markSpan }) => markSpan),
          'Unmarked too.',
        ),
      })
      return
    }
    for (const portion of unmarked) report({ at: portion.markSpan, message: `${nameOfPortion(portion)} has no portion marking; mark it.` })
  },

  good: [
    'SECRET\n1. (S) Text.\n\n2. (U) Text.',
    'UNCLAS STRELSAU 000042\n\nE.O. 12958: N/A\n\n1. Text.\n\n2. Text.',
    'C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12065: GDS 1/2/85\n\n1. (C - Entire text)\n\n2. Text.',
    'C O N F I D E N T I A L STRELSAU 0042\n\nE.O. 11652: GDS\n\n1. Text.\n\n2. Text.',
    'SECRET\n\nPortion marking waiver. Not to be used as a source for derivative classification.\n\n1. Text.\n\n2. Text.',
    'SECRET\n\n(S) Text.\n\nThis information is classified by compilation.',
    'SECRET\n\n(S) Text.\n\nSources:\nGuide 1, 3 March 2001',
    'C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. Key points:\n\n-- (C) Text.\n\n-- (U) Text.',
  ],
  bad: [
    { text: 'SECRET\n1. (S) Text.\n\n2. «»Text.' },
    { text: 'SECRET\n1. «»Text goes on.\n\n-- (S) Text.' },
    { text: 'C O N F I D E N T I A L STRELSAU 0042\n\nE.O. 11652: GDS\n\n1. (C) Text.\n\n2. «»Text.' },
    { text: 'SECRET\n\nPortion marking waiver. Not a basis for derivative classification.\n\n1. (S) Text.\n\n2. «»Text.' },
    { text: 'C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (C) Text.\n\n2. «»Text.' },
    { text: 'C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. «»Text.\n\n2. Text.' },
    { text: 'UNCLAS STRELSAU 000042\nSENSITIVE\n\nE.O. 12958: N/A\n\n1. (SBU) Text.\n\n2. «»Text.' },
  ],
})

/** In unclassified text markings are the drafter's choice, but a choice for the whole of it. */
function isDemanded(document: MarkedDocument): boolean {
  return isClassified(document) !== false || document.portions.some(({ marking }) => marking)
}

const longestLabel = 60

/** `1. Key points:`, and the marks stand on its bullets: in 91 of 382 unmarked paragraphs measured. */
function isLabel({ text }: MarkedDocument, { place, body }: Portion, next: Portion | undefined): boolean {
  if (!next?.marking || !next.place.startsWith(`${place}.`) || body.end - body.start > longestLabel) return false
  const label = text.slice(body.start, body.end).trimEnd()
  return !label.includes('\n') && label.endsWith(':')
}

function nameOfPortion({ number }: Portion): string {
  return number ? `¶${number.value}` : 'This portion'
}
