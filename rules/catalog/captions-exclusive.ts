import { captionEntries } from '../../grammar/vocabulary/captions.ts'
import { defineRule } from '../rule.ts'

/** Captions of which a message has one at most, each pair once. */
const pairs = captionEntries
  .flatMap(({ id, excludes }) => (excludes ?? []).map((other): readonly [string, string] => [id, other]))
  .filter(([id, other], index, all) => !all.slice(0, index).some(([first, second]) => first === other && second === id))

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
