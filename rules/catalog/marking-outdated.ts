import { reportFaults } from '../marking-faults.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'marking-outdated',
  title: 'Word of a marking is out of use',
  severity: 'error',
  profiles: ['ic', 'dod', 'isoo', 'cui'],
  citation: { source: 'IC Markings System Register and Manual (2016)', section: 'F, I' },
  why: 'A word out of use may protect nothing: no one is bound by it any more, and systems do not know it.',

  check(document, report, context) {
    reportFaults(document, 'marking-outdated', report, context)
  },

  good: ['SECRET//NOFORN\n1. (S//NF) Text.'],
  bad: [{ text: 'SECRET//«EYES ONLY»\n1. (S) Text.', asOf: '2020-01-02' }],
})
