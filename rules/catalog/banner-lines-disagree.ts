import { isBelow } from '../../grammar/vocabulary/levels.ts'
import { isInDoubt } from '../banner-roll-up.ts'
import { clearBanners, isBannerBelowPortions, levelsOf, nameOf, printBannerLevel } from '../facts.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'banner-lines-disagree',
  title: 'Banner lines of one document disagree',
  severity: 'error',
  citation: { source: '32 CFR 2001', section: '2001.21(b)' },
  why: 'The overall marking stands at top and bottom so that no page passes for less than the document; two markings leave the choice to the reader.',

  check(document, report) {
    const { banner: highest, portions } = levelsOf(document)
    if (!highest || isBannerBelowPortions(document)) return
    const banners = clearBanners(document)
    const lower = banners.find(({ marking }) => isBelow(marking.level, highest))
    if (!lower) return
    // The portions side with the lower line: then it is the higher one that stands alone, and no program may lower it.
    const sided = lower.marking.level === portions && !isInDoubt(document)
    const other = sided ? lower : banners.find(({ marking }) => marking.level === highest)
    const otherLevel = sided ? lower.marking.level : highest
    for (const banner of banners) {
      const { level, levelSpan, span } = banner.marking
      if (sided ? level !== highest : level === highest) continue
      const says = `This banner line says ${nameOf(level)}, another says ${nameOf(otherLevel)}`
      report({
        at: levelSpan ?? span,
        message: sided ? `${says}, and no portion is above that; make them agree.` : `${says}; raise it.`,
        related: other
          ? [{ at: other.marking.levelSpan ?? other.marking.span, message: `The other banner line: ${nameOf(otherLevel)}.` }]
          : [],
        ...(levelSpan && !sided ? { fix: { at: levelSpan, text: printBannerLevel(document, banner, highest) } } : {}),
      })
    }
  },

  good: ['SECRET\n\n1. (S) Text.\n\nSECRET', 'SECRET\n\n1. (S) Text.'],
  bad: [
    { text: 'SECRET\n\n1. (S) Text.\n\n«CONFIDENTIAL»', fixed: 'SECRET\n\n1. (S) Text.\n\nSECRET' },
    { text: 'SECRET\n\n1. (S) Text.\n\n«TOP SECRET»' },
    { text: '«UNCLASSIFIED»\n\n1. (S) Text.\n\nSECRET', fixed: 'SECRET\n\n1. (S) Text.\n\nSECRET' },
  ],
})
