import { formatDate } from '../../grammar/text/date.ts'
import { isClassified } from '../facts.ts'
import { defineRule } from '../rule.ts'

const memo = (day: string) => `SECRET\n\n(S) Text.\n\nClassified By: R. Hentzau, Director\nReason: 1.4(b)\nDeclassify On: ${day}\n\nSECRET`

export default defineRule({
  id: 'declassify-date-form',
  title: 'Declassification date is not written as eight digits',
  severity: 'warning',
  formats: ['memo'],
  citation: { source: '32 CFR 2001', section: '2001.21(a)(4)' },
  why: 'Year, month and day as eight digits have one reading; 03/04/2036 is in March for one reader and in April for another.',

  check(document, report) {
    const instruction = document.authority?.declassifyOn
    if (isClassified(document) === false || instruction?.value.kind !== 'date' || instruction.value.notation === 'compact') return
    const { value, span: at } = instruction
    // A day that can be read in two ways, or one that stands among other words, is the drafter's to write.
    const isPlain = value.notation === 'year-first' || value.notation === 'month-name'
    const alone = /^[\p{L}\d ,./-]{6,20}$/u.test(document.text.slice(at.start, at.end))
    report({
      at,
      message: 'The day to declassify on is not written as eight digits; write it as year, month and day: YYYYMMDD.',
      ...(isPlain && alone ? { fix: { at, text: formatDate(value.date).replaceAll('-', '') } } : {}),
    })
  },

  good: [memo('20360304'), memo('25X1, 20510304'), memo('Completion of the exercise')],
  bad: [
    { text: memo('«2036-03-04»'), fixed: memo('20360304') },
    { text: memo('«March 4, 2036»'), fixed: memo('20360304') },
    { text: memo('«03/04/2036»') },
  ],
})
