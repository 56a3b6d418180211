import { defineRule } from '../rule.ts'

const smart = (record: string) =>
  `UNCLASSIFIED\n\nMRN:            ${record}\nDate/DTG:       May 09, 2012 / 091041Z MAY 12\nFrom:           AMEMBASSY STRELSAU\nE.O.:           13526\nTAGS:           PREL\nSubject:        Text\n\n1. (U) Text.\n\nUNCLASSIFIED`

export default defineRule({
  id: 'record-number-year-mismatch',
  title: 'Year of the message record number is not that of the date',
  severity: 'error',
  formats: ['smart'],
  citation: { source: 'Message record numbers; agreement as measured', section: '' },
  why: 'The record number begins with the year of the message; another year there is another message.',
  baseRate: '1 of 6,017 messages',

  check(document, report) {
    const record = document.header?.recordNumber
    const date = document.header?.dateTime?.group
    if (!record || !date?.value.date || record.value.year % 100 === date.value.date.year % 100) return
    report({
      at: record.span,
      message: `The record number is of the year ${record.value.year % 100} but the message is of ${date.value.date.year}; make them agree.`,
      related: [{ at: date.span, message: `The date: ${date.value.date.year}.` }],
    })
  },

  good: [smart('12 STRELSAU 318')],
  bad: [{ text: smart('«11 STRELSAU 318»') }],
})
