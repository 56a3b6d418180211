import type { MarkedDocument } from '../grammar/document.ts'
import { span } from '../grammar/text/span.ts'
import type { Fix } from './rule.ts'

/**
 * The caption on a line of its own: before the captions of a cable that has some, else below its banner line. Only cables have captions on
 * lines of their own, as State's have been measured.
 */
export function captionFix(document: MarkedDocument, caption: string): Fix | undefined {
  const [banner] = document.bannerLines
  const captions = document.segments.find(({ kind }) => kind === 'captions')
  if (document.format !== 'cable' || !banner) return undefined
  const end = /\r\n|\n|\r/.exec(document.text)?.[0] ?? '\n'
  if (captions && captions.span.start >= banner.span.end)
    return { at: span(captions.span.start, captions.span.start), text: `${caption}${end}` }
  const after = lineAfter(document.text, banner.span.start)
  return after === undefined ? undefined : { at: span(after, after), text: `${end}${caption}${end}` }
}

/** Where the line after this place begins. */
function lineAfter(text: string, from: number): number | undefined {
  const found = /\r\n|\n|\r/g
  found.lastIndex = from
  const match = found.exec(text)
  return match ? match.index + match[0].length : undefined
}
