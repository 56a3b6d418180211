import { reportFaults } from '../marking-faults.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'sigma-number-outdated',
  title: 'SIGMA number that was converted to another',
  severity: 'warning',
  citation: { source: 'IC Markings System Register and Manual (2016)', section: 'H.6' },
  why: 'Access is given by the numbers of today; an old number has to be converted when the text is used again.',

  check(document, report, context) {
    reportFaults(document, 'sigma-number-outdated', report, context)
  },

  good: ['SECRET//RD-SIGMA 14//NOFORN\n1. (S//RD-SG 14//NF) Text.'],
  bad: [{ text: 'SECRET//«RD-SIGMA 2 14»//NOFORN\n1. (S) Text.' }],
})
