import { isBeforeOrderLine } from '../era-checks/order.ts'
import { isClassified } from '../facts.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'executive-order-missing',
  title: 'Classified cable without an E.O. line',
  severity: 'warning',
  formats: ['cable'],
  citation: { source: '32 CFR 2001', section: '2001.21(a)(4)' },
  why: 'In a cable the E.O. line carries the declassification instruction; without it nobody knows when the classification ends.',
  baseRate: '88 of 6,712 cables (1.3 %), most of them typed anew by a publisher',

  check(document, report, { asOf }) {
    const banner = document.bannerLines[0]
    if (!banner || document.executiveOrder || isClassified(document) !== true || isBeforeOrderLine(asOf)) return
    report({ at: banner.marking.span, message: 'This classified cable has no E.O. line; add one with the day of declassification.' })
  },

  good: [
    'C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (C) Text.',
    'UNCLAS STRELSAU 000042\n\n1. Text.',
    'R 021200Z JAN 68\nFM AMEMBASSY STRELSAU\nTO SECSTATE WASHDC\nBT\nC O N F I D E N T I A L STRELSAU 42\n\nSUBJ: TEXT\n\n1. Text.',
  ],
  bad: [{ text: '«C O N F I D E N T I A L» STRELSAU 000042\n\nTAGS: PREL\n\n1. (C) Text.' }],
})
