import type { Declassification, ExemptFamily } from '../../grammar/document.ts'
import { addYears, type CalendarDate, compareDates, daysBetween, formatDate } from '../../grammar/text/date.ts'
import type { Citation } from '../../grammar/vocabulary/entry.ts'
import { named, namedCodes } from '../../grammar/vocabulary/named.ts'
import { entries } from '../../grammar/vocabulary/register.ts'
import type { Severity } from '../rule.ts'
import { cite, days, type EraFault } from './fault.ts'

/** What the judgement needs to know of the document besides the value. */
export interface DocumentFacts {
  /** Date of origin. Without it, nothing that depends on a day is judged. */
  readonly origin: CalendarDate | undefined
  /** The kinds of information in its portions that no order declassifies. */
  readonly families?: readonly ExemptFamily[]
}

/** Drafters count from the event or the day of drafting: up to 30 days beyond a round number of years is no fault. */
const toleranceDays = 30

/**
 * What is wrong with a declassification instruction in a document of that date (32 CFR 2001.21(a)(4), 2001.22(e)). Undefined: nothing, as far as
 * the sources tell.
 */
export function declassificationInRange(value: Declassification, facts: DocumentFacts): EraFault | undefined {
  const families = facts.families ?? []
  if (families.length > 0 && value.kind !== 'not-applicable') return familyFault(value, families)
  switch (value.kind) {
    case 'date':
      return facts.origin && dateFault(value.date, facts.origin)
    case 'period':
      return facts.origin && dateFault(addYears(facts.origin, value.years), facts.origin)
    case 'exemption':
      return exemptionFault(value.code, value.date, facts.origin)
    case 'legacy':
      return legacyFault(value.code, facts.origin)
    case 'not-applicable':
      return notApplicableFault(value.to ?? [], families)
    case 'event':
      return fault('declassify-event', 'info', 'An event has to be definite, and foreseen within 10 years.', cite.original)
    case 'invalid-date':
      return fault('declassify-no-such-day', 'error', 'There is no such day; write YYYYMMDD.', cite.original)
    case 'unreadable':
      return fault('declassify-unreadable', 'warning', 'This is no day, event or exemption code.', cite.original)
    case 'missing':
      return fault('declassify-missing', 'error', 'The instruction is missing.', cite.original)
  }
}

/** A line holds one value (32 CFR 2001.22(e)); the one that protects most is to stay. */
export function severalValuesFault(values: readonly Declassification[]): EraFault | undefined {
  if (values.length < 2) return undefined
  const kept = mostProtective(values)
  const listed = kept ? describe(kept) : 'one'
  return fault('declassify-several-values', 'error', `The line holds one value: the most protective, ${listed}.`, cite.derivative)
}

/** The day has passed by `asOf`. That declassifies nothing: only the originator or a review does. */
export function passedFault(value: Declassification, asOf: CalendarDate | undefined): EraFault | undefined {
  if (!asOf || value.kind !== 'date' || compareDates(value.date, asOf) >= 0) return undefined
  const message = `${formatDate(value.date)} has passed; that alone declassifies nothing. Contact the originator.`
  return fault('declassify-date-passed', 'info', message, cite.exemptions)
}

/** The last day that an instruction may name in a document of this date: 25 years on, 50 with 25X, 75 with 50X. */
export function longestDuration(code: string | undefined, origin: CalendarDate): CalendarDate | undefined {
  if (code === undefined) return addYears(origin, 25)
  if (code.startsWith('25X')) return addYears(origin, 50)
  return code.startsWith('50X') ? addYears(origin, 75) : undefined
}

/**
 * The value that stays when sources differ: N/A, then 50X1-HUM, 50X2-WMD, 50X with a day (the latest; of equals the lowest number),
 * 25X1 under E.O. 12951, 25X with a day, bare 25X, a day, an event, then what has to be calculated (32 CFR 2001.22(e)(4)).
 */
export function mostProtective(values: readonly Declassification[]): Declassification | undefined {
  return [...values].sort((a, b) => rank(a) - rank(b) || compareDays(b, a) || compareCodes(codeOf(a), codeOf(b)))[0]
}

function rank(value: Declassification): number {
  if (value.kind === 'not-applicable') return 0
  if (value.kind === 'exemption') {
    if (value.code.startsWith('50X1-HUM')) return 1
    if (value.code.startsWith('50X2-WMD')) return 2
    if (value.code.startsWith('75X')) return 3
    if (value.code.startsWith('50X')) return 4
    if (value.code.includes('12951')) return 5
    if (value.code.startsWith('25X')) return value.date ? 6 : 7
  }
  if (value.kind === 'date') return 8
  return value.kind === 'event' ? 9 : 10
}

