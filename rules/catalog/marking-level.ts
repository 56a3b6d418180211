import { reportFaults } from '../marking-faults.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'marking-level',
  title: 'Control does not stand at this level',
  severity: 'error',
  citation: { source: 'IC Markings System Register and Manual (2016)', section: 'H' },
  why: 'A control that belongs to other levels is a slip: of the control, or of the level.',

  check(document, report, context) {
    reportFaults(document, 'marking-level', report, context)
  },

  good: ['SECRET//NOFORN\n1. (S//NF) Text.', 'UNCLASSIFIED//FOUO\n1. (U//FOUO) Text.'],
  bad: [{ text: 'SECRET\n1. (S//«FOUO») Text.' }],
})
