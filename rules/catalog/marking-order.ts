import { reportFaults } from '../marking-faults.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'marking-order',
  title: 'Words of a marking are out of order',
  severity: 'error',
  profiles: ['ic', 'dod', 'isoo', 'cui'],
  citation: { source: 'IC Markings System Register and Manual (2016)', section: 'A.5, A.6' },
  why: 'Every reader and program expects the words of a marking in one order; out of order, one is overlooked.',

  check(document, report, context) {
    reportFaults(document, 'marking-order', report, context)
  },

  good: ['TOP SECRET//SI//NOFORN\n1. (TS//SI//NF) Text.'],
  bad: [
    { text: 'SECRET//NOFORN//«SI»\n1. (S//SI//NF) Text.', fixed: 'SECRET//SI//NOFORN\n1. (S//SI//NF) Text.' },
    { text: 'SECRET//ORCON/NOFORN\n1. (S//NF/«OC») Text.', fixed: 'SECRET//ORCON/NOFORN\n1. (S//OC/NF) Text.' },
  ],
})
