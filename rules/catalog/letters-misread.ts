import { firstReading } from '../readings.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'letters-misread',
  title: 'Letters were misread by a scan',
  severity: 'info',
  citation: { source: 'Archive copies of cables, as measured (unverified)', section: '' },
  why: 'A scan takes O for 0, I for 1 and B for 13; what was meant is shown, and nothing is read from it that the text does not say.',
  baseRate: 'about 20 of 27,159 released messages, and 12 E.O. lines of 6,712 cables',
  check(document, report) {
    const found = firstReading(document, 'misread')
    if (found) report(found)
  },

  good: ['UNCLAS STRELSAU 000042\n\nE.O. 12958: N/A\nTAGS: OIIP\n\n1. (U) Text.'],
  bad: [
    { text: 'UNCLAS STRELSAU 000042\n\nE.O. 12958: N/A\nTAGS: «01IP»\n\n1. (U) Text.' },
    { text: '«UNCLASSIFLHD»\n\nUNCLAS STRELSAU 000042\n\nE.O. 12958: N/A\n\n1. (U) Text.' },
  ],
})
