import { formatDate } from '../../grammar/text/date.ts'
import { dateOfOrigin, instructionsWith } from '../declassification.ts'
import { defineRule } from '../rule.ts'

const cable = (decl: string) =>
  `ZNY CCCCC ZZH\nP 020820Z JAN 07\nFM AMEMBASSY STRELSAU\n\nC O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: ${decl}\n\n1. (C) Text.`

export default defineRule({
  id: 'declassify-before-document',
  title: 'Declassification day is not after the date of the document',
  severity: 'error',
  citation: { source: '32 CFR 2001', section: '2001.21(a)(4)' },
  why: 'A document that was to be declassified before it was written is either not classified at all, or for longer than it says.',
  baseRate: '4 of 4,560 cables with a day (0.1 %)',

  check(document, report) {
    const origin = dateOfOrigin(document)
    for (const { at, until } of instructionsWith(document, 'before')) {
      if (!origin || !until) continue
      report({
        at,
        message: `Declassification on ${formatDate(until)} is not after the date of the document, ${formatDate(origin)}; correct it.`,
        related: document.date ? [{ at: document.date.span, message: `The date of the document: ${formatDate(origin)}.` }] : [],
      })
    }
  },

  good: [
    cable('01/02/2017'),
    cable('01/03/2007'),
    'C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/1917\n\n1. (C) Text.',
  ],
  bad: [{ text: cable('«01/02/2006»') }, { text: cable('«01/02/2007»') }],
})
