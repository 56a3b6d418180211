import { parentPort, workerData } from 'node:worker_threads'
import { type CheckedLine, sourceChecker } from './check-source.ts'
import type { Answer, Job } from './workers.ts'

// A thread of `workers.ts`: batches of sources in, their lines out.
Error.stackTraceLimit = 0
const check = sourceChecker(workerData)

parentPort?.on('message', async ({ number, sources }: Job) => {
  const lines: CheckedLine[] = []
  for (const source of sources) lines.push(await check(source))
  parentPort?.postMessage({ number, lines } satisfies Answer)
})
