import type { MarkedDocument } from '../../grammar/document.ts'
import { compareDates } from '../../grammar/text/date.ts'
import type { Span } from '../../grammar/text/span.ts'
import { days } from '../era-checks/fault.ts'
import { isBeforeOrderLine } from '../era-checks/order.ts'
import { firstLine, isClassified, isEdited, isTelegram, trimSpan } from '../facts.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'authority-missing',
  title: 'Classified document without a classification authority block',
  severity: 'warning',
  citation: { source: '32 CFR 2001', section: '2001.21(a), 2001.22' },
  why: 'The block says who classified, why, and until when; without it the classification cannot be reviewed or challenged.',
  baseRate: '160 of 4,676 classified cables (3.4 %), at most 2.9 % of them genuine',

  check(document, report, { asOf }) {
    if (document.authority || isClassified(document) !== true || isEdited(document) || isBeforeOrderLine(asOf)) return
    if (orderStandsForBlock(document)) return
    const lines =
      asOf && compareDates(asOf, days.reasons) < 0 ? 'Classified By and Declassify On' : 'Classified By, Reason and Declassify On'
    report({ at: whereDue(document), message: `The document is classified but has no authority block; add ${lines}.` })
  },

  good: [
    'C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\nTAGS: PREL\nSUBJECT: TEXT\n\nClassified By: R. Hentzau, DCM, Reason 1.4 B/D\n\n1. (C) Text.',
    'C O N F I D E N T I A L STRELSAU 0042\n\nE.O. 12065: GDS 12/5/84 (HENTZAU, R.) OR-P\nTAGS: PREL\nSUBJECT: TEXT\n\n1. (C) Text.',
    'C O N F I D E N T I A L STRELSAU 00042\n\nE.O. 12356: DECL: OADR\nTAGS: PREL\nSUBJECT: TEXT\n\n1. (C) Text.',
    'UNCLAS STRELSAU 000042\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: TEXT\n\n1. Text.',
    '42. Telegram From the Embassy in Ruritania to the Department of State\n\n1. (C - Entire text.)\n\n2. Text.\n\nSource: Files. Confidential; Priority.',
    'SECRET\n\n(S) Text.\n\nClassified By: R. Hentzau, Director\nDerived From: Guide 1, 1 January 2007\nDeclassify On: 20320101\n\nSECRET',
  ],
  bad: [
    { text: 'C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\nTAGS: PREL\n«SUBJECT:» TEXT\n\n1. (C) Text.' },
    { text: '«SECRET»\n\n(S) Text.' },
  ],
})

/**
 * Telegrams under these orders have all of it on the E.O. line: the schedule, under the second the classifier (`GDS 12/5/84 (NAME) OR-P`),
 * under the third `DECL: OADR`; there were no reasons.
 */
const ordersWithoutBlock: ReadonlySet<string> = new Set(['11652', '12065', '12356'])

function orderStandsForBlock(document: MarkedDocument): boolean {
  const order = document.executiveOrder
  return isTelegram(document) && (ordersWithoutBlock.has(order?.number?.value ?? '') || order?.declassify?.value.kind === 'legacy')
}

/** In a cable the block follows the subject; elsewhere the banner line is as good a place as any. */
function whereDue(document: MarkedDocument): Span {
  if (document.subject && document.format !== 'memo') return trimSpan(document, document.subject.lead)
  const banner = document.bannerLines[0]
  if (banner) return banner.marking.span
  return firstLine(document, document.portions[0]?.span ?? { start: 0, end: document.text.length })
}
