import type { TransmissionHeader } from '../../grammar/document.ts'
import { type CalendarDate, dayOfYear, formatDate } from '../../grammar/text/date.ts'
import { findOperatingSignal } from '../../grammar/vocabulary/operating-signals.ts'
import { defineRule } from '../rule.ts'

const cable = (filed: string, group: string, signals = '') =>
  `DE RUEHST #0042 ${filed}\nZNR UUUUU ZZH${signals}\nP ${group}\nFM AMEMBASSY STRELSAU\n\nUNCLAS STRELSAU 000042\n\nE.O. 12958: N/A\n\n1. Text.`

export default defineRule({
  id: 'julian-day-mismatch',
  title: 'Day of the DE line is not that of the date-time group',
  severity: 'warning',
  formats: ['cable'],
  citation: { source: 'Message format of ACP 127(G); agreement as measured', section: '' },
  why: 'The DE line counts the day of filing from 1 January; a day that is not that of the date-time group is a slip in one of the two.',
  baseRate: '12 of 5,749 cables (0.2 %), 1 of them neither sent again nor sent later',

  check(document, report) {
    const header = document.header
    const originator = header?.originator
    const group = header?.dateTime?.group
    const date = group?.value.date
    if (!header || !originator || !group || !date || isSentAgain(header)) return
    const day = dayOfYear(date)
    const filed = originator.julianDay.value
    if (filed === day || isAroundMidnight(date, filed, minutesOf(originator.time.value), group.value.hour * 60 + group.value.minute)) return
    report({
      at: originator.julianDay.span,
      message: `The DE line has day ${filed} but the date-time group is ${formatDate(date)}, day ${day}; correct one of them.`,
      related: [{ at: group.span, message: `The date-time group: day ${day}.` }],
    })
  },

  good: [
    cable('0810820', '220820Z MAR 07'),
    cable('0820010', '222350Z MAR 07'),
    cable('0010010', '312355Z DEC 07'),
    cable('0850820', '220820Z MAR 07', ' ZDK'),
    cable('0821200', '320820Z MAR 07'),
  ],
  bad: [{ text: cable('«082»0820', '220820Z MAR 07') }, { text: cable('«366»1200', '311200Z DEC 07') }],
})

/** A message that is sent again is filed later than it was drafted; rule `corrected-copy` tells it. */
function isSentAgain({ security, dateTime }: TransmissionHeader): boolean {
  return [...(security?.signals ?? []), ...(dateTime?.signals ?? [])].some(({ value }) => findOperatingSignal(value)?.copy)
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(2, 4))
}

/** Filed within 12 hours after the date-time group, or an hour before it, across midnight; across New Year too. */
function isAroundMidnight(date: CalendarDate, filed: number, filedMinutes: number, minutes: number): boolean {
  const yearLength = dayOfYear({ year: date.year, month: 12, day: 31 })
  const day = dayOfYear(date)
  const next = day === yearLength ? 1 : day + 1
  if (filed === next) return filedMinutes + 24 * 60 - minutes <= 12 * 60
  return filed === day - 1 && minutes + 24 * 60 - filedMinutes <= 60
}
