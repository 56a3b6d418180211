import { distributionsOf } from '../distribution.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'distribution-statements-several',
  title: 'Several different distribution statements',
  severity: 'error',
  formats: ['cable', 'smart', 'memo'],
  citation: { source: 'ODNI ISM (2022-DEC)', section: 'ISM-ID-00162' },
  why: 'Two statements name two circles of readers, and nobody knows which of them holds.',

  check(document, report) {
    const [first, ...others] = distributionsOf(document)
    const other = others.find(({ letter }) => letter !== first?.letter)
    if (!first || !other) return
    report({
      at: other.at,
      message: `The document has Statement ${first.letter} and Statement ${other.letter}; keep one.`,
      related: [{ at: first.at, message: 'The first statement.' }],
    })
  },

  good: ['UNCLASSIFIED\n\nDistribution Statement A.\n\n1. (U) Text.\n\nDistribution Statement A.'],
  bad: [{ text: 'SECRET\n\nDistribution Statement D.\n\n1. (S) Text.\n\n«Distribution Statement F».' }],
})
