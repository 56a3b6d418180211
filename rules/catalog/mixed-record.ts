import { cover } from '../../grammar/text/span.ts'
import { clearBanners, headerSecurity, isMixedRecord, postAgrees, serialAgrees } from '../facts.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'mixed-record',
  title: 'Header and text belong to different messages',
  severity: 'error',
  formats: ['cable'],
  citation: { source: 'ACP 127(G)', section: '§124, §203, §209' },
  why: 'A publisher joined the header of one message to the text of another; nothing that compares the two means anything then.',
  baseRate: '14 of 6,712 cables (0.21 %); every cable whose header letter contradicts its banner line is one',

  check(document, report) {
    const banner = document.bannerLines[0]
    const header = document.header
    if (!banner || !header || !isMixedRecord(document)) return
    const at = banner.post && banner.number ? cover(banner.post.span, banner.number.span) : (banner.number ?? banner.post)?.span
    const level = clearBanners(document)[0]?.marking.level
    const headerLevel = headerSecurity(document)?.level
    const sides = [
      ...(postAgrees(document) === false ? ['post'] : []),
      ...(serialAgrees(document) === false ? ['number'] : []),
      ...(headerLevel && level && headerLevel !== level ? ['level'] : []),
    ]
    const where = [header.originator?.serial.span, header.from?.span, headerSecurity(document)?.at].flatMap((span) => span ?? [])
    report({
      at: at ?? banner.marking.span,
      message: `The header and the banner line differ in ${sides.join(' and ')}: they are of two messages; find the header that belongs here.`,
      related: where.map((span) => ({ at: span, message: 'What the header says.' })),
    })
  },

  good: [
    'DE RUEHST #0042 0020820\nZNY CCCCC ZZH\nP 020820Z JAN 07\nFM AMEMBASSY STRELSAU\n\nC O N F I D E N T I A L STRELSAU 000042\n\n1. (C) Text.',
    'DE RUEHST #0043 0020820\nZNY CCCCC ZZH\nP 020820Z JAN 07\nFM AMEMBASSY STRELSAU\n\nC O N F I D E N T I A L STRELSAU 000042\n\n1. (C) Text.',
  ],
  bad: [
    {
      text: 'DE RUEHPA #0077 0020820\nZNR UUUUU ZZH\nP 020820Z JAN 07\nFM AMEMBASSY PORT ALBA\n\nC O N F I D E N T I A L «STRELSAU 000042»\n\n1. (C) Text.',
    },
  ],
})
