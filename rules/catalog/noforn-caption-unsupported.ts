import { namedCaptions } from '../../grammar/vocabulary/named.ts'
import { isInDoubt } from '../banner-roll-up.ts'
import { clearMarkings, isNoforn } from '../facts.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'noforn-caption-unsupported',
  title: 'NOFORN caption without a NOFORN portion',
  severity: 'warning',
  formats: ['cable', 'smart'],
  citation: { source: 'IC Markings System Register and Manual (2016)', section: 'D.2' },
  why: 'Either a portion lost its NOFORN, or the whole message is kept from partners for nothing.',
  baseRate: '75 of 890 cables with the caption (8.4 %)',

  check(document, report) {
    const caption = document.captions.find(({ id }) => id === namedCaptions.noforn)
    if (!caption || clearMarkings(document).length === 0) return
    // A portion that cannot be read may be the one.
    if (isInDoubt(document) || clearMarkings(document).some(isNoforn)) return
    report({ at: caption.span, message: 'The message is captioned NOFORN but no portion is; mark the portion, or drop the caption.' })
  },

  good: [
    'S E C R E T STRELSAU 000042\nNOFORN\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (S//NF) Text.',
    'S E C R E T STRELSAU 000042\nNOFORN\n\nE.O. 12958: DECL: 01/02/2017\n\n1. Text.',
    'S E C R E T STRELSAU 000042\nNOFORN\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (S) Text.\n\n2. (X) Text.',
  ],
  bad: [{ text: 'S E C R E T STRELSAU 000042\n«NOFORN»\nSIPDIS\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (S) Text.' }],
})
