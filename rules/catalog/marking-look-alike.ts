import { defineRule } from '../rule.ts'
import { markingsWritten } from '../writing.ts'

export default defineRule({
  id: 'marking-look-alike',
  title: 'Marking has characters that only look right',
  severity: 'warning',
  citation: { source: 'IC Markings System Register and Manual (2016)', section: 'A.6' },
  why: 'A fullwidth or Cyrillic letter, or an invisible blank, hides a marking from every program that searches for it.',

  check(document, report, { profile }) {
    for (const { marking, canonical } of markingsWritten(document, 'look-alike', profile)) {
      report({
        at: marking.span,
        message: 'This marking holds characters that only look right; type it anew.',
        ...(canonical ? { fix: { at: marking.span, text: canonical } } : {}),
      })
    }
  },

  good: ['SECRET\n1. (S) Text.', 'SECRET\n1. (s) Text.'],
  bad: [
    { text: 'SECRET\n1. «(Ѕ)» Text.', fixed: 'SECRET\n1. (S) Text.' },
    { text: 'SECRET//NOFORN\n1. «（S//NF）» Text.', fixed: 'SECRET//NOFORN\n1. (S//NF) Text.' },
  ],
})
