import { precedenceWord } from '../../grammar/vocabulary/precedence.ts'
import { precedenceFault } from '../precedence.ts'
import { defineRule } from '../rule.ts'

const cable = (prosign: string, action: string, info: string) =>
  `ZNR UUUUU ZZH\n${prosign} 220820Z MAR 07\nFM AMEMBASSY STRELSAU\nTO RUEHC/SECSTATE WASHDC ${action} 0042\nINFO RUEHPA/AMEMBASSY PORT ALBA ${info} 0043\n\nUNCLAS STRELSAU 000042\n\nE.O. 12958: N/A\n\n1. Text.`

export default defineRule({
  id: 'action-precedence-mismatch',
  title: 'Action addressee has another precedence than the prosign',
  severity: 'warning',
  formats: ['cable'],
  citation: { source: 'ACP 127(G)', section: '§150, §152' },
  why: 'The word behind the action addressee is the precedence the drafter chose; the prosign is what the message travels by.',
  baseRate: '13 of 6,013 cables, 7 of them genuine (0.1 %)',

  check(document, report) {
    const fault = precedenceFault(document)
    if (fault?.kind !== 'action') return
    report({
      at: fault.at.span,
      message: `The action addressee has ${precedenceWord(fault.at.value)} but the prosign is ${fault.against.value}; make them agree.`,
      related: [{ at: fault.against.span, message: `The prosign: ${precedenceWord(fault.against.value)}.` }],
    })
  },

  good: [cable('O', 'IMMEDIATE', 'PRIORITY'), cable('O', 'NIACT IMMEDIATE', 'PRIORITY')],
  bad: [{ text: cable('O', '«PRIORITY»', 'ROUTINE') }],
})
