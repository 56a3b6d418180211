import { span } from '../../grammar/text/span.ts'
import { isBeforePortionMarking } from '../era-checks/order.ts'
import { isClassified } from '../facts.ts'
import { waivesPortionMarkings } from '../notices.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'subject-unmarked',
  title: 'Subject line has no marking',
  severity: 'warning',
  formats: ['memo'],
  citation: { source: '32 CFR 2001', section: '2001.21(c)' },
  why: 'A subject line is a portion, and the one that is quoted most: in registers, replies and indexes.',

  check(document, report, { asOf }) {
    const { subject } = document
    if (!subject || subject.marking || isClassified(document) !== true) return
    const none = document.portions.every(({ effective }) => !effective)
    if (waivesPortionMarkings(document) || (none && isBeforePortionMarking(document, asOf))) return
    report({
      at: span(subject.body.start, subject.body.start),
      message: 'The subject line has no marking; begin it with its own level.',
    })
  },

  good: [
    'SECRET\n\nSUBJECT: (U) Text\n\n1. (S) Text.',
    'UNCLASSIFIED\n\nSUBJECT: Text\n\n1. (U) Text.',
    'SECRET\n\nMarch 5, 1975\n\nMEMORANDUM FOR THE RECORD\n\nSUBJECT: Text\n\n1. Text.',
    'SECRET\n\nPortion markings waived. Not a source for derivative classification.\n\nSUBJECT: Text\n\n1. Text.',
  ],
  bad: [{ text: 'SECRET\n\nSUBJECT: «»Text\n\n1. (S) Text.' }],
})
