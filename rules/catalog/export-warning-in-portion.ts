import type { MarkedDocument } from '../../grammar/document.ts'
import { segmentAt } from '../../grammar/place.ts'
import type { Span } from '../../grammar/text/span.ts'
import { phrasesFound } from '../phrases.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'export-warning-in-portion',
  title: 'Export warning stands in a portion only',
  severity: 'warning',
  profiles: ['ic', 'dod'],
  formats: ['memo'],
  citation: { source: 'ODNI ISM (2022-DEC)', section: 'ISM-ID-00461' },
  why: 'The warning holds for whoever has the document, so it stands for the document as a whole, where it is seen before any portion is read.',

  check(document, report) {
    const places = phrasesFound(document).get('export-control') ?? []
    const [first] = places
    if (!first || places.some((place) => !isInPortion(document, place))) return
    report({ at: first, message: 'The export warning stands in a portion; put it on the first page, for the document as a whole.' })
  },

  good: [
    { text: 'UNCLASSIFIED\n\nWarning: technical data whose export is restricted.\n\n1. (U) Text.', profile: 'dod' },
    { text: 'UNCLASSIFIED\n1. (U) Text.', profile: 'dod' },
  ],
  bad: [{ text: 'UNCLASSIFIED\n\n1. (U) Text.\n\n2. (U) Text: «technical data whose export is restricted».', profile: 'dod' }],
})

/** A paragraph without number and mark may be a notice. */
function isInPortion(document: MarkedDocument, { start }: Span): boolean {
  const segment = segmentAt(document, start)
  return segment?.kind === 'portion' && (segment.marking !== undefined || segment.number !== undefined)
}
