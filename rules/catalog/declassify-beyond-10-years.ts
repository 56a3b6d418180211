import { formatDate } from '../../grammar/text/date.ts'
import { dateOfOrigin, disagreeingInstructions, instructionsWith } from '../declassification.ts'
import { defineRule } from '../rule.ts'

const cable = (decl: string) =>
  `ZNY CCCCC ZZH\nP 020820Z JAN 07\nFM AMEMBASSY STRELSAU\n\nC O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: ${decl}\n\n1. (C) Text.`

export default defineRule({
  id: 'declassify-beyond-10-years',
  title: 'Classified for more than 10 years',
  severity: 'info',
  citation: { source: '32 CFR 2001', section: '2001.21(a)(4)' },
  why: 'Ten years are the rule and up to 25 are allowed; the longer time ought to be a decision.',
  baseRate: '631 of 4,560 cables with a day (13.8 %), all of them legal',

  check(document, report) {
    const origin = dateOfOrigin(document)
    // A derivative block takes the day of its source, which may be up to 25 years off (32 CFR 2001.22(e)).
    if (disagreeingInstructions(document) || document.authority?.authority === 'derivative') return
    for (const { at, until } of instructionsWith(document, 'beyond-10')) {
      if (!origin || !until) continue
      report({
        at,
        message: `Declassification on ${formatDate(until)} is more than 10 years after ${formatDate(origin)}; check that it is meant.`,
      })
    }
  },

  good: [
    cable('01/02/2017'),
    cable('01/30/2017'),
    cable('01/02/2047'),
    'SECRET\n\n2 January 2012\n\n(S) Text.\n\nClassified By: R. Hentzau, Director\nDerived From: Guide 7, 3 May 2010\nDeclassify On: 20370102',
  ],
  bad: [{ text: cable('«01/02/2027»') }, { text: cable('«TWENTY YEARS»') }],
})
