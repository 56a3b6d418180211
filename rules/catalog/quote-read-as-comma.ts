import { firstReading } from '../readings.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'quote-read-as-comma',
  title: 'A curly quote turned into a comma',
  severity: 'info',
  citation: { source: 'Archive copies of cables, as measured (unverified)', section: '' },
  why: "A converter took the apostrophe of a possessive for a comma; the words are the original's otherwise.",
  baseRate: '671 of 6,712 cables (10 %)',
  check(document, report) {
    const found = firstReading(document, 'quote')
    if (found) report(found)
  },

  good: ['SECRET\n1. (S) Text, as said.'],
  bad: [{ text: 'SECRET\n1. (S) The post«,»s text.' }],
})
