import { reportFaults } from '../marking-faults.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'sigma-alone',
  title: 'SIGMA number without RD or FRD before it',
  severity: 'error',
  citation: { source: 'ODNI ISM (2022-DEC)', section: 'ISM-ID-00183, 00184' },
  why: 'A SIGMA number is a part of RD or of FRD, which are not for the same readers; alone it does not tell which.',

  check(document, report, context) {
    reportFaults(document, 'sigma-alone', report, context)
  },

  good: ['SECRET//RD-SIGMA 14//NOFORN\n1. (S//RD-SG 14//NF) Text.'],
  bad: [{ text: 'SECRET//RD//NOFORN\n1. (S//«SG 14»//NF) Text.' }, { text: 'SECRET//FRD/«SIGMA 14»//NOFORN\n1. (S) Text.' }],
})
