import { isUtf8 } from 'node:buffer'
import type { Source } from './source.ts'

/** A message of 16 MB with every character escaped. A longer line is passed over without being kept. */
const maxLine = 32 * 1024 * 1024

/**
 * Records of newline-delimited JSON: `{"id": "07STRELSAU42", "text": "…"}`, with `file` in place of `id` if that is what the name is.
 * A damaged record is a failure that says its line, and the next one is read. Empty lines are passed over.
 */
export async function* ndjsonRecords(name: string, chunks: AsyncIterable<Buffer>): AsyncGenerator<Source> {
  let parts: Buffer[] = []
  let length = 0
  let number = 0
  const take = (part: Buffer): void => {
    length += part.length
    if (length <= maxLine) parts.push(part)
    else parts = []
  }
  const finish = (): Source | undefined => {
    number++
    const place = `${name}:${number}`
    const source = length > maxLine ? damaged(place, 'The line is longer than 32 MB.') : readRecord(place, parts)
    parts = []
    length = 0
    return source
  }
  for await (const chunk of chunks) {
    let from = 0
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      take(chunk.subarray(from, at))
      from = at + 1
      const source = finish()
      if (source) yield source
    }
    if (from < chunk.length) take(chunk.subarray(from))
  }
  const last = length > 0 ? finish() : undefined
  if (last) yield last
}

function readRecord(place: string, parts: readonly Buffer[]): Source | undefined {
  const line = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts)
  if (!isUtf8(line)) return damaged(place, 'The record is not UTF-8.')
  const json = line.toString('utf8').trim()
  if (json === '') return undefined
  let record: unknown
  try {
    record = JSON.parse(json)
  } catch {
    // What the parser says quotes the line.
    return damaged(place, 'The record is not JSON.')
  }
  const { id, file, text } = (typeof record === 'object' && record !== null ? record : {}) as Record<string, unknown>
  if (typeof text !== 'string') return damaged(place, 'The record has no text.')
  const named = id ?? file
  return { path: typeof named === 'string' || typeof named === 'number' ? String(named) : place, text }
}

function damaged(path: string, message: string): Source {
  return { failure: { path, message, remedy: 'A record is a line like {"id": "07STRELSAU42", "text": "…"}.' } }
}
