import { existsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { type CalendarDate, compareDates, formatDate } from '../../grammar/text/date.ts'
import type { Profile } from '../../grammar/vocabulary/entry.ts'
import { checkDocument } from '../../rules/check.ts'
import type { Finding } from '../../rules/rule.ts'
import { count } from '../report/summary.ts'
import { isReason, longestUntil, printSuppressions, type Suppression, stateOf } from '../suppressions.ts'
import { parseWithin } from './ceiling.ts'
import { checkSettings } from './check-settings.ts'
import { type ConsoleOptions, openConsole } from './console.ts'
import { Failure } from './failure.ts'
import { type Input, shownPath } from './inputs.ts'
import { requireRules } from './lint.ts'
import { marksOf } from './marks.ts'
import { readText } from './read.ts'
import { writeWhole } from './report-file.ts'
import { openSettings, type SettingsReader } from './settings.ts'
import { Book, pathFrom, readSuppressions, suppressionsPath } from './suppressions.ts'
import { today } from './today.ts'

export interface AllowOptions extends ConsoleOptions {
  readonly reason?: string
  readonly by?: string
  readonly until?: CalendarDate
  readonly prune?: boolean
  readonly suppressions?: string
  readonly profile?: Profile
  readonly asOf?: CalendarDate
  readonly ceiling?: string
  readonly config?: string | boolean
}

/** Writes down that findings of a rule at a place are allowed, or takes out what is not used. Returns 0. */
export async function allow(target: string | undefined, rule: string | undefined, options: AllowOptions): Promise<number> {
  const reader = openSettings(options.config)
  if (options.prune) {
    if (target !== undefined) throw new Failure('--prune goes through all suppressions: name no place.')
    return prune(reader, options)
  }
  if (target === undefined || rule === undefined) throw new Failure('Name the place and the rule of the finding.', { remedy: example })
  return add(target, rule, reader, options)
}

const example = 'For example: bannerline allow draft.txt:¶3 portion-number-gap --reason "…" --by NAME --until DATE'

async function add(target: string, rule: string, reader: SettingsReader, options: AllowOptions): Promise<number> {
  const console = openConsole(options)
  requireRules([rule])
  const { reason, by, until } = options
  if (reason === undefined || by === undefined || until === undefined)
    throw new Failure('A finding is allowed for a reason, by somebody, and for a time.', {
      remedy: 'Add --reason "in three words or more", --by NAME and --until YEAR-MONTH-DAY.',
    })
  if (!isReason(reason))
    throw new Failure('The reason is too short.', { remedy: 'Write at least three words that somebody else will understand.' })
  const on = today()
  if (compareDates(until, on) < 0) throw new Failure('That day has passed.', { remedy: `Today is ${formatDate(on)}.` })
  if (compareDates(until, longestUntil(on)) > 0)
    throw new Failure('That is more than a year ahead.', { remedy: `The last day it can be is ${formatDate(longestUntil(on))}.` })

  const { file, place } = splitTarget(target)
  const input: Input = { path: shownPath(file), file }
  const { folder } = reader.settingsFor(file)
  const path = suppressionsPath(options, folder)
  const before = readSuppressions(path, { named: existsSync(path) })
  const from = pathFrom(path, file)
  const { findings, marks } = await look(input, from, reader, options)
  const wanted = findings.flatMap((finding, index) =>
    finding.rule === rule && finding.place === place ? [{ finding, mark: marks[index] ?? '' }] : [],
  )
  if (wanted.length === 0) throw nothingThere(rule, place, findings, input)
  const added = wanted.map(({ mark }): Suppression => ({ rule, file: from, place, mark, reason, by, on, until }))
  const kept = before.filter((one) => !added.some((other) => other.mark === one.mark && other.file === one.file))
  writeWhole(path, printSuppressions([...kept, ...added]))
  await console.out(
    `${shownPath(path)}: ${count(added.length, 'finding')} allowed until ${formatDate(until)}, unless the marking changes\n`,
  )
  return 0
}

/** `drafts/a.txt:¶3`. Both a path and a place can hold colons, so the path is what is there. */
function splitTarget(target: string): { readonly file: string; readonly place: string } {
  for (let at = target.indexOf(':'); at >= 0; at = target.indexOf(':', at + 1)) {
    const file = target.slice(0, at)
    // `3` and `para 3` are ¶3, for keyboards without the sign.
    const place = target.slice(at + 1).replace(/^(?:para(?:graph)?[ .]?)?(?=\d)/i, '¶')
    if (place !== '' && existsSync(file) && statSync(file).isFile()) return { file: resolve(file), place }
  }
  throw new Failure('No such file, or no place after it.', { remedy: example })
}

async function look(input: Input, path: string, reader: SettingsReader, options: AllowOptions) {
  const settings = reader.settingsFor(input.file)
  const document = parseWithin((await readText(input)).text, options.ceiling, settings.folder?.ceiling)
  const findings = checkDocument(document, checkSettings(document, settings, options))
  return { document, findings, marks: marksOf(path, document, findings) }
}

function nothingThere(rule: string, place: string, findings: readonly Finding[], { path }: Input): Failure {
  const places = [...new Set(findings.filter((one) => one.rule === rule).map((one) => one.place))]
  const rulesThere = [...new Set(findings.filter((one) => one.place === place).map((one) => one.rule))]
  const more = places.length > 12 ? ' …' : ''
  return new Failure('There is no such finding.', {
    path,
    remedy:
      places.length > 0
        ? `${rule} is found at ${places.slice(0, 12).join(', ')}${more}.`
        : rulesThere.length > 0
          ? `At this place: ${rulesThere.join(', ')}.`
          : 'bannerline lint shows what there is.',
  })
}

async function prune(reader: SettingsReader, options: AllowOptions): Promise<number> {
  const console = openConsole(options)
  const folder = reader.folderSettings(process.cwd())
  const path = suppressionsPath(options, folder)
  const now = today()
  const book = new Book(path, readSuppressions(path, { named: true }), now)
  for (const name of new Set(book.suppressions.map(({ file }) => file))) {
    const file = resolve(dirname(path), name)
    if (!existsSync(file)) continue
    const { document, findings } = await look({ path: shownPath(file), file }, name, reader, options)
    book.judge(file, document, findings)
  }
  const unused = new Set(book.unused)
  const kept = book.suppressions.filter(
    (one) => !unused.has(one) && stateOf(one, now) !== 'ended' && existsSync(resolve(dirname(path), one.file)),
  )
  const gone = book.suppressions.length - kept.length
  if (gone > 0) writeWhole(path, printSuppressions(kept))
  await console.out(`${shownPath(path)}: ${count(kept.length, 'suppression')}, ${gone} taken out\n`)
  return 0
}
