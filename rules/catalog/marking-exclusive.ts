import { reportFaults } from '../marking-faults.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'marking-exclusive',
  title: 'Controls exclude each other',
  severity: 'error',
  citation: { source: 'IC Markings System Register and Manual (2016)', section: 'H' },
  why: 'One control forbids what the other allows; whoever holds the text picks.',

  check(document, report, context) {
    reportFaults(document, 'marking-exclusive', report, context)
  },

  good: ['SECRET//NOFORN\n1. (S//NF) Text.', 'SECRET//REL TO USA, GBR\n1. (S//REL TO USA, GBR) Text.'],
  bad: [{ text: 'SECRET//NOFORN\n1. (S//NF/«REL TO USA, GBR») Text.' }],
})
