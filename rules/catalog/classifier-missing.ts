import { compareDates } from '../../grammar/text/date.ts'
import { executiveOrders } from '../../grammar/vocabulary/executive-orders.ts'
import { isDerivative } from '../era-faults.ts'
import { firstLine, isClassified } from '../facts.ts'
import { defineRule } from '../rule.ts'

const memo = (date: string, block: string) => `SECRET\n\n${date}\n\n(S) Text.\n\n${block}\nDeclassify On: 20220102\n\nSECRET`
const named = executiveOrders.find(({ number }) => number === '13526')?.since

export default defineRule({
  id: 'classifier-missing',
  title: 'Authority block names no classifier',
  severity: 'warning',
  citation: { source: '32 CFR 2001', section: '2001.21(a)(1), 2001.22(b)' },
  why: 'The classifier answers for the marking; without a name nobody can be asked.',

  check(document, report, { asOf }) {
    const block = document.authority
    if (!block || block.classifiedBy || isClassified(document) === false || (block.reasons.length === 0 && !block.derivedFrom)) return
    // Before E.O. 13526 a derivative block did not have to name one.
    if (isDerivative(document) && (!asOf || !named || compareDates(asOf, named) < 0)) return
    report({
      at: firstLine(document, block.span),
      message: 'The authority block names no classifier; add Classified By with name and position.',
    })
  },

  good: [
    memo('January 2, 2012', 'Classified By: R. Hentzau, Director\nReason: 1.4(b)'),
    memo('January 2, 2007', 'Derived From: Multiple Sources'),
  ],
  bad: [{ text: memo('January 2, 2012', '«Derived From: Multiple Sources»') }],
})
