import type { MarkedDocument, Segment } from '../../grammar/document.ts'
import { printMarking } from '../../grammar/marking/print.ts'
import { parseDocument } from '../../grammar/parse.ts'

/** A document as one line per segment that is not blank: kind, place, what was read. Tables of tests compare these. */
export function outline(text: string): string[] {
  const document = parseDocument(text)
  return document.segments.filter(({ kind }) => kind !== 'blank').map((segment) => describe(document, segment))
}

function describe(document: MarkedDocument, segment: Segment): string {
  switch (segment.kind) {
    case 'header':
      return segment.line
    case 'banner':
      return `banner ${segment.marking.level ?? '?'}${segment.post ? ` ${segment.post.value}` : ''}${segment.number ? ` ${segment.number.value}` : ''}`
    case 'captions':
      return `captions ${segment.captions.map(({ id }) => id).join(' ')}`
    case 'portion': {
      const mark = segment.marking
        ? printMarking(segment.marking, 'portion')
        : segment.effective
          ? `${printMarking(segment.effective, 'portion')} inherited`
          : 'unmarked'
      const cut = segment.interruptions.length > 0 ? ` over ${segment.interruptions.length}` : ''
      return `${segment.place} ${mark}${cut}${segment.withheldByPublisher ? ' withheld' : ''}`
    }
    case 'page-header':
      return `page-header${segment.marking?.level ? ` ${segment.marking.level}` : ''}`
    case 'field':
      return `field ${segment.name}`
    case 'executive-order':
      return `executive-order ${segment.number?.value ?? '?'} ${segment.declassify?.value.kind ?? 'missing'}`
    case 'authority':
      return `authority ${segment.authority} ${segment.reasons.map(({ section, letter }) => `${section}(${letter})`).join(' ')}`.trimEnd()
    case 'subject':
      return `subject${segment.marking ? ` ${printMarking(segment.marking, 'portion')}` : ''}`
    default:
      return document.text.slice(segment.span.start, segment.span.end).trim() === '' ? `${segment.kind} (empty)` : segment.kind
  }
}
