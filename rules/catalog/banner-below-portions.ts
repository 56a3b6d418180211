import { clearBanners, highestMarkings, isBannerBelowPortions, levelsOf, nameOf, printBannerLevel, relatedTo } from '../facts.ts'
import { defineRule } from '../rule.ts'
import { otherSides } from '../sides.ts'

export default defineRule({
  id: 'banner-below-portions',
  title: 'Banner line is below the highest portion',
  severity: 'error',
  citation: { source: '32 CFR 2001', section: '2001.21(b)' },
  why: 'A reader handles the whole document at the level of its banner line; a portion above it is handled too loosely.',
  baseRate: '17 of 5,777 cables with portion markings (12 of them not for a mixed record)',

  check(document, report) {
    const { portions } = levelsOf(document)
    if (!portions || !isBannerBelowPortions(document)) return
    const [banner, ...others] = clearBanners(document)
    if (!banner) return
    const { level, levelSpan, span } = banner.marking
    const highest = highestMarkings(document).map((marking) => marking.span)
    report({
      at: levelSpan ?? span,
      message: `The banner line says ${nameOf(level)} but a portion is ${nameOf(portions)}; raise the banner line.`,
      related: [
        ...relatedTo(highest, `The highest portion: ${nameOf(portions)}.`),
        ...relatedTo(
          others.map(({ marking }) => marking.levelSpan ?? marking.span),
          'This banner line too.',
        ),
        ...otherSides(document, 'banner').filter(({ at }) => !highest.includes(at)),
      ],
      ...(levelSpan ? { fix: { at: levelSpan, text: printBannerLevel(document, banner, portions) } } : {}),
    })
  },

  good: [
    'SECRET\n1. (S) Text.\n\n2. (U) Text.',
    'SECRET\n1. (U) Text.',
    'UNCLAS STRELSAU 000042\nSENSITIVE\n\nE.O. 12958: N/A\n\n1. (SBU) Text.',
  ],
  bad: [
    { text: '«CONFIDENTIAL»//NOFORN\n1. (S//NF) Text.', fixed: 'SECRET//NOFORN\n1. (S//NF) Text.' },
    {
      text: '«C O N F I D E N T I A L» STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (C) Text.\n\n2. (S) Text.',
      fixed: 'S E C R E T STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (C) Text.\n\n2. (S) Text.',
    },
    {
      text: '«UNCLAS» STRELSAU 000042\n\nE.O. 12958: N/A\n\n1. (C) Text.',
      fixed: 'C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: N/A\n\n1. (C) Text.',
    },
  ],
})
