import { type Read, type Span, shiftSpan, span } from './span.ts'

/**
 * Reads a value from the stretch of `text` that begins at `at`. All stretches of one shape, which differ in their digits alone, share a
 * syntax tree and the readers that are built of it: what stands where is found out once, and each stretch is asked for its digits only.
 */
export type Reader<T> = (text: string, at: number) => T

/** A value that is the same in all stretches of the shape. Places count from the start of the stretch, here and below. */
export function fixed<T>(value: T, place: Span): Reader<Read<T>> {
  return (_, at) => ({ value, span: shiftSpan(place, at) })
}

/** What the text has there. */
export function written({ start, end }: Span): Reader<Read<string>> {
  return (text, at) => ({ value: text.slice(start + at, end + at), span: span(start + at, end + at) })
}

/** The number of these digits. */
export function number({ start, end }: Span): Reader<Read<number>> {
  return (text, at) => ({ value: Number(text.slice(start + at, end + at)), span: span(start + at, end + at) })
}

export function each<T>(readers: readonly Reader<T>[]): Reader<T[]> {
  return (text, at) => readers.map((read) => read(text, at))
}
