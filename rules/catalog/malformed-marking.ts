import type { Marking, Problem } from '../../grammar/marking/marking.ts'
import { span } from '../../grammar/text/span.ts'
import { defineRule, type Fix } from '../rule.ts'
import { markingsWritten } from '../writing.ts'

/** What to do, by what is wrong. Problems that concern the spelling only are other rules'. */
const advice: Partial<Record<Problem['kind'], string>> = {
  unreadable: 'This stands where a marking is due but cannot be read as one; write a level, then the controls behind "//".',
  unclosed: 'This marking lacks its closing parenthesis; add it.',
  unopened: 'This marking lacks its opening parenthesis; add it.',
  'unknown-word': 'This marking has a word that the register does not hold; correct the word.',
  'level-missing': 'This marking has no level; begin it with one.',
  'level-misplaced': 'The level of this marking does not come first; move it to the front.',
  misspelt: 'This marking has a misspelt word; correct it.',
  'too-long': 'This is longer than any marking and was not read; write a marking.',
}

export default defineRule({
  id: 'malformed-marking',
  title: 'Marking cannot be relied on as it is written',
  severity: 'error',
  citation: { source: '32 CFR 2001', section: '2001.21(c)' },
  why: 'A marking that can be read in two ways is none: the portion is withheld from every release until it is clear.',
  baseRate: '48 of 50,640 portion markings (0.1 %)',

  check(document, report, { profile }) {
    for (const { marking } of markingsWritten(document, 'doubtful', profile)) {
      const problem = marking.problems.find(({ kind }) => kind in advice)
      if (!problem || (marking.form === 'banner' && isOtherRules(problem))) continue
      const fix = missingParenthesis(document.text, problem, marking)
      report({ at: marking.span, message: advice[problem.kind] ?? '', ...(fix ? { fix } : {}) })
    }
  },

  good: ['SECRET//NOFORN\n1. (S//NF) Text.', 'SECRET\n1. (s) Text.', 'SECRET\n1. (S/NF) Text.'],
  bad: [
    { text: 'SECRET\n1. (S) Text.\n\n2. «(X)» Text.' },
    { text: 'SECRET//NOFORN\n1. (S//NF) Text.\n\n2. «(NF//S)» Text.' },
    { text: 'SECRET\n1. (S) Text.\n\n2. «(S» Text.', fixed: 'SECRET\n1. (S) Text.\n\n2. (S) Text.' },
    { text: 'SECRET\n1. (S) Text.\n\n2. «(S» (C) Text.' },
    { text: 'SECRET\n1. (S) Text.\n\n2. «S)» Text.', fixed: 'SECRET\n1. (S) Text.\n\n2. (S) Text.' },
    { text: '(C) Text on: 20990101\n«S//NF)» TEXT\n\n(U) Text.\n\nSECRET//NOFORN' },
  ],
})

/** A banner line without a level is `banner-missing`'s, one with a misspelt level `banner-misspelt`'s. */
function isOtherRules({ kind }: Problem): boolean {
  return kind === 'level-missing' || kind === 'misspelt'
}

/** The missing parenthesis, when nothing else is in doubt. Before another parenthesis the mark could be meant for either. */
function missingParenthesis(text: string, problem: Problem, { problems, span: { start, end } }: Marking): Fix | undefined {
  if (problems.some(({ kind }) => kind in advice && kind !== problem.kind)) return undefined
  if (/^[ \t]{0,3}\(/.test(text.slice(end, end + 4))) return undefined
  if (problem.kind === 'unclosed' && text[end - 1] !== ')') return { at: span(end, end), text: ')' }
  if (problem.kind === 'unopened' && text[start] !== '(' && isSetApart(text, start)) return { at: span(start, start), text: '(' }
  return undefined
}

const numbered = /^[ \t]{0,12}(?:¶?\d{1,3}[.)]|SUBJ(?:ECT)?:)[ \t]{0,12}$/i

/** True behind a number, and at the start of a line below a blank one. Elsewhere the mark could turn into a part of the sentence before it. */
function isSetApart(text: string, at: number): boolean {
  const line = text.lastIndexOf('\n', at - 1) + 1
  const before = text.slice(line, at)
  if (before.trim() !== '') return numbered.test(before)
  return line === 0 || text.slice(text.lastIndexOf('\n', line - 2) + 1, line).trim() === ''
}
