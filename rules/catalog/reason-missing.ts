import type { AuthorityBlock, MarkedDocument } from '../../grammar/document.ts'
import { compareDates } from '../../grammar/text/date.ts'
import { executiveOrders } from '../../grammar/vocabulary/executive-orders.ts'
import { firstLine, isClassified, trimSpan } from '../facts.ts'
import { defineRule } from '../rule.ts'

const firstWithReasons = executiveOrders.find(({ reasonSection }) => reasonSection)?.since

const memo = (block: string) => `SECRET\n\n(S) Text.\n\n${block}\nDeclassify On: 20320101\n\nSECRET`

export default defineRule({
  id: 'reason-missing',
  title: 'Authority block without a reason',
  severity: 'error',
  citation: { source: '32 CFR 2001', section: '2001.21(a)(3)' },
  why: 'Only what falls under one of the reasons of the order may be classified; without one there is nothing to review.',

  check(document, report, { asOf }) {
    const block = document.authority
    if (!block?.classifiedBy || block.reasons.length > 0 || block.derivedFrom || isClassified(document) === false) return
    // E.O. 12356 and its predecessors asked for no reason on the line.
    if (asOf && firstWithReasons && compareDates(asOf, firstWithReasons) < 0) return
    if (isCutOff(document, block)) return
    report({
      at: firstLine(document, block.span),
      message: 'The authority block gives neither a reason nor a source; add Reason: 1.4 with its letters, or Derived From.',
    })
  },

  good: [
    memo('Classified By: R. Hentzau, Director\nReason: 1.4(b)'),
    memo('Classified By: R. Hentzau, Director\nDerived From: Multiple Sources'),
    { text: memo('Classified By: R. Hentzau, Director'), asOf: '1990-01-01' },
  ],
  bad: [
    { text: memo('«Classified By: R. Hentzau, Director»') },
    {
      text: 'C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\nTAGS: PREL\nSUBJECT: TEXT\n\n«Classified By: R. Hentzau, DCM.»\n\n1. (C) Text.',
    },
  ],
})

/** Exporters cut the block and end it in dots: the reason may have been there. */
function isCutOff(document: MarkedDocument, block: AuthorityBlock): boolean {
  const { end } = trimSpan(document, block.span)
  return document.text.slice(Math.max(block.span.start, end - 3), end) === '...'
}
