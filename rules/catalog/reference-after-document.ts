import { dateOfOrigin } from '../declassification.ts'
import { defineRule } from '../rule.ts'

const cable = (year: string) =>
  `ZNR UUUUU ZZH\nP 020820Z JAN 07\nFM AMEMBASSY STRELSAU\n\nUNCLAS STRELSAU 000042\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: TEXT\nREF: A. ${year} PORT ALBA 12\n\n1. Text.`

export default defineRule({
  id: 'reference-after-document',
  title: 'Reference is to a later year than the document',
  severity: 'warning',
  formats: ['cable', 'smart'],
  citation: { source: 'References of State telegrams, as measured (unverified)', section: '' },
  why: 'A document cannot refer to one of a later year; the year of the reference or the date of the document is wrong.',

  check(document, report) {
    const origin = dateOfOrigin(document)
    const references = document.segments.find((segment) => segment.kind === 'references')
    if (!origin || !references) return
    for (const { year } of references.items) {
      if (!year || year.value <= origin.year) continue
      report({ at: year.span, message: `This reference is of ${year.value} but the document of ${origin.year}; correct the year.` })
    }
  },

  good: [cable('07'), cable('06')],
  bad: [{ text: cable('«08»') }],
})
