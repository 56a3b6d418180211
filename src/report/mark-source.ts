import type { MarkedDocument } from '../../grammar/document.ts'
import { segmentAt } from '../../grammar/place.ts'
import type { Finding } from '../../rules/rule.ts'
import { markingText } from './summary.ts'

/**
 * What a finding's mark is made from: rule, file, place, the marking words at that place and at those it is held against, and the
 * occurrence. No prose and no line numbers, so that it outlives edits; the marking words, so that it lapses when a marking changes.
 */
export function markSources(path: string, document: MarkedDocument, findings: readonly Finding[]): string[] {
  const seen = new Map<string, number>()
  return findings.map(({ rule, place, span, related }) => {
    const against = [...new Set(related.map((other) => markingAt(document, other.span.start)))].sort()
    const source = [rule, path, place.startsWith('line:') ? 'line' : place, markingAt(document, span.start), ...against].join('\n')
    const occurrence = (seen.get(source) ?? 0) + 1
    seen.set(source, occurrence)
    return `${source}\n${occurrence}`
  })
}

/** The marking words of the segment that holds this offset; a word that the register does not hold counts as any other such word. */
export function markingAt(document: MarkedDocument, offset: number): string {
  const segment = segmentAt(document, offset)
  const marking = segment && 'marking' in segment ? segment.marking : undefined
  return (marking && markingText(marking, marking.form)) ?? ''
}
