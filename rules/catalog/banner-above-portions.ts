import { isBelow } from '../../grammar/vocabulary/levels.ts'
import { isInDoubt } from '../banner-roll-up.ts'
import { clearBanners, headerDisagrees, levelsOf, nameOf } from '../facts.ts'
import { explainsBannerAbove, findEnclosure } from '../notices.ts'
import { defineRule } from '../rule.ts'
import { otherSides } from '../sides.ts'

export default defineRule({
  id: 'banner-above-portions',
  title: 'Banner line is above every portion',
  severity: 'warning',
  citation: { source: '32 CFR 2001', section: '2001.21(b), 2001.24(g)' },
  why: 'Either a portion is marked too low, or the document is classified higher than its content; only a compilation may be, and must say so.',
  baseRate: '41 of 4,448 classified cables (0.9 %)',

  check(document, report) {
    const { banner, portions } = levelsOf(document)
    if (!banner || !portions || !isBelow(portions, banner)) return
    // An unmarked or unreadable portion may be the one that the banner line is for. A header or a banner line that disagrees is told by its
    // own rule, with all sides.
    if (isInDoubt(document) || headerDisagrees(document)) return
    // A compilation or a transmittal may be; a transmittal that does not say so is told by its own rule.
    if (explainsBannerAbove(document) || (document.format === 'memo' && portions === 'U' && findEnclosure(document))) return
    const [first, ...others] = clearBanners(document)
    if (!first || others.some(({ marking }) => marking.level !== first.marking.level)) return
    report({
      at: first.marking.levelSpan ?? first.marking.span,
      message: `The banner line says ${nameOf(banner)} but no portion is above ${nameOf(portions)}; check the portions, or lower the banner line.`,
      related: [...otherSides(document, 'banner')].reverse(),
    })
  },

  good: [
    'SECRET\n1. (S) Text.\n\n2. (U) Text.',
    'SECRET\n1. (U) Text.\n\n2. Text.',
    'UNCLAS STRELSAU 000042\n\nE.O. 12958: N/A\n\n1. (U) Text.',
    { text: 'SECRET\n1. Text.' },
    'SECRET\n1. (U) Text.\n\n2. (U) This is classified by compilation.',
    'SECRET\nUNCLASSIFIED WHEN CLASSIFIED ENCLOSURE REMOVED\n\n1. (U) Text.',
  ],
  bad: [
    { text: '«SECRET»\n1. (C) Text.\n\n2. (U) Text.' },
    { text: '«S E C R E T» STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (C) Text.' },
  ],
})
