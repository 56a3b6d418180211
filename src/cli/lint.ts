import type { CalendarDate } from '../../grammar/text/date.ts'
import { formatDate } from '../../grammar/text/date.ts'
import type { Profile } from '../../grammar/vocabulary/entry.ts'
import { checkUnderAll } from '../../rules/authorities.ts'
import { checkDocument, RuleError } from '../../rules/check.ts'
import { rules } from '../../rules/index.ts'
import type { Severity } from '../../rules/rule.ts'
import { nearest } from '../nearest.ts'
import type { ReportTarget } from '../report/format-names.ts'
import { reporterFor } from '../report/formats.ts'
import { noPaint } from '../report/paint.ts'
import type { FileReport, Layout, Reporter, RunFailure, Tally } from '../report/report.ts'
import { addToTally, emptyTally, unmarkedNote } from '../report/summary.ts'
import { bulk } from './bulk.ts'
import { parseWithin, refuseAnyAbove } from './ceiling.ts'
import { checkSettings } from './check-settings.ts'
import { type ConsoleOptions, openConsole } from './console.ts'
import { Failure, OverCeiling } from './failure.ts'
import { filesSince, stagedFiles } from './git.ts'
import { findInputs, type Input, type Inputs, selectInputs } from './inputs.ts'
import { Known, type KnownOptions } from './known.ts'
import { lazyMarks, ownKey } from './marks.ts'
import { writeErr } from './output.ts'
import { printConfig } from './print-config.ts'
import { type ProgressChoice, startProgress } from './progress.ts'
import { readText } from './read.ts'
import { writeReport } from './report-file.ts'
import { type FolderSettings, openSettings, type SettingsReader } from './settings.ts'
import { sourcesOf } from './sources.ts'
import { addStepSummary } from './step-summary.ts'
import { type InputFormat, wantsBulk } from './wants-bulk.ts'
import { watch } from './watch.ts'

export { startThread } from './bulk.ts'

export interface LintOptions extends ConsoleOptions, KnownOptions {
  /** The highest marking that this machine may hold. */
  readonly ceiling?: string
  readonly format?: readonly ReportTarget[]
  readonly failOn: Severity | 'never'
  readonly quiet?: boolean
  readonly verbose?: boolean
  readonly rule?: Readonly<Record<string, Severity | 'off'>>
  readonly only?: readonly string[]
  readonly skip?: readonly string[]
  /** `all`: whatever any authority finds, and whose rule it is. */
  readonly profile?: Profile | 'all'
  readonly asOf?: CalendarDate
  readonly stdinFilename?: string
  readonly showText?: boolean
  readonly allowEmpty?: boolean
  readonly maxFindings?: number
  readonly inputFormat?: InputFormat
  readonly resume?: boolean
  readonly progress?: ProgressChoice
  readonly jobs?: number
  /** The file that `--config` names; false for `--no-config`; true when neither was given. */
  readonly config?: string | boolean
  readonly strictBaseline?: boolean
  readonly includeSuppressed?: boolean
  /** Only what is staged in git, as it is staged. */
  readonly staged?: boolean
  /** Only what changed since a commit. */
  readonly since?: string
}

/** `lint` once, or with `--watch` after every save. */
export async function lintCommand(
  paths: readonly string[],
  options: LintOptions & { readonly watch?: boolean; readonly printConfig?: string },
): Promise<number> {
  if (options.printConfig !== undefined) return printConfig(options.printConfig, options.config)
  if (!options.watch) return lint(paths, options)
  if (paths.includes('-')) throw new Failure('Standard input cannot be watched.', { remedy: 'Name a file or folder.' })
  const console = openConsole(options)
  return watch(paths.length === 0 ? ['.'] : paths, async () => {
    if (console.isTerminal) await console.out('\u001b[2J\u001b[H')
    // A draft that is just being saved, or settings with a slip, must not end the watch.
    await lint(paths, options).catch(async (error: unknown) => {
      if (error instanceof OverCeiling) await writeErr(error.notice)
      else if (error instanceof Failure) await console.fail(error)
      else throw error
    })
  })
}

