import { relatedTo } from '../facts.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'page-header-section',
  title: 'Page header counts other sections than the banner line',
  severity: 'warning',
  formats: ['cable'],
  citation: { source: 'Page headers of released cables, as measured (unverified)', section: '' },
  why: 'Banner line and page headers give the number of sections; when they differ, a section may be missing.',
  baseRate: '5 of 3,952 page headers',

  check(document, report) {
    const banner = document.bannerLines[0]?.section
    if (!banner) return
    const others = document.pageHeaders.flatMap(({ section }) => (section && section.value.total !== banner.value.total ? [section] : []))
    const [first, ...more] = others
    if (!first) return
    report({
      at: first.span,
      message: `This page header counts ${first.value.total} sections but the banner line ${banner.value.total}; check that no section is missing.`,
      related: [
        { at: banner.span, message: `The banner line counts ${banner.value.total}.` },
        ...relatedTo(
          more.map(({ span }) => span),
          'This page header does not agree either.',
        ),
      ],
    })
  },

  good: ['UNCLAS SECTION 01 OF 02 STRELSAU 000042\n\nE.O. 12958: N/A\n\n1. Text.\n\nSTRELSAU 00000042  002 OF 002\n\n2. Text.'],
  bad: [{ text: 'UNCLAS SECTION 01 OF 02 STRELSAU 000042\n\nE.O. 12958: N/A\n\n1. Text.\n\nSTRELSAU 00000042  «002 OF 003»\n\n2. Text.' }],
})
