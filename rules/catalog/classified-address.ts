import { defineRule } from '../rule.ts'

const body = 'C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (C) Text.\n\n'

export default defineRule({
  id: 'classified-address',
  title: 'Address on a classified network',
  severity: 'info',
  citation: { source: 'Website footers of cables, as measured (unverified)', section: '' },
  why: 'The address does no harm inside, but tells an outsider the layout of a classified network; a release drops it.',
  baseRate: '866 lines in 6,712 cables',

  check(document, report) {
    for (const segment of document.segments) {
      if (segment.kind !== 'website' || !segment.classifiedAddress) continue
      report({ at: segment.classifiedAddress, message: 'This is an address on a classified network; take it out before the text leaves.' })
    }
  },

  good: [`${body}RASSENDYLL`],
  bad: [{ text: `${body}Visit Strelsau's Classified Website:\n«http://www.state.sgov.gov/p/strelsau»\n\nRASSENDYLL` }],
})
