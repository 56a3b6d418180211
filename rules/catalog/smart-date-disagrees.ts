import { readSmartDates } from '../../grammar/message/smart-fields.ts'
import { compareDates, formatDate } from '../../grammar/text/date.ts'
import { defineRule } from '../rule.ts'

const smart = (date: string) =>
  `UNCLASSIFIED\n\nMRN:            12 STRELSAU 318\nDate/DTG:       ${date}\nFrom:           AMEMBASSY STRELSAU\nE.O.:           13526\nTAGS:           PREL\nSubject:        Text\n\n1. (U) Text.\n\nUNCLASSIFIED`

export default defineRule({
  id: 'smart-date-disagrees',
  title: 'Date and date-time group of a SMART message disagree',
  severity: 'warning',
  formats: ['smart'],
  citation: { source: 'SMART messages, as measured (unverified)', section: '' },
  why: 'The field gives the day twice, in words and as a date-time group; when they differ, the date of origin is in doubt.',
  baseRate: '0 of 28 messages',

  check(document, report) {
    const field = document.segments.find((segment) => segment.kind === 'field' && /^DATE.DTG/i.test(segment.name))
    if (field?.kind !== 'field') return
    const { day, group } = readSmartDates(document.text, field.value)
    const inGroup = group?.value.date
    if (!day?.value || !group || !inGroup || compareDates(day.value, inGroup) === 0) return
    report({
      at: day.span,
      message: `The date is ${formatDate(day.value)} but the date-time group ${formatDate(inGroup)}; make them agree.`,
      related: [{ at: group.span, message: `The date-time group: ${formatDate(inGroup)}.` }],
    })
  },

  good: [smart('May 09, 2012 / 091041Z MAY 12'), smart('091041Z MAY 12')],
  bad: [{ text: smart('«May 10, 2012» / 091041Z MAY 12') }],
})
