import { formatDate } from '../../grammar/text/date.ts'
import { dateOfOrigin, instructionsWith } from '../declassification.ts'
import { defineRule } from '../rule.ts'

const cable = (decl: string) =>
  `ZNY CCCCC ZZH\nP 020820Z JAN 07\nFM AMEMBASSY STRELSAU\n\nC O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: ${decl}\n\n1. (C) Text.`

export default defineRule({
  id: 'declassify-beyond-25-years',
  title: 'Classified for more than 25 years',
  severity: 'warning',
  citation: { source: '32 CFR 2001', section: '2001.21(a)(4), 2001.26' },
  why: 'Beyond 25 years an exemption is needed (25X or 50X) that the instruction names; a day alone is mostly a slip in the year.',
  baseRate: '39 of 4,560 cables with a day (0.9 %)',

  check(document, report) {
    const origin = dateOfOrigin(document)
    for (const { at, until } of instructionsWith(document, 'beyond-25')) {
      if (!origin || !until) continue
      report({
        at,
        message: `Declassification on ${formatDate(until)} is more than 25 years after ${formatDate(origin)}; name the exemption, or correct the day.`,
        related: document.date ? [{ at: document.date.span, message: `The date of the document: ${formatDate(origin)}.` }] : [],
      })
    }
  },

  good: [cable('01/02/2017'), cable('01/30/2032'), cable('25X1')],
  bad: [{ text: cable('«01/02/2037»') }],
})
