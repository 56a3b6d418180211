import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'pilcrow-read-as-digit',
  title: 'Paragraph sign was read as the digit 1',
  severity: 'info',
  citation: { source: 'Archive copies of cables, as measured (unverified)', section: '' },
  why: 'Archives print a paragraph sign before each number; a converter that takes it for a 1 turns ¶4 into 14.',
  baseRate: '7 of the 14 paragraphs of one archive copy',

  check(document, report) {
    for (const { number } of document.portions) {
      if (number && number.written !== number.value)
        report({
          at: number.span,
          message: `This number is written ${number.written} and read as ¶${number.value}: a paragraph sign became a 1.`,
        })
    }
  },

  good: ['SECRET\n¶1. (S) Text.\n\n¶2. (U) Text.', 'SECRET\n1. (S) Text.\n\n2. (U) Text.'],
  bad: [{ text: 'SECRET\n¶1. (S) Text.\n\n¶2. (S) Text.\n\n«13.» (S) Text.\n\n¶4. (U) Text.' }],
})
