import type { MarkedDocument } from '../grammar/document.ts'
import { linesOf } from '../grammar/place.ts'
import { type Span, span } from '../grammar/text/span.ts'
import { trimSpan } from './facts.ts'

/** Where lines begin so. The pattern is global, and tells the words of a field with its colon. */
export function linesThat(document: MarkedDocument, begin: RegExp): readonly Span[] {
  return [...document.text.matchAll(begin)].map((match) => trimSpan(document, span(match.index, match.index + match[0].length)))
}

/** The first line that begins with a match of a sticky pattern. */
export function firstLineThat(document: MarkedDocument, begin: RegExp): RegExpExecArray | undefined {
  const table = linesOf(document)
  let line = 0
  for (let start = table.start(line); start !== undefined; start = table.start(++line)) {
    begin.lastIndex = start
    const match = begin.exec(document.text)
    if (match) return match
  }
  return undefined
}
