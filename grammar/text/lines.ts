import { seek } from './seek.ts'
import type { Span } from './span.ts'

/** A line and column, both from 1. Columns count UTF-16 code units. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** The lines of a text by their index, from 0; undefined behind the last. */
export interface Lines {
  readonly length: number
  at(index: number): Span | undefined
}

/** Lines as two numbers each, one behind the other, as a text may have millions of them. */
export class LineList implements Lines {
  #edges = new Int32Array(256)
  #length = 0

  get length(): number {
    return this.#length
  }

  /** Where a line begins; undefined behind the last. */
  start(index: number): number | undefined {
    return index < this.#length ? this.#edges[index * 2] : undefined
  }

  /** Where a line ends, without its terminator; undefined behind the last. */
  end(index: number): number | undefined {
    return index < this.#length ? this.#edges[index * 2 + 1] : undefined
  }

  at(index: number): Span | undefined {
    const start = this.start(index)
    const end = this.end(index)
    return start === undefined || end === undefined ? undefined : { start, end }
  }

  add(start: number, end: number): void {
    const at = this.#length * 2
    if (at === this.#edges.length) {
      const larger = new Int32Array(at * 2)
      larger.set(this.#edges)
      this.#edges = larger
    }
    this.#edges[at] = start
    this.#edges[at + 1] = end
    this.#length++
  }
}

/**
 * The lines of a text, without their terminators. LF, CRLF and a lone CR end a line, as archives have all three.
 * A text that ends in a terminator has no empty line after it.
 */
export function splitLines(text: string): LineList {
  const lines = new LineList()
  const nextFeed = seek(text, '\n')
  const nextCarriage = seek(text, '\r')
  let start = 0
  while (start < text.length) {
    const feed = nextFeed(start)
    const carriage = nextCarriage(start)
    const end = Math.min(feed, carriage)
    lines.add(start, end)
    start = end + (carriage + 1 === feed ? 2 : 1)
  }
  return lines
}

/** Tells lines and columns from offsets. The lines are found when they are first asked for; each question takes logarithmic time. */
export class LineTable {
  readonly #text: string
  #lines: LineList | undefined

  constructor(text: string) {
    this.#text = text
  }

  /** Line and column of an offset; an offset in a terminator counts as just behind its line. */
  position(offset: number): Position {
    const index = this.indexOf(offset)
    return { line: index + 1, column: offset - (this.#all().start(index) ?? 0) + 1 }
  }

  /** Index, from 0, of the line that holds this offset. */
  indexOf(offset: number): number {
    const lines = this.#all()
    let low = 0
    let high = lines.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((lines.start(middle) ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }

  /** Where the line with this index begins; undefined behind the last. */
  start(index: number): number | undefined {
    return this.#all().start(index)
  }

  /** The line with this index, without its terminator; undefined behind the last. A text that is empty has one empty line. */
  line(index: number): Span | undefined {
    return this.#all().at(index)
  }

  #all(): LineList {
    if (!this.#lines) {
      this.#lines = splitLines(this.#text)
      if (this.#lines.length === 0) this.#lines.add(0, 0)
    }
    return this.#lines
  }
}
