import { createReadStream, statSync } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { RunFailure } from '../report/report.ts'
import { describeSystemError, Failure } from './failure.ts'
import type { Input, Inputs } from './inputs.ts'
import { ndjsonRecords } from './ndjson.ts'
import { maxBytes, tooLarge } from './read.ts'
import type { Source } from './source.ts'
import { tarMembers } from './tar.ts'
import { formatByName, gzipped, type InputFormat } from './wants-bulk.ts'

export interface SourceOptions {
  /** How inputs are read; absent: by their names. */
  readonly inputFormat?: InputFormat | undefined
}

/** What is behind inputs. `total` is the number of texts, when each input is one. `bytes` is what the other files hold. */
export interface Sources {
  readonly inputs: readonly Input[]
  readonly total: number | undefined
  readonly bytes: number
  read(): AsyncGenerator<Source>
}

export function sourcesOf({ inputs, failures }: Inputs, options: SourceOptions): Sources {
  const plain = inputs.every((input) => formatOf(input, options) === 'text')
  return {
    inputs,
    total: plain ? inputs.length + failures.length : undefined,
    bytes: plain
      ? 0
      : inputs.reduce((sum, { file }) => sum + (file === undefined ? 0 : (statSync(file, { throwIfNoEntry: false })?.size ?? 0)), 0),
    async *read() {
      for (const input of inputs) {
        const { path, file } = input
        // Standard input is read here: a thread has another one, which is empty.
        if (file !== undefined && formatOf(input, options) === 'text' && !isGzipped(input)) yield { path, file }
        else yield* readStream(input, options)
      }
      for (const failure of failures) yield { failure: asRunFailure(failure) }
    },
  }
}

function formatOf({ path, file }: Input, { inputFormat }: SourceOptions): InputFormat {
  return inputFormat ?? (file === undefined ? 'text' : (formatByName.find(([pattern]) => pattern.test(path))?.[1] ?? 'text'))
}

function isGzipped({ path, file }: Input): boolean {
  return file !== undefined && gzipped.test(path)
}

/** What a stream gives before it breaks off is checked all the same. */
async function* readStream(input: Input, options: SourceOptions): AsyncGenerator<Source> {
  const { path } = input
  try {
    const chunks = open(input)
    const format = formatOf(input, options)
    if (format === 'ndjson') yield* ndjsonRecords(path, chunks)
    else if (format === 'tar') yield* tarMembers(path, chunks)
    else yield { path, bytes: await collect(path, chunks) }
  } catch (error) {
    yield { failure: asRunFailure(error instanceof Failure ? error : new Failure(describe(error), { path })) }
  }
}

function open(input: Input): AsyncIterable<Buffer> {
  if (input.file === undefined) return process.stdin
  const stream = createReadStream(input.file, { highWaterMark: 256 * 1024 })
  // An error of either stream ends the other one, and is thrown where the chunks are read.
  return isGzipped(input) ? pipeline(stream, createGunzip({ chunkSize: 256 * 1024 }), () => {}) : stream
}

function describe(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code.startsWith('Z_') ? 'The compressed data is damaged or cut off: what follows was not read.' : describeSystemError(error)
}

async function collect(path: string, chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  let total = 0
  for await (const chunk of chunks) {
    total += chunk.length
    if (total > maxBytes) throw tooLarge(path)
    parts.push(chunk)
  }
  return Buffer.concat(parts)
}

export function asRunFailure({ path, message, remedy }: RunFailure): RunFailure {
  return { path, message, remedy }
}
