import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import type { CalendarDate } from '../../grammar/text/date.ts'
import type { Profile } from '../../grammar/vocabulary/entry.ts'
import { checkDocument } from '../../rules/check.ts'
import { rules } from '../../rules/index.ts'
import { makeRelease } from '../release/make.ts'
import { policyFor } from '../release/policy.ts'
import type { ReportedCable } from '../report/html/cable.ts'
import { renderReport } from '../report/html/report.ts'
import { parseWithin } from './ceiling.ts'
import { checkSettings } from './check-settings.ts'
import { type ConsoleOptions, openConsole } from './console.ts'
import { Failure } from './failure.ts'
import { findInputs, type Input, shownPath } from './inputs.ts'
import { readText } from './read.ts'
import { readPolicy } from './redact.ts'
import { writeReport } from './report-file.ts'
import { openSettings, type SettingsReader } from './settings.ts'

export interface HtmlReportOptions extends ConsoleOptions {
  readonly output: string
  readonly to: string
  readonly withText?: boolean
  readonly profile?: Profile
  readonly asOf?: CalendarDate
  readonly stdinFilename?: string
  readonly ceiling?: string
  /** The file that `--config` names; false for `--no-config`; true when neither was given. */
  readonly config?: string | boolean
}

/** Writes one page that shows documents with their findings. Returns 0, or 2 when one could not be read. */
export async function report(paths: readonly string[], options: HtmlReportOptions): Promise<number> {
  const console = openConsole(options)
  if (paths.length === 0)
    throw new Failure('Name a file or folder to report on.', { remedy: 'For example: bannerline report drafts -o report.html' })
  readPolicy(policyFor(options.to), options.profile)
  const settings = openSettings(options.config)
  const { inputs, failures } = findInputs(paths, { stdinName: options.stdinFilename, allowEmpty: false, settings })
  for (const failure of failures) await console.fail(failure)
  let code = failures.length > 0 ? 2 : 0
  const cables: ReportedCable[] = []
  for (const input of inputs) {
    try {
      cables.push(await look(input, options, settings))
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      await console.fail(error)
      code = 2
    }
  }
  if (cables.length === 0) return 2
  const page = renderReport(cables, {
    rules: new Map(rules.map((rule) => [rule.id, rule])),
    showText: options.withText === true,
    digest: (text) => createHash('sha256').update(text).digest('base64'),
  })
  if (options.output === '-') await console.out(page)
  else {
    writeReport(options.output, page, inputs)
    await console.tell(
      `written    ${shownPath(resolve(options.output))}${options.withText ? '' : ', masked: it holds no text of the documents'}`,
    )
  }
  return code
}

async function look(input: Input, options: HtmlReportOptions, reader: SettingsReader): Promise<ReportedCable> {
  const settings = reader.settingsFor(input.file)
  // Nothing is written before all documents are read, so one above the ceiling leaves no trace.
  const document = parseWithin((await readText(input)).text, options.ceiling, settings.folder?.ceiling)
  const by = checkSettings(document, settings, options)
  const outcome = makeRelease(document, readPolicy(policyFor(options.to), options.profile))
  const findings = checkDocument(document, by)
  return { path: input.path, document, profile: by.profile, asOf: by.asOf, findings, preview: { audience: options.to, outcome } }
}
