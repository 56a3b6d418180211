import { firstLine, isClassified } from '../facts.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'authority-on-unclassified',
  title: 'Unclassified document with a classification authority block',
  severity: 'warning',
  citation: { source: 'ODNI ISM (2022-DEC)', section: 'ISM-ID-00016' },
  why: 'What is not classified has no classifier: either the level is wrong, or the block was left over from another document.',
  baseRate: '4 of 2,021 unclassified cables, 2 of them genuine (0.1 %)',

  check(document, report) {
    if (!document.authority || isClassified(document) !== false) return
    report({
      at: firstLine(document, document.authority.span),
      message: 'The document is unclassified but has an authority block; remove the block, or correct the level.',
    })
  },

  good: [
    'UNCLAS STRELSAU 000042\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: TEXT\n\n1. Text.',
    'SECRET\n\n(S) Text.\n\nClassified By: R. Hentzau, Director\nReason: 1.4(b)\nDeclassify On: 20320101\n\nSECRET',
  ],
  bad: [
    {
      text: 'UNCLAS STRELSAU 000042\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: TEXT\n\n«Classified By: R. Hentzau, DCM, Reason 1.4 B/D»\n\n1. (U) Text.',
    },
  ],
})
