/** A half-open range of offsets into the source text: `text.slice(start, end)`. Offsets count UTF-16 code units. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A value that was read from the text, and where it stands. */
export interface Read<T> {
  readonly value: T
  readonly span: Span
}

/** The range from `start` up to, not including, `end`. */
export function span(start: number, end: number): Span {
  return { start, end }
}

/** The same range, `by` code units further on. */
export function shiftSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by }
}

/** The same value, `by` code units further on. */
export function shiftRead<T>(read: Read<T>, by: number): Read<T> {
  return { value: read.value, span: shiftSpan(read.span, by) }
}

/** The smallest range that holds both. */
export function cover(first: Span, second: Span): Span {
  return { start: Math.min(first.start, second.start), end: Math.max(first.end, second.end) }
}

/** True when `outer` holds all of `inner`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}
