import type { Span } from './span.ts'

/** A line and column, both from 1. Columns count UTF-16 code units. */
export interface Position {
  readonly line: number
  readonly column: number
}

/**
 * The lines of a text, without their terminators. LF, CRLF and a lone CR end a line, as archives have all three.
 * A text that ends in a terminator has no empty line after it.
 */
export function splitLines(text: string): Span[] {
  const lines: Span[] = []
  const next = (sign: string, from: number): number => {
    const at = text.indexOf(sign, from)
    return at < 0 ? text.length : at
  }
  let start = 0
  let feed = next('\n', 0)
  let carriage = next('\r', 0)
  while (start < text.length) {
    const end = Math.min(feed, carriage)
    lines.push({ start, end })
    start = end + (carriage + 1 === feed ? 2 : 1)
    if (feed < start) feed = next('\n', start)
    if (carriage < start) carriage = next('\r', start)
  }
  return lines
}

/** Tells lines and columns from offsets. The lines are found when they are first asked for; each question takes logarithmic time. */
export class LineTable {
  readonly #text: string
  #lines: readonly Span[] | undefined

  constructor(text: string, lines?: readonly Span[]) {
    this.#text = text
    this.#lines = lines
  }

  /** At least one, which may be empty. */
  get lines(): readonly Span[] {
    this.#lines ??= splitLines(this.#text)
    if (this.#lines.length === 0) this.#lines = [{ start: 0, end: 0 }]
    return this.#lines
  }

  /** Line and column of an offset; an offset in a terminator counts as just behind its line. */
  position(offset: number): Position {
    const index = this.indexOf(offset)
    return { line: index + 1, column: offset - (this.lines[index]?.start ?? 0) + 1 }
  }

  /** Index into `lines` of the line that holds this offset. */
  indexOf(offset: number): number {
    const { lines } = this
    let low = 0
    let high = lines.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((lines[middle]?.start ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
}
