import { firstReading } from '../readings.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'elements-glued',
  title: 'Elements that belong on two lines stand on one',
  severity: 'info',
  citation: { source: 'Archive copies of cables, as measured (unverified)', section: '' },
  why: 'Where a line end got lost, the next element was looked for within the line; a portion that begins there keeps its own marking.',
  baseRate: '171 of 6,314 cables have a paragraph number within a line (2.7 %)',
  check(document, report) {
    const found = firstReading(document, 'glued')
    if (found) report(found)
  },

  good: ['C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (C) Text.'],
  bad: [{ text: 'C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (C) Text. 2. «(S)» Text.' }],
})
