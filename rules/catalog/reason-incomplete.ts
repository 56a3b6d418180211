import { reportEraFaults } from '../era-faults.ts'
import { defineRule } from '../rule.ts'

const memo = (date: string, block: string) => `SECRET\n\n${date}\n\n(S) Text.\n\nClassified By: R. Hentzau, Director\n${block}\n\nSECRET`

export default defineRule({
  id: 'reason-incomplete',
  title: 'Reason without its section or its letter',
  severity: 'warning',
  citation: { source: '32 CFR 2001', section: '2001.21(a)(3)' },
  why: 'Section and letter together are the reason; half of it can be read in two ways.',

  check(document, report) {
    reportEraFaults(document, ['reason-section-lost', 'reason-letter-missing'], report)
  },

  good: [memo('January 2, 2012', 'Reason: 1.4(c)\nDeclassify On: 20220102')],
  bad: [{ text: memo('January 2, 2012', 'Reason: «1.4»\nDeclassify On: 20220102') }],
})
