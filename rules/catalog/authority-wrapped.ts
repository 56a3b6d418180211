import { firstReading } from '../readings.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'authority-wrapped',
  title: 'Authority block is broken within a word',
  severity: 'info',
  citation: { source: 'Archive copies of cables, as measured (unverified)', section: '' },
  why: 'Exporters cut lines at column 70 or 71, even between 1 and .4; the block is read with and without the break.',
  baseRate: '376 of 4,532 cables break there, 78 of them within a word',
  check(document, report) {
    const found = firstReading(document, 'wrap')
    if (found) report(found)
  },

  good: ['C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (C) Text.'],
  bad: [
    {
      text: 'C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\nTAGS: PREL\nSUBJECT: TEXT\n\nClassified By: R. Hentzau, DCM, Reason «1\n.4» B/D\n\n1. (C) Text.',
    },
  ],
})
