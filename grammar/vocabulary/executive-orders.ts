import { type CalendarDate, compareDates, parseIsoDate } from '../text/date.ts'
import type { Citation } from './entry.ts'

/** A paragraph of the section that lists what may be classified. */
export interface ReasonEntry {
  readonly letter: string
  readonly meaning: string
}

/** What may stand as a declassification instruction under an order. */
export interface DeclassificationTerms {
  /** Years that a date may lie after the date of origin without further authority, and at most with it. Undefined where the sources give none. */
  readonly usualYears: number | undefined
  readonly longestYears: number | undefined
  /** Codes that the order knows: prefixes of the values on the line. */
  readonly codes: readonly string[]
}

/**
 * An executive order on national security information, or its state after an amendment.
 *
 * `signed` and `since` are days; `marked` is the day from which its markings are required. Text written under an order keeps
 * its markings, so `until` ends the drafting of new ones only.
 */
export interface ExecutiveOrder {
  readonly id: string
  /** As it stands on the line: the number stays 12958 after the amendment by 13292. */
  readonly number: string
  readonly amendedBy: string | undefined
  readonly signed: CalendarDate
  readonly since: CalendarDate
  readonly marked: CalendarDate
  readonly until: CalendarDate | undefined
  /** Section that reasons cite; undefined for the orders without a Reason line. */
  readonly reasonSection: string | undefined
  readonly reasons: readonly ReasonEntry[]
  readonly declassification: DeclassificationTerms
  readonly citation: Citation
  /** Claims of this entry that no stored source confirms. A rule on them is at most a warning. */
  readonly unverified: readonly string[]
}

/** Reasons a to g, in the wording common to 1.5 of 12958 and 1.4 of its successors. */
const commonReasons: readonly ReasonEntry[] = [
  { letter: 'a', meaning: 'military plans, weapons systems, or operations' },
  { letter: 'b', meaning: 'foreign government information' },
  { letter: 'c', meaning: 'intelligence activities, sources or methods, or cryptology' },
  { letter: 'd', meaning: 'foreign relations or foreign activities of the United States, including confidential sources' },
  { letter: 'e', meaning: 'scientific, technological, or economic matters relating to the national security' },
  { letter: 'f', meaning: 'programs for safeguarding nuclear materials or facilities' },
  {
    letter: 'g',
    meaning: 'vulnerabilities or capabilities of systems, installations, infrastructures, projects, plans, or protection services',
  },
]
const currentReasons: readonly ReasonEntry[] = [...commonReasons, { letter: 'h', meaning: 'weapons of mass destruction' }]

const exemptions25 = ['25X1', '25X2', '25X3', '25X4', '25X5', '25X6', '25X7', '25X8', '25X9']

