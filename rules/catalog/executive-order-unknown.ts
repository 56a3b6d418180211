import { executiveOrders, isKnownOrder, nearestOrder } from '../../grammar/vocabulary/executive-orders.ts'
import { defineRule } from '../rule.ts'

const cable = (order: string) => `C O N F I D E N T I A L STRELSAU 000042\n\nE.O. ${order}: DECL: 01/02/2017\n\n1. (C) Text.`
const numbers = new Set(executiveOrders.flatMap(({ number, amendedBy }) => (amendedBy ? [number, amendedBy] : [number])))

export default defineRule({
  id: 'executive-order-unknown',
  title: 'No executive order on classification has this number',
  severity: 'warning',
  citation: { source: '32 CFR 2001', section: '2001.21(a)' },
  why: 'The order tells which reasons and which lengths of classification hold; a wrong number points a reviewer to another law.',
  baseRate: '12 of 6,624 cables (0.2 %), half of them 12598 for 12958',

  check(document, report) {
    const number = document.executiveOrder?.number
    if (!number || isKnownOrder(number.value) || numbers.has(number.value)) return
    const near = nearestOrder(number.value)
    report({
      at: number.span,
      message: near
        ? `No executive order on classification has this number; E.O. ${near} is nearest to it.`
        : 'No executive order on classification has this number; correct it.',
    })
  },

  good: [cable('12958'), cable('13526'), cable('12356')],
  bad: [{ text: cable('«12598»') }, { text: cable('«44444»') }],
})
