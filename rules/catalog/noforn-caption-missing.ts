import { namedCaptions } from '../../grammar/vocabulary/named.ts'
import { captionFix } from '../captions.ts'
import { clearMarkings, hasCaption, isNoforn, relatedTo } from '../facts.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'noforn-caption-missing',
  title: 'NOFORN portion in a message without NOFORN',
  severity: 'error',
  formats: ['cable', 'smart'],
  citation: { source: 'IC Markings System Register and Manual (2016)', section: 'D.2, Table 3' },
  why: 'One NOFORN portion bars the whole message from foreign nationals; without the caption it may be shared with the portion in it.',
  baseRate: '33 of 848 cables with NOFORN portions (3.9 %)',

  check(document, report) {
    if (hasCaption(document, namedCaptions.noforn)) return
    const [first, ...others] = clearMarkings(document).filter(isNoforn)
    if (!first) return
    const fix = captionFix(document, namedCaptions.noforn)
    report({
      at: first.span,
      message: 'This portion is NOFORN but neither the captions nor the banner line say so; add the caption NOFORN.',
      related: relatedTo(
        others.map(({ span }) => span),
        'NOFORN too.',
      ),
      ...(fix ? { fix } : {}),
    })
  },

  good: [
    'S E C R E T STRELSAU 000042\nNOFORN\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (S//NF) Text.',
    'S E C R E T STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (S) Text.',
  ],
  bad: [
    {
      text: 'S E C R E T STRELSAU 000042\nSIPDIS\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (S) Text.\n\n2. «(S//NF)» Text.\n\n3. (C//NF) Text.',
      fixed:
        'S E C R E T STRELSAU 000042\nNOFORN\nSIPDIS\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (S) Text.\n\n2. (S//NF) Text.\n\n3. (C//NF) Text.',
    },
    {
      text: 'S E C R E T STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. «(S//NF)» Text.',
      fixed: 'S E C R E T STRELSAU 000042\n\nNOFORN\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (S//NF) Text.',
    },
  ],
})
