import { maxBytes } from './read.ts'
import type { Source } from './source.ts'

const block = 512

/**
 * Regular files of a tar archive, in its order, each read as it comes by: ustar, and the long names of GNU tar and pax.
 * A damaged header ends the archive, as nothing tells where the next one is.
 */
export async function* tarMembers(name: string, chunks: AsyncIterable<Buffer>): AsyncGenerator<Source> {
  const bytes = new ByteReader(chunks)
  let longName: string | undefined
  for (;;) {
    const header = await bytes.read(block)
    if (header.length === 0 || header.every((byte) => byte === 0)) return
    const size = header.length === block && hasChecksum(header) ? sizeOf(header) : undefined
    if (size === undefined) {
      yield { failure: { path: name, message: 'The archive is damaged or cut off: what follows was not read.', remedy: undefined } }
      return
    }
    const padding = (block - (size % block)) % block
    const type = String.fromCharCode(header[156] ?? 0)
    const path = `${name}/${longName ?? nameOf(header)}`
    if ('0\0Lx'.includes(type) && size <= maxBytes) {
      const content = await bytes.read(size)
      if (content.length < size) {
        yield { failure: { path, message: 'The archive is cut off in this file.', remedy: undefined } }
        return
      }
      if (type === 'L') longName = untilNul(content)
      else if (type === 'x') longName = paxPath(content) ?? longName
      else {
        longName = undefined
        yield { path, bytes: content }
      }
    } else {
      await bytes.skip(size)
      longName = undefined
      if (size > maxBytes)
        yield { failure: { path, message: 'Larger than 16 MB: not read.', remedy: 'Give bannerline one message per file.' } }
    }
    await bytes.skip(padding)
  }
}

/** Bytes of a stream by number; fewer than asked for mean that it has ended. */
class ByteReader {
  readonly #chunks: AsyncIterator<Buffer>
  #held: Buffer = Buffer.alloc(0)

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]()
  }

  async read(length: number): Promise<Buffer> {
    const parts = [this.#held]
    let total = this.#held.length
    while (total < length) {
      const { value, done } = await this.#chunks.next()
      if (done) break
      parts.push(value)
      total += value.length
    }
    const all = parts.length === 1 ? this.#held : Buffer.concat(parts)
    this.#held = all.subarray(Math.min(length, all.length))
    return all.subarray(0, length)
  }

  async skip(length: number): Promise<void> {
    for (let left = length; left > 0; ) {
      const { length: got } = await this.read(Math.min(left, 65536))
      if (got === 0) return
      left -= got
    }
  }
}

function nameOf(header: Buffer): string {
  const prefix = header.toString('latin1', 257, 262) === 'ustar' ? untilNul(header.subarray(345, 500)) : ''
  const name = untilNul(header.subarray(0, 100))
  return prefix === '' ? name : `${prefix}/${name}`
}

function untilNul(bytes: Buffer): string {
  const end = bytes.indexOf(0)
  return bytes.toString('utf8', 0, end < 0 ? bytes.length : end)
}

/** Octal digits; undefined for anything else. */
function sizeOf(header: Buffer): number | undefined {
  const digits = header
    .toString('latin1', 124, 136)
    .replace(/[\0 ]+$/, '')
    .trimStart()
  return /^[0-7]{1,12}$/.test(digits) ? Number.parseInt(digits, 8) : undefined
}

/** The sum of all bytes of the header, its own eight counted as blanks. */
function hasChecksum(header: Buffer): boolean {
  let sum = 8 * 32
  for (let at = 0; at < block; at++) if (at < 148 || at >= 156) sum += header[at] ?? 0
  return Number.parseInt(header.toString('latin1', 148, 156).replace(/\0.*$/, '').trim(), 8) === sum
}

/** The path of a pax header: `LENGTH path=VALUE\n`. */
function paxPath(content: Buffer): string | undefined {
  return /(?:^|\n)\d{1,8} path=([^\n]{1,4096})\n/.exec(content.toString('utf8'))?.[1]
}
