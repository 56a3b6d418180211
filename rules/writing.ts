import type { MarkedDocument, Segment } from '../grammar/document.ts'
import { isClear, type Marking } from '../grammar/marking/marking.ts'
import { printMarking } from '../grammar/marking/print.ts'
import { oncePerDocument } from '../grammar/once-per-document.ts'
import type { Profile } from '../grammar/vocabulary/entry.ts'
import { isOwnForm } from './marking-checks/writing.ts'

/**
 * How a marking is written. Every marking has one answer, so that one rule speaks of it.
 *
 * - `doubtful`: what it means is in doubt.
 * - `look-alike`: it holds characters that only look right.
 * - `single-slash`: `(S/NF)`, the custom of State's cables (8.4 % of their marks), where the register has two slashes.
 * - `spelling`: understood, but not the form that the register gives.
 */
export type Writing = 'doubtful' | 'look-alike' | 'single-slash' | 'spelling'

/** A marking that is not written as it should be, and the form it should have. */
export interface OddMarking {
  readonly marking: Marking
  readonly writing: Writing
  /** Undefined when it holds compartments, programmes or codes of no register: their names may be unpublished and go into no message. */
  readonly canonical: string | undefined
}

/** Markings whose writing is odd, in the order of the text: of portions, subject, headings and, outside telegrams, banner lines. */
export const oddMarkings = oncePerDocument((document): readonly OddMarking[] => {
  const odd: OddMarking[] = []
  for (const segment of document.segments) {
    const marking = markingOf(segment)
    const judged = marking && marking.problems.length > 0 ? judge(document, segment, marking) : undefined
    if (judged) odd.push(judged)
  }
  return odd
})

function judge(document: MarkedDocument, segment: Segment, marking: Marking): OddMarking | undefined {
  const kinds = new Set(marking.problems.map(({ kind }) => kind))
  const isPublic = marking.controls.every(({ parts }) => parts.length === 0) && !kinds.has('unregistered')
  const canonical = isPublic ? printMarking(marking, marking.form) : undefined
  if (!isClear(marking)) return { marking, writing: 'doubtful', canonical }
  if (kinds.has('look-alike')) return { marking, writing: 'look-alike', canonical }
  // Letters set apart, and lost or doubled ones, are how banner lines of cables are; an "entire text" mark has no other form.
  if (!kinds.has('spelling') || marking.entireText || (segment.kind === 'banner' && document.format === 'cable')) return undefined
  const written = document.text.slice(marking.span.start, marking.span.end)
  return { marking, writing: written.replace('/', '//') === canonical ? 'single-slash' : 'spelling', canonical }
}

function markingOf(segment: Segment): Marking | undefined {
  if (segment.kind === 'banner' || segment.kind === 'portion' || segment.kind === 'subject' || segment.kind === 'heading')
    return segment.marking
  return undefined
}

/** The odd markings of one kind under a profile: the single slash is customary for State and a misspelling for anyone else. */
export function markingsWritten(document: MarkedDocument, writing: Writing, profile: Profile): readonly OddMarking[] {
  return oddMarkings(document).filter((odd) => {
    if (odd.marking.problems.every(({ detail }) => isOwnForm(detail, profile))) return false
    const judged = odd.writing === 'single-slash' && profile !== 'state' ? 'spelling' : odd.writing
    return judged === writing
  })
}
