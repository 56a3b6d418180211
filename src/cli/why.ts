import { resolve } from 'node:path'
import type { CalendarDate } from '../../grammar/text/date.ts'
import type { Profile } from '../../grammar/vocabulary/entry.ts'
import { leaveOutFor, type Why, why } from '../../rules/why.ts'
import { policyFor } from '../release/policy.ts'
import { markingText } from '../report/summary.ts'
import { describeLeaveOut, describeWhy, wordsOf } from '../report/why.ts'
import { toAscii } from '../report/width.ts'
import { parseWithin } from './ceiling.ts'
import { checkSettings } from './check-settings.ts'
import { type ConsoleOptions, openConsole } from './console.ts'
import { Failure } from './failure.ts'
import { shownPath } from './inputs.ts'
import { readText } from './read.ts'
import { openSettings } from './settings.ts'

export interface WhyOptions extends ConsoleOptions {
  readonly without?: readonly string[]
  readonly to?: string
  readonly profile?: Profile
  readonly asOf?: CalendarDate
  readonly stdinFilename?: string
  readonly format: 'text' | 'json'
  readonly ceiling?: string
  readonly config?: string | boolean
}

/** Tells which portions force each word of the banner line, and what would be without some of them. Returns 0. */
export async function whyCommand(path: string, place: string, options: WhyOptions): Promise<number> {
  const console = openConsole(options)
  const input =
    path === '-'
      ? { path: options.stdinFilename ?? 'standard input', file: undefined }
      : { path: shownPath(resolve(path)), file: resolve(path) }
  const ofFile = openSettings(options.config).settingsFor(input.file)
  const document = parseWithin((await readText(input)).text, options.ceiling, ofFile.folder?.ceiling)
  const { profile, asOf } = checkSettings(document, ofFile, options)
  const settings = { profile, asOf }
  const all = why(document, settings)
  // Asking about a portion asks what would be without it.
  const without = [...(options.without ?? []), ...(place === 'banner' ? [] : [place])].map(withPilcrow)
  for (const one of without) checkPlace(one, all)
  const found = why(document, { ...settings, without })
  const audience = options.to === undefined ? undefined : policyFor(options.to)
  if (audience && !audience.policy) throw new Failure(audience.problem)
  const leaveOut = audience?.policy && leaveOutFor(document, audience.policy.audience, profile)
  const shown =
    options.format === 'json'
      ? `${JSON.stringify({ version: 1, path: input.path, profile, without, ...record(found), leaveOut: leaveOut?.map((one) => one.place) ?? null }, null, 2)}\n`
      : `${describeWhy(document, found, console.width)}${leaveOut ? describeLeaveOut(document, options.to ?? '', leaveOut, console.width) : ''}`
  await console.out(console.ascii && options.format === 'text' ? toAscii(shown) : shown)
  return 0
}

/** `3` and `para 3` are ¶3, for keyboards without the sign. */
function withPilcrow(place: string): string {
  return place.replace(/^(?:para(?:graph)?[ .]?)?(?=\d)/i, '¶')
}

function checkPlace(place: string, { contributors }: Why): void {
  if (contributors.some((one) => one.place === place)) return
  const known = contributors.slice(0, 12).map((one) => one.place)
  throw new Failure('There is no such place in the document.', {
    remedy: known.length > 0 ? `It has ${known.join(', ')}${contributors.length > 12 ? ' …' : ''}.` : 'It has no portions.',
  })
}

function record(found: Why) {
  return {
    rollUp: markingText(found.rollUp.value, 'banner'),
    banner: found.banner ? markingText(found.banner, 'banner') : null,
    words: wordsOf(found).map(({ word, from }) => ({ word, from: from.map(({ place }) => place) })),
    assumptions: found.rollUp.assumptions,
    unclear: found.unclear.map(({ place }) => place),
  }
}
