import { instructionsOf } from '../declassification.ts'
import { isClassified } from '../facts.ts'
import { defineRule } from '../rule.ts'

const cable = (decl: string) => `UNCLAS STRELSAU 000042\n\nE.O. 12958: ${decl}\n\n1. (U) Text.`

export default defineRule({
  id: 'declassify-on-unclassified',
  title: 'Unclassified document with a declassification instruction',
  severity: 'warning',
  citation: { source: '32 CFR 2001', section: '2001.21(a)(4)' },
  why: 'What is not classified cannot be declassified: either the level or the instruction is wrong.',
  baseRate: '6 of 2,000 unclassified cables, 3 of them genuine (0.15 %)',

  check(document, report) {
    if (isClassified(document) !== false || !document.executiveOrder?.declassify) return
    const [instruction] = instructionsOf(document)
    if (!instruction || instruction.value.kind === 'not-applicable' || instruction.value.kind === 'missing') return
    report({
      at: instruction.at,
      message: 'The document is unclassified but has a declassification instruction; write N/A, or correct the level.',
    })
  },

  good: [cable('N/A'), 'C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (C) Text.'],
  bad: [{ text: cable('DECL: «01/02/2017»') }],
})
