import type { MarkedDocument } from '../../grammar/document.ts'
import { isClear } from '../../grammar/marking/marking.ts'
import type { Span } from '../../grammar/text/span.ts'
import { clearBanners, levelsOf, nameOf } from '../facts.ts'
import { findEnclosure, findStatement } from '../notices.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'transmittal-statement-missing',
  title: 'Transmittal does not say what it is without its enclosure',
  severity: 'error',
  formats: ['memo'],
  citation: { source: '32 CFR 2001', section: '2001.24(b)' },
  why: 'Whoever has the letter without its enclosure would go on handling it as classified, or strip its marking without a word to rely on.',

  check(document, report) {
    const { banner, portions } = levelsOf(document)
    const enclosure = findEnclosure(document)
    if (!enclosure || !banner || banner === 'U' || portions !== 'U' || isDoubtful(document, enclosure)) return
    if (findStatement(document, 'transmittal') || findStatement(document, 'compilation')) return
    const at = clearBanners(document)[0]?.marking.span ?? enclosure
    report({
      at,
      message: `The banner line is ${nameOf(banner)} for an enclosure; add "UNCLASSIFIED when classified enclosure removed".`,
      related: [{ at: enclosure, message: 'The enclosure.' }],
    })
  },

  good: [
    'SECRET\nUNCLASSIFIED WHEN CLASSIFIED ENCLOSURE REMOVED\n\n1. (U) Text.\n\nEnclosure: 1\n\nSECRET',
    'SECRET\n\n1. (S) Text.\n\nEnclosure: 1\n\nSECRET',
    'UNCLASSIFIED\n\n1. (U) Text.\n\nEnclosure: 1',
  ],
  bad: [{ text: '«SECRET»\n\n1. (U) Text.\n\nEnclosure: 1\n\nSECRET' }, { text: '«SECRET»\n\n1. (U) Text.\n\nAttachments:\n\nSECRET' }],
})

/** A portion that is unmarked or unclear may be what the banner line is for; the list of enclosures is none. */
function isDoubtful(document: MarkedDocument, enclosure: Span): boolean {
  return document.portions.some(({ effective, span }) =>
    effective ? !isClear(effective) : enclosure.start < span.start || enclosure.start >= span.end,
  )
}
