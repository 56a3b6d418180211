import { instructionsOf } from '../declassification.ts'
import { firstLine, isBlackedOut, isClassified } from '../facts.ts'
import { defineRule } from '../rule.ts'

const cable = (decl: string) => `C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: ${decl}\n\n1. (C) Text.`

export default defineRule({
  id: 'declassify-unreadable',
  title: 'Declassification instruction cannot be read',
  severity: 'warning',
  citation: { source: '32 CFR 2001', section: '2001.21(a)(4)' },
  why: 'An instruction that neither names a day nor an exemption leaves a reviewer to guess.',
  baseRate: '49 of 4,609 classified cables have no day (1.1 %), events and exemptions included',

  check(document, report) {
    if (isClassified(document) === false) return
    for (const { value, at } of instructionsOf(document)) {
      // An empty stretch is a line cut off at the number, which another rule tells; what a publisher blacked out is another's too.
      if (value.kind !== 'unreadable' || at.end === at.start || isBlackedOut(document, at)) continue
      report({
        at,
        message: 'This declassification instruction is neither a day nor a period, event or exemption that is known; write a day.',
      })
    }
    const order = document.executiveOrder
    if (order && !order.declassify && !document.authority?.declassifyOn) {
      report({
        at: firstLine(document, order.span),
        message: 'The E.O. line speaks of downgrading but not of declassification; add a day.',
      })
    }
  },

  good: [cable('01/02/2017'), cable('XXXXXXXX'), cable('25X1'), cable('TEN YEARS')],
  bad: [{ text: cable('«08...»') }, { text: cable('').replace('E.O. 12958: DECL: ', '«E.O. 12958: DNG: CO 01/02/2012»') }],
})
