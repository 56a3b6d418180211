import { instructionsOf } from '../declassification.ts'
import { isClassified } from '../facts.ts'
import { defineRule } from '../rule.ts'

const cable = (decl: string) => `C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: ${decl}\n\n1. (C) Text.`

/** A reviewer wrote over the instruction: `DECLASSIFIED BY …`, `AS AMENDED; DECLASSIFIED …`. */
const stamped = /\bDECLASSIFIED\b/i

export default defineRule({
  id: 'declassify-event',
  title: 'Declassification depends on an event',
  severity: 'info',
  citation: { source: '32 CFR 2001', section: '2001.21(a)(4)' },
  why: 'An event has to be definite and likely to come within ten years; no program can tell whether it has.',
  baseRate: 'at most 49 of 4,609 classified cables (1.1 %)',

  check(document, report) {
    if (isClassified(document) === false) return
    for (const { value, at } of instructionsOf(document)) {
      if (value.kind !== 'event') continue
      report({
        at,
        message: stamped.test(document.text.slice(at.start, Math.min(at.end, at.start + 80)))
          ? 'This line was stamped as declassified; ask the originator before relying on it.'
          : 'Declassification depends on an event; check that it is definite, and whether it has come.',
      })
    }
  },

  good: [cable('01/02/2017'), cable('TEN YEARS')],
  bad: [{ text: cable('«CLOSURE OF THE CONFERENCE»') }, { text: cable('«DECLASSIFIED BY NARA 09/02/2019»') }],
})
