import { defineRule } from '../rule.ts'

const cable = (group: string) => `ZNR UUUUU ZZH\nP ${group}\nFM AMEMBASSY STRELSAU\n\nUNCLAS STRELSAU 000042\n\nE.O. 12958: N/A\n\n1. Text.`

export default defineRule({
  id: 'date-time-invalid',
  title: 'Date-time group is no date and time',
  severity: 'error',
  formats: ['cable', 'smart'],
  citation: { source: 'ACP 127(G)', section: '§113' },
  why: 'The date-time group is the date of origin: without it, nothing about the length of classification can be checked.',
  baseRate: '0 of 6,017 cables',

  check(document, report) {
    const group = document.header?.dateTime?.group
    if (!group || (group.value.date && group.value.hour < 24 && group.value.minute < 60)) return
    report({ at: group.span, message: 'This date-time group names no day and time of the calendar; correct it.' })
  },

  good: [cable('220820Z MAR 07'), cable('290000Z FEB 08')],
  bad: [{ text: cable('«320820Z MAR 07»') }, { text: cable('«290820Z FEB 07»') }, { text: cable('«222460Z MAR 07»') }],
})