/** Checks files and prints what was found. Returns 0, 1 for findings at or above `--fail-on`, 2 when something was not checked. */
export async function lint(paths: readonly string[], options: LintOptions): Promise<number> {
  const console = openConsole(options)
  // A key that is too short ends the run before anything is checked.
  ownKey()
  const targets = options.format ?? [{ format: process.env.NO_GRAPHICS ? 'narrate' : 'text', file: undefined }]
  if (options.showText && !(console.isTerminal && targets.every(({ format, file }) => format === 'text' && file === undefined))) {
    throw new Failure('--show-text prints the document, so it works on a terminal only, in the text format.', {
      remedy: 'Leave --show-text out.',
    })
  }
  requireRules([...(options.only ?? []), ...(options.skip ?? []), ...Object.keys(options.rule ?? {})])

  const settings = openSettings(options.config)
  const asked = wantsBulk(paths, options)
  if (asked) refuseForRecords(options)
  const selected = selectFiles(paths, options, settings)
  const { inputs } = selected
  const known = new Known(options)
  // Settings that are wrong end the run before anything is checked by them.
  const folders = [...new Set(inputs.map(({ file }) => settings.settingsFor(file).folder))]
  for (const folder of folders) known.load(folder)
  if (asked || (known.isEmpty && isStream(targets, folders, options))) {
    const sources = sourcesOf(selected, options)
    if (!known.isEmpty && sources.total !== undefined) throw knownByFile()
    return bulk(sources, { ...options, profile: oneProfile(options) })
  }
  await refuseAnyAbove(inputs, options.ceiling, settings)

  const layout: Layout = {
    width: console.width,
    paint: console.paint,
    ascii: console.ascii,
    showText: options.showText === true,
    maxFindings: options.maxFindings ?? Number.POSITIVE_INFINITY,
    quiet: options.quiet === true,
    listClean: inputs.length === 1 || options.verbose === true,
    includeSuppressed: options.includeSuppressed === true,
  }
  // What goes into a file is the same wherever it is made.
  const fileLayout: Layout = { ...layout, paint: noPaint, ascii: options.ascii === true, width: options.width ?? 100 }
  const rulesById = new Map(rules.map((rule) => [rule.id, rule]))
  const outputs = targets.map(({ format, file }) => ({
    write: file === undefined ? undefined : (text: string) => writeReport(file, text, inputs),
    reporter: reporterFor(format, rulesById, file === undefined ? layout : fileLayout),
    text: [] as string[],
  }))
  const summary = targets.some(({ format, file }) => format === 'github' && file === undefined) && process.env.GITHUB_STEP_SUMMARY
  if (summary) {
    const write = (text: string): void => addStepSummary(summary, text)
    outputs.push({ write, reporter: reporterFor('markdown', rulesById, fileLayout), text: [] })
  }

  const progress = startProgress(inputs.length, options.progress)
  const put = async (textFor: (reporter: Reporter) => string): Promise<void> => {
    for (const output of outputs) {
      const text = textFor(output.reporter)
      if (output.write) output.text.push(text)
      else if (text !== '') {
        progress.stop()
        await console.out(text)
      }
    }
  }
  const failures: RunFailure[] = []
  const tell = async ({ path, message, remedy }: RunFailure): Promise<void> => {
    failures.push({ path, message, remedy })
    await console.fail({ path, message, remedy })
  }
  const record = (failure: RunFailure): Promise<void> => put((reporter) => reporter.failure?.(failure) ?? '')
  for (const failure of selected.failures) await tell(failure)

  let tally = emptyTally
  let unmarked = 0
  for (const [index, input] of inputs.entries()) {
    progress.done(index)
    const checked = await check(input, options, settings).catch(async (error: unknown) => {
      if (error instanceof OverCeiling) throw error
      const failure = asFailure(error, input)
      await tell(failure)
      await record(failure)
      return undefined
    })
    if (!checked) continue
    const { report, known: inBaseline } = known.split(checked, input, checked.folder)
    tally = addToTally(tally, report.findings, { known: inBaseline, suppressed: report.suppressed ?? [] })
    if (report.document.format === 'text') unmarked++
    if (options.verbose)
      await console.tell(
        `${input.path}: ${report.document.format}, profile ${report.profile}, ${report.encoding}, settings ${report.settings ?? 'none'}`,
      )
    await put((reporter) => reporter.file(report))
  }
  for (const failure of selected.failures) await record(failure)

  progress.stop()

  const run = { profile: oneProfile(options), asOf: options.asOf && formatDate(options.asOf), tally, failures }
  for (const output of outputs) {
    const text = output.reporter.end(run)
    if (output.write) output.write([...output.text, text].join(''))
    else await console.out(text)
  }
  if (unmarked > 0) await console.tell(unmarkedNote(unmarked, tally.files, 'file'))
  const isActive = (rule: string): boolean => (options.only?.includes(rule) ?? true) && !options.skip?.includes(rule)
  for (const note of known.notes(isActive)) await console.tell(note)
  if (failures.length > 0) return 2
  if (known.isStale && options.strictBaseline) return 1
  return fails(tally, options.failOn) ? 1 : 0
}

