import type { MarkedDocument, Segment } from './document.ts'
import { oncePerDocument } from './once-per-document.ts'
import { LineTable } from './text/lines.ts'

const fixedPlaces: Partial<Record<Segment['kind'], string>> = {
  header: 'header',
  captions: 'captions',
  'pass-line': 'captions',
  'executive-order': 'order',
  tags: 'tags',
  subject: 'subject',
  references: 'references',
  authority: 'authority',
  website: 'website',
  signature: 'signature',
  ending: 'ending',
}

/**
 * The address of an offset that edits do not move: `banner` (`banner:2` for the second), `authority`, `subject`, `¶3`, `¶3.a`;
 * `line:41` where nothing better is to be had.
 */
export function placeOf(document: MarkedDocument, offset: number): string {
  const segment = segmentAt(document, offset)
  if (segment?.kind === 'banner') return segment.ordinal === 1 ? 'banner' : `banner:${segment.ordinal}`
  if (segment?.kind === 'portion') return segment.place
  return (segment && fixedPlaces[segment.kind]) ?? `line:${linesOf(document).position(offset).line}`
}

/** The segment that holds this offset; at the end of the text, the last one. */
export function segmentAt(document: MarkedDocument, offset: number): Segment | undefined {
  const { segments } = document
  let low = 0
  let high = segments.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((segments[middle]?.span.start ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return segments[low]
}

/** The line table of a document. */
export const linesOf = oncePerDocument(({ text }) => new LineTable(text))
