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
import { openSettings } from './settings.ts'
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

/** A function that checks one source after the other. Whatever happens with one, it has a line, and the next one is checked. */
export function sourceChecker(options: CheckOptions): (source: Source) => Promise<CheckedLine> {
  const reporter = jsonLinesReporter()
  const reader = openSettings(options.config)
  const failed = (failure: RunFailure): CheckedLine => ({
    line: reporter.failure(failure),
    severities: [],
    unmarked: false,
    failure,
  })
  return async (source) => {
    if ('failure' in source) return failed(source.failure)
    const { path } = source
    try {
      const settings = reader.settingsFor('file' in source ? source.file : undefined)
      if (settings.folder?.ceiling !== undefined) throw ceilingInSettings(path)
      const document = parseDocument(await textOf(source))
      const by = checkSettings(document, settings, options)
      const findings = checkDocument(document, by)
      const line = reporter.file({
        path,
        document,
        findings,
        markOf: lazyMarks(path, document, findings),
        profile: by.profile,
        asOf: by.asOf,
      })
      return { line, severities: findings.map(({ severity }) => severity), unmarked: document.format === 'text', failure: undefined }
    } catch (error) {
      if (error instanceof Failure) return failed({ path, message: error.message, remedy: error.remedy })
      const where = error instanceof RuleError ? `in rule ${error.rule}` : 'while reading'
      return failed({ path, message: `Internal error ${where}: this text was not checked.`, remedy: undefined })
    }
  }
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
