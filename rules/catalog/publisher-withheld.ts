import { instructionsOf } from '../declassification.ts'
import { isBlackedOut } from '../facts.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'publisher-withheld',
  title: 'A publisher put something in place of the text',
  severity: 'info',
  citation: { source: 'Published copies, as measured (unverified)', section: '' },
  why: 'The words are not in this copy; what a release of it shows or withholds says nothing about them.',
  baseRate: '998 of 6,712 cables hold withheld text somewhere (14.9 %)',

  check(document, report) {
    for (const { at } of instructionsOf(document)) {
      if (isBlackedOut(document, at))
        report({ at, message: 'The declassification instruction was withheld by who published the copy; it was not checked.' })
    }
    for (const { withheldByPublisher, body } of document.portions) {
      if (withheldByPublisher)
        report({
          at: body,
          message: 'The words of this portion were withheld by who published the copy; it is judged by its marking alone.',
        })
    }
  },

  good: ['SECRET\n1. (S) Text.'],
  bad: [
    { text: 'C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: «XXXXXXXX»\n\n1. (C) Text.' },
    { text: 'SECRET\n1. (S) Text.\n\n2. (S) «XXXXXXXXXXXX»' },
  ],
})
