import type { CalendarDate } from '../../grammar/text/date.ts'
import { formatDate } from '../../grammar/text/date.ts'
import type { Profile } from '../../grammar/vocabulary/entry.ts'
import { checkDocument, profileFor, RuleError } from '../../rules/check.ts'
import { isMixedRecord } from '../../rules/facts.ts'
import { rules } from '../../rules/index.ts'
import type { Severity } from '../../rules/rule.ts'
import { nearest } from '../nearest.ts'
import type { ReportTarget } from '../report/format-names.ts'
import { reporterFor } from '../report/formats.ts'
import { noPaint } from '../report/paint.ts'
import type { FileReport, Layout, RunFailure, Tally } from '../report/report.ts'
import { addToTally, count, emptyTally, thousands } from '../report/summary.ts'
import { Baseline } from './baseline.ts'
import { parseWithin } from './ceiling.ts'
import { type ConsoleOptions, openConsole } from './console.ts'
import { Failure, OverCeiling } from './failure.ts'
import { findInputs, type Input } from './inputs.ts'
import { marksOf } from './marks.ts'
import { readText } from './read.ts'
import { writeReport } from './report-file.ts'
import { SettingsReader } from './settings.ts'
import { type InputFormat, wantsBulk } from './wants-bulk.ts'

export interface LintOptions extends ConsoleOptions {
  /** The highest marking that this machine may hold. */
  readonly ceiling?: string
  readonly format?: readonly ReportTarget[]
  readonly failOn: Severity | 'never'
  readonly quiet?: boolean
  readonly verbose?: boolean
  readonly rule?: Readonly<Record<string, Severity | 'off'>>
  readonly only?: readonly string[]
  readonly skip?: readonly string[]
  readonly profile?: Profile
  readonly asOf?: CalendarDate
  readonly stdinFilename?: string
  readonly showText?: boolean
  readonly allowEmpty?: boolean
  readonly maxFindings?: number
  readonly inputFormat?: InputFormat
  readonly resume?: boolean
  readonly jobs?: number
  /** The file that `--config` names; false for `--no-config`; true when neither was given. */
  readonly config?: string | boolean
  readonly baseline?: string
  readonly strictBaseline?: boolean
}

