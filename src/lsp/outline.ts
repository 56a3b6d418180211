import type { MarkedDocument, Segment } from '../../grammar/document.ts'
import { isClear } from '../../grammar/marking/marking.ts'
import type { Span } from '../../grammar/text/span.ts'
import { maskMarking } from '../report/mask.ts'
import { markingOf } from './hover.ts'

/** An element of the document by its place and marking, never by its words. */
export interface Element {
  readonly name: string
  readonly span: Span
  readonly selection: Span
  readonly children: readonly Element[]
}

const names: Partial<Record<Segment['kind'], string>> = {
  banner: 'Banner line',
  captions: 'Captions',
  'executive-order': 'E.O. line',
  subject: 'Subject',
  authority: 'Authority block',
  heading: 'Heading',
  unmarked: 'Unmarked text',
}

/** Banner lines, authority block and portions; sub-portions under the paragraph they belong to. */
export function outline(document: MarkedDocument): Element[] {
  const symbols: { name: string; span: Span; selection: Span; children: Element[] }[] = []
  for (const segment of document.segments) {
    const name = segment.kind === 'portion' ? segment.place : names[segment.kind]
    if (!name) continue
    const marking = markingOf(segment)
    const span = trimmed(document.text, segment.span)
    const symbol = {
      name: marking ? `${name} ${maskMarking(document, marking)}` : segment.kind === 'portion' ? `${name} no marking` : name,
      span,
      selection:
        marking && marking.span.start >= span.start && marking.span.end <= span.end ? marking.span : { start: span.start, end: span.start },
      children: [],
    }
    const parent = symbols.at(-1)
    if (segment.kind === 'portion' && segment.bullet !== undefined && parent) {
      parent.children.push(symbol)
      parent.span = { start: parent.span.start, end: Math.max(parent.span.end, span.end) }
    } else symbols.push(symbol)
  }
  return symbols
}

/** Stretches that can be folded: portions, the header, the authority block; each from its first line to its last. */
export function folds(document: MarkedDocument): Span[] {
  const spans: Span[] = []
  let header: Span | undefined
  for (const segment of document.segments) {
    if (segment.kind === 'header') header = { start: header?.start ?? segment.span.start, end: segment.span.end }
    else if (segment.kind === 'portion' || segment.kind === 'authority' || segment.kind === 'references') spans.push(segment.span)
  }
  return [...(header ? [header] : []), ...spans].map((span) => trimmed(document.text, span))
}

function trimmed(text: string, { start, end }: Span): Span {
  let last = end
  while (last > start && /\s/.test(text.charAt(last - 1))) last--
  return { start, end: last }
}

/** Kinds of semantic token, one for each level, and one for a marking that is not clear. */
export const tokenTypes = ['markingU', 'markingR', 'markingC', 'markingS', 'markingTS', 'markingUnclear'] as const

export interface LevelToken {
  readonly span: Span
  readonly type: (typeof tokenTypes)[number]
}

/** Every marking with its level, in the order of the text. */
export function levelTokens(document: MarkedDocument): LevelToken[] {
  return document.segments.flatMap((segment) => {
    const marking = markingOf(segment)
    if (!marking || marking.span.end <= marking.span.start) return []
    return [{ span: marking.span, type: isClear(marking) ? (`marking${marking.level}` as const) : 'markingUnclear' }]
  })
}
