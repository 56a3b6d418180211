import type { Declassification, MarkedDocument } from '../../grammar/document.ts'
import type { Span } from '../../grammar/text/span.ts'
import { instructionsOf } from '../declassification.ts'
import { clearMarkings, firstLine, isClassified, trimSpan } from '../facts.ts'
import { defineRule } from '../rule.ts'

const cable = (order: string) => `C O N F I D E N T I A L STRELSAU 000042\n\n${order}\nTAGS: PREL\n\n1. (C) Text.`

export default defineRule({
  id: 'declassify-missing',
  title: 'Classified document without a declassification instruction',
  severity: 'error',
  citation: { source: '32 CFR 2001', section: '2001.21(a)(4), 2001.22(e)' },
  why: 'Classification has an end, and only the instruction says when; without one a document stays locked away, or is let out on a guess.',
  baseRate: '0 of 4,609 classified cables say N/A; 5 leave the place empty',

  check(document, report) {
    if (isClassified(document) !== true || isOutsideOrder(document)) return
    const denied = instructionsOf(document).some(({ value }) => value.kind === 'not-applicable')
    // A day in the block does not mend an E.O. line that says N/A.
    if (!denied && instructionsOf(document).some(({ value }) => isGiven(value))) return
    const at = whereDue(document)
    if (!at) return
    report({
      at,
      message: denied
        ? 'The document is classified but the declassification instruction says N/A; give a day.'
        : 'The document is classified but has no declassification instruction; give a day.',
    })
  },

  good: [
    cable('E.O. 12958: DECL: 01/02/2017'),
    cable('E.O. 12356: DECL: OADR'),
    cable('E.O. 12958: DNG: CO 01/02/2012'),
    'UNCLAS STRELSAU 000042\n\nE.O. 12958: N/A\n\n1. Text.',
    'SECRET\n\n(S) Text.\n\nClassified By: R. Hentzau, Director\nReason: 1.4(b)\nDeclassify On: 20350102\n\nSECRET',
    'SECRET\n\n(S) Text.\n\nSECRET',
  ],
  bad: [
    { text: cable('E.O. 12958: «N/A»') },
    {
      text: 'C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: «N/A»\nTAGS: PREL\n\nClassified By: R. Hentzau, DCM\nReason: 1.4(b)\nDeclassify On: 01/02/2017\n\n1. (C) Text.',
    },
    { text: 'SECRET\n\n(S) Text.\n\n«Classified By: R. Hentzau, Director»\nReason: 1.4(b)\n\nSECRET' },
  ],
})

function isGiven({ kind }: Declassification): boolean {
  return kind !== 'missing' && kind !== 'not-applicable'
}

/** Restricted Data and NATO information are classified outside the order, and have no day (32 CFR 2001.24(h)). */
function isOutsideOrder(document: MarkedDocument): boolean {
  return clearMarkings(document).some(
    ({ ownership, controls }) => ownership === 'nato' || controls.some(({ category }) => category === 'aea'),
  )
}

/** The instruction that is none, the E.O. line, or the authority block. Without them another rule speaks: of the cable's E.O. line, of the block. */
function whereDue(document: MarkedDocument): Span | undefined {
  const order = document.executiveOrder
  if (order) {
    // The line speaks of something else, such as downgrading: `declassify-unreadable` tells it.
    if (!order.declassify) return undefined
    const written = trimSpan(document, order.declassify.span)
    return written.end > written.start ? written : firstLine(document, order.span)
  }
  if (document.format === 'cable') return undefined
  return document.authority && firstLine(document, document.authority.span)
}
