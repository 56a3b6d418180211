import { isBelow } from '../../grammar/vocabulary/levels.ts'
import { clearBanners, isBannerBelowPortions, levelsOf, nameOf, printBannerLevel } from '../facts.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'banner-lines-disagree',
  title: 'Banner lines of one document disagree',
  severity: 'error',
  citation: { source: '32 CFR 2001', section: '2001.21(b)' },
  why: 'The overall marking stands at top and bottom so that no page passes for less than the document; two markings leave the choice to the reader.',

  check(document, report) {
    const { banner: highest } = levelsOf(document)
    if (!highest || isBannerBelowPortions(document)) return
    const banners = clearBanners(document)
    const top = banners.find(({ marking }) => marking.level === highest)
    for (const banner of banners) {
      const { level, levelSpan, span } = banner.marking
      if (!isBelow(level, highest)) continue
      report({
        at: levelSpan ?? span,
        message: `This banner line says ${nameOf(level)}, another says ${nameOf(highest)}; raise it.`,
        related: top ? [{ at: top.marking.levelSpan ?? top.marking.span, message: `The higher banner line: ${nameOf(highest)}.` }] : [],
        ...(levelSpan ? { fix: { at: levelSpan, text: printBannerLevel(document, banner, highest) } } : {}),
      })
    }
  },

  good: ['SECRET\n\n1. (S) Text.\n\nSECRET', 'SECRET\n\n1. (S) Text.'],
  bad: [
    { text: 'SECRET\n\n1. (S) Text.\n\n«CONFIDENTIAL»', fixed: 'SECRET\n\n1. (S) Text.\n\nSECRET' },
    { text: '«UNCLASSIFIED»\n\n1. (S) Text.\n\nSECRET', fixed: 'SECRET\n\n1. (S) Text.\n\nSECRET' },
  ],
})
