import { defineRule } from '../rule.ts'

/** Captions of which a message has one at most. SIPDIS lets it go to a network that the others keep it from. */
const pairs: readonly (readonly [string, string])[] = [
  ['NODIS', 'SIPDIS'],
  ['EXDIS', 'SIPDIS'],
  ['STADIS', 'SIPDIS'],
  ['NODIS', 'EXDIS'],
]

export default defineRule({
  id: 'captions-exclusive',
  title: 'Captions that exclude each other',
  severity: 'warning',
  formats: ['cable', 'smart'],
  citation: { source: 'Captions of State telegrams (unverified)', section: '' },
  why: 'NODIS, EXDIS and STADIS narrow who gets the message; SIPDIS spreads it, and NODIS goes further than EXDIS.',

  check(document, report) {
    for (const [narrow, other] of pairs) {
      const first = document.captions.find(({ id }) => id === narrow)
      const second = document.captions.find(({ id }) => id === other)
      if (!first || !second) continue
      report({
        at: second.span,
        message: `${narrow} and ${other} exclude each other; drop one of them.`,
        related: [{ at: first.span, message: `The caption ${narrow}.` }],
      })
    }
  },

  good: ['S E C R E T STRELSAU 000042\nNODIS\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (S) Text.'],
  bad: [
    { text: 'S E C R E T STRELSAU 000042\nEXDIS\n«SIPDIS»\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (S) Text.' },
    { text: 'S E C R E T STRELSAU 000042\nNODIS\n«EXDIS»\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (S) Text.' },
  ],
})
