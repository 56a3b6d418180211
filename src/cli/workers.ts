import { join } from 'node:path'
import { parentPort, Worker, workerData } from 'node:worker_threads'
import type { CheckedLine, CheckOptions } from './check-source.ts'
import { threadFlag } from './commands.ts'
import type { Source } from './source.ts'

/** Large enough that handing over costs little, small enough that results keep coming and memory stays bounded. */
const batchSize = 64
const batchBytes = 1 << 20

interface Job {
  readonly number: number
  readonly sources: readonly Source[]
}

interface Answer {
  readonly number: number
  readonly lines: readonly CheckedLine[]
}

/**
 * Checks sources in several threads and gives the results in the order of the sources. At most two batches a thread are under way, so
 * memory does not grow with the input.
 */
export async function* checkInThreads(sources: AsyncIterable<Source>, options: CheckOptions, threads: number): AsyncGenerator<CheckedLine> {
  // The program once more: what V8 has compiled of it serves all threads.
  const program = join(import.meta.dirname, 'bannerline.cjs')
  const workers = Array.from({ length: threads }, () => new Worker(program, { argv: [threadFlag], workerData: options }))
  const underWay: Promise<Answer>[] = []
  const settle = new Map<number, { resolve(answer: Answer): void; reject(error: unknown): void }>()
  for (const worker of workers) {
    worker.on('message', (answer: Answer) => {
      settle.get(answer.number)?.resolve(answer)
      settle.delete(answer.number)
    })
    worker.on('error', (error) => {
      for (const { reject } of settle.values()) reject(error)
    })
  }
  const send = (number: number, batch: readonly Source[]): void => {
    const answer = new Promise<Answer>((resolve, reject) => settle.set(number, { resolve, reject }))
    // It is awaited in its turn; an error in the meantime is not unhandled.
    answer.catch(() => {})
    underWay.push(answer)
    workers[number % threads]?.postMessage({ number, sources: batch } satisfies Job)
  }
  try {
    let number = 0
    for await (const batch of inBatches(sources)) {
      send(number++, batch)
      if (underWay.length >= threads * 2) yield* (await (underWay.shift() as Promise<Answer>)).lines
    }
    for (const answer of underWay) yield* (await answer).lines
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
}

/** The other end: answers batches until the thread is ended. False when this is no thread. */
export function answerJobs(checkerFor: (options: CheckOptions) => (sources: Iterable<Source>) => AsyncIterable<CheckedLine>): boolean {
  const port = parentPort
  if (!port) return false
  const check = checkerFor(workerData)
  port.on('message', async ({ number, sources }: Job) => {
    const lines: CheckedLine[] = []
    for await (const line of check(sources)) lines.push(line)
    port.postMessage({ number, lines } satisfies Answer)
  })
  return true
}

async function* inBatches(sources: AsyncIterable<Source>): AsyncGenerator<readonly Source[]> {
  let batch: Source[] = []
  let bytes = 0
  for await (const source of sources) {
    batch.push(source)
    bytes += 'text' in source ? source.text.length : 'bytes' in source ? source.bytes.length : 0
    if (batch.length < batchSize && bytes < batchBytes) continue
    yield batch
    batch = []
    bytes = 0
  }
  if (batch.length > 0) yield batch
}