/** The files to check: what is named, or what git says has changed, or the files of the settings. */
function selectFiles(paths: readonly string[], options: LintOptions, settings: SettingsReader): Inputs {
  const { staged, since } = options
  if (staged || since !== undefined) {
    if (staged && since !== undefined)
      throw new Failure('--staged and --since are two different questions.', { remedy: 'Ask one of them.' })
    if (paths.includes('-')) throw new Failure('Standard input is not in git.', { remedy: 'Leave - out.' })
    const files = since === undefined ? stagedFiles() : filesSince(since)
    return { inputs: selectInputs(files, paths, settings, since === undefined), failures: [] }
  }
  // Settings that name files say what there is to check.
  const chosen = paths.length === 0 && settings.folderSettings(process.cwd())?.files ? ['.'] : paths
  if (chosen.length === 0)
    throw new Failure('Name a file or folder to check.', { remedy: 'For example: bannerline draft.txt. Or: bannerline --help.' })
  return findInputs(chosen, { stdinName: options.stdinFilename, allowEmpty: options.allowEmpty === true, settings })
}

/** What is found is told file by file, and nothing that was asked for needs to see all files or more than the result of one. */
function isStream(
  targets: readonly ReportTarget[],
  folders: readonly (FolderSettings | undefined)[],
  { profile, ceiling, staged, verbose }: LintOptions,
): boolean {
  if (targets.length !== 1 || targets[0]?.format !== 'jsonl') return false
  if (profile === 'all' || ceiling !== undefined || staged || verbose) return false
  return folders.every((folder) => folder?.ceiling === undefined)
}

function knownByFile(): Failure {
  return new Failure('Suppressions and baselines are kept to only where files are checked one by one.', {
    remedy: 'Leave --jobs and --resume out, or add --no-suppressions --no-baseline.',
  })
}

/** What works on files only is never passed over in silence. */
function refuseForRecords(options: LintOptions): void {
  const flags: readonly (readonly [string, unknown])[] = [
    ['--baseline', options.baseline],
    ['--suppressions', options.suppressions],
    ['--suppressions-from', options.suppressionsFrom],
    ['--staged', options.staged],
    ['--since', options.since],
    ['--profile all', options.profile === 'all'],
  ]
  for (const [flag, value] of flags) {
    if (value !== undefined && value !== false)
      throw new Failure(`${flag} works on files, not on records, archives or many threads.`, { remedy: `Leave ${flag} out.` })
  }
}

function oneProfile({ profile }: LintOptions): Profile | undefined {
  return profile === 'all' ? undefined : profile
}

interface Checked extends FileReport {
  readonly encoding: string
  readonly settings: string | undefined
  readonly folder: FolderSettings | undefined
}

async function check(input: Input, options: LintOptions, reader: SettingsReader): Promise<Checked> {
  const settings = reader.settingsFor(input.file)
  const { text, encoding } = await readText(input)
  const document = parseWithin(text, options.ceiling, settings.folder?.ceiling)
  const by = checkSettings(document, settings, { ...options, profile: oneProfile(options) })
  const findings = options.profile === 'all' ? checkUnderAll(document, by) : checkDocument(document, by)
  return {
    path: input.path,
    document,
    findings,
    markOf: lazyMarks(input.path, document, findings),
    profile: by.profile,
    asOf: by.asOf,
    encoding,
    settings: settings.path,
    folder: settings.folder,
  }
}

/** An error inside the program, told without anything that could have come from the document. */
export function asFailure(error: unknown, { path }: Input): Failure {
  if (error instanceof Failure) return error
  const where = error instanceof RuleError ? `in rule ${error.rule}` : 'while reading'
  return new Failure(`Internal error ${where}: this file was not checked.`, {
    path,
    remedy: 'Please report it, without the document. Markings alone are enough.',
  })
}

/** A misspelt id would switch nothing off, or everything: it is never passed over. */
export function requireRules(ids: readonly string[]): void {
  for (const id of ids) {
    if (rules.some((rule) => rule.id === id)) continue
    const meant = nearest(
      id,
      rules.map((rule) => rule.id),
    )
    throw new Failure(`There is no rule with the id ${id}.`, {
      remedy: `${meant ? `Did you mean ${meant}? ` : ''}bannerline rules lists them.`,
    })
  }
}

function fails({ counts }: Tally, failOn: Severity | 'never'): boolean {
  if (failOn === 'never') return false
  return counts.error > 0 || (failOn !== 'error' && counts.warning > 0) || (failOn === 'info' && counts.info > 0)
}
