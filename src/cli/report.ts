import { createHash } from 'node:crypto'
import { basename, resolve } from 'node:path'
import type { CalendarDate } from '../../grammar/text/date.ts'
import type { Profile } from '../../grammar/vocabulary/entry.ts'
import { checkDocument } from '../../rules/check.ts'
import { rules } from '../../rules/index.ts'
import { makeRelease } from '../release/make.ts'
import { policyFor } from '../release/policy.ts'
import type { ReportedCable } from '../report/html/cable.ts'
import { type ListedCable, listCable } from '../report/html/listed.ts'
import { maxShown, type ReportOptions, renderDocumentPage, renderIndex, renderReport } from '../report/html/report.ts'
import { count } from '../report/summary.ts'
import { parseWithin, refuseAnyAbove } from './ceiling.ts'
import { checkSettings } from './check-settings.ts'
import { type ConsoleOptions, openConsole } from './console.ts'
import { Failure, OverCeiling } from './failure.ts'
import { findInputs, type Input, shownPath } from './inputs.ts'
import { asFailure } from './lint.ts'
import { readText } from './read.ts'
import { readPolicy } from './redact.ts'
import { writeReport } from './report-file.ts'
import { namesFolder, openReportFolder } from './report-folder.ts'
import { openSettings, type SettingsReader } from './settings.ts'
import { type SuppressionOptions, Suppressions } from './suppressions.ts'
import { today } from './today.ts'

export interface HtmlReportOptions extends ConsoleOptions, SuppressionOptions {
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

/**
 * Writes one page that shows documents with their findings, or a folder with a page for each. Returns 0, or 2 when one could not be read.
 * Nothing is written of any when one of them is above the ceiling.
 */
export async function report(paths: readonly string[], options: HtmlReportOptions): Promise<number> {
  const console = openConsole(options)
  if (paths.length === 0)
    throw new Failure('Name a file or folder to report on.', { remedy: 'For example: bannerline report drafts -o report.html' })
  readPolicy(policyFor(options.to), options.profile)
  const settings = openSettings(options.config)
  const suppressions = new Suppressions(options, today())
  const { inputs, failures: unopened } = findInputs(paths, { stdinName: options.stdinFilename, allowEmpty: false, settings })
  for (const { file } of inputs) suppressions.bookFor(settings.settingsFor(file).folder)
  await refuseAnyAbove(inputs, options.ceiling, settings)
  const failures = [...unopened]
  for (const failure of failures) await console.fail(failure)
  const { output } = options
  const pages = output !== '-' && namesFolder(output) ? openReportFolder(output) : undefined
  const reportOptions: ReportOptions = {
    rules: new Map(rules.map((rule) => [rule.id, rule])),
    showText: options.withText === true,
    digest: (text) => createHash('sha256').update(text).digest('base64'),
  }
  const rows: ListedCable[] = []
  const names: string[] = []
  // A page shows so many documents at most; more than those need not be held.
  const held: ReportedCable[] = []
  try {
    for (const input of inputs) {
      const cable = await look(input, options, settings, suppressions).catch(async (error: unknown) => {
        if (error instanceof OverCeiling) throw error
        const failure = asFailure(error, input)
        failures.push(failure)
        await console.fail(failure)
      })
      if (!cable) continue
      rows.push(listCable(cable, reportOptions.showText))
      if (!pages && rows.length <= maxShown) held.push(cable)
      if (!pages) continue
      const name = pageName(rows.length, input.path)
      names.push(name)
      pages.write(name, renderDocumentPage(cable, reportOptions, '../index.html'))
    }
    if (rows.length === 0) return 2
    const unread = failures.length
    if (pages) {
      pages.write(
        'index.html',
        renderIndex(rows, { ...reportOptions, unread }, (index) => names[index]),
      )
      pages.finish()
    } else {
      const page =
        rows.length > maxShown
          ? renderIndex(rows, { ...reportOptions, unread }, () => undefined)
          : renderReport(held, { ...reportOptions, unread })
      if (output === '-') await console.out(page)
      else writeReport(output, page, inputs)
    }
  } finally {
    pages?.discard()
  }
  const masked = options.withText ? '' : ', masked: no text of the documents'
  if (pages) await console.tell(`written    ${shownPath(resolve(output))}/index.html and ${count(rows.length, 'page')}${masked}`)
  else if (output !== '-') await console.tell(`written    ${shownPath(resolve(output))}${masked}`)
  if (!pages && rows.length > maxShown)
    await console.tell(
      `note   ${count(rows.length, 'document')} are too many for one page to show each: it lists them. For a page each, name a new folder: -o report/`,
    )
  return failures.length > 0 ? 2 : 0
}

/** `documents/0012-26STRELSAU0123.html`: numbered, so that no two are the same, and without anything that a link would have to escape. */
function pageName(number: number, path: string): string {
  const name = basename(path)
    .replace(/\.[A-Za-z0-9]{1,8}$/, '')
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .slice(0, 60)
  return `documents/${String(number).padStart(4, '0')}-${name}.html`
}

async function look(input: Input, options: HtmlReportOptions, reader: SettingsReader, suppressions: Suppressions): Promise<ReportedCable> {
  const { folder, ...settings } = reader.settingsFor(input.file)
  const document = parseWithin((await readText(input)).text, options.ceiling, folder?.ceiling)
  const { profile, asOf, rules: levels } = checkSettings(document, settings, options)
  const outcome = makeRelease(document, readPolicy(policyFor(options.to), options.profile))
  const found = checkDocument(document, { profile, asOf, rules: levels })
  const allowed = suppressions.bookFor(folder)?.judge(input.file, document, found) ?? []
  return {
    path: input.path,
    document,
    profile,
    asOf,
    findings: found.filter((_, index) => !allowed[index]),
    suppressed: allowed.filter((one) => one !== undefined),
    preview: { audience: options.to, outcome },
  }
}
