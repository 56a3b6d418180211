import { isClear } from '../../grammar/marking/marking.ts'
import { sigma } from '../../grammar/vocabulary/aea.ts'
import { legacySigmaNumbers } from '../../grammar/vocabulary/nuclear-parts.ts'
import { allMarkings } from '../facts.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'sigma-number-outdated',
  title: 'SIGMA number that was converted to another',
  severity: 'warning',
  citation: { source: 'IC Markings System Register and Manual (2016)', section: 'H.6' },
  why: 'Access is given by the numbers of today; an old number has to be converted when the text is used again.',

  check(document, report) {
    for (const { controls } of allMarkings(document).filter(isClear)) {
      for (const { parts, span } of controls) {
        const old = parts
          .filter(({ id }) => id === sigma.banner)
          .flatMap((part) => part.parts.filter((number) => legacySigmaNumbers.includes(number)))
        if (old.length === 0) continue
        report({ at: span, message: `SIGMA ${old.join(' ')} is an old number; convert it to one of ${sigma.current.join(', ')}.` })
      }
    }
  },

  good: ['SECRET//RD-SIGMA 14//NOFORN\n1. (S//RD-SG 14//NF) Text.'],
  bad: [{ text: 'SECRET//«RD-SIGMA 2 14»//NOFORN\n1. (S) Text.' }],
})
