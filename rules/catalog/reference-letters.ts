import { defineRule } from '../rule.ts'

const cable = (references: string) => `UNCLAS STRELSAU 000042\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: TEXT\nREF: ${references}\n\n1. Text.`

export default defineRule({
  id: 'reference-letters',
  title: 'Letters of the references do not follow each other',
  severity: 'info',
  formats: ['cable', 'smart'],
  citation: { source: 'References of State telegrams, as measured (unverified)', section: '' },
  why: 'The text cites references by their letters; a letter that is missing or stands twice cites nothing, or two things.',

  check(document, report) {
    const references = document.segments.find((segment) => segment.kind === 'references')
    let due = 'A'
    for (const { letter } of references?.items ?? []) {
      if (!letter) continue
      if (letter.value !== due) {
        report({ at: letter.span, message: `Reference ${letter.value} stands where ${due} is due; letter the references anew.` })
        return
      }
      due = String.fromCharCode(due.charCodeAt(0) + 1)
    }
  },

  good: [cable('A. 07 PORT ALBA 12\n     B. 07 STRELSAU 13'), cable('07 PORT ALBA 12')],
  bad: [{ text: cable('A. 07 PORT ALBA 12\n     «C». 07 STRELSAU 13') }],
})
