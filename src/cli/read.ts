import { closeSync, openSync, readSync } from 'node:fs'
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

/** What all files are read into, one after the other. A file that does not fit gets room of its own. */
const room = Buffer.allocUnsafeSlow(1 << 16)

/** The bytes of a file; they hold until the next file is read. */
function readBytes(path: string, file: string): Buffer {
  let descriptor: number | undefined
  try {
    descriptor = openSync(file, 'r')
    let bytes: Buffer = room
    let total = 0
    // Whatever size the system tells, a file has ended when it gives nothing more: a pipe or device has none, and a file may grow.
    for (;;) {
      if (total === bytes.length) bytes = Buffer.concat([bytes], Math.min(total * 4, maxBytes + 1))
      const length = readSync(descriptor, bytes, total, bytes.length - total, null)
      if (length === 0) return bytes.subarray(0, total)
      total += length
      if (total > maxBytes) throw tooLarge(path)
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
