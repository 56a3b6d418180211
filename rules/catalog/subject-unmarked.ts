import { span } from '../../grammar/text/span.ts'
import { isClassified } from '../facts.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'subject-unmarked',
  title: 'Subject line has no marking',
  severity: 'warning',
  formats: ['memo'],
  citation: { source: '32 CFR 2001', section: '2001.21(c)' },
  why: 'A subject line is a portion, and the one that is quoted most: in registers, replies and indexes.',

  check(document, report) {
    const { subject } = document
    if (!subject || subject.marking || isClassified(document) !== true) return
    report({
      at: span(subject.body.start, subject.body.start),
      message: 'The subject line has no marking; begin it with its own level.',
    })
  },

  good: ['SECRET\n\nSUBJECT: (U) Text\n\n1. (S) Text.', 'UNCLASSIFIED\n\nSUBJECT: Text\n\n1. (U) Text.'],
  bad: [{ text: 'SECRET\n\nSUBJECT: «»Text\n\n1. (S) Text.' }],
})
