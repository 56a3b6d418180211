import { LineList, splitLines } from '../text/lines.ts'
import { type Span, span } from '../text/span.ts'

/** A text with its lines, and for each line, one behind the other, where its first character that is no blank stands and where its last one ends. */
export interface Sheet {
  readonly text: string
  /** The lines as messages have them: where a converter glued two together, a line of the text is two here. */
  readonly lines: LineList
  readonly edges: Int32Array
}

/** Space, tab, form feed, no-break space, and the invisible characters that a converter may leave at a line's edge. */
function isBlankCode(code: number): boolean {
  return code === 32 || code === 9 || code === 12 || code === 11 || code === 0xa0 || code === 0xfeff || code === 0x200b
}

/** Reads a text once, in linear time. */
export function makeSheet(text: string): Sheet {
  return measure(text, splitLines(text))
}

/**
 * The same text with some of its lines cut in two. `cuts` are offsets, in order. `tail` is a character that an export put at the end of
 * each line: it belongs to the terminator.
 */
export function recut(sheet: Sheet, cuts: readonly number[], tail = ''): Sheet {
  if (cuts.length === 0 && tail === '') return sheet
  const lines = new LineList()
  const old = sheet.lines
  let next = 0
  for (let line = 0; line < old.length; line++) {
    const start = old.start(line) as number
    const end = old.end(line) as number
    const stop = tail !== '' && end > start && sheet.text[end - 1] === tail ? end - 1 : end
    let from = start
    for (let cut = cuts[next]; cut !== undefined && cut < stop; cut = cuts[++next]) {
      if (cut <= from) continue
      lines.add(from, cut)
      from = cut
    }
    lines.add(from, stop)
  }
  return measure(sheet.text, lines)
}

function measure(text: string, lines: LineList): Sheet {
  const edges = new Int32Array(lines.length * 2)
  for (let line = 0; line < lines.length; line++) {
    let from = lines.start(line) as number
    let to = lines.end(line) as number
    while (from < to && isBlankCode(text.charCodeAt(from))) from++
    while (to > from && isBlankCode(text.charCodeAt(to - 1))) to--
    edges[line * 2] = from
    edges[line * 2 + 1] = to
  }
  return { text, lines, edges }
}

export function firstOf(sheet: Sheet, line: number): number {
  return sheet.edges[line * 2] ?? sheet.text.length
}

export function lastOf(sheet: Sheet, line: number): number {
  return sheet.edges[line * 2 + 1] ?? sheet.text.length
}

export function isBlankLine(sheet: Sheet, line: number): boolean {
  return firstOf(sheet, line) >= lastOf(sheet, line)
}

/** A line without the blanks at its edges. */
export function lineText(sheet: Sheet, line: number): string {
  return sheet.text.slice(firstOf(sheet, line), lastOf(sheet, line))
}

/** Where a line begins, its blanks included; past the last line, the end of the text. */
export function lineStart(sheet: Sheet, line: number): number {
  return sheet.lines.start(line) ?? sheet.text.length
}

/** Lines `from` up to, not including, `to`, with their terminators. */
export function wholeLines(sheet: Sheet, from: number, to: number): Span {
  return span(lineStart(sheet, from), lineStart(sheet, to))
}

/** The offset of the first character at or after `at` that is no blank, not going past `end`. */
export function skipBlanks(text: string, at: number, end: number): number {
  let offset = at
  while (offset < end && isBlankCode(text.charCodeAt(offset))) offset++
  return offset
}
