import type { MarkedDocument } from '../grammar/document.ts'
import { readDeclassification } from '../grammar/message/executive-order.ts'
import { oncePerDocument } from '../grammar/once-per-document.ts'
import type { CalendarDate } from '../grammar/text/date.ts'
import { type Span, span } from '../grammar/text/span.ts'
import { firstLine } from './facts.ts'
import { firstLineThat } from './lines.ts'

/** A line that calls the document a working paper, and the day it was made. */
export interface WorkingPaper {
  readonly at: Span
  readonly date: CalendarDate | undefined
}

/** The words alone on a line, or with a date behind them; working papers in prose are no mark. */
const mark = /[ \t]{0,60}(?:draft[ \t]{1,3})?working[ \t]{1,3}papers?(?=[ \t]{0,3}[,:.–-]?[ \t]{0,3}(?:\d|$|\r))/imy

/** Undefined for any other document. Looked for once. */
export const workingPaperOf = oncePerDocument((document): { readonly paper: WorkingPaper | undefined } => {
  const match = firstLineThat(document, mark)
  if (!match) return { paper: undefined }
  const at = firstLine(document, span(match.index, match.index + match[0].length))
  return { paper: { at, date: document.date?.value ?? dateNear(document, match.index + match[0].length) } }
})

/** A date behind the words, or on the next line that is not blank. */
function dateNear(document: MarkedDocument, from: number): CalendarDate | undefined {
  const { text } = document
  const rest = /^[ \t,:.–-]{0,6}([^\r\n]{0,60})/.exec(text.slice(from, from + 80))
  const behind = rest?.[1]?.trim() ? readDate(text, from + rest[0].length - rest[1].length, from + rest[0].length) : undefined
  if (behind) return behind
  const lineEnd = text.indexOf('\n', from)
  if (lineEnd < 0) return undefined
  const next = /^\s{0,10}([^\r\n]{1,60})/.exec(text.slice(lineEnd, lineEnd + 80))
  if (!next?.[1]) return undefined
  const end = lineEnd + next[0].length
  return readDate(text, end - next[1].length, end)
}

function readDate(text: string, start: number, end: number): CalendarDate | undefined {
  const read = readDeclassification(text, span(start, end))
  return read.kind === 'date' ? read.date : undefined
}
