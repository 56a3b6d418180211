import { instructionsOf } from '../declassification.ts'
import { isClassified } from '../facts.ts'
import { defineRule } from '../rule.ts'

const cable = (decl: string) => `C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: ${decl}\n\n1. (C) Text.`

export default defineRule({
  id: 'declassify-date-invalid',
  title: 'Declassification day is not on the calendar',
  severity: 'error',
  citation: { source: '32 CFR 2001', section: '2001.21(a)(4)' },
  why: 'A day that does not exist never comes.',

  check(document, report) {
    if (isClassified(document) === false) return
    for (const { value, at } of instructionsOf(document)) {
      if (value.kind === 'invalid-date') report({ at, message: 'This declassification day is not on the calendar; correct it.' })
    }
  },

  good: [cable('01/02/2017'), cable('02/29/2016')],
  bad: [{ text: cable('«02/30/2017»') }, { text: cable('«13/01/2017»') }],
})
