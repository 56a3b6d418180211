import { isDigit } from '../../text/characters.ts'

const zero = 48

/**
 * A function of a line that asks where its digits are, not which: header lines repeat from cable to cable but for their numbers, so each
 * shape, a line with zeros for its digits, is read once. Emptied when it is full, as `remember` is.
 *
 * A shape is looked up by a hash of the line, since making it a string takes longer than all the rest. Of two shapes with the same hash
 * the later one is kept.
 */
export function rememberShapes<T>(size: number, read: (shape: string) => T): (text: string, start: number, end: number) => T {
  const known = new Map<number, { readonly shape: string; readonly answer: T }>()
  return (text, start, end) => {
    const key = keyOf(text, start, end)
    const found = known.get(key)
    if (found && hasShape(text, start, end, found.shape)) return found.answer
    const shape = shapeOf(text, start, end)
    const answer = read(shape)
    if (known.size >= size) known.clear()
    known.set(key, { shape, answer })
    return answer
  }
}

/** The FNV-1a hash of a shape. */
function keyOf(text: string, start: number, end: number): number {
  let key = 0x811c9dc5
  for (let at = start; at < end; at++) key = Math.imul(key ^ shapeAt(text, at), 0x01000193)
  return key
}

function hasShape(text: string, start: number, end: number, shape: string): boolean {
  if (end - start !== shape.length) return false
  for (let at = start; at < end; at++) if (shapeAt(text, at) !== shape.charCodeAt(at - start)) return false
  return true
}

/** Put together from single characters: a slice would keep the document in memory. */
function shapeOf(text: string, start: number, end: number): string {
  let shape = ''
  for (let at = start; at < end; at++) shape += String.fromCharCode(shapeAt(text, at))
  return shape
}

function shapeAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return isDigit(code) ? zero : code
}
