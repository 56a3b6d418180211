import { dateOfOrigin, instructionsOf } from '../declassification.ts'
import { isClassified } from '../facts.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'date-of-origin-missing',
  title: 'Document has no date to judge by',
  severity: 'info',
  citation: { source: '32 CFR 2001', section: '2001.21(e), 2001.22(i)' },
  why: 'Without a date of origin the length of classification cannot be checked, nor which order was in force.',

  check(document, report, { asOf }) {
    // A date-time group that is no date, and a header of another message, are told by their own rules.
    if (asOf || dateOfOrigin(document) || document.header?.dateTime || isClassified(document) !== true) return
    const instruction = instructionsOf(document)[0]
    const at = instruction?.at ?? document.authority?.reasonSpan
    if (at) report({ at, message: 'No date of origin was found, so the length of classification and the order in force were not checked.' })
  },

  good: [
    'ZNY CCCCC ZZH\nP 020820Z JAN 07\nFM AMEMBASSY STRELSAU\n\nC O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (C) Text.',
    { text: 'C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (C) Text.', asOf: '2007-01-02' },
  ],
  bad: [{ text: 'C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: «01/02/2017»\n\n1. (C) Text.' }],
})
