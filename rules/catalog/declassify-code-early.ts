import { reportEraFaults } from '../era-faults.ts'
import { defineRule } from '../rule.ts'

const memo = (date: string, block: string) => `SECRET\n\n${date}\n\n(S) Text.\n\nClassified By: R. Hentzau, Director\n${block}\n\nSECRET`

export default defineRule({
  id: 'declassify-code-early',
  title: 'Declassification code of a later order',
  severity: 'warning',
  citation: { source: 'E.O. 12958, as amended by E.O. 13292', section: '1.4, 1.5' },
  why: 'A code that did not exist on the day of the document was added later, or the date is wrong.',

  check(document, report) {
    reportEraFaults(document, ['declassify-code-early'], report)
  },

  good: [memo('January 2, 2007', 'Reason: 1.4(c)\nDeclassify On: 25X1')],
  bad: [{ text: memo('January 2, 1999', 'Reason: 1.5(c)\nDeclassify On: «25X1»') }],
})
