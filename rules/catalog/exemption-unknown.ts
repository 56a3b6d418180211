import { reportEraFaults } from '../era-faults.ts'
import { defineRule } from '../rule.ts'

const memo = (date: string, block: string) => `SECRET\n\n${date}\n\n(S) Text.\n\nClassified By: R. Hentzau, Director\n${block}\n\nSECRET`

export default defineRule({
  id: 'exemption-unknown',
  title: 'Exemption code that no order has',
  severity: 'error',
  citation: { source: '32 CFR 2001', section: '2001.26' },
  why: 'The codes are a closed list; another one exempts nothing, and the document is due for declassification at 25 years.',

  check(document, report) {
    reportEraFaults(document, ['exemption-unknown', 'exemption-incomplete', 'exemption-imagery'], report)
  },

  good: [
    memo('January 2, 2012', 'Reason: 1.4(c)\nDeclassify On: 50X1-HUM'),
    memo('January 2, 2012', 'Reason: 1.4(c)\nDeclassify On: 25X1, 20520102'),
  ],
  bad: [{ text: memo('January 2, 2012', 'Reason: 1.4(c)\nDeclassify On: «50X3-HUM»') }],
})
