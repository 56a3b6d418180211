import { findStatement } from '../notices.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'derivative-source-statement-missing',
  title: 'Portion markings are waived without the statement that goes with it',
  severity: 'error',
  formats: ['cable', 'smart', 'memo'],
  citation: { source: '32 CFR 2001', section: '2001.24(k)(4)' },
  why: 'Nobody can tell what in a document without portion markings is classified, so it may not be a source for another one, and must say so.',

  check(document, report) {
    const at = findStatement(document, 'portions-waived')
    if (!at || findStatement(document, 'not-a-source')) return
    report({ at, message: 'Portion markings are waived; add that the document is not a source for derivative classification.' })
  },

  good: ['SECRET\n\nPortion marking waiver. Not to be used as a source for derivative classification.\n\n1. Text.', 'SECRET\n1. (S) Text.'],
  bad: [{ text: 'SECRET\n\n«Portion marking waiver».\n\n1. Text.' }, { text: 'SECRET\n\n«Portion markings\nwaived».\n\n1. Text.' }],
})
