import { isMixedRecord, serialAgrees } from '../facts.ts'
import { defineRule } from '../rule.ts'

const from = 'ZNR UUUUU ZZH\nP 020820Z JAN 07\nFM AMEMBASSY STRELSAU\n\n'

export default defineRule({
  id: 'serial-mismatch',
  title: 'Serial of the header differs from the number on the banner line',
  severity: 'error',
  formats: ['cable'],
  citation: { source: 'Message format of ACP 127(G); agreement as measured', section: '' },
  why: 'The serial of the DE line is the last four digits of the message number; when they differ, replies and searches go astray.',
  baseRate: '14 of 5,719 cables, 1 of them neither a mixed record nor a garble (0.02 %)',

  check(document, report) {
    const serial = document.header?.originator?.serial
    const number = document.bannerLines[0]?.number
    if (!serial || !number || serialAgrees(document) !== false || isMixedRecord(document)) return
    report({
      at: number.span,
      message: `The banner line has number ${Number(number.value)} but the DE line has serial ${Number(serial.value)}; make them agree.`,
      related: [{ at: serial.span, message: `The serial of the DE line: ${Number(serial.value)}.` }],
    })
  },

  good: [
    `DE RUEHST #0042 0020820\n${from}UNCLAS STRELSAU 000042\n\nE.O. 12958: N/A\n\n1. Text.`,
    `DE RUEHST #0042 0020820\n${from}UNCLAS STRELSAU 130042\n\nE.O. 12958: N/A\n\n1. Text.`,
    `DE RUEHST #0005 0020820\n${from}UNCLAS PARTO 041305\n\nE.O. 12958: N/A\n\n1. Text.`,
  ],
  bad: [{ text: `DE RUEHST #0042 0020820\n${from}UNCLAS STRELSAU «000043»\n\nE.O. 12958: N/A\n\n1. Text.` }],
})
