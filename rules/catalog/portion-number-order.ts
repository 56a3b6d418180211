import { faultsOf } from '../numbering.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'portion-number-order',
  title: 'Paragraph numbers go back',
  severity: 'info',
  citation: { source: '5 FAH-1', section: 'H-246.2' },
  why: 'Numbers that go back are mostly a list within a paragraph or text quoted from another message; sometimes two paragraphs changed places.',
  baseRate: '48 of 6,314 cables (0.8 %)',

  check(document, report) {
    for (const { at, after } of faultsOf(document, 'order')) {
      report({ at: at.number.span, message: `¶${at.number.value} stands after ¶${after}; check the order.` })
    }
  },

  good: ['SECRET\n1. (S) Text.\n\n2. (U) Text.'],
  bad: [{ text: 'SECRET\n1. (S) Text.\n\n3. (U) Text.\n\n«2.» (U) Text.\n\n4. (U) Text.' }],
})
