import { firstReading } from '../readings.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'lines-unwrapped',
  title: 'A whole paragraph stands on one line',
  severity: 'info',
  formats: ['cable'],
  citation: { source: 'Archive copies of cables, as measured (unverified)', section: '' },
  why: 'A cable has lines of 69 characters; here the line ends got lost in a copy, and paragraphs may have run together.',
  baseRate: '3,095 of 6,712 cables',
  check(document, report) {
    const found = firstReading(document, 'unwrapped')
    if (found) report(found)
  },

  good: ['C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (C) Text.'],
  bad: [{ text: `C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (C) «»${'Text. '.repeat(80)}` }],
})