function compareDays(a: Declassification, b: Declassification): number {
  const first = 'date' in a ? a.date : undefined
  const second = 'date' in b ? b.date : undefined
  if (!first || !second) return Number(first !== undefined) - Number(second !== undefined)
  return compareDates(first, second)
}

function compareCodes(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}

function codeOf(value: Declassification): string {
  return 'code' in value ? value.code : ''
}

function describe(value: Declassification): string {
  if (value.kind === 'date') return formatDate(value.date)
  if (value.kind === 'not-applicable') return 'N/A'
  return codeOf(value) || 'the first'
}

function dateFault(until: CalendarDate, origin: CalendarDate): EraFault | undefined {
  if (compareDates(until, origin) <= 0) {
    return fault('declassify-before-document', 'error', 'Declassification is not later than the document.', cite.original)
  }
  if (compareDates(origin, days.reasons) < 0) return undefined
  if (isBeyond(until, origin, 25)) {
    const limit = formatDate(addYears(origin, 25))
    return fault(
      'declassify-beyond-25-years',
      'warning',
      `More than 25 years; without an exemption ${limit} is the last day.`,
      cite.original,
    )
  }
  if (!isBeyond(until, origin, 10)) return undefined
  if (compareDates(origin, days.section14) < 0) {
    const limit = formatDate(addYears(origin, 10))
    return fault(
      'declassify-beyond-10-years',
      'warning',
      `More than 10 years, which then took X1 to X8; ${limit} is the last day.`,
      cite.order12958,
    )
  }
  return fault('declassify-beyond-10-years', 'info', 'More than 10 years; usual is less, allowed are 25.', cite.original)
}

function isBeyond(until: CalendarDate, origin: CalendarDate, years: number): boolean {
  return daysBetween(addYears(origin, years), until) > toleranceDays
}

function exemptionFault(code: string, date: CalendarDate | undefined, origin: CalendarDate | undefined): EraFault | undefined {
  if (/^X[1-8]$/.test(code)) return origin && outside(code, origin, days.reasons, days.only14, cite.registerOf2008)
  if (/^\d\dX$/.test(code)) return fault('exemption-incomplete', 'error', `${code} needs the number of its exemption.`, cite.exemptions)
  if (date && origin && compareDates(date, origin) <= 0) {
    return fault('declassify-before-document', 'error', 'Declassification is not later than the document.', cite.original)
  }
  if (code.startsWith('25X')) return exemption25Fault(code, date, origin)
  return exemption50Fault(code, date, origin)
}

function exemption25Fault(code: string, date: CalendarDate | undefined, origin: CalendarDate | undefined): EraFault | undefined {
  if (code.includes('12951')) {
    return fault('exemption-imagery', 'warning', '25X1, EO 12951 is for original imagery only.', cite.register)
  }
  if (/^25X\d-/.test(code)) {
    if (code !== '25X1-HUMAN')
      return fault('exemption-unknown', 'error', 'Of 25X codes only 25X1-human ever had a word behind it.', cite.exemptions)
    return origin && compareDates(origin, days.human) >= 0
      ? fault('exemption-human-outdated', 'error', '25X1-human was replaced by 50X1-HUM.', cite.exemptions)
      : tooEarly(code, origin, days.section14, cite.amended)
  }
  const early = tooEarly(code, origin, days.section14, cite.amended)
  if (early) return early
  if (!date) {
    return origin && compareDates(origin, days.order13526) >= 0
      ? fault(
          'exemption-date-missing',
          'error',
          `${code} needs a day; without one ${formatDate(addYears(origin, 50))} is the last.`,
          cite.exemptions,
        )
      : undefined
  }
  return exemptionDateFault(code, date, origin, 50)
}

function exemption50Fault(code: string, date: CalendarDate | undefined, origin: CalendarDate | undefined): EraFault | undefined {
  const early = tooEarly(code, origin, days.order13526, cite.exemptions)
  if (early) return early
  if (/^50X[12]-/.test(code)) {
    if (code !== '50X1-HUM' && code !== '50X2-WMD') {
      return fault('exemption-unknown', 'error', 'The codes are 50X1-HUM and 50X2-WMD.', cite.exemptions)
    }
    return date && fault('exemption-date-forbidden', 'error', `${code} takes no day.`, cite.exemptions)
  }
  if (code.includes('-')) return fault('exemption-unknown', 'error', 'The codes with a word are 50X1-HUM and 50X2-WMD.', cite.exemptions)
  if (!date) return fault('exemption-date-missing', 'error', `${code} needs a day.`, cite.exemptions)
  return code.startsWith('50X') ? exemptionDateFault(code, date, origin, 75) : undefined
}

