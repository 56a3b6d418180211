import { faultsOf } from '../numbering.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'portion-number-repeated',
  title: 'Paragraph number occurs twice',
  severity: 'warning',
  citation: { source: '5 FAH-1', section: 'H-246.2' },
  why: 'Two paragraphs of one number cannot be told apart in a reference, or in the index of a release.',
  baseRate: '142 of 6,314 cables (2.2 %), many of them in quoted text; numbers without a marking are taken for such',

  check(document, report) {
    for (const { at, earlier } of faultsOf(document, 'repeated')) {
      report({
        at: at.number.span,
        message: `There is a marked ¶${at.number.value} already; number this one anew.`,
        related: [{ at: earlier.number.span, message: `The first ¶${earlier.number.value}.` }],
      })
    }
  },

  good: ['SECRET\n1. (S) Text.\n\n2. (U) Text.'],
  bad: [
    { text: 'SECRET\n1. (S) Text.\n\n2. (U) Text.\n\n«2.» (U) Text.\n\n3. (U) Text.' },
    { text: 'SECRET\n1. (S) Text.\n\n2. (U) Text.\n\n«2.» (U) Text.\n\n4. (U) Text.' },
  ],
})
