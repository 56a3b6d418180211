import { plainOf } from '../release/read-markdown.ts'
import { type ComparedDocument, findRecurrences, type Recurrence, readCompared, type Unit } from '../release/recurrence.ts'
import { printable, toAscii, widest } from '../report/width.ts'
import { parseWithin } from './ceiling.ts'
import { type ConsoleOptions, openConsole } from './console.ts'
import { Failure } from './failure.ts'
import { findInputs } from './inputs.ts'
import { readText } from './read.ts'
import { openSettings } from './settings.ts'

export interface CompareOptions extends ConsoleOptions {
  /** The highest marking that this machine may hold. */
  readonly ceiling?: string
  readonly format: 'text' | 'json'
}

/**
 * Compares documents with each other: the same words under different markings, and what one release withholds and another shows. Tells
 * places, never words. Returns 0 when nothing is found, else 1; 2 when a file could not be read.
 */
export async function compare(paths: readonly string[], options: CompareOptions): Promise<number> {
  const console = openConsole(options)
  const { inputs, failures } = findInputs(paths, { stdinName: undefined, allowEmpty: false })
  for (const failure of failures) await console.fail(failure)
  let code = failures.length > 0 ? 2 : 0
  const settings = openSettings(undefined)
  const documents: ComparedDocument[] = []
  for (const input of inputs) {
    try {
      documents.push(
        readCompared(
          input.path,
          parseWithin(plainOf((await readText(input)).text), options.ceiling, settings.settingsFor(input.file).folder?.ceiling),
        ),
      )
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      await console.fail(error)
      code = 2
    }
  }
  if (documents.length === 0) return 2
  const found = findRecurrences(documents)
  const shown =
    options.format === 'json' ? `${JSON.stringify(record(documents.length, found), null, 2)}\n` : describe(documents.length, found)
  await console.out(console.ascii && options.format === 'text' ? toAscii(shown) : shown)
  return code === 2 ? 2 : found.length > 0 ? 1 : 0
}

function describe(files: number, found: readonly Recurrence[]): string {
  const rows = found.map(({ kind, one, other, words }) => [
    address(one),
    address(other),
    kind === 'marking' ? `the same ${words} words under different markings` : 'withheld in the one, shown in the other',
  ])
  const [first, second] = [0, 1].map((column) => widest(rows.map((row) => row[column] ?? ''))) as [number, number]
  const lines = rows.map(([one = '', other = '', what = '']) => `${one.padEnd(first)}  ${other.padEnd(second)}  ${what}\n`)
  const count = found.length === 0 ? 'nothing' : found.length === 1 ? '1 place' : `${found.length} places`
  return `${lines.join('')}${files} ${files === 1 ? 'file' : 'files'} compared: ${count} to look at\n`
}

/** `a.cable:12 ¶3 (S//NF)` */
function address({ path, line, place, marking }: Unit): string {
  return `${printable(path)}:${line} ${place} ${marking}`
}

function record(files: number, found: readonly Recurrence[]) {
  const side = ({ path, line, place, marking }: Unit) => ({ path, line, place, marking })
  return {
    version: 1,
    files,
    recurrences: found.map(({ kind, one, other, words }) => ({ kind, words: words ?? null, places: [side(one), side(other)] })),
  }
}
