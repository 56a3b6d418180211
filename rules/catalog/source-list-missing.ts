import { findSourceList } from '../../grammar/authority/source-list.ts'
import { isClassified } from '../facts.ts'
import { defineRule } from '../rule.ts'

const memo = (source: string, below = '') =>
  `SECRET\n\n(S) Text.\n\nClassified By: R. Hentzau, Director\nDerived From: ${source}\nDeclassify On: 20350102\n${below}\nSECRET`

export default defineRule({
  id: 'source-list-missing',
  title: 'Multiple Sources without a list of them',
  severity: 'warning',
  formats: ['memo'],
  citation: { source: '32 CFR 2001', section: '2001.22(c)(1)(ii)' },
  why: 'The list is on the document or attached to it; without it nobody can ask a source whether the classification still holds.',
  advice: 'Add the list, or say where it is attached: see source list.',

  check(document, report) {
    const source = document.authority?.derivedFrom
    if (!source?.value.multipleSources || isClassified(document) === false || findSourceList(document.text)) return
    report({ at: source.span, message: 'Multiple Sources takes a list of them, on the document or attached; add it.' })
  },

  good: [
    memo('Guide 7, 3 May 2010'),
    memo('Multiple Sources (see attached source list)'),
    memo('Multiple Sources', '\nSources:\n1. Guide 7, 3 May 2010\n2. Guide 8, 3 May 2011\n'),
    'C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\nDERIVED FROM: MULTIPLE SOURCES\n\n1. (C) Text.',
  ],
  bad: [{ text: memo('«Multiple Sources»').replace('Derived From: «', '«Derived From: ') }],
})
