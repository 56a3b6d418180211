import { reportFaults } from '../marking-faults.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'cui-category-missing',
  title: 'Control without the CUI category that it needs',
  severity: 'error',
  profiles: ['ic', 'dod', 'isoo', 'cui'],
  citation: { source: 'ODNI ISM (2022-DEC)', section: 'ISM-ID-00507' },
  why: 'The control is lawful for one category of information only, and the category is what a reader can look up.',

  check(document, report, context) {
    reportFaults(document, 'cui-category-missing', report, context)
  },

  good: ['CUI//PRIVILEGE//ATTORNEY-CLIENT\n\n(CUI//PRIVILEGE//AC) Text.'],
  bad: [{ text: 'CUI//PRVCY//«ATTORNEY-CLIENT»\n\n(U) Text.' }],
})
