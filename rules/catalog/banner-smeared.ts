import { firstReading } from '../readings.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'banner-smeared',
  title: 'Banner line has lost or doubled a letter',
  severity: 'info',
  citation: { source: 'Archive copies of cables, as measured (unverified)', section: '' },
  why: 'Copies lose or double the first letter of the banner line; it was read as the level that it can only be.',
  baseRate: '24 of 6,697 cables (0.4 %)',
  check(document, report) {
    const found = firstReading(document, 'smeared')
    if (found) report(found)
  },

  good: ['C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (C) Text.'],
  bad: [{ text: '«CC O N F I D E N T I A L» STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (C) Text.' }],
})
