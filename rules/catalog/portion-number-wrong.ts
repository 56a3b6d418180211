import { faultsOf } from '../numbering.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'portion-number-wrong',
  title: 'Paragraph number does not fit between its neighbours',
  severity: 'warning',
  citation: { source: '5 FAH-1', section: 'H-246.2' },
  why: 'References such as "para 3" and the entries of a release index find a paragraph by its number.',

  check(document, report) {
    for (const { at, due } of faultsOf(document, 'wrong')) {
      report({
        at: at.number.span,
        message: `This paragraph has number ${at.number.value} where ${due} is due between its neighbours; number it ${due}.`,
      })
    }
  },

  good: ['SECRET\n1. (S) Text.\n\n2. (U) Text.\n\n4. (U) Text.'],
  bad: [{ text: 'SECRET\n1. (S) Text.\n\n2. (U) Text.\n\n«7.» (U) Text.\n\n4. (U) Text.' }],
})
