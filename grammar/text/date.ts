/** A day of the proleptic Gregorian calendar. `month` counts from 1. Always a day that exists. */
export interface CalendarDate {
  readonly year: number
  readonly month: number
  readonly day: number
}
