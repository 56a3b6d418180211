/**
 * Where a word stands next, from an offset on; the end of the text when nowhere. Offsets that only grow cost one pass over the text
 * together, however many they are.
 */
export function seek(text: string, word: string): (from: number) => number {
  let next = -1
  return (from) => {
    if (next < from) {
      const found = text.indexOf(word, from)
      next = found < 0 ? text.length : found
    }
    return next
  }
}
