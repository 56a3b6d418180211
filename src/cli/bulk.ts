import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import type { Severity } from '../../rules/rule.ts'
import { count, unmarkedNote } from '../report/summary.ts'
import { type CheckedLine, type CheckOptions, sourceChecker } from './check-source.ts'
import { type ConsoleOptions, openConsole } from './console.ts'
import { Failure } from './failure.ts'
import { shownPath } from './inputs.ts'
import { type ProgressChoice, startProgress } from './progress.ts'
import { openResults, type ResultFile } from './result-file.ts'
import type { Source } from './source.ts'
import type { Sources } from './sources.ts'

export interface BulkOptions extends ConsoleOptions, CheckOptions {
  readonly format?: readonly { readonly format: string; readonly file: string | undefined }[]
  readonly failOn: Severity | 'never'
  readonly resume?: boolean
  readonly progress?: ProgressChoice
  readonly jobs?: number
  readonly allowEmpty?: boolean
  readonly ceiling?: unknown
}

/** Threads pay from about here on: each has to be warm before it is fast. */
const filesForThreads = 25_000
const bytesForThreads = 200_000_000
/** Written at once: a system call for every line would cost more than the line. */
const flushAt = 1 << 16
/** So many failures are told one by one; all of them are in the output. */
const mostTold = 20

/**
 * Checks many records, one line of JSON each, in the order of the input: what could not be checked has its line too. Memory does not grow
 * with the input. Returns 0, 1 for findings at or above `--fail-on`, 2 when a record was not checked.
 */
export async function bulk(sources: Sources, options: BulkOptions): Promise<number> {
  const console = openConsole(options)
  const target = targetOf(options)
  const { file } = target
  if (file !== undefined && sources.inputs.some((input) => input.file === resolve(file)))
    throw new Failure('A report must not be written over a document that was checked.', { path: shownPath(resolve(file)) })

  const tally: Tally = { records: 0, failures: 0, unmarked: 0, counts: { error: 0, warning: 0, info: 0 } }
  const done: string[] = []
  const results = file === undefined ? undefined : openResults(file, options.resume ? (line) => done.push(takeUp(line, tally)) : undefined)
  const progress = startProgress(sources.total, options.progress)
  const output = collectOutput(results, console.out)
  try {
    for await (const checked of check(rest(sources.read(), done, file), options, threadsFor(sources, options))) {
      addTo(tally, checked)
      progress.done(tally.records)
      if (checked.failure && tally.failures <= mostTold) {
        progress.stop()
        await console.fail(checked.failure)
      }
      await output.add(checked.line)
    }
    await output.flush()
  } catch (error) {
    progress.stop()
    results?.leave()
    throw error
  }
  progress.stop()
  results?.finish()
  if (tally.records === 0 && !options.allowEmpty) throw new Failure('Nothing to check: there was no record in the input.')
  const noun = sources.total === undefined ? 'record' : 'file'
  if (tally.failures > mostTold) await console.tell(`note   ${count(tally.failures, noun)} could not be checked: see the output.`)
  if (tally.unmarked > 0) await console.tell(unmarkedNote(tally.unmarked, tally.records - tally.failures, noun))
  if (tally.failures > 0) return 2
  return fails(tally.counts, options.failOn) ? 1 : 0
}

interface Tally {
  records: number
  failures: number
  unmarked: number
  readonly counts: Record<Severity, number>
}

function targetOf({ format, resume, ceiling }: BulkOptions): { readonly file: string | undefined } {
  const [target, ...others] = format ?? []
  if (target?.format !== 'jsonl' || others.length > 0) {
    throw new Failure('Records, archives and many threads have one result a line, in the jsonl format.', {
      remedy: 'Add --format jsonl, or --format jsonl=FILE.',
    })
  }
  if (resume && target.file === undefined)
    throw new Failure('--resume goes on with a file of results.', { remedy: 'Name it: --format jsonl=FILE --resume.' })
  if (ceiling !== undefined)
    throw new Failure('--ceiling looks at all files before it prints anything, which a stream does not allow.', {
      remedy: 'Check the files by themselves.',
    })
  return target
}

/** What an earlier run has written counts as if it had been checked now. Returns the name of the record. */
function takeUp(line: string, tally: Tally): string {
  let record: { path?: unknown; format?: unknown; failure?: { path?: unknown }; findings?: readonly { severity: Severity }[] }
  try {
    record = JSON.parse(line)
  } catch {
    throw new Failure('The file of results has a line that bannerline did not write.', {
      remedy: 'Name another file, or leave --resume out.',
    })
  }
  tally.records++
  if (record.failure) tally.failures++
  if (record.format === 'text') tally.unmarked++
  for (const { severity } of record.findings ?? []) tally.counts[severity]++
  return String(record.path ?? record.failure?.path ?? '')
}

/** The sources that an earlier run did not come to. */
async function* rest(sources: AsyncIterable<Source>, done: readonly string[], file: string | undefined): AsyncGenerator<Source> {
  let index = 0
  for await (const source of sources) {
    const name = done[index++]
    if (name === undefined) yield source
    else if (name !== ('failure' in source ? (source.failure.path ?? '') : source.path)) throw mismatch(file)
  }
  if (index < done.length) throw mismatch(file)
}

function mismatch(file: string | undefined): Failure {
  return new Failure('The file of results is that of another input.', {
    path: file === undefined ? undefined : shownPath(resolve(file)),
    remedy: 'Name another file, or leave --resume out.',
  })
}

async function* check(sources: AsyncIterable<Source>, options: BulkOptions, threads: number): AsyncGenerator<CheckedLine> {
  const { profile, asOf, rule, only, skip, config } = options
  const settings: CheckOptions = { profile, asOf, rule, only, skip, config }
  if (threads > 1) yield* (await import('./workers.ts')).checkInThreads(sources, settings, threads)
  else yield* sourceChecker(settings)(sources)
}

/** What a thread does that `check` has started. False when this is no thread. */
export async function startThread(): Promise<boolean> {
  return (await import('./workers.ts')).answerJobs(sourceChecker)
}

function threadsFor({ inputs, bytes }: { readonly inputs: readonly unknown[]; readonly bytes: number }, { jobs }: BulkOptions): number {
  if (jobs !== undefined) return jobs
  return inputs.length >= filesForThreads || bytes >= bytesForThreads ? Math.min(availableParallelism(), 8) : 1
}

function collectOutput(results: ResultFile | undefined, out: (text: string) => Promise<void>) {
  let held: string[] = []
  let length = 0
  const flush = async (): Promise<void> => {
    const text = held.join('')
    held = []
    length = 0
    if (results) results.write(text)
    else await out(text)
  }
  return {
    flush,
    async add(line: string): Promise<void> {
      held.push(line)
      length += line.length
      if (length >= flushAt) await flush()
    },
  }
}

function addTo(tally: Tally, { severities, unmarked, failure }: CheckedLine): void {
  tally.records++
  if (failure) tally.failures++
  if (unmarked) tally.unmarked++
  for (const severity of severities) tally.counts[severity]++
}

function fails(counts: Readonly<Record<Severity, number>>, failOn: Severity | 'never'): boolean {
  if (failOn === 'never') return false
  return counts.error > 0 || (failOn !== 'error' && counts.warning > 0) || (failOn === 'info' && counts.info > 0)
}
