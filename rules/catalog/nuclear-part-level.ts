import { reportFaults } from '../marking-faults.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'nuclear-part-level',
  title: 'CNWDI or SIGMA at a level where it does not stand',
  severity: 'error',
  citation: { source: 'ODNI ISM (2022-DEC)', section: 'ISM-ID-00173, 00175' },
  why: 'Weapon data of these kinds is SECRET or above; a lower level beside them is wrong, or they are.',

  check(document, report, context) {
    reportFaults(document, 'nuclear-part-level', report, context)
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
