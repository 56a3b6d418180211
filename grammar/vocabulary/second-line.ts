import type { Span } from '../text/span.ts'
import type { Citation } from './entry.ts'
import { vocabularyOf } from './sources.ts'

/** A word of the line below a banner line: how the whole is handled, and no part of the marking. */
export interface SecondLineEntry {
  readonly id: string
  readonly title: string
  /** Names stand between these two: `HANDLE VIA … CHANNELS ONLY`. */
  readonly around?: readonly [string, string]
  readonly source: Citation
}

const source = vocabularyOf('CVE SecondBannerLine')

export const secondLineEntries: readonly SecondLineEntry[] = [
  { id: 'ACPI', title: 'ATTORNEY-CLIENT PRIVILEGED INFO', source },
  { id: 'AWP', title: 'ATTORNEY WORK PRODUCT', source },
  { id: 'CUSPI', title: 'CONTENTS INCLUDE US PERSON INFORMATION', source },
  { id: 'DPPD', title: 'DELIBERATIVE PROCESS PRIVILEGED DOCUMENT', source },
  { id: 'HVCO', title: 'HANDLE VIA CHANNELS ONLY', around: ['HANDLE VIA ', ' CHANNELS ONLY'], source },
  { id: 'SSS', title: 'SOURCE SELECTION SENSITIVE', source },
]

/** Longer lines are none. */
const longestLine = 300

/**
 * The words of a line that holds nothing else, `/` between them; undefined for any other line. A channel may have a slash in its name, so
 * what begins as `HANDLE VIA` goes on to its end.
 *
 *     HANDLE VIA SI/TK CHANNELS ONLY/SOURCE SELECTION SENSITIVE
 */
export function parseSecondLine(line: string): { id: string; span: Span }[] | undefined {
  if (line.length > longestLine) return undefined
  const end = line.trimEnd().length
  const found: { id: string; span: Span }[] = []
  let at = line.length - line.trimStart().length
  while (at < end) {
    const entry = secondLineEntries.find(({ title, around }) => line.startsWith(around?.[0] ?? title, at))
    const stop = entry && endOf(line, at, entry)
    if (!entry || stop === undefined || (stop < end && line[stop] !== '/')) return undefined
    found.push({ id: entry.id, span: { start: at, end: stop } })
    at = stop + 1
  }
  return found.length > 0 ? found : undefined
}

function endOf(line: string, at: number, { title, around }: SecondLineEntry): number | undefined {
  if (!around) return at + title.length
  // The blank before the last words is that behind the first ones where no channel is named.
  const last = line.indexOf(around[1], at + around[0].length - 1)
  return last < 0 ? undefined : last + around[1].length
}
