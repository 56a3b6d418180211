import { reportFaults } from '../marking-faults.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'code-unknown',
  title: 'Code that the register does not hold',
  severity: 'warning',
  citation: { source: 'ODNI ISM (2022-DEC)', section: 'ISM-ID-00214' },
  why: 'A slip of the keys makes another country of a code, or none; until it is known whose it is, nobody may have the text by it.',
  advice: 'Write the code of the country in the list of GENC; a release withholds the portion meanwhile.',

  check(document, report, context) {
    reportFaults(document, 'code-unknown', report, context)
  },

  good: ['SECRET//REL TO USA, GBR\n1. (S//REL TO USA, GBR) Text.'],
  bad: [
    { text: 'SECRET//REL TO USA, GBR\n1. (S//REL TO USA, GBR, «QQQ») Text.' },
    { text: 'SECRET//REL TO USA, GBR\n1. (S//REL TO USA, GBR, «QQQ») Text.', profile: 'state' },
  ],
})
