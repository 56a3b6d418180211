import type { MarkedDocument } from '../../grammar/document.ts'
import { type Span, span } from '../../grammar/text/span.ts'
import { firstLine, isClassified, isEdited, isTelegram } from '../facts.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'banner-missing',
  title: 'No banner line',
  severity: 'error',
  citation: { source: '32 CFR 2001', section: '2001.21(b)' },
  why: 'The banner line is what tells a reader how to handle the whole document before reading any of it.',

  check(document, report) {
    const banner = document.bannerLines[0]
    const lost = banner?.marking.problems.some(({ kind }) => kind === 'level-missing') && banner.marking.controls.length === 0
    if (banner ? !lost : !needsBanner(document) || isEdited(document)) return
    const at = banner ? firstLine(document, banner.span).start : whereDue(document).start
    report({ at: span(at, at), message: 'There is no classification level where the banner line is due; write one.' })
  },

  good: [
    'SECRET\n1. (S) Text.',
    'C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (C) Text.',
    'UNCLAS STRELSAU 000042\n\nE.O. 12958: N/A\n\n1. Text.',
    '(U) Text.\n\n(U) Text.',
    '42. Telegram From the Embassy in Ruritania to the Department of State\n\n1. (C - Entire text.)\n\n2. Text.\n\nSource: Files. Confidential; Priority.',
  ],
  bad: [
    { text: '«»(S) Text.\n\n(U) Text.' },
    {
      text: 'DE RUEHST #0042 0020820\nZNY CCCCC ZZH\nP 020820Z JAN 07\nFM AMEMBASSY STRELSAU\n\n«»STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (C) Text.',
    },
  ],
})

/** A telegram always has a banner line, be it UNCLAS; other text when a portion is classified. */
function needsBanner(document: MarkedDocument): boolean {
  return isTelegram(document) || isClassified(document) === true
}

/** The first line after the header. */
function whereDue(document: MarkedDocument): Span {
  const first = document.segments.find(({ kind }) => kind !== 'header' && kind !== 'blank' && kind !== 'stamp' && kind !== 'page-header')
  return firstLine(document, first?.span ?? span(0, 0))
}
