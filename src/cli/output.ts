import { describeSystemError, Failure, OutputClosed } from './failure.ts'

const closedCodes: ReadonlySet<unknown> = new Set(['EPIPE', 'ECONNRESET', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END', 'EOF'])

/** Errors of the standard streams arrive where they are written to; without a listener Node would end the process with a stack trace. */
export function guardStreams(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
}

/** Writes to standard output and waits until it is taken. A reader that went away, or a full disk, is never mistaken for success. */
export function writeOut(text: string | Uint8Array): Promise<void> {
  return write(process.stdout, text)
}

/** Writes a message for the person who runs the program. When nobody can be told any more, there is nobody to tell that either. */
export async function writeErr(text: string): Promise<void> {
  await write(process.stderr, text).catch(() => {})
}

function write(stream: NodeJS.WriteStream, text: string | Uint8Array): Promise<void> {
  if (text.length === 0) return Promise.resolve()
  return new Promise((resolve, reject) => {
    try {
      stream.write(text, (error) => (error ? reject(asFailure(error)) : resolve()))
    } catch (error) {
      reject(asFailure(error))
    }
  })
}

function asFailure(error: unknown): Error {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (closedCodes.has(code)) return new OutputClosed()
  return new Failure(`The output could not be written. ${describeSystemError(error)}`)
}
