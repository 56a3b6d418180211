import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { MarkedDocument } from '../../grammar/document.ts'
import type { Finding } from '../../rules/rule.ts'
import { type BaselineEntry, parseBaseline } from '../baseline.ts'
import { describeSystemError, Failure } from './failure.ts'
import { shownPath } from './inputs.ts'
import { marksOf } from './marks.ts'
import { pathFrom } from './suppressions.ts'

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

  get entries(): readonly BaselineEntry[] {
    return this.#entries
  }

  /** Which of the findings are not in the baseline. */
  isFresh(file: string | undefined, document: MarkedDocument, findings: readonly Finding[]): readonly boolean[] {
    const path = pathFrom(this.#path, file)
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
