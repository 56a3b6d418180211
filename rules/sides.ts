import type { MarkedDocument } from '../grammar/document.ts'
import type { Span } from '../grammar/text/span.ts'
import type { Level } from '../grammar/vocabulary/entry.ts'
import { instructionsOf } from './declassification.ts'
import { clearBanners, firstLine, headerSecurity, highestMarkings, levelsOf, nameOf } from './facts.ts'
import type { RelatedPlace } from './rule.ts'

/** One of the places that say how a document is classified. */
export interface Side {
  readonly name: 'header' | 'banner' | 'portions' | 'order' | 'authority'
  readonly at: Span
  /** What it says, as a sentence. */
  readonly says: string
}

/**
 * The sides of a document, in the order of the text: transmission header, banner line, E.O. line, authority block, highest portion. The
 * last but one and the one before it only tell classified from unclassified.
 *
 *     ZNY CCCCC ZZH                       header
 *     C O N F I D E N T I A L STRELSAU    banner
 *     E.O. 12958: DECL: 01/02/2017        order
 *     Classified By: …                    authority
 *     1. (C) Text.                        portions
 */
export function sidesOf(document: MarkedDocument): readonly Side[] {
  const { header, banner, portions } = levelsOf(document)
  const security = headerSecurity(document)
  const line = clearBanners(document).find(({ marking }) => marking.level === banner)
  const highest = highestMarkings(document)
  const instruction = instructionsOf(document).find(({ value }) => value.kind !== 'missing')
  const sides: Side[] = []
  if (security && header) sides.push({ name: 'header', at: security.at, says: `The header says ${nameOf(header)}.` })
  if (line && banner)
    sides.push({ name: 'banner', at: line.marking.levelSpan ?? line.marking.span, says: `The banner line says ${nameOf(banner)}.` })
  if (document.executiveOrder && instruction) {
    const says = instruction.value.kind === 'not-applicable' ? 'has no declassification instruction' : 'has a declassification instruction'
    sides.push({ name: 'order', at: instruction.at, says: `The E.O. line ${says}.` })
  }
  if (document.authority)
    sides.push({ name: 'authority', at: firstLine(document, document.authority.span), says: 'There is a classification authority block.' })
  if (highest[0] && portions) sides.push({ name: 'portions', at: highest[0].span, says: highestSays(portions, highest.length) })
  return sides
}

function highestSays(level: Level, count: number): string {
  return count === 1
    ? `The highest portion is ${nameOf(level)}.`
    : `The highest portions, ${count} of them, are ${nameOf(level)}; this is the first.`
}

/** What the other sides say, for a finding about one of them. */
export function otherSides(document: MarkedDocument, about: Side['name']): readonly RelatedPlace[] {
  return sidesOf(document)
    .filter(({ name }) => name !== about)
    .map(({ at, says }) => ({ at, message: says }))
}
