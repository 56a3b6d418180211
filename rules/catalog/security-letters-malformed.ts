import { defineRule } from '../rule.ts'

const after = 'P 020820Z JAN 07\nFM AMEMBASSY STRELSAU\n\n'

export default defineRule({
  id: 'security-letters-malformed',
  title: 'Security letters of the header are not five of one letter',
  severity: 'warning',
  formats: ['cable'],
  citation: { source: 'ACP 127(G)', section: '§124, §203' },
  why: 'The letter stands five times so that a garble on the line cannot change the level; letters that differ tell of one.',
  baseRate: '1 of 5,749 cables',

  check(document, report) {
    const security = document.header?.security
    if (!security || (security.letter && security.letters.value.length >= 5)) return
    report({ at: security.letters.span, message: 'These are not five of one security letter; write the letter of the level five times.' })
  },

  good: [
    `ZNR UUUUU ZZH\n${after}UNCLAS STRELSAU 000042\n\nE.O. 12958: N/A\n\n1. Text.`,
    `ZNY SSSAA ZZH\n${after}S E C R E T STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (S) Text.`,
  ],
  bad: [
    { text: `ZNY «CCCC» ZZH\n${after}C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (C) Text.` },
    { text: `ZNY «CCSCC» ZZH\n${after}C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (C) Text.` },
  ],
})
