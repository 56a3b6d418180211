import type { CalendarDate } from '../../grammar/text/date.ts'
import { parseIsoDate } from '../../grammar/text/date.ts'
import type { Citation } from '../../grammar/vocabulary/entry.ts'
import type { Severity } from '../rule.ts'

/**
 * What a value of the authority block offends against on a given day. A rule of the catalog turns it into a finding: it knows the place.
 * `message` holds words of the vocabulary and numbers only.
 */
export interface EraFault {
  readonly id: string
  readonly severity: Severity
  readonly message: string
  readonly citation: Citation
}

/** Sources that the checks rest on. Days and forms that no stored source confirms are cited as unverified and make a warning at most. */
export const cite = {
  original: { source: '32 CFR 2001', section: '2001.21(a)' },
  derivative: { source: '32 CFR 2001', section: '2001.22' },
  exemptions: { source: '32 CFR 2001', section: '2001.26' },
  nuclear: { source: '10 CFR 1045', section: '1045.140' },
  nuclearAndOther: { source: '32 CFR 2001', section: '2001.24(h)' },
  register: { source: 'IC Markings System Register and Manual', section: '2016, E.3' },
  registerOf2008: { source: 'CAPCO Register', section: '2008, 9' },
  amended: { source: 'E.O. 12958, as amended by E.O. 13292', section: '1.4, 1.5' },
  order12958: { source: 'E.O. 12958', section: '1.5, 1.6' },
  order12356: { source: 'E.O. 12356', section: 'unverified' },
  order12065: { source: 'E.O. 12065', section: 'unverified' },
  order11652: { source: 'E.O. 11652', section: 'unverified' },
  unverified: { source: 'E.O. 13526', section: 'unverified' },
} as const satisfies Readonly<Record<string, Citation>>

/** A day that a check turns on. */
export function day(iso: string): CalendarDate {
  const date = parseIsoDate(iso)
  if (!date) throw new RangeError(`no such day: ${iso}`)
  return date
}

/** Days on which what a block may say has changed (32 CFR 2001; the orders). */
export const days = {
  gds: day('1972-06-01'),
  rds: day('1978-12-01'),
  oadr: day('1982-08-01'),
  reasons: day('1995-10-14'),
  section14: day('2003-03-25'),
  only14: day('2003-09-22'),
  dniOnly: day('2010-05-26'),
  order13526: day('2010-06-27'),
  human: day('2013-01-01'),
} as const
