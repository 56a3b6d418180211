import { firstReading } from '../readings.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'portion-split',
  title: 'Portion is cut in mid-sentence',
  severity: 'info',
  citation: { source: 'Archive copies of cables, as measured (unverified)', section: '' },
  why: 'Where a page header or a section joint was taken out, a portion goes on behind a gap; taken for text without a marking, its rest would be withheld or lost.',
  baseRate: '347 of 6,712 cables (5.2 %)',
  check(document, report) {
    const found = firstReading(document, 'joint')
    if (found) report(found)
  },

  good: ['C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (C) Text.'],
  bad: [{ text: 'C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (C) Text and\n\n«»text.' }],
})
