import type { MarkedDocument, Segment } from '../../grammar/document.ts'
import type { Marking } from '../../grammar/marking/marking.ts'
import { segmentAt } from '../../grammar/place.ts'
import type { Span } from '../../grammar/text/span.ts'
import { explainMarking } from '../report/explain-marking.ts'
import { compareBanner, deriveBanner, type Judgement } from '../report/html/why.ts'

export interface Hover {
  readonly span: Span
  readonly markdown: string
}

/** The marking of a segment, if it has one of its own. */
export function markingOf(segment: Segment | undefined): Marking | undefined {
  return segment && 'marking' in segment ? segment.marking : undefined
}

/** The marking at an offset, word by word, and what it has to do with the banner line. Words that the register does not hold are masked. */
export function hoverAt(document: MarkedDocument, offset: number, judgement: Judgement): Hover | undefined {
  const segment = segmentAt(document, offset)
  const marking = markingOf(segment)
  if (!segment || !marking || offset < marking.span.start || offset > marking.span.end) return undefined
  const { start, end } = marking.span
  const explained = explainMarking(document.text.slice(start, end), 72)
  if (!explained) return undefined
  return { span: marking.span, markdown: ['```text', explained.trimEnd(), '```', '', ...context(document, segment, judgement)].join('\n') }
}

function context(document: MarkedDocument, segment: Segment, judgement: Judgement): string[] {
  const { implied, value, words, without } = deriveBanner(document, judgement)
  if (segment.kind === 'portion') {
    const forced = words.filter(({ from }) => from.includes(segment.place)).map(({ text }) => text)
    if (forced.length === 0) return ['It forces no word of the banner line.']
    const rest = without.get(segment.place)
    return [
      `It forces ${forced.join(' and ')} in the banner line.${rest ? ` Without it the banner line would be ${rest}.` : ''} (32 CFR 2001.21(b))`,
    ]
  }
  if (segment.kind !== 'banner' || implied === null) return []
  const { agrees } = compareBanner(document, value, false)
  return [
    `${agrees ? 'The portions add up to the same' : `The portions add up to **${implied}**`}. (32 CFR 2001.21(b))`,
    '',
    ...words.map(
      ({ text, from }) => `- ${text} from ${from.slice(0, 8).join(', ')}${from.length > 8 ? ` and ${from.length - 8} more` : ''}`,
    ),
  ]
}
