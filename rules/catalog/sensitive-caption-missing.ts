import { captionEntries } from '../../grammar/vocabulary/captions.ts'
import { named, namedCaptions } from '../../grammar/vocabulary/named.ts'
import { captionFix } from '../captions.ts'
import { clearBanners, clearMarkings, hasCaption, isBannerBelowPortions, isSensitive, relatedTo } from '../facts.ts'
import { defineRule } from '../rule.ts'

/** Captions, and the control, that keep an unclassified message from being handled as open. */
const protectors = [...captionEntries.filter(({ protectsUnclassified }) => protectsUnclassified).map(({ id }) => id), named.sbu]

export default defineRule({
  id: 'sensitive-caption-missing',
  title: 'SBU portion in an unclassified message without SENSITIVE',
  severity: 'warning',
  formats: ['cable', 'smart'],
  citation: { source: 'Captions of State telegrams, as measured (unverified)', section: '' },
  why: 'UNCLAS alone may go on any circuit and to anyone; the caption is what keeps SBU content from that.',
  baseRate: '14 of 1,144 unclassified cables with SBU portions (1.2 %)',

  check(document, report) {
    const banner = clearBanners(document)[0]
    // A classified message needs no caption for what is SBU in it; its banner line is what is wrong then.
    if (banner?.marking.level !== 'U' || isBannerBelowPortions(document)) return
    if (protectors.some((id) => hasCaption(document, id))) return
    // A line SENSITIVE BUT UNCLASSIFIED among the captions says the same.
    if (document.pageHeaders.some(({ marking }) => marking && isSensitive(marking))) return
    const [first] = clearMarkings(document).filter(isSensitive)
    if (!first) return
    const fix = captionFix(document, namedCaptions.sensitive)
    report({
      at: banner.marking.levelSpan ?? banner.marking.span,
      message: 'A portion is SBU but the message has no caption SENSITIVE; add it.',
      related: relatedTo([first.span], 'The first SBU portion.'),
      ...(fix ? { fix } : {}),
    })
  },

  good: [
    'UNCLAS STRELSAU 000042\n\nSENSITIVE\n\nE.O. 12958: N/A\n\n1. (SBU) Text.',
    'UNCLAS STRELSAU 000042\n\nSENSITIVE BUT UNCLASSIFIED\n\nE.O. 12958: N/A\n\n1. (SBU) Text.',
    'UNCLAS E F T O STRELSAU 000042\n\nE.O. 12958: N/A\n\n1. (SBU) Text.',
    'UNCLAS STRELSAU 000042\n\nE.O. 12958: N/A\n\n1. (U) Text.',
  ],
  bad: [
    {
      text: '«UNCLAS» STRELSAU 000042\n\nE.O. 12958: N/A\n\n1. (U) Text.\n\n2. (SBU) Text.',
      fixed: 'UNCLAS STRELSAU 000042\n\nSENSITIVE\n\nE.O. 12958: N/A\n\n1. (U) Text.\n\n2. (SBU) Text.',
    },
  ],
})
