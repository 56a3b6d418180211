import { namedCaptions } from '../../grammar/vocabulary/named.ts'
import { isClassified } from '../facts.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'sensitive-on-classified',
  title: 'SENSITIVE caption on a classified message',
  severity: 'info',
  formats: ['cable', 'smart'],
  citation: { source: 'Captions of State telegrams, as measured (unverified)', section: '' },
  why: 'SENSITIVE is meant for unclassified messages; the level of a classified one protects it already.',
  baseRate: '135 of 4,676 classified cables (2.9 %)',

  check(document, report) {
    const caption = document.captions.find(({ id }) => id === namedCaptions.sensitive)
    if (!caption || isClassified(document) !== true) return
    report({ at: caption.span, message: 'The message is classified and captioned SENSITIVE; the caption adds nothing.' })
  },

  good: ['UNCLAS STRELSAU 000042\nSENSITIVE\n\nE.O. 12958: N/A\n\n1. (SBU) Text.'],
  bad: [{ text: 'C O N F I D E N T I A L STRELSAU 000042\n«SENSITIVE»\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (C) Text.' }],
})
