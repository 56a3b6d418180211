import type { MarkedDocument } from '../../grammar/document.ts'
import { inspectRecord, inspectText } from '../report/inspect.ts'
import { toAscii } from '../report/width.ts'
import { parseWithin, refuseAnyAbove } from './ceiling.ts'
import { type ConsoleOptions, openConsole } from './console.ts'
import { Failure } from './failure.ts'
import { findInputs } from './inputs.ts'
import { readText } from './read.ts'
import { openSettings } from './settings.ts'

export interface InspectOptions extends ConsoleOptions {
  /** The highest marking that this machine may hold. */
  readonly ceiling?: string
  readonly format: 'text' | 'json' | 'jsonl'
  readonly stdinFilename?: string
  readonly allowEmpty?: boolean
  readonly config?: string | boolean
}

/** Shows documents as they were read. Returns 0, or 2 when one could not be read. */
export async function inspect(paths: readonly string[], options: InspectOptions): Promise<number> {
  const console = openConsole(options)
  if (paths.length === 0) throw new Failure('Name a file or folder to inspect.', { remedy: 'For example: bannerline inspect draft.txt.' })
  const settings = openSettings(options.config)
  const { inputs, failures } = findInputs(paths, { stdinName: options.stdinFilename, allowEmpty: options.allowEmpty === true, settings })
  if (options.format === 'json' && inputs.length > 1) {
    throw new Failure('The json format shows one document.', { remedy: 'Use --format jsonl for several: one record a line.' })
  }
  await refuseAnyAbove(inputs, options.ceiling, settings)
  for (const failure of failures) await console.fail(failure)
  let code = failures.length > 0 ? 2 : 0
  for (const input of inputs) {
    try {
      const { text } = await readText(input)
      const document = parseWithin(text, options.ceiling, settings.settingsFor(input.file).folder?.ceiling)
      await console.out(render(input.path, document, options, console.ascii))
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      await console.fail(error)
      code = 2
    }
  }
  return code
}

function render(path: string, document: MarkedDocument, { format }: InspectOptions, ascii: boolean): string {
  if (format === 'json') return `${JSON.stringify(inspectRecord(path, document), null, 2)}\n`
  if (format === 'jsonl') return `${JSON.stringify(inspectRecord(path, document))}\n`
  const shown = `${inspectText(path, document)}\n`
  return ascii ? toAscii(shown) : shown
}
