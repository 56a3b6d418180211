import { dateOfOrigin } from '../declassification.ts'
import { orderFitsDate } from '../era-checks/order.ts'
import { defineRule } from '../rule.ts'

const cable = (order: string, decl: string) =>
  `P 020820Z JAN 07\nFM AMEMBASSY STRELSAU\n\nC O N F I D E N T I A L STRELSAU 000042\n\nE.O. ${order}: DECL: ${decl}\n\n1. (C) Text.`

export default defineRule({
  id: 'executive-order-not-in-force',
  title: 'The executive order was not in force on the day of the document',
  severity: 'warning',
  citation: { source: 'E.O. 13526', section: 'unverified' },
  why: 'Reasons and lengths of classification are those of the order of the day; the number of another sends a reviewer to other rules.',
  baseRate: '10 of 6,624 cables name an order before E.O. 12958, some of them rightly',

  check(document, report) {
    const number = document.executiveOrder?.number
    const fault = number && orderFitsDate(number.value, dateOfOrigin(document))
    if (!number || !fault) return
    const { message, citation } = fault
    report({ at: number.span, message, citation })
  },

  good: [
    cable('12958', '01/02/2017'),
    'C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12356: DECL: OADR\n\n1. (C) Text.',
    'P 020820Z JAN 11\nFM AMEMBASSY STRELSAU\n\nUNCLAS STRELSAU 000042\n\nE.O. 12958: N/A\n\n1. (U) Text.',
  ],
  bad: [{ text: cable('«12356»', '01/02/2017') }, { text: cable('«13526»', '01/02/2017') }],
})