/** Oldest first. */
export const executiveOrders: readonly ExecutiveOrder[] = [
  {
    id: '11652',
    number: '11652',
    amendedBy: undefined,
    signed: day('1972-03-08'),
    since: day('1972-06-01'),
    marked: day('1972-06-01'),
    until: day('1978-11-30'),
    reasonSection: undefined,
    reasons: [],
    declassification: { usualYears: undefined, longestYears: undefined, codes: ['GDS', 'ADS', 'XGDS-1', 'XGDS-2', 'XGDS-3', 'XGDS-4'] },
    citation: { source: 'E.O. 11652', section: '5' },
    unverified: ['signed', 'since'],
  },
  {
    id: '12065',
    number: '12065',
    amendedBy: undefined,
    signed: day('1978-06-28'),
    since: day('1978-12-01'),
    marked: day('1978-12-01'),
    until: day('1982-07-31'),
    reasonSection: undefined,
    reasons: [],
    declassification: { usualYears: undefined, longestYears: undefined, codes: ['GDS', 'RDS-1', 'RDS-2', 'RDS-3', 'RDS-4'] },
    citation: { source: 'E.O. 12065', section: '' },
    unverified: ['signed', 'declassification'],
  },
  {
    id: '12356',
    number: '12356',
    amendedBy: undefined,
    signed: day('1982-04-02'),
    since: day('1982-08-01'),
    marked: day('1982-08-01'),
    until: day('1995-10-13'),
    reasonSection: undefined,
    reasons: [],
    declassification: { usualYears: undefined, longestYears: undefined, codes: ['OADR'] },
    citation: { source: 'E.O. 12356', section: '1.5' },
    unverified: ['signed', 'reasonSection', 'declassification'],
  },
  {
    id: '12958',
    number: '12958',
    amendedBy: undefined,
    signed: day('1995-04-17'),
    since: day('1995-10-14'),
    marked: day('1995-10-14'),
    until: day('2003-03-24'),
    reasonSection: '1.5',
    reasons: commonReasons,
    declassification: { usualYears: 10, longestYears: 10, codes: ['X1', 'X2', 'X3', 'X4', 'X5', 'X6', 'X7', 'X8'] },
    citation: { source: 'E.O. 12958', section: '1.5, 1.6' },
    unverified: [],
  },
  {
    id: '12958/13292',
    number: '12958',
    amendedBy: '13292',
    signed: day('2003-03-25'),
    since: day('2003-03-25'),
    marked: day('2003-09-22'),
    until: day('2010-06-26'),
    reasonSection: '1.4',
    reasons: currentReasons,
    declassification: { usualYears: 10, longestYears: 25, codes: [...exemptions25, '25X1-HUMAN'] },
    citation: { source: 'E.O. 12958, as amended by E.O. 13292', section: '1.4, 1.5' },
    unverified: ['since'],
  },
  {
    id: '13526',
    number: '13526',
    amendedBy: undefined,
    signed: day('2009-12-29'),
    since: day('2010-06-27'),
    marked: day('2010-06-27'),
    until: undefined,
    reasonSection: '1.4',
    reasons: currentReasons,
    declassification: { usualYears: 10, longestYears: 25, codes: [...exemptions25, '50X1-HUM', '50X2-WMD', '50X', '75X'] },
    citation: { source: '32 CFR 2001', section: '2001.21' },
    unverified: ['since'],
  },
]

/** The order in force for new markings on this day; undefined before the first one known here. */
export function executiveOrderAt(date: CalendarDate): ExecutiveOrder | undefined {
  return executiveOrders.findLast((order) => compareDates(order.since, date) <= 0)
}

/** True when an order on national security information has this number. */
export function isKnownOrder(number: string): boolean {
  return executiveOrders.some((order) => order.number === number)
}

/**
 * The number that a mistyped one stands for: two digits changed places, one digit wrong, lost or doubled (`12928`, `1295`), or the same
 * digits in another order (`19528`). Undefined when no order or more than one is that near.
 */
export function nearestOrder(number: string): string | undefined {
  const known = [...new Set(executiveOrders.map((order) => order.number))]
  const near = known.filter((candidate) => editDistance(number, candidate) <= 1)
  const found = near.length > 0 || number.length > 8 ? near : known.filter((candidate) => sorted(candidate) === sorted(number))
  return found.length === 1 ? found[0] : undefined
}

function sorted(number: string): string {
  return [...number].sort().join('')
}

/** Edits that turn one number into the other, a swap of two digits side by side counting as one. Numbers beyond 8 digits are far from all. */
function editDistance(a: string, b: string): number {
  if (a.length > 8) return a.length
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)]
  const cell = (row: number, column: number) => rows[row]?.[column] ?? 0
  for (let row = 1; row <= a.length; row++) {
    const line = [row]
    rows.push(line)
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      let best = Math.min(cell(row - 1, column) + 1, (line[column - 1] ?? 0) + 1, cell(row - 1, column - 1) + (same ? 0 : 1))
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      if (swapped) best = Math.min(best, cell(row - 2, column - 2) + 1)
      line.push(best)
    }
  }
  return cell(a.length, b.length)
}

function day(iso: string): CalendarDate {
  const date = parseIsoDate(iso)
  if (!date) throw new RangeError(`no such day: ${iso}`)
  return date
}
