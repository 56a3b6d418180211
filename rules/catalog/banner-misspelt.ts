import { misspeltLevelAt } from '../../grammar/marking/spelled.ts'
import type { Level } from '../../grammar/vocabulary/entry.ts'
import { isBelow } from '../../grammar/vocabulary/levels.ts'
import { levelsOf, nameOf, printBannerLevel } from '../facts.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'banner-misspelt',
  title: 'Level on the banner line is misspelt',
  severity: 'error',
  citation: { source: '32 CFR 2001', section: '2001.21(b)' },
  why: 'A banner line that has to be guessed at protects nothing, and no program downstream will route or file it rightly.',

  check(document, report) {
    const { header, portions } = levelsOf(document)
    for (const banner of document.bannerLines) {
      const { marking } = banner
      const problem = marking.problems.find(({ kind }) => kind === 'misspelt')
      if (!problem || marking.level) continue
      const near = misspeltLevelAt(document.text.slice(problem.span.start, problem.span.end).toUpperCase(), 0)?.nearest
      const safe = near && [header, portions].every((level: Level | undefined) => !level || !isBelow(near, level))
      report({
        at: problem.span,
        message: near
          ? `The level on the banner line is misspelt; ${nameOf(near)} is nearest to it.`
          : 'The level on the banner line is misspelt; write it anew.',
        ...(safe ? { fix: { at: problem.span, text: printBannerLevel(document, banner, near) } } : {}),
      })
    }
  },

  good: ['C O N F I D E N T I A L STRELSAU 000042\n\n1. (C) Text.', 'SECRET//NOFORN\n1. (S//NF) Text.'],
  bad: [
    {
      text: '«C O N F I D E N T A L» STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (C) Text.',
      fixed: 'C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (C) Text.',
    },
    { text: '«C O N F I D E N T A L» STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (S) Text.' },
  ],
})
