import { reportFaults } from '../marking-faults.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'marking-name',
  title: 'Compartment that does not look like one',
  severity: 'warning',
  citation: { source: 'IC Markings System Register and Manual (2016)', section: 'H.4' },
  why: 'Access is given by the name; one letter too many or too few makes it the name of nothing.',
  advice: 'Compare it with the source; editions of the manual differ, so an older document may be right.',

  check(document, report, context) {
    reportFaults(document, 'marking-name', report, context)
  },

  good: ['TOP SECRET//SI-G ABCD//ORCON/NOFORN\n1. (TS//SI-G ABCD//OC/NF) Text.', 'TOP SECRET//SI-ABC//NOFORN\n1. (TS//SI-ABC//NF) Text.'],
  bad: [
    { text: 'TOP SECRET//SI-G ABCD//ORCON/NOFORN\n1. (TS//«SI-G ABCDE»//OC/NF) Text.' },
    { text: 'TOP SECRET//SI-ABC//NOFORN\n1. (TS//«SI-ABCD»//NF) Text.' },
  ],
})
