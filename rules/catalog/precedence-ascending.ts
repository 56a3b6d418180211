import { precedenceFault } from '../precedence.ts'
import { defineRule } from '../rule.ts'

const cable = (prosigns: string) =>
  `ZNR UUUUU ZZH\n${prosigns} 220820Z MAR 07\nFM AMEMBASSY STRELSAU\n\nUNCLAS STRELSAU 000042\n\nE.O. 12958: N/A\n\n1. Text.`

export default defineRule({
  id: 'precedence-ascending',
  title: 'Info addressees have the higher precedence',
  severity: 'error',
  formats: ['cable'],
  citation: { source: 'ACP 127(G)', section: '§150, §152' },
  why: 'Of two prosigns the first is for action and the second for information; a message cannot be more urgent to those who only look on.',
  baseRate: '0 of 361 cables with two prosigns',

  check(document, report) {
    const fault = precedenceFault(document)
    if (fault?.kind !== 'ascending') return
    report({
      at: fault.at.span,
      message: `The second prosign ${fault.at.value} is above the first, ${fault.before.value}; change them about.`,
      related: [{ at: fault.before.span, message: 'The prosign for action.' }],
    })
  },

  good: [cable('O'), cable('O P'), cable('P R')],
  bad: [{ text: cable('R «O»') }],
})
