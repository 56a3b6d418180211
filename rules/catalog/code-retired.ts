import { reportFaults } from '../marking-faults.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'code-retired',
  title: 'Code of an organisation that is no more',
  severity: 'warning',
  profiles: ['ic', 'dod', 'isoo', 'cui'],
  citation: { source: 'ODNI ISM (2022-DEC)', section: 'CVE ISMCAT Tetragraph (2022-NOV)' },
  why: 'Nobody keeps the list of members of a code out of use: who may have the text cannot be told any more.',
  advice: 'Write the countries that are meant; in a document of its time the code may stay.',

  check(document, report, context) {
    reportFaults(document, 'code-retired', report, context)
  },

  good: ['SECRET//REL TO USA, NATO\n1. (S//REL TO USA, NATO) Text.'],
  bad: [{ text: 'SECRET//REL TO USA, «ISAF»\n1. (S) Text.' }, { text: 'SECRET//NOFORN\n1. «(//ISAF S)» Text.' }],
})
