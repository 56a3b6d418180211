import { existsSync, readFileSync } from 'node:fs'
import { dirname, relative, resolve, sep } from 'node:path'
import type { MarkedDocument } from '../../grammar/document.ts'
import { parseDocument } from '../../grammar/parse.ts'
import { checkDocument } from '../../rules/check.ts'
import { rules } from '../../rules/index.ts'
import type { Finding } from '../../rules/rule.ts'
import { type BaselineEntry, parseBaseline, printBaseline } from '../baseline.ts'
import { count } from '../report/summary.ts'
import { type ConsoleOptions, openConsole } from './console.ts'
import { describeSystemError, Failure } from './failure.ts'
import { findInputs, shownPath } from './inputs.ts'
import { marksOf } from './marks.ts'
import { readText } from './read.ts'
import { writeWhole } from './report-file.ts'
import { SettingsReader } from './settings.ts'

/** What a run knows of findings that were there before. Paths in it are relative to the baseline, wherever the run starts. */
export class Baseline {
  readonly #path: string
  readonly #entries: readonly BaselineEntry[]
  readonly #known: ReadonlySet<string>
  readonly #files = new Set<string>()
  readonly #seen = new Set<string>()

  constructor(path: string) {
    this.#path = resolve(path)
    this.#entries = readBaseline(path)
    this.#known = new Set(this.#entries.map(({ mark }) => mark))
  }

  /** Which of the findings are not in the baseline. */
  isFresh(file: string | undefined, document: MarkedDocument, findings: readonly Finding[]): readonly boolean[] {
    const path = relativeTo(this.#path, file)
    this.#files.add(path)
    return marksOf(path, document, findings).map((mark) => {
      if (this.#known.has(mark)) this.#seen.add(mark)
      return !this.#known.has(mark)
    })
  }

  /** Entries whose files were checked, and whose findings are gone. */
  get stale(): readonly BaselineEntry[] {
    return this.#entries.filter(({ file, mark }) => this.#files.has(file) && !this.#seen.has(mark))
  }

  /** The baseline without its stale entries. */
  get pruned(): readonly BaselineEntry[] {
    const stale = new Set(this.stale)
    return this.#entries.filter((entry) => !stale.has(entry))
  }
}

function readBaseline(path: string): readonly BaselineEntry[] {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw new Failure(`The baseline could not be read. ${describeSystemError(error)}`, {
      path: shownPath(resolve(path)),
      remedy: 'bannerline baseline create makes one.',
    })
  }
  const read = parseBaseline(text)
  if ('entries' in read) return read.entries
  throw new Failure(`Line ${read.line} is ${read.problem}.`, {
    path: shownPath(resolve(path)),
    remedy: 'Delete the line: the finding that it held is then reported again.',
  })
}

function relativeTo(baseline: string, file: string | undefined): string {
  return file === undefined ? '-' : relative(dirname(baseline), resolve(file)).split(sep).join('/')
}

export interface BaselineOptions extends ConsoleOptions {
  readonly output: string
  readonly config?: string | boolean
}

/** `create` writes what is found now, and never over a baseline; `prune` only takes out what is gone. Nothing ever adds silently. */
export async function baseline(action: 'create' | 'prune', paths: readonly string[], options: BaselineOptions): Promise<number> {
  const console = openConsole(options)
  const { output } = options
  if (action === 'create' && existsSync(output)) {
    throw new Failure('It exists already.', {
      path: shownPath(resolve(output)),
      remedy: 'A baseline is never written over. bannerline baseline prune takes out what is mended; to begin anew, delete it first.',
    })
  }
  const before = action === 'prune' ? new Baseline(output) : undefined
  const { inputs, failures } = findInputs(paths, { allowEmpty: false })
  const [failure] = failures
  if (failure) throw failure
  const config = typeof options.config === 'string' ? options.config : options.config === false ? false : undefined
  const reader = new SettingsReader(
    rules.map(({ id }) => id),
    config,
  )
  const entries: BaselineEntry[] = []
  for (const input of inputs) {
    const { profile, rules: levels } = reader.settingsFor(input.file)
    const document = parseDocument((await readText(input)).text)
    const findings = checkDocument(document, { profile, rules: levels })
    before?.isFresh(input.file, document, findings)
    const file = relativeTo(resolve(output), input.file)
    const marks = marksOf(file, document, findings)
    findings.forEach(({ rule, place, severity }, index) => {
      if (severity !== 'info') entries.push({ rule, file, place, mark: marks[index] ?? '' })
    })
  }
  const kept = before ? before.pruned : entries
  writeWhole(output, printBaseline(kept))
  const gone = before ? `, ${count(before.stale.length, 'entry').replace(/entrys$/, 'entries')} taken out` : ''
  await console.out(`${shownPath(resolve(output))}: ${count(kept.length, 'finding')}${gone}\n`)
  return 0
}
