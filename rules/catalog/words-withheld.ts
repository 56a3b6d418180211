import { firstReading } from '../readings.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'words-withheld',
  title: 'A publisher took words out of a portion',
  severity: 'info',
  citation: { source: 'Archive copies of cables, as measured (unverified)', section: '' },
  why: 'The words are not in this copy; what a release of it shows or withholds says nothing about them.',
  baseRate: '998 of 6,712 cables hold withheld text somewhere (14.9 %)',
  check(document, report) {
    const found = firstReading(document, 'withheld')
    if (found) report(found)
  },

  good: ['SECRET\n1. (S) Text.'],
  bad: [
    { text: 'SECRET\n1. (S) Text by «XXXXXXXXXXXX» text.' },
    { text: 'SECRET\n1. (S) Text «[less than 1 line not declassified]» text.' },
  ],
})
