import { levelsOf, nameOf, relatedTo } from '../facts.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'page-header-disagrees',
  title: 'Class word of a page differs from the banner line',
  severity: 'warning',
  formats: ['cable', 'smart'],
  citation: { source: '32 CFR 2001', section: '2001.21(b)' },
  why: 'A class word at the head of a page repeats the banner line; another word there sends the page to other readers than the message.',

  check(document, report) {
    const { banner, portions } = levelsOf(document)
    if (!banner) return
    // Pages and portions that agree with each other show that the banner line is at fault; another rule tells that.
    const others = document.pageHeaders.flatMap(({ marking }) =>
      marking?.level && marking.level !== banner && marking.level !== portions
        ? [{ level: marking.level, at: marking.levelSpan ?? marking.span }]
        : [],
    )
    const [first, ...more] = others
    if (!first) return
    report({
      at: first.at,
      message: `This page is marked ${nameOf(first.level)} but the banner line says ${nameOf(banner)}; make them agree.`,
      related: relatedTo(
        more.map(({ at }) => at),
        'This page does not agree either.',
      ),
    })
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
