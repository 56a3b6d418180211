import { fstatSync, statSync, writeSync } from 'node:fs'
import type { WriteStream } from 'node:tty'
import { describeSystemError, Failure, OutputClosed } from './failure.ts'

/** Standard output and standard error, as the system numbers them. */
export type Outlet = 1 | 2

const closedCodes: ReadonlySet<unknown> = new Set(['EPIPE', 'ECONNRESET', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END', 'EOF'])

/** Whether an outlet is written to directly. Node takes as long to make a stream of it as to check a cable. */
const direct = new Map<Outlet, boolean>()

function isDirect(outlet: Outlet): boolean {
  const known = direct.get(outlet) ?? isPlain(outlet)
  direct.set(outlet, known)
  return known
}

/** True of what is surely no terminal: a file, a pipe, or the device that takes everything and keeps nothing. */
function isPlain(outlet: Outlet): boolean {
  try {
    const stats = fstatSync(outlet)
    return stats.isFile() || stats.isFIFO() || stats.isSocket() || stats.rdev === statSync('/dev/null').rdev
  } catch {
    return false
  }
}

/** The terminal that an outlet is, if it is one. */
export function terminalOn(outlet: Outlet): WriteStream | undefined {
  if (isDirect(outlet)) return undefined
  const stream = streamOn(outlet)
  return stream.isTTY ? stream : undefined
}

/** Errors of a stream arrive where it is written to; without a listener Node would end the process with a stack trace. */
export function streamOn(outlet: Outlet): WriteStream {
  const stream = outlet === 1 ? process.stdout : process.stderr
  if (!stream.listeners('error').includes(ignore)) stream.on('error', ignore)
  return stream
}

function ignore(): void {}

/** Writes to standard output and waits until it is taken. A reader that went away, or a full disk, is never mistaken for success. */
export function writeOut(text: string | Uint8Array): Promise<void> {
  return write(1, text)
}

/** Writes a message for the person who runs the program. When nobody can be told any more, there is nobody to tell that either. */
export async function writeErr(text: string): Promise<void> {
  await write(2, text).catch(() => {})
}

async function write(outlet: Outlet, text: string | Uint8Array): Promise<void> {
  let rest = typeof text === 'string' ? Buffer.from(text) : text
  try {
    while (rest.length > 0 && isDirect(outlet)) rest = rest.subarray(writeSync(outlet, rest))
  } catch (error) {
    if (codeOf(error) !== 'EAGAIN') throw asFailure(error)
    // Another process that has it too set it never to wait; a stream knows when there is room again.
    direct.set(outlet, false)
  }
  if (rest.length > 0) await writeToStream(streamOn(outlet), rest)
}

function writeToStream(stream: WriteStream, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    try {
      stream.write(bytes, (error) => (error ? reject(asFailure(error)) : resolve()))
    } catch (error) {
      reject(asFailure(error))
    }
  })
}

function asFailure(error: unknown): Error {
  if (closedCodes.has(codeOf(error))) return new OutputClosed()
  return new Failure(`The output could not be written. ${describeSystemError(error)}`)
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
