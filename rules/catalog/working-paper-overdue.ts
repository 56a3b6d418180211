import { daysBetween } from '../../grammar/text/date.ts'
import { isClassified } from '../facts.ts'
import { defineRule } from '../rule.ts'
import { workingPaperOf } from '../working-papers.ts'

/** 32 CFR 2001.24(d). */
const longestDays = 180

export default defineRule({
  id: 'working-paper-overdue',
  title: 'Working paper is older than 180 days',
  severity: 'error',
  formats: ['cable', 'smart', 'memo'],
  citation: { source: '32 CFR 2001', section: '2001.24(d)' },
  why: 'After 180 days a working paper is controlled and marked like a finished document, with an authority block and portion markings.',

  check(document, report, { asOf }) {
    const { paper } = workingPaperOf(document)
    if (!paper?.date || !asOf || isClassified(document) !== true) return
    const age = daysBetween(paper.date, asOf)
    if (age <= longestDays) return
    report({ at: paper.at, message: `This working paper is ${age} days old; mark it as a finished document, or destroy it.` })
  },

  good: [
    'SECRET\n\nWORKING PAPER\n12 March 2010\n\n(S) Text.',
    { text: 'SECRET\n\nWORKING PAPER\n12 March 2010\n\n(S) Text.', asOf: '2010-09-08' },
  ],
  bad: [
    { text: 'SECRET\n\n«WORKING PAPER»\n12 March 2010\n\n(S) Text.', asOf: '2010-09-09' },
    { text: 'SECRET\n\n«WORKING PAPERS», 12 March 2010\n\n(S) Text.', asOf: '2011-01-02' },
  ],
})
