import { isClear } from '../../grammar/marking/marking.ts'
import { levelEntry } from '../../grammar/vocabulary/levels.ts'
import { nuclearParts } from '../../grammar/vocabulary/nuclear-parts.ts'
import { findEntry } from '../../grammar/vocabulary/register.ts'
import { allMarkings } from '../facts.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'nuclear-part-level',
  title: 'CNWDI or SIGMA at a level where it does not stand',
  severity: 'error',
  citation: { source: 'ODNI ISM (2022-DEC)', section: 'ISM-ID-00173, 00175' },
  why: 'Weapon data of these kinds is SECRET or above; a lower level beside them is wrong, or they are.',

  check(document, report, { profile }) {
    for (const { level, controls } of allMarkings(document).filter(isClear)) {
      for (const { id: base, category, parts, span } of controls) {
        const part = category === 'aea' ? nuclearParts.find(({ id }) => parts.some((own) => own.id === id)) : undefined
        const { levels, source } = part?.levelsByProfile?.find(({ profiles }) => profiles.includes(profile)) ?? part ?? {}
        // Where the base does not stand either, that is told.
        if (!part || !levels || levels.includes(level) || !findEntry(base)?.levels.includes(level)) continue
        const titles = levels.map((one) => levelEntry(one).title).join(', ')
        report({ at: span, message: `${part.id} stands at ${titles} only.`, ...(source ? { citation: source } : {}) })
      }
    }
  },

  good: [
    'SECRET//RD-CNWDI//NOFORN\n1. (S//RD-CNWDI//NF) Text.',
    { text: 'CONFIDENTIAL//RD-SIGMA 14//NOFORN\n1. (C//RD-SG 14//NF) Text.', profile: 'dod' },
  ],
  bad: [
    { text: 'CONFIDENTIAL//«RD-SIGMA 14»//NOFORN\n1. (C) Text.' },
    { text: 'CONFIDENTIAL//«RD-CNWDI»//NOFORN\n1. (C) Text.', profile: 'dod' },
  ],
})
