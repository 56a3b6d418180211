import { precedenceFault } from '../precedence.ts'
import { defineRule } from '../rule.ts'

const cable = (called: string, prosign: string, action: string) =>
  `${called} RUEHWEB\n\nDE RUEHST #0042 0810820\nZNR UUUUU ZZH\n${prosign} 220820Z MAR 07\nFM AMEMBASSY STRELSAU\nTO RUEHC/SECSTATE WASHDC ${action} 0042\n\nUNCLAS STRELSAU 000042\n\nE.O. 12958: N/A\n\n1. Text.`

export default defineRule({
  id: 'precedence-mismatch',
  title: 'Precedence of the routing line differs from the prosign',
  severity: 'error',
  formats: ['cable'],
  citation: { source: 'ACP 127(G)', section: '§152b; 5 FAH-2 H-321.2-1' },
  why: 'The routing line carries the highest precedence of the message; relays handle it by that letter.',
  baseRate: '0 of 5,747 cables',

  check(document, report) {
    const fault = precedenceFault(document)
    if (fault?.kind !== 'called') return
    report({
      at: fault.at.span,
      message: `This says precedence ${fault.at.value} where the other line says ${fault.against.value}; make them agree.`,
      related: [{ at: fault.against.span, message: `Precedence ${fault.against.value}.` }],
    })
  },

  good: [cable('OO', 'O', 'IMMEDIATE'), cable('OO', 'O P', 'IMMEDIATE')],
  bad: [{ text: cable('«PP»', 'O', 'IMMEDIATE') }, { text: cable('OO', '«P»', 'IMMEDIATE') }],
})
