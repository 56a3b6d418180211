import { faultsOf } from '../numbering.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'portion-number-lost',
  title: 'Paragraph lost its number',
  severity: 'warning',
  citation: { source: '5 FAH-1', section: 'H-246.2' },
  why: 'References such as "para 3" and the entries of a release index find a paragraph by its number.',
  baseRate: '73 of 6,314 cables (1.2 %)',

  check(document, report) {
    for (const { at, number } of faultsOf(document, 'lost')) {
      report({ at: at.markSpan, message: `This marked paragraph has no number and ¶${number} is missing here; number it ${number}.` })
    }
  },

  good: ['SECRET\n1. (S) Text.\n\n2. (U) Text.', 'SECRET\n(U) Text.\n\n1. (S) Text.\n\n2. (U) Text.'],
  bad: [{ text: 'SECRET\n1. (S) Text.\n\n«(U)» Text.\n\n3. (U) Text.' }],
})
