import { defineRule } from '../rule.ts'
import { markingsWritten } from '../writing.ts'

export default defineRule({
  id: 'marking-spelling',
  title: 'Marking is not in its standard form',
  severity: 'warning',
  citation: { source: 'IC Markings System Register and Manual (2016)', section: 'A.6, D.1' },
  why: 'Programs and readers look for the standard form; `(c)` or `( S )` is missed by the next one who searches for it.',
  baseRate: '154 of 50,640 portion markings of cables (0.3 %), besides the customary single slash',

  check(document, report, { profile }) {
    for (const { marking, canonical } of markingsWritten(document, 'spelling', profile)) {
      report({
        at: marking.span,
        message: canonical
          ? `This marking reads as ${canonical}; write it so.`
          : 'This marking is not in its standard form; write it as the register has it.',
        ...(canonical ? { fix: { at: marking.span, text: canonical } } : {}),
      })
    }
  },

  good: [
    'SECRET//NOFORN\n1. (S//NF) Text.',
    'SECRET\n1. (X) Text.',
    'S E C R E T STRELSAU 000042\nNOFORN\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (S/NF) Text.',
  ],
  bad: [
    { text: 'SECRET\n1. «(s)» Text.', fixed: 'SECRET\n1. (S) Text.' },
    { text: 'SECRET\n1. «( S )» Text.', fixed: 'SECRET\n1. (S) Text.' },
    { text: 'SECRET//NOFORN\n1. «(S//NOFORN)» Text.', fixed: 'SECRET//NOFORN\n1. (S//NF) Text.' },
    { text: 'SECRET//NOFORN\n1. «(S/NF)» Text.', fixed: 'SECRET//NOFORN\n1. (S//NF) Text.' },
    { text: '«SECRET/NOFORN»\n1. (S//NF) Text.', fixed: 'SECRET//NOFORN\n1. (S//NF) Text.' },
  ],
})
