import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { checkDocument } from '../../rules/check.ts'
import { rules } from '../../rules/index.ts'
import { type BaselineEntry, printBaseline } from '../baseline.ts'
import { count } from '../report/summary.ts'
import { Baseline } from './baseline-file.ts'
import { parseWithin } from './ceiling.ts'
import { type ConsoleOptions, openConsole } from './console.ts'
import { Failure } from './failure.ts'
import { findInputs, shownPath } from './inputs.ts'
import { marksOf } from './marks.ts'
import { readText } from './read.ts'
import { writeWhole } from './report-file.ts'
import { SettingsReader } from './settings.ts'
import { pathFrom, Suppressions } from './suppressions.ts'
import { today } from './today.ts'

export interface BaselineOptions extends ConsoleOptions {
  /** Default: what the settings name, else `bannerline.baseline.jsonl`. */
  readonly output?: string
  readonly config?: string | boolean
}

/** `create` writes what is found now, and never over a baseline; `prune` only takes out what is gone. Nothing ever adds silently. */
export async function baseline(action: 'create' | 'prune', paths: readonly string[], options: BaselineOptions): Promise<number> {
  const console = openConsole(options)
  const config = typeof options.config === 'string' ? options.config : options.config === false ? false : undefined
  const reader = new SettingsReader(
    rules.map(({ id }) => id),
    config,
  )
  const output = options.output ?? reader.folderSettings(process.cwd())?.baseline ?? 'bannerline.baseline.jsonl'
  if (action === 'create' && existsSync(output)) {
    throw new Failure('It exists already.', {
      path: shownPath(resolve(output)),
      remedy: 'A baseline is never written over. bannerline baseline prune takes out what is mended; to begin anew, delete it first.',
    })
  }
  const before = action === 'prune' ? new Baseline(output) : undefined
  const { inputs, failures } = findInputs(paths, { allowEmpty: false, settings: reader })
  const [failure] = failures
  if (failure) throw failure
  const suppressions = new Suppressions(options, today())
  const entries: BaselineEntry[] = []
  for (const input of inputs) {
    const { profile, rules: levels, folder } = reader.settingsFor(input.file)
    const document = parseWithin((await readText(input)).text, folder?.ceiling)
    const findings = checkDocument(document, { profile, rules: levels })
    before?.isFresh(input.file, document, findings)
    const file = pathFrom(resolve(output), input.file)
    const marks = marksOf(file, document, findings)
    // What is allowed for a time must not be known for ever.
    const allowed = suppressions.bookFor(folder)?.judge(input.file, document, findings) ?? []
    findings.forEach(({ rule, place, severity }, index) => {
      if (severity !== 'info' && !allowed[index]) entries.push({ rule, file, place, mark: marks[index] ?? '' })
    })
  }
  const kept = before ? before.pruned : entries
  writeWhole(output, printBaseline(kept))
  const gone = before ? `, ${count(before.stale.length, 'entry').replace(/entrys$/, 'entries')} taken out` : ''
  await console.out(`${shownPath(resolve(output))}: ${count(kept.length, 'finding')}${gone}\n`)
  return 0
}
