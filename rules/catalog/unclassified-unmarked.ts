import { isClassified, relatedTo } from '../facts.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'unclassified-unmarked',
  title: 'Unclassified message without portion markings',
  severity: 'info',
  formats: ['cable', 'smart'],
  citation: { source: '32 CFR 2001', section: '2001.21(c)' },
  why: 'Nothing demands portion markings in unclassified text, but without them a release has to be reviewed by hand: no portion says what it is.',
  baseRate: '527 of 2,021 unclassified cables have none',

  check(document, report) {
    if (isClassified(document) !== false) return
    const portions = document.portions.filter(({ withheldByPublisher }) => !withheldByPublisher)
    const [first, ...others] = portions
    if (!first || portions.some(({ effective }) => effective)) return
    report({
      at: first.markSpan,
      message: 'No portion has a marking, which unclassified text may do; mark them if the message is to be released by portions.',
      related: relatedTo(
        others.map(({ markSpan }) => markSpan),
        'Unmarked too.',
      ),
    })
  },

  good: [
    'UNCLAS STRELSAU 000042\n\nE.O. 12958: N/A\n\n1. (U) Text.',
    'UNCLAS STRELSAU 000042\n\nE.O. 12958: N/A\n\n1. (U) Text.\n\n2. Text.',
    'C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. Text.',
  ],
  bad: [{ text: 'UNCLAS STRELSAU 000042\n\nE.O. 12958: N/A\n\n1. «»Text.\n\n2. Text.' }],
})
