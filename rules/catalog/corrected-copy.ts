import { namedCaptions } from '../../grammar/vocabulary/named.ts'
import { findOperatingSignal } from '../../grammar/vocabulary/operating-signals.ts'
import { defineRule } from '../rule.ts'

const meanings = { corrected: 'a corrected copy', repeated: 'a repetition', cancelled: 'a cancellation' } as const

export default defineRule({
  id: 'corrected-copy',
  title: 'Copy that corrects, repeats or cancels another',
  severity: 'info',
  formats: ['cable'],
  citation: { source: 'Operating signals (unverified)', section: '' },
  why: 'A second message of the same number exists; the two are one message in an index, and only one of them holds.',
  baseRate: '133 of 6,697 cables (2.0 %); 70 % of the stated reasons are faults of marking',

  check(document, report) {
    const caption = document.captions.find(({ id }) => id === namedCaptions.correctedCopy)
    const signals = [...(document.header?.security?.signals ?? []), ...(document.header?.dateTime?.signals ?? [])]
    for (const { value, span } of signals) {
      const copy = findOperatingSignal(value)?.copy
      if (!copy) continue
      report({ at: span, message: `The header says that this is ${meanings[copy]}; look for the other message of this number.` })
      return
    }
    if (caption) report({ at: caption.span, message: 'This is a corrected copy; look for the other message of this number.' })
  },

  good: ['ZNR UUUUU ZZH\nP 020820Z JAN 07\nFM AMEMBASSY STRELSAU\n\nUNCLAS STRELSAU 000042\n\nE.O. 12958: N/A\n\n1. Text.'],
  bad: [
    { text: 'ZNR UUUUU ZZH «ZDK»\nP 020820Z JAN 07\nFM AMEMBASSY STRELSAU\n\nUNCLAS STRELSAU 000042\n\nE.O. 12958: N/A\n\n1. Text.' },
    { text: 'UNCLAS STRELSAU 000042\n\n«C O R R E C T E D  C O P Y»\n\nE.O. 12958: N/A\n\n1. Text.' },
  ],
})
