import { defineRule } from '../rule.ts'
import { markingsWritten } from '../writing.ts'

const banner = 'S E C R E T STRELSAU 000042\nNOFORN\n\nE.O. 12958: DECL: 01/02/2017\n\n'

export default defineRule({
  id: 'marking-single-slash',
  title: 'One slash between level and control, as in State cables',
  severity: 'info',
  profiles: ['state'],
  citation: { source: 'IC Markings System Register and Manual (2016)', section: 'A.6' },
  why: "State's cables have one slash where the register has two; text that goes to other agencies should have two.",
  baseRate: '4,276 of 50,640 portion markings of cables (8.4 %)',

  check(document, report, { profile }) {
    for (const { marking, canonical } of markingsWritten(document, 'single-slash', profile)) {
      report({
        at: marking.span,
        message: 'This marking has one slash before its control, as is customary in cables; other agencies write two.',
        ...(canonical ? { fix: { at: marking.span, text: canonical } } : {}),
      })
    }
  },

  good: [`${banner}1. (S//NF) Text.`, `${banner}1. (s/nf) Text.`],
  bad: [{ text: `${banner}1. «(S/NF)» Text.`, fixed: `${banner}1. (S//NF) Text.` }],
})
