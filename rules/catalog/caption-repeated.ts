import { type CalendarDate, formatDate } from '../../grammar/text/date.ts'
import { findCaptionEntry } from '../../grammar/vocabulary/captions.ts'
import { dateOfOrigin } from '../declassification.ts'
import { defineRule } from '../rule.ts'

const header = (date: string) => `P ${date}\nFM AMEMBASSY STRELSAU\nTO RUEHC/SECSTATE WASHDC PRIORITY 0042\n\n`

export default defineRule({
  id: 'caption-repeated',
  title: 'Caption stands twice',
  severity: 'info',
  formats: ['cable'],
  citation: { source: 'Captions of State telegrams, as measured (unverified)', section: '' },
  why: 'A caption says the same once; a second one is a leftover of editing, or of a program.',
  baseRate: 'SIPDIS twice: nearly every cable from January 2006 to April 2008, none before December 2005 or after May 2008',

  check(document, report) {
    const date = dateOfOrigin(document)
    const seen = new Set<string>()
    for (const { id, span } of document.captions) {
      const doubled = findCaptionEntry(id)?.doubled
      if (seen.has(id) && !(doubled && (!date || isWithin(date, doubled)))) {
        report({ at: span, message: `The caption ${id} stands twice; one is enough.` })
      }
      seen.add(id)
    }
  },

  good: [
    `${header('020820Z JAN 07')}UNCLAS STRELSAU 000042\n\nSIPDIS\n\nSIPDIS\n\nE.O. 12958: N/A\n\n1. Text.`,
    'UNCLAS STRELSAU 000042\n\nSENSITIVE\nSIPDIS\n\nE.O. 12958: N/A\n\n1. Text.',
  ],
  bad: [
    { text: `${header('020820Z JAN 09')}UNCLAS STRELSAU 000042\n\nSIPDIS\n\n«SIPDIS»\n\nE.O. 12958: N/A\n\n1. Text.` },
    { text: 'UNCLAS STRELSAU 000042\n\nSENSITIVE\n\n«SENSITIVE»\n\nE.O. 12958: N/A\n\n1. (SBU) Text.' },
  ],
})

/** In those months a program put the caption in a second time. */
function isWithin(date: CalendarDate, { since, until }: { readonly since: string; readonly until: string }): boolean {
  const month = formatDate(date).slice(0, 7)
  return month >= since && month <= until
}
