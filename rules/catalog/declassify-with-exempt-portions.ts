import { reportEraFaults } from '../era-faults.ts'
import { defineRule } from '../rule.ts'

const memo = (date: string, block: string) => `SECRET\n\n${date}\n\n(S) Text.\n\nClassified By: R. Hentzau, Director\n${block}\n\nSECRET`

export default defineRule({
  id: 'declassify-with-exempt-portions',
  title: 'Declassification day on a document with nuclear or NATO portions',
  severity: 'error',
  citation: { source: '32 CFR 2001', section: '2001.24(h)' },
  why: 'No order declassifies Restricted Data or NATO information; a day on the block reads as if one did.',

  check(document, report) {
    reportEraFaults(document, ['declassify-with-exempt-portions', 'not-applicable-differs'], report)
  },

  good: [memo('January 2, 2012', 'Reason: 1.4(c)\nDeclassify On: 20220102')],
  bad: [{ text: memo('January 2, 2012', 'Reason: 1.4(c)\nDeclassify On: «20220102»').replace('(S) Text', '(S//RD) Text') }],
})
