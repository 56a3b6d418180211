import { firstReading } from '../readings.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'markdown-residue',
  title: 'Traces of a conversion to Markdown',
  severity: 'info',
  citation: { source: 'Archive copies of cables, as measured (unverified)', section: '' },
  why: 'Links, escapes and headings of Markdown are not in the original; they are read past, and never copied into a release as if they were.',

  check(document, report) {
    const found = firstReading(document, 'markdown')
    if (found) report(found)
  },

  good: ['C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (C) Text.'],
  bad: [{ text: 'C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\nTAGS: «[PREL](#)» [MARR](#)\n\n1. (C) Text.' }],
})
