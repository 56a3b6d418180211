import { isClear } from '../../grammar/marking/marking.ts'
import { sigma } from '../../grammar/vocabulary/aea.ts'
import { allMarkings } from '../facts.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'sigma-alone',
  title: 'SIGMA number without RD or FRD before it',
  severity: 'error',
  citation: { source: 'ODNI ISM (2022-DEC)', section: 'ISM-ID-00183, 00184' },
  why: 'A SIGMA number is a part of RD or of FRD, which are not for the same readers; alone it does not tell which.',

  check(document, report) {
    for (const { controls } of allMarkings(document).filter(isClear)) {
      for (const { parts, span } of controls) {
        if (!parts.some(({ id }) => id === sigma.banner)) continue
        const start = document.text.slice(span.start, span.start + sigma.banner.length).toUpperCase()
        if (!start.startsWith(sigma.banner) && !start.startsWith(sigma.portion)) continue
        report({ at: span, message: 'A SIGMA number stands behind RD or FRD and a hyphen; write which of the two.' })
      }
    }
  },

  good: ['SECRET//RD-SIGMA 14//NOFORN\n1. (S//RD-SG 14//NF) Text.'],
  bad: [{ text: 'SECRET//RD//NOFORN\n1. (S//«SG 14»//NF) Text.' }, { text: 'SECRET//FRD/«SIGMA 14»//NOFORN\n1. (S) Text.' }],
})