/** Checks files and prints what was found. Returns 0, 1 for findings at or above `--fail-on`, 2 when something was not checked. */
export async function lint(paths: readonly string[], options: LintOptions): Promise<number> {
  const console = openConsole(options)
  const targets = options.format ?? [{ format: process.env.NO_GRAPHICS ? 'narrate' : 'text', file: undefined }]
  if (paths.length === 0)
    throw new Failure('Name a file or folder to check.', { remedy: 'For example: bannerline draft.txt. Or: bannerline --help.' })
  if (options.showText && !(console.isTerminal && targets.every(({ format, file }) => format === 'text' && file === undefined))) {
    throw new Failure('--show-text prints the document, so it works on a terminal only, in the text format.', {
      remedy: 'Leave --show-text out.',
    })
  }
  requireRules([...(options.only ?? []), ...(options.skip ?? []), ...Object.keys(options.rule ?? {})])

  const failures: RunFailure[] = []
  const fail = async (failure: RunFailure): Promise<void> => {
    failures.push({ path: failure.path, message: failure.message, remedy: failure.remedy })
    await console.fail(failure)
  }
  if (wantsBulk(paths, options)) return (await import('./bulk.ts')).bulk(paths, options)
  const { inputs, failures: unopened } = findInputs(paths, { stdinName: options.stdinFilename, allowEmpty: options.allowEmpty === true })
  if (options.ceiling !== undefined) await refuseAbove(options.ceiling, inputs)
  for (const failure of unopened) await fail(failure)

  const layout: Layout = {
    width: console.width,
    paint: console.paint,
    ascii: console.ascii,
    showText: options.showText === true,
    maxFindings: options.maxFindings ?? Number.POSITIVE_INFINITY,
    quiet: options.quiet === true,
    listClean: inputs.length === 1 || options.verbose === true,
  }
  const rulesById = new Map(rules.map((rule) => [rule.id, rule]))
  const config = typeof options.config === 'string' ? options.config : options.config === false ? false : undefined
  const settings = new SettingsReader([...rulesById.keys()], config)
  // Settings that are wrong end the run before anything is checked by them.
  for (const { file } of inputs) settings.settingsFor(file)
  const outputs = targets.map(({ format, file }) => ({
    file,
    // What goes into a file is the same wherever it is made.
    reporter: reporterFor(
      format,
      rulesById,
      file === undefined ? layout : { ...layout, paint: noPaint, ascii: options.ascii === true, width: options.width ?? 100 },
    ),
    text: [] as string[],
  }))

  const baseline = options.baseline === undefined ? undefined : new Baseline(options.baseline)
  let tally = emptyTally
  let unmarked = 0
  for (const input of inputs) {
    const checked = await check(input, options, settings).catch(async (error: unknown) => {
      if (error instanceof OverCeiling) throw error
      await fail(asFailure(error, input))
      return undefined
    })
    if (!checked) continue
    const report = baseline ? withoutKnown(checked, input, baseline) : checked
    tally = addToTally(tally, report.findings, { known: checked.findings.length - report.findings.length })
    if (report.document.format === 'text') unmarked++
    if (options.verbose)
      await console.tell(
        `${input.path}: ${report.document.format}, profile ${report.profile}, ${report.encoding}, settings ${report.settings ?? 'none'}`,
      )
    for (const output of outputs) {
      const text = output.reporter.file(report)
      if (output.file === undefined) await console.out(text)
      else output.text.push(text)
    }
  }

  const run = { profile: options.profile, asOf: options.asOf && formatDate(options.asOf), tally, failures }
  for (const output of outputs) {
    const text = output.reporter.end(run)
    if (output.file === undefined) await console.out(text)
    else writeReport(output.file, [...output.text, text].join(''), inputs)
  }
  if (unmarked > 0)
    await console.tell(
      `note   No marking was found in ${thousands(unmarked)} of ${count(tally.files, 'file')}: there was nothing to check in it.`,
    )
  const stale = baseline?.stale ?? []
  for (const { rule, file, place } of stale)
    await console.tell(`note   ${rule} at ${place} of ${file} is no longer found: bannerline baseline prune takes it out of the baseline.`)
  if (failures.length > 0) return 2
  if (stale.length > 0 && options.strictBaseline) return 1
  return fails(tally, options.failOn) ? 1 : 0
}

/** What the baseline knows is counted, and not shown. */
function withoutKnown(report: Checked, { file }: Input, baseline: Baseline): Checked {
  const fresh = baseline.isFresh(file, report.document, report.findings)
  return { ...report, findings: report.findings.filter((_, index) => fresh[index]), marks: report.marks.filter((_, index) => fresh[index]) }
}

interface Checked extends FileReport {
  readonly encoding: string
  readonly settings: string | undefined
}

async function check(input: Input, options: LintOptions, reader: SettingsReader): Promise<Checked> {
  const settings = reader.settingsFor(input.file)
  const { text, encoding } = await readText(input)
  const document = parseWithin(text, options.ceiling)
  const profile = options.profile ?? settings.profile ?? profileFor(document)
  const findings = checkDocument(document, { ...options, profile, rules: { ...settings.rules, ...options.rule } })
  const asOf = options.asOf ?? (isMixedRecord(document) ? undefined : document.date?.value)
  return {
    path: input.path,
    document,
    findings,
    marks: marksOf(input.path, document, findings),
    profile,
    asOf,
    encoding,
    settings: settings.path,
  }
}

/** Looks at every file before anything is printed of any. Standard input can be read only once; it comes first and is looked at then. */
async function refuseAbove(ceiling: string, inputs: readonly Input[]): Promise<void> {
  parseWithin('', ceiling)
  for (const input of inputs) {
    if (input.file === undefined) continue
    const read = await readText(input).catch(() => undefined)
    if (read) parseWithin(read.text, ceiling)
  }
}

/** An error inside the program, told without anything that could have come from the document. */
function asFailure(error: unknown, { path }: Input): Failure {
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
