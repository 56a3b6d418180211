import { reportFaults } from '../marking-faults.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'marking-incomplete',
  title: 'Control lacks what it needs beside it',
  severity: 'error',
  citation: { source: 'IC Markings System Register and Manual (2016)', section: 'H' },
  why: 'Some controls hold only together with another; alone they leave open who may see the text.',

  check(document, report, context) {
    reportFaults(document, 'marking-incomplete', report, context)
  },

  good: ['SECRET//NOFORN\n1. (S//NF) Text.'],
  bad: [{ text: 'TOP SECRET//SI-G//ORCON/NOFORN\n1. (TS//«SI-G»//NF) Text.' }],
})
