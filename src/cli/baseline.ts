import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { checkDocument } from '../../rules/check.ts'
import { type BaselineEntry, printBaseline } from '../baseline.ts'
import { count } from '../report/summary.ts'
import { toAscii } from '../report/width.ts'
import { Baseline } from './baseline-file.ts'
import { parseWithin } from './ceiling.ts'
import { type CheckFlags, checkSettings } from './check-settings.ts'
import { type ConsoleOptions, openConsole } from './console.ts'
import { Failure } from './failure.ts'
import { findInputs, shownPath } from './inputs.ts'
import { marksOf } from './marks.ts'
import { mergeByLine } from './merge-by-line.ts'
import { readText } from './read.ts'
import { writeWhole } from './report-file.ts'
import { openSettings, type SettingsReader } from './settings.ts'
import { pathFrom, Suppressions } from './suppressions.ts'
import { today } from './today.ts'

export interface BaselineOptions extends ConsoleOptions, Pick<CheckFlags, 'profile' | 'asOf'> {
  /** Default: what the settings name, else `bannerline.baseline.jsonl`. */
  readonly output?: string
  readonly ceiling?: string
  readonly config?: string | boolean
}

type BaselineAction = 'create' | 'prune' | 'show'

/** `create` writes what is found now, and never over a baseline; `prune` only takes out what is gone; `show` counts. Nothing ever adds silently. */
export async function baseline(action: BaselineAction, paths: readonly string[], options: BaselineOptions): Promise<number> {
  const console = openConsole(options)
  const reader = openSettings(options.config)
  const output = options.output ?? reader.folderSettings(process.cwd())?.baseline ?? 'bannerline.baseline.jsonl'
  if (action === 'show') {
    const text = describe(shownPath(resolve(output)), new Baseline(output).entries)
    await console.out(console.ascii ? toAscii(text) : text)
    return 0
  }
  if (paths.length === 0) throw new Failure('Name the files or folders.', { remedy: `For example: bannerline baseline ${action} drafts` })
  if (action === 'create' && existsSync(output)) {
    throw new Failure('It exists already.', {
      path: shownPath(resolve(output)),
      remedy: 'A baseline is never written over. bannerline baseline prune takes out what is mended; to begin anew, delete it first.',
    })
  }
  const before = action === 'prune' ? new Baseline(output) : undefined
  const found = await lookAt(paths, output, options, reader, before)
  const kept = before ? before.pruned : found
  writeWhole(output, printBaseline(kept))
  const gone = before ? `, ${count(before.stale.length, 'entry').replace(/entrys$/, 'entries')} taken out` : ''
  await console.out(`${shownPath(resolve(output))}: ${count(kept.length, 'finding')}${gone}\n`)
  if (action === 'create' && mergeByLine(output)) await console.out('.gitattributes: its lines merge one by one, without conflicts\n')
  return 0
}

/** What is found now, infos and what is allowed apart. */
async function lookAt(
  paths: readonly string[],
  output: string,
  options: BaselineOptions,
  reader: SettingsReader,
  before: Baseline | undefined,
): Promise<readonly BaselineEntry[]> {
  const { inputs, failures } = findInputs(paths, { allowEmpty: false, settings: reader })
  const [failure] = failures
  if (failure) throw failure
  const suppressions = new Suppressions(options, today())
  const entries: BaselineEntry[] = []
  for (const input of inputs) {
    const settings = reader.settingsFor(input.file)
    const document = parseWithin((await readText(input)).text, options.ceiling, settings.folder?.ceiling)
    const findings = checkDocument(document, checkSettings(document, settings, options))
    before?.isFresh(input.file, document, findings)
    const file = pathFrom(resolve(output), input.file)
    const marks = marksOf(file, document, findings)
    // What is allowed for a time must not be known for ever.
    const allowed = suppressions.bookFor(settings.folder)?.judge(input.file, document, findings) ?? []
    findings.forEach(({ rule, place, severity }, index) => {
      if (severity !== 'info' && !allowed[index]) entries.push({ rule, file, place, mark: marks[index] ?? '' })
    })
  }
  return entries
}

/** How much it holds, by rule; the most frequent first. */
function describe(path: string, entries: readonly BaselineEntry[]): string {
  const byRule = new Map<string, number>()
  for (const { rule } of entries) byRule.set(rule, (byRule.get(rule) ?? 0) + 1)
  const rows = [...byRule].sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1))
  const files = new Set(entries.map(({ file }) => file)).size
  const lines = rows.map(([rule, number]) => `  ${String(number).padStart(6)}  ${rule}`)
  return [`${path}: ${count(entries.length, 'finding')} in ${count(files, 'file')}`, ...lines, ''].join('\n')
}
