import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { decodeText, type Encoding, type Undecodable } from '../decode.ts'
import { describeSystemError, Failure } from './failure.ts'
import { stagedBytes } from './git.ts'
import type { Input } from './inputs.ts'

/** A cable has some 10 KB. What is larger than this is not a message; it is refused rather than read in part. */
export const maxBytes = 16 * 1024 * 1024

/** The text of a file or of standard input. Throws a Failure when it cannot be had in full. */
export async function readText({ path, file, isStaged }: Input): Promise<{ text: string; encoding: Encoding }> {
  const decoded = decodeText(file === undefined ? await readStandardInput(path) : isStaged ? readStaged(path, file) : readBytes(path, file))
  if ('text' in decoded) return decoded
  throw undecodable(path, decoded)
}

export function undecodable(path: string, { offset, problem, remedy }: Undecodable): Failure {
  return new Failure(`Byte ${offset}: ${problem}`, { path, remedy })
}

function readBytes(path: string, file: string): Buffer {
  let descriptor: number | undefined
  try {
    descriptor = openSync(file, 'r')
    const stats = fstatSync(descriptor)
    if (stats.isDirectory()) throw new Failure('This is a folder, not a file.', { path })
    const chunks: Buffer[] = []
    let total = 0
    for (;;) {
      // A pipe or device has no size; whatever the size says, reading stops at the cap.
      const chunk = Buffer.allocUnsafe(stats.size > total ? Math.min(stats.size - total, maxBytes) + 1 : 65536)
      const length = readSync(descriptor, chunk, 0, chunk.length, null)
      if (length === 0) return Buffer.concat(chunks)
      total += length
      if (total > maxBytes) throw tooLarge(path)
      // A file that gave as much as it has, with room for more, has ended.
      if (chunks.length === 0 && stats.isFile() && total === stats.size && length < chunk.length) return chunk.subarray(0, length)
      chunks.push(chunk.subarray(0, length))
    }
  } catch (error) {
    throw error instanceof Failure ? error : new Failure(describeSystemError(error), { path })
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}

function readStaged(path: string, file: string): Buffer {
  const bytes = stagedBytes(file)
  if (!bytes) throw new Failure('git could not give what is staged of this file.', { path })
  if (bytes.length > maxBytes) throw tooLarge(path)
  return bytes
}

async function readStandardInput(path: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  let total = 0
  try {
    for await (const chunk of process.stdin) {
      total += chunk.length
      if (total > maxBytes) throw tooLarge(path)
      chunks.push(chunk)
    }
  } catch (error) {
    throw error instanceof Failure ? error : new Failure(describeSystemError(error), { path })
  }
  return Buffer.concat(chunks)
}

export function tooLarge(path: string): Failure {
  return new Failure('Larger than 16 MB: not read.', { path, remedy: 'Give bannerline one message per file.' })
}
