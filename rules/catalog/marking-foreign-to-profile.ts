import { reportFaults } from '../marking-faults.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'marking-foreign-to-profile',
  title: 'Word of a marking belongs to another authority',
  severity: 'error',
  profiles: ['ic', 'dod', 'isoo', 'cui'],
  citation: { source: 'IC Markings System Register and Manual (2016)', section: 'H' },
  why: 'Each authority has its own words; elsewhere nobody knows what they ask for.',

  check(document, report, context) {
    reportFaults(document, 'marking-foreign-to-profile', report, context)
  },

  good: ['SECRET//NOFORN\n1. (S//NF) Text.'],
  bad: [{ text: 'SECRET\n1. (S//«ACCM-RUBY») Text.', profile: 'ic' }],
})
