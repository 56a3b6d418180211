import { reportFaults } from '../marking-faults.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'marking-list',
  title: 'List of countries is not as it should be',
  severity: 'error',
  profiles: ['ic', 'dod', 'isoo', 'cui'],
  citation: { source: 'IC Markings System Register and Manual (2016)', section: 'A.6, H.8' },
  why: 'The list says who may have the text; a code that is missing, wrong or twice leaves it to the reader.',

  check(document, report, context) {
    reportFaults(document, 'marking-list', report, context)
  },

  good: ['SECRET//REL TO USA, AUS, GBR\n1. (S//REL TO USA, AUS, GBR) Text.'],
  bad: [
    { text: 'SECRET//REL TO USA, AUS, GBR\n1. (S//«REL TO USA, GBR, AUS») Text.' },
    { text: 'SECRET//REL TO USA, GBR\n1. (S//«REL TO GBR») Text.' },
  ],
})
