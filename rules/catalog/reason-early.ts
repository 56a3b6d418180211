import { reportEraFaults } from '../era-faults.ts'
import { defineRule } from '../rule.ts'

const memo = (date: string, block: string) => `SECRET\n\n${date}\n\n(S) Text.\n\nClassified By: R. Hentzau, Director\n${block}\n\nSECRET`

export default defineRule({
  id: 'reason-early',
  title: 'Reason of a later order',
  severity: 'warning',
  citation: { source: 'E.O. 12958', section: '1.5' },
  why: 'A reason that could not be cited on the day of the document was added later, or the date is wrong.',

  check(document, report) {
    reportEraFaults(document, ['reason-section-early', 'reason-before-its-time'], report)
  },

  good: [
    memo('January 2, 2012', 'Reason: 1.4(c)\nDeclassify On: 20220102'),
    memo('January 2, 1999', 'Reason: 1.5(c)\nDeclassify On: 20090102'),
  ],
  bad: [{ text: memo('January 2, 1999', 'Reason: 1.4(«c»)\nDeclassify On: 20090102') }],
})
