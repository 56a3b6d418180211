import { type CalendarDate, makeDate } from '../../grammar/text/date.ts'

/** The day it is here. Suppressions are judged by it; documents are judged by their own day. */
export function today(): CalendarDate {
  const now = new Date()
  const date = makeDate(now.getFullYear(), now.getMonth() + 1, now.getDate())
  if (!date) throw new Error('the clock tells no day')
  return date
}
