import { relatedTo, serialAgrees } from '../facts.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'page-header-number',
  title: 'Page header has another message number than the banner line',
  severity: 'warning',
  formats: ['cable'],
  citation: { source: 'Page headers of released cables, as measured (unverified)', section: '' },
  why: 'A page header carries the number of its message; another number means that a page of another message got in.',
  baseRate: '6 of 3,952 page headers, in 3 cables',

  check(document, report) {
    const banner = document.bannerLines[0]?.number
    if (!banner) return
    // When the serial of the DE line agrees with the page and not with the banner line, the banner line is at fault and told as such.
    const serial = serialAgrees(document) === false ? document.header?.originator?.serial.value : undefined
    const others = document.pageHeaders.flatMap(({ number }) => {
      if (!number || Number(number.value) === Number(banner.value) || Number(number.value) % 10_000 === Number(serial)) return []
      return [number]
    })
    const [first, ...more] = others
    if (!first) return
    report({
      at: first.span,
      message: `This page header has message number ${Number(first.value)} but the banner line has ${Number(banner.value)}; check whose page it is.`,
      related: [
        { at: banner.span, message: 'The number of the banner line.' },
        ...relatedTo(
          more.map(({ span }) => span),
          'This page header does not agree either.',
        ),
      ],
    })
  },

  good: ['UNCLAS SECTION 01 OF 02 STRELSAU 000042\n\nE.O. 12958: N/A\n\n1. Text.\n\nSTRELSAU 00000042  002 OF 002\n\n2. Text.'],
  bad: [{ text: 'UNCLAS SECTION 01 OF 02 STRELSAU 000042\n\nE.O. 12958: N/A\n\n1. Text.\n\nSTRELSAU «00000043»  002 OF 002\n\n2. Text.' }],
})