function exemptionDateFault(code: string, date: CalendarDate, origin: CalendarDate | undefined, years: number): EraFault | undefined {
  if (!origin || !isBeyond(date, origin, years)) return undefined
  const limit = formatDate(addYears(origin, years))
  return fault('exemption-date-beyond', 'error', `${code} reaches ${years} years: ${limit} is the last day.`, cite.exemptions)
}

function tooEarly(code: string, origin: CalendarDate | undefined, since: CalendarDate, citation: Citation): EraFault | undefined {
  if (!origin || compareDates(origin, since) >= 0) return undefined
  return fault('declassify-code-early', 'warning', `${code} is not used before ${formatDate(since)}.`, citation)
}

/** Codes of earlier orders: from when, before when. A document outside was marked after a document that was inside. */
const legacyTerms: readonly (readonly [RegExp, CalendarDate, CalendarDate, Citation])[] = [
  [/^(?:ADS|XGDS(?:-[1-4])?)$/, days.gds, days.rds, cite.order11652],
  [/^GDS$/, days.gds, days.oadr, cite.order11652],
  [/^RDS(?:-[1-4])?$/, days.rds, days.oadr, cite.order12065],
  [/^OADR$/, days.oadr, days.reasons, cite.registerOf2008],
]

function legacyFault(code: string, origin: CalendarDate | undefined): EraFault | undefined {
  if (code === named.manualReview)
    return fault('declassify-manual-review', 'error', 'MR was never authorized as an instruction; write a day.', cite.register)
  if (code === 'SUBJECT TO TREATY') {
    return fault('declassify-treaty', 'error', 'A treaty is no instruction; 25X9 with a day covers it.', cite.exemptions)
  }
  if (!origin) return undefined
  if (/^(?:DCI|DNI) ONLY$/.test(code)) {
    return compareDates(origin, days.dniOnly) < 0
      ? undefined
      : fault(
          'declassify-code-outdated',
          'error',
          `${code} is not used since ${formatDate(days.dniOnly)}; write a day or a 25X code.`,
          cite.register,
        )
  }
  if (code.startsWith('SOURCE MARKED')) {
    return compareDates(origin, days.order13526) < 0
      ? undefined
      : fault('declassify-source-marked', 'warning', 'Calculate the day from the date of the source: 25 years on.', cite.unverified)
  }
  const terms = legacyTerms.find(([pattern]) => pattern.test(code))
  return terms && outside(code, origin, terms[1], terms[2], terms[3])
}

function outside(code: string, origin: CalendarDate, since: CalendarDate, before: CalendarDate, citation: Citation): EraFault | undefined {
  const early = tooEarly(code, origin, since, citation)
  if (early || compareDates(origin, before) < 0) return early
  const severity: Severity = citation.section === 'unverified' ? 'warning' : 'error'
  const message = `${code} is not used since ${formatDate(before)}; write the day 25 years after the date of the source.`
  return fault('declassify-code-outdated', severity, message, citation)
}

/** A day or a code for information that no order declassifies (ISM 00176, 00246, 00315). A block without the line is right there. */
function familyFault(value: Declassification, families: readonly ExemptFamily[]): EraFault | undefined {
  if (value.kind === 'missing') return undefined
  const citation = families.includes(namedCodes.nato) && families.length === 1 ? cite.unverified : cite.nuclearAndOther
  const severity: Severity = citation === cite.unverified ? 'warning' : 'error'
  return fault(
    'declassify-with-exempt-portions',
    severity,
    `With ${families.join(', ')} portions the line says: ${notApplicableText(families)}`,
    citation,
  )
}

/** The text for a document with such portions beside others (32 CFR 2001.24(h)): `N/A to RD/FRD and NATO portions. …` */
export function notApplicableText(families: readonly ExemptFamily[]): string {
  const nuclear = entries
    .filter(({ id, neverDeclassified }) => neverDeclassified && families.includes(id as ExemptFamily))
    .map(({ id }) => id)
    .join('/')
  const listed = [nuclear, families.includes(namedCodes.nato) ? namedCodes.nato : ''].filter((part) => part !== '').join(' and ')
  return `N/A to ${listed} portions. See source list for NSI portions.`
}

function notApplicableFault(named: readonly ExemptFamily[], families: readonly ExemptFamily[]): EraFault | undefined {
  if (families.length === 0) {
    return fault('not-applicable-unfounded', 'error', 'N/A is for RD, FRD, TFNI and NATO portions; there are none.', cite.nuclearAndOther)
  }
  const missing = named.length === 0 ? [] : families.filter((family) => !named.includes(family))
  const extra = named.filter((family) => !families.includes(family))
  if (missing.length + extra.length === 0) return undefined
  return fault('not-applicable-differs', 'warning', `The portions ask for: ${notApplicableText(families)}`, cite.nuclearAndOther)
}

function fault(id: string, severity: Severity, message: string, citation: Citation): EraFault {
  return { id, severity, message, citation }
}
