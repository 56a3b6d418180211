import { reportFaults } from '../marking-faults.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'marking-owner',
  title: 'Marking of another government has what it may not have',
  severity: 'error',
  profiles: ['ic', 'dod', 'isoo', 'cui'],
  citation: { source: 'IC Markings System Register and Manual (2016)', section: 'H.3, H.7' },
  why: 'Information of another government, or shared with one, is marked by rules agreed with it.',

  check(document, report, context) {
    reportFaults(document, 'marking-owner', report, context)
  },

  good: ['//JOINT SECRET GBR USA//REL TO USA, GBR\n1. (//JOINT S GBR USA//REL TO USA, GBR) Text.'],
  bad: [{ text: 'SECRET//FGI GBR\n1. «(//JOINT S GBR USA)» Text.' }],
})
