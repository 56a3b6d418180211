import type { MarkedDocument, Reading } from '../grammar/document.ts'
import type { Report } from './rule.ts'

/** One report for all readings of a kind: a converter that did a thing once did it everywhere, and a page of findings would say no more. */
export function firstReading(document: MarkedDocument, kind: Reading['kind']): Report | undefined {
  const readings = document.readings.filter((reading) => reading.kind === kind)
  const first = readings[0]
  if (!first) return undefined
  const others = readings.length === 1 ? '' : ` There are ${readings.length} such places.`
  const sentence = asSentence(first.meaning)
  return {
    at: first.span,
    message: `${sentence}${others}`,
    related: readings.slice(1, 10).map(({ span, meaning }) => ({ at: span, message: asSentence(meaning) })),
  }
}

function asSentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${words.endsWith('.') ? '' : '.'}`
}
