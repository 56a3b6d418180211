import { compareDates } from '../../grammar/text/date.ts'
import { executiveOrders } from '../../grammar/vocabulary/executive-orders.ts'
import { blockAbove, isClassified } from '../facts.ts'
import { defineRule } from '../rule.ts'

/** The day from which markings have to cite section 1.4. */
const sinceMarked = executiveOrders.find(({ reasonSection }) => reasonSection === '1.4')?.marked

const memo = (reason: string) =>
  `SECRET\n\n(S) Text.\n\nClassified By: R. Hentzau, Director\nReason: ${reason}\nDeclassify On: 20320101\n\nSECRET`

export default defineRule({
  id: 'reason-outdated',
  title: 'Reason cites section 1.5, which 1.4 replaced',
  severity: 'warning',
  citation: { source: '32 CFR 2001', section: '2001.21(a)(3)' },
  why: 'Since September 2003 the reasons stand in section 1.4; section 1.5 now speaks of how long to classify.',
  baseRate: '144 of 4,302 cables of April 2004 or later (3.3 %)',

  check(document, report, { asOf }) {
    if (!asOf || !sinceMarked || compareDates(asOf, sinceMarked) < 0 || isClassified(document) === false) return
    const reason = document.authority?.reasons.find(({ section }) => section === '1.5')
    if (!reason) return
    const at = document.authority?.reasonSpan ?? reason.span
    report({ at, message: 'The reasons stand in section 1.4 since 2003-09-22, not in 1.5; cite 1.4.', related: blockAbove(document, at) })
  },

  good: [{ text: memo('1.4(b)'), asOf: '2007-01-02' }, { text: memo('1.5(b)'), asOf: '2001-01-02' }, memo('1.5(b)')],
  bad: [{ text: memo('1.5(b) and (d)').replace('Reason: 1.5(b) and (d)', '«Reason: 1.5(b) and (d)»'), asOf: '2007-01-02' }],
})
