import { isBelow } from '../../grammar/vocabulary/levels.ts'
import { clearBanners, headerDisagrees, headerSecurity, levelsOf, nameOf } from '../facts.ts'
import { defineRule } from '../rule.ts'
import { otherSides } from '../sides.ts'

const letters = { U: 'U', R: 'R', C: 'C', S: 'S', TS: 'T' } as const

const from = (security: string) => `DE RUEHST #0042 0020820\n${security} ZZH\nP 020820Z JAN 07\nFM AMEMBASSY STRELSAU\n\n`

export default defineRule({
  id: 'header-security-mismatch',
  title: 'Security letters of the header differ from the banner line',
  severity: 'error',
  formats: ['cable'],
  citation: { source: 'ACP 127(G)', section: '§124, §203' },
  why: 'The letters of the ZNY or ZNR line choose the circuit; too low a letter sends the message over one that is not cleared for it.',
  baseRate: '4 of 5,737 cables, all of them mixed records',

  check(document, report) {
    const { header, banner, portions } = levelsOf(document)
    const security = headerSecurity(document)
    const line = clearBanners(document)[0]
    if (!security || !line || !header || !banner || !headerDisagrees(document)) return
    const sides = `The header says ${nameOf(header)}, the banner line ${nameOf(banner)}`
    if (portions === header) {
      report({
        at: line.marking.levelSpan ?? line.marking.span,
        message: `${sides}, and no portion is above ${nameOf(portions)}; correct the banner line.`,
        related: otherSides(document, 'banner'),
      })
      return
    }
    report({
      at: security.at,
      message: `${sides}; correct the header.`,
      related: otherSides(document, 'header'),
      ...(document.header?.security && isBelow(header, banner)
        ? { fix: { at: security.at, text: `ZNY ${letters[banner].repeat(5)}` } }
        : {}),
    })
  },

  good: [
    `${from('ZNY CCCCC')}C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (C) Text.`,
    `${from('ZNY EEEEE')}UNCLAS E F T O STRELSAU 000042\n\nE.O. 12958: N/A\n\n1. Text.`,
    `${from('ZNY SSSSS')}C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (S) Text.`,
  ],
  bad: [
    {
      text: 'RTTUZYUW RUEHSTA0042 0020820-«UUUU»--RUEHC.\nP 020820Z JAN 79\nFM AMEMBASSY STRELSAU\n\nC O N F I D E N T I A L STRELSAU 0042\n\nE.O. 12065: GDS 1/2/85\n\n1. (C) Text.',
    },
    {
      text: `${from('«ZNR UUUUU»')}C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (C) Text.`,
      fixed: `${from('ZNY CCCCC')}C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (C) Text.`,
    },
    { text: `${from('«ZNY SSSSS»')}UNCLAS STRELSAU 000042\n\nE.O. 12958: N/A\n\n1. Text.` },
    { text: `${from('ZNY CCCCC')}«S E C R E T» STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (C) Text.` },
  ],
})
