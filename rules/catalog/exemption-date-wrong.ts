import { reportEraFaults } from '../era-faults.ts'
import { defineRule } from '../rule.ts'

const memo = (date: string, block: string) => `SECRET\n\n${date}\n\n(S) Text.\n\nClassified By: R. Hentzau, Director\n${block}\n\nSECRET`

export default defineRule({
  id: 'exemption-date-wrong',
  title: 'Exemption code without its day, or with one it does not take',
  severity: 'error',
  citation: { source: '32 CFR 2001', section: '2001.26' },
  why: 'An exemption puts declassification off to a day, except 50X1-HUM and 50X2-WMD; without the day nobody knows when to look again.',

  check(document, report) {
    reportEraFaults(document, ['exemption-date-missing', 'exemption-date-forbidden', 'exemption-date-beyond'], report)
  },

  good: [
    memo('January 2, 2012', 'Reason: 1.4(c)\nDeclassify On: 25X1, 20520102'),
    memo('January 2, 2007', 'Reason: 1.4(c)\nDeclassify On: 25X1'),
  ],
  bad: [
    { text: memo('January 2, 2012', 'Reason: 1.4(c)\nDeclassify On: «25X1»') },
    { text: memo('January 2, 2012', 'Reason: 1.4(c)\nDeclassify On: «25X1, 20820102»') },
  ],
})
