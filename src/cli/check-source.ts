import { parseDocument } from '../../grammar/parse.ts'
import { checkDocument, RuleError } from '../../rules/check.ts'
import type { Severity } from '../../rules/rule.ts'
import { decodeText } from '../decode.ts'
import { jsonLinesReporter } from '../report/json.ts'
import type { RunFailure } from '../report/report.ts'
import { type CheckFlags, checkSettings } from './check-settings.ts'
import { Failure } from './failure.ts'
import { lazyMarks } from './marks.ts'
import { readText, undecodable } from './read.ts'
import { openSettings, type SettingsReader } from './settings.ts'
import type { Source } from './source.ts'

/** Settings of a check that can be handed to a worker. */
export interface CheckOptions extends CheckFlags {
  readonly config?: string | boolean | undefined
}

/** The line of one source in the output, and what to count. */
export interface CheckedLine {
  readonly line: string
  readonly severities: readonly Severity[]
  /** There was no marking in it. */
  readonly unmarked: boolean
  readonly failure: RunFailure | undefined
}

/**
 * Each step is done for so many texts, or so many characters of them, before the next one: its code then stays in the caches of the
 * processor, which saves a fifth of the time. With many more, the collector of short-lived objects has to move what they hold.
 */
const batchSize = 16
const batchLength = 1 << 18

/** What a step gave for a source, or already its line. */
type Outcome<T> = { readonly path: string; readonly value: T } | CheckedLine

/** A function that checks sources and gives their lines in order. Whatever happens with one, it has a line, and the next one is checked. */
export function sourceChecker(options: CheckOptions): (sources: AsyncIterable<Source> | Iterable<Source>) => AsyncGenerator<CheckedLine> {
  const reader = openSettings(options.config)

  async function read(source: Source): Promise<Outcome<{ text: string; settings: FoundSettings }>> {
    if ('failure' in source) return failed(source.failure)
    const { path } = source
    try {
      const settings = reader.settingsFor('file' in source ? source.file : undefined)
      if (settings.folder?.ceiling !== undefined) throw ceilingInSettings(path)
      return { path, value: { text: await textOf(source), settings } }
    } catch (error) {
      return broken(path, error)
    }
  }

  function checkBatch(texts: readonly Outcome<{ text: string; settings: FoundSettings }>[]): CheckedLine[] {
    const parsed = step(texts, ({ text, settings }) => ({ document: parseDocument(text), settings }))
    const judged = step(parsed, ({ document, settings }) => {
      const by = checkSettings(document, settings, options)
      return { document, by, findings: checkDocument(document, by) }
    })
    const told = step(judged, ({ document, by, findings }, path): CheckedLine => {
      const { profile, asOf } = by
      const line = reporter.file({ path, document, findings, markOf: lazyMarks(path, document, findings), profile, asOf })
      return { line, severities: findings.map(({ severity }) => severity), unmarked: document.format === 'text', failure: undefined }
    })
    return told.map((one) => ('line' in one ? one : one.value))
  }

  return async function* (sources) {
    let batch: Outcome<{ text: string; settings: FoundSettings }>[] = []
    let length = 0
    for await (const source of sources) {
      const one = await read(source)
      batch.push(one)
      length += 'line' in one ? 0 : one.value.text.length
      if (batch.length < batchSize && length < batchLength) continue
      yield* checkBatch(batch)
      batch = []
      length = 0
    }
    yield* checkBatch(batch)
  }
}

const reporter = jsonLinesReporter()

type FoundSettings = ReturnType<SettingsReader['settingsFor']>

/** Goes on with what the step before gave. */
function step<A, B>(all: readonly Outcome<A>[], work: (value: A, path: string) => B): Outcome<B>[] {
  return all.map((one) => {
    if ('line' in one) return one
    try {
      return { path: one.path, value: work(one.value, one.path) }
    } catch (error) {
      return broken(one.path, error)
    }
  })
}

function failed(failure: RunFailure): CheckedLine {
  return { line: reporter.failure(failure), severities: [], unmarked: false, failure }
}

function broken(path: string, error: unknown): CheckedLine {
  if (error instanceof Failure) return failed({ path, message: error.message, remedy: error.remedy })
  const where = error instanceof RuleError ? `in rule ${error.rule}` : 'while reading'
  return failed({ path, message: `Internal error ${where}: this text was not checked.`, remedy: undefined })
}

/** A ceiling looks at all files before anything is printed of any. */
function ceilingInSettings(path: string): Failure {
  return new Failure('The settings set a ceiling, which cannot be held to in a stream of records: this text was not checked.', {
    path,
    remedy: 'Check the files by themselves, or name other settings.',
  })
}

async function textOf(source: Exclude<Source, { failure: RunFailure }>): Promise<string> {
  if ('text' in source) return source.text
  if ('file' in source) return (await readText(source)).text
  const decoded = decodeText(source.bytes)
  if ('text' in decoded) return decoded.text
  throw undecodable(source.path, decoded)
}
