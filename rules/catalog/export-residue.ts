import { firstReading } from '../readings.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'export-residue',
  title: 'Traces of a database export',
  severity: 'info',
  citation: { source: 'Archive copies of cables, as measured (unverified)', section: '' },
  why: 'Backslashes, tabs and quotes come from the export of a database; the message was looked for between them.',
  baseRate: '123 of 6,712 cables',
  check(document, report) {
    const found = firstReading(document, 'dump')
    if (found) report(found)
  },

  good: ['C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (C) Text.'],
  bad: [{ text: '"42","«»C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (C) Text.\n"' }],
})
