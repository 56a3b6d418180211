import { readFileSync, statSync } from 'node:fs'
import type { CalendarDate } from '../../grammar/text/date.ts'
import type { Profile } from '../../grammar/vocabulary/entry.ts'
import type { Severity } from '../../rules/rule.ts'
import { type Encoding, encodeText } from '../decode.ts'
import { type FixResult, fixDocument } from '../fix.ts'
import { describeFixes, fixDiff } from '../report/fix.ts'
import { toAscii } from '../report/width.ts'
import { parseWithin, refuseAnyAbove } from './ceiling.ts'
import { checkSettings } from './check-settings.ts'
import { type ConsoleOptions, openConsole } from './console.ts'
import { Failure, OutputClosed, OverCeiling } from './failure.ts'
import { findInputs, type Input } from './inputs.ts'
import { asFailure, requireRules } from './lint.ts'
import { readText } from './read.ts'
import { writeWhole } from './report-file.ts'
import { openSettings, type SettingsReader } from './settings.ts'
import { type SuppressionOptions, Suppressions } from './suppressions.ts'
import { today } from './today.ts'

export interface FixOptions extends ConsoleOptions, Pick<SuppressionOptions, 'suppressions'> {
  readonly diff?: boolean
  readonly dryRun?: boolean
  readonly rule?: Readonly<Record<string, Severity | 'off'>>
  readonly only?: readonly string[]
  readonly skip?: readonly string[]
  readonly profile?: Profile
  readonly asOf?: CalendarDate
  readonly ceiling?: string
  readonly config?: string | boolean
}

/** Mends what can be mended safely. Returns 0, 1 when errors are left to mend by hand, 2 when a file could not be read or written. */
export async function fix(paths: readonly string[], options: FixOptions): Promise<number> {
  const console = openConsole(options)
  if (paths.length === 0) throw new Failure('Name a file or folder to fix.', { remedy: 'For example: bannerline fix draft.txt --diff.' })
  requireRules([...(options.only ?? []), ...(options.skip ?? []), ...Object.keys(options.rule ?? {})])
  const reader = openSettings(options.config)
  const suppressions = new Suppressions(options, today())
  const { inputs, failures } = findInputs(paths, { allowEmpty: false, settings: reader })
  for (const { file } of inputs) suppressions.bookFor(reader.settingsFor(file).folder)
  await refuseAnyAbove(inputs, options.ceiling, reader)
  for (const failure of failures) await console.fail(failure)
  let code = failures.length > 0 ? 2 : 0
  for (const input of inputs) {
    try {
      const result = await fixOne(input, options, reader, suppressions)
      const said =
        options.diff && result.changes.length > 0
          ? fixDiff(input.path, result)
          : describeFixes(input.path, result, { width: console.width, written: !options.dryRun && !options.diff })
      // A fixed draft from standard input goes to standard output; what is said about it then goes to standard error.
      if (input.file === undefined && !options.diff && !options.dryRun) {
        await console.tell(said)
        await console.out(result.text)
      } else await console.out(`${console.ascii ? toAscii(said) : said}\n`)
      if (code === 0 && result.findings.some(({ severity }) => severity === 'error')) code = 1
    } catch (error) {
      if (error instanceof OverCeiling || error instanceof OutputClosed) throw error
      await console.fail(asFailure(error, input))
      code = 2
    }
  }
  return code
}

async function fixOne(input: Input, options: FixOptions, reader: SettingsReader, suppressions: Suppressions): Promise<FixResult> {
  const settings = reader.settingsFor(input.file)
  const { text, encoding } = await readText(input)
  const document = parseWithin(text, options.ceiling, settings.folder?.ceiling)
  const book = suppressions.bookFor(settings.folder)
  const result = fixDocument(text, checkSettings(document, settings, options), (found, findings) => {
    const allowed = book?.judge(input.file, found, findings) ?? []
    return findings.filter((_, index) => !allowed[index])
  })
  if (result.changes.length > 0 && input.file !== undefined && !options.diff && !options.dryRun)
    write(input.file, input.path, text, encoding, result.text)
  return result
}

/** Writes the draft back as it was: encoding, byte order mark, mode and all. Only if nobody else wrote it meanwhile. */
function write(file: string, path: string, before: string, encoding: Encoding, text: string): void {
  const bytes = readFileSync(file)
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? '\ufeff' : ''
  const [was, is] = [mark + before, mark + text].map((whole) => encodeText(whole, encoding))
  if (!was || !bytes.equals(was)) throw new Failure('The file changed while it was read: nothing was written.', { path })
  if (!is)
    throw new Failure(`${encoding} lacks a character of what is to be written: nothing was written.`, {
      path,
      remedy: 'Save the file as UTF-8, then fix it.',
    })
  writeWhole(file, is, statSync(file).mode)
}
