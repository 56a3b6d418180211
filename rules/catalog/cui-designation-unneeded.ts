import { controlled, decontrolLine, designationLine } from '../../grammar/vocabulary/cui-document.ts'
import { linesThat } from '../lines.ts'
import { findCause } from '../notices.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'cui-designation-unneeded',
  title: 'Lines of a CUI document without CUI',
  severity: 'warning',
  formats: ['memo'],
  citation: { source: 'ODNI ISM (2022-DEC)', section: 'ISM-ID-00498, 00500, 00501' },
  why: 'Either the CUI marking was lost, or the lines tell readers of a control that nothing has.',

  check(document, report) {
    if (findCause(document, [{ id: controlled }])) return
    for (const at of [...linesThat(document, designationLine), ...linesThat(document, decontrolLine)]) {
      report({ at, message: 'This line belongs to a CUI document, and no marking has CUI; mark the portion, or take the line out.' })
    }
  },

  good: ['CUI//SP-CTI\n\nControlled by: Ministry of Text\nDecontrol on: 20300101\n\n(CUI//SP-CTI) Text.'],
  bad: [
    { text: 'UNCLASSIFIED\n\n«Controlled by:» Ministry of Text\n\n1. (U) Text.' },
    { text: 'UNCLASSIFIED\n\n«Decontrol on:» 20300101\n\n1. (U) Text.' },
  ],
})
