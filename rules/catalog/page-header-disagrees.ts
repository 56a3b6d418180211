import { levelsOf, nameOf } from '../facts.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'page-header-disagrees',
  title: 'Class word of a page differs from the banner line',
  severity: 'warning',
  formats: ['cable', 'smart'],
  citation: { source: '32 CFR 2001', section: '2001.21(b)' },
  why: 'A class word at the head of a page repeats the banner line; another word there sends the page to other readers than the message.',

  check(document, report) {
    const { banner } = levelsOf(document)
    if (!banner) return
    for (const { marking } of document.pageHeaders) {
      if (!marking?.level || marking.level === banner) continue
      report({
        at: marking.levelSpan ?? marking.span,
        message: `This page is marked ${nameOf(marking.level)} but the banner line says ${nameOf(banner)}; make them agree.`,
      })
    }
  },

  good: [
    'C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (C) Text.\n\n          CONFIDENTIAL\n\n2. (C) Text.',
  ],
  bad: [
    {
      text: 'C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (C) Text.\n\n          «SECRET»\n\n2. (C) Text.',
    },
  ],
})
