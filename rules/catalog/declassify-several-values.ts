import { severalValuesFault } from '../era-checks/declassification.ts'
import { isClassified } from '../facts.ts'
import { defineRule } from '../rule.ts'

const memo = (days: string) => `SECRET\n\n(S) Text.\n\nClassified By: R. Hentzau, Director\nReason: 1.4(b)\n${days}\n\nSECRET`

export default defineRule({
  id: 'declassify-several-values',
  title: 'Authority block gives several declassification instructions',
  severity: 'error',
  citation: { source: '32 CFR 2001', section: '2001.22(e)' },
  why: 'The line holds one value, the most protective; with several, whoever holds the document picks.',

  check(document, report) {
    const first = document.authority?.declassifyOn
    const further = document.authority?.furtherDeclassifyOn ?? []
    if (!first || isClassified(document) === false) return
    const fault = severalValuesFault([first, ...further].map(({ value }) => value))
    if (!fault) return
    report({ at: first.span, message: fault.message, related: further.map(({ span }) => ({ at: span, message: 'Another value.' })) })
  },

  good: [memo('Declassify On: 20220102')],
  bad: [{ text: memo('Declassify On: «20220102»\nDeclassify On: 20320102') }],
})
