import { headerDisagrees } from '../facts.ts'
import { defineRule } from '../rule.ts'

const after = 'P 020820Z JAN 07\nFM AMEMBASSY STRELSAU\n\n'

export default defineRule({
  id: 'znr-classified',
  title: 'ZNR on a classified message',
  severity: 'error',
  formats: ['cable'],
  citation: { source: 'ACP 127(G)', section: '§124, §203' },
  why: 'ZNR lets the message go over any circuit; a classified one needs ZNY.',
  baseRate: '0 of 5,737 cables',

  check(document, report) {
    const security = document.header?.security
    if (security?.signal.value !== 'ZNR' || !security.letter || security.letter === 'U') return
    // Letters that no other side has are the fault, not the signal before them.
    if (headerDisagrees(document)) return
    report({
      at: security.signal.span,
      message: 'ZNR goes with UUUUU alone, and the letters are others; write ZNY.',
      related: [{ at: security.letters.span, message: 'The letters.' }],
      fix: { at: security.signal.span, text: 'ZNY' },
    })
  },

  good: [
    `ZNR UUUUU ZZH\n${after}UNCLAS STRELSAU 000042\n\nE.O. 12958: N/A\n\n1. Text.`,
    `ZNY CCCCC ZZH\n${after}C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (C) Text.`,
  ],
  bad: [
    {
      text: `«ZNR» CCCCC ZZH\n${after}C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (C) Text.`,
      fixed: `ZNY CCCCC ZZH\n${after}C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (C) Text.`,
    },
  ],
})
