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
    for (const { section } of document.pageHeaders) {
      if (!section || section.value.total === banner.value.total) continue
      report({
        at: section.span,
        message: `This page header counts ${section.value.total} sections but the banner line ${banner.value.total}; check that no section is missing.`,
        related: [{ at: banner.span, message: `The banner line counts ${banner.value.total}.` }],
      })
    }
  },

  good: ['UNCLAS SECTION 01 OF 02 STRELSAU 000042\n\nE.O. 12958: N/A\n\n1. Text.\n\nSTRELSAU 00000042  002 OF 002\n\n2. Text.'],
  bad: [{ text: 'UNCLAS SECTION 01 OF 02 STRELSAU 000042\n\nE.O. 12958: N/A\n\n1. Text.\n\nSTRELSAU 00000042  «002 OF 003»\n\n2. Text.' }],
})
