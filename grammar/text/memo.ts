/**
 * A function of a text that keeps its answers, failures too. Emptied when it is full, so that a text in which nothing repeats costs no more
 * than its reading.
 *
 * What is handed to `read` is a copy: a slice of a document would keep the whole document in memory as long as the answer is kept.
 */
export function remember<T>(size: number, read: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly answer: T }>()
  return (text) => {
    const key = `:${text}`
    const found = known.get(key)
    if (found) return found.answer
    // Looking a joined text up has made it one piece, so this slice has its own memory behind it.
    const answer = read(key.slice(1))
    if (known.size >= size) known.clear()
    known.set(key, { answer })
    return answer
  }
}
