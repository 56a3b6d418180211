import { isClassified } from '../facts.ts'
import { defineRule } from '../rule.ts'
import { workingPaperOf } from '../working-papers.ts'

export default defineRule({
  id: 'working-paper-undated',
  title: 'Working paper without the date it was made',
  severity: 'error',
  formats: ['cable', 'smart', 'memo'],
  citation: { source: '32 CFR 2001', section: '2001.24(d)' },
  why: 'A working paper is marked as a finished document after 180 days; without its date nobody knows when.',

  check(document, report) {
    const { paper } = workingPaperOf(document)
    if (!paper || paper.date || isClassified(document) !== true) return
    report({ at: paper.at, message: 'This is a working paper without a date; add the day it was made.' })
  },

  good: [
    'SECRET\n\nWORKING PAPER\n12 March 2010\n\n(S) Text.',
    'SECRET\n\nDATE: 12 March 2010\n\nWORKING PAPERS\n\n(S) Text.',
    'UNCLASSIFIED\n\nWORKING PAPER\n\n(U) Text.',
    'SECRET\n\n(S) The working papers of Ruritania. Text.',
  ],
  bad: [{ text: 'SECRET\n\n«WORKING PAPER»\n\n(S) Text.' }, { text: 'SECRET\n\n«Draft Working Papers»\nText.\n\n(S) Text.' }],
})
