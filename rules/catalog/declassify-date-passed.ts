import { instructionsOf, instructionsWith } from '../declassification.ts'
import { passedFault } from '../era-checks/declassification.ts'
import { isClassified } from '../facts.ts'
import { defineRule } from '../rule.ts'

const memo = (day: string) =>
  `SECRET\n\nJanuary 2, 2007\n\n(S) Text.\n\nClassified By: R. Hentzau, Director\nReason: 1.4(b)\nDeclassify On: ${day}\n\nSECRET`

export default defineRule({
  id: 'declassify-date-passed',
  title: 'Declassification day has passed',
  severity: 'info',
  citation: { source: '32 CFR 2001', section: '2001.26' },
  why: 'A day that has passed declassifies nothing by itself: the originator or a review does. It is a reason to ask.',

  check(document, report, { asOf }) {
    if (isClassified(document) === false || instructionsWith(document, 'before').length > 0) return
    for (const { value, at } of instructionsOf(document)) {
      const fault = passedFault(value, asOf)
      if (!fault) continue
      report({ at, message: fault.message })
      return
    }
  },

  good: [memo('20170102'), { text: memo('20170102'), asOf: '2012-01-02' }],
  bad: [{ text: memo('«20170102»'), asOf: '2020-01-02' }],
})
