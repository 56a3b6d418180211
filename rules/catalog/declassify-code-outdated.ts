import { reportEraFaults } from '../era-faults.ts'
import { defineRule } from '../rule.ts'

const memo = (date: string, block: string) => `SECRET\n\n${date}\n\n(S) Text.\n\nClassified By: R. Hentzau, Director\n${block}\n\nSECRET`

export default defineRule({
  id: 'declassify-code-outdated',
  title: 'Declassification code of an earlier order',
  severity: 'error',
  citation: { source: 'IC Markings System Register and Manual (2016)', section: 'E.3' },
  why: 'A code that the order of the day no longer has sets no end to the classification; the day has to be calculated.',

  check(document, report) {
    reportEraFaults(
      document,
      ['declassify-code-outdated', 'declassify-manual-review', 'declassify-treaty', 'declassify-source-marked', 'exemption-human-outdated'],
      report,
    )
  },

  good: [memo('January 2, 1990', 'Declassify On: OADR'), memo('January 2, 2012', 'Reason: 1.4(c)\nDeclassify On: 20220102')],
  bad: [
    { text: memo('January 2, 2012', 'Reason: 1.4(c)\nDeclassify On: «OADR»') },
    { text: memo('January 2, 2012', 'Reason: 1.4(c)\nDeclassify On: «X1»') },
    { text: memo('January 2, 2012', 'Reason: 1.4(c)\nDeclassify On: «MR»') },
  ],
})
