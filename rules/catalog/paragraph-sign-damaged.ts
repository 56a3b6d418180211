import { firstReading } from '../readings.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'paragraph-sign-damaged',
  title: 'A paragraph sign is damaged or out of place',
  severity: 'info',
  citation: { source: 'Archive copies of cables, as measured (unverified)', section: '' },
  why: 'Publishers put the sign before every number, and a wrong decoding breaks it; the number behind it is read as it stands.',
  baseRate: '607 of 6,712 cables have the sign before a letter of their references',
  check(document, report) {
    const found = firstReading(document, 'paragraph-sign')
    if (found) report(found)
  },

  good: ['C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n¶1. (C) Text.'],
  bad: [{ text: 'C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n«Â¶»1. (C) Text.' }],
})
