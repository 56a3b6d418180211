import { Transform, type TransformCallback } from 'node:stream'

const field = 'Content-Length:'
const longestHead = 1000

/**
 * Passes on whole messages of the language server protocol and nothing else. What stands between them, a header without a length, or a body
 * that is not as long as its header says must not make the server deaf to what follows: it goes on at the next header. JSON writes no bare
 * line end, so that no text of a draft can look like a header.
 */
export class Frames extends Transform {
  #chunks: Buffer[] = []
  #length = 0
  /** With fewer bytes there is nothing new to see. */
  #needed = 1

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#chunks.push(chunk)
    this.#length += chunk.length
    if (this.#length >= this.#needed) this.#read(Buffer.concat(this.#chunks))
    done()
  }

  #read(bytes: Buffer): void {
    let from = 0
    let needed = 1
    for (;;) {
      const at = bytes.indexOf(field, from)
      if (at < 0) {
        // The end may be the beginning of a header.
        from = Math.max(from, bytes.length - field.length)
        break
      }
      const end = bytes.indexOf('\r\n\r\n', at)
      if (end < 0 && bytes.length - at < longestHead) {
        from = at
        break
      }
      const length = end < 0 || end - at > longestHead ? undefined : lengthIn(bytes.toString('latin1', at, end))
      if (length === undefined) {
        from = at + field.length
        continue
      }
      const next = end + 4 + length
      if (next > bytes.length) {
        from = at
        needed = next - at
        break
      }
      this.push(`${field} ${length}\r\n\r\n`)
      this.push(bytes.subarray(end + 4, next))
      from = next
    }
    const rest = bytes.subarray(from)
    this.#chunks = [rest]
    this.#length = rest.length
    this.#needed = Math.max(needed, rest.length + 1)
  }
}

/** The length that a header gives, up to a hundred million; undefined when it gives none. */
function lengthIn(head: string): number | undefined {
  const found = /^Content-Length:[ \t]{0,8}(\d{1,8})(?:\r\n|$)/.exec(head)
  return found ? Number(found[1]) : undefined
}
