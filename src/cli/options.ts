import { InvalidArgumentError, Option } from 'commander'
import type { CalendarDate } from '../../grammar/text/date.ts'
import { parseIsoDate } from '../../grammar/text/date.ts'
import { profiles } from '../../grammar/vocabulary/entry.ts'
import type { Severity } from '../../rules/rule.ts'
import { nearest } from '../nearest.ts'
import { formats, type ReportTarget } from '../report/format-names.ts'

/** Parsers of option values. A value that is not understood ends the run with code 2; it is never replaced by a default. */

export function parseDate(value: string): CalendarDate {
  const date = parseIsoDate(value)
  if (!date) throw new InvalidArgumentError('Write the date as year-month-day, for example 2007-03-22.')
  return date
}

/** Digits only: `12x` is a mistake, not 12. */
export function wholeNumber(least: number): (value: string) => number {
  return (value) => {
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN
    if (!(number >= least)) throw new InvalidArgumentError(`Write a whole number, ${least} or more.`)
    return number
  }
}

export function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), ...value.split(',').filter((part) => part !== '')]
}

const levels = ['error', 'warning', 'info', 'off'] as const

/** `ID=LEVEL`. Whether the id exists is known only once the rules are loaded. */
export function collectRuleLevels(
  value: string,
  before: Readonly<Record<string, Severity | 'off'>> | undefined,
): Readonly<Record<string, Severity | 'off'>> {
  const at = value.lastIndexOf('=')
  const level = levels.find((known) => known === value.slice(at + 1))
  if (at < 1 || !level) throw new InvalidArgumentError('Write it as ID=LEVEL, where LEVEL is error, warning, info or off.')
  return { ...before, [value.slice(0, at)]: level }
}

/** `FORMAT` or `FORMAT=FILE`, as often as wanted; at most one of them goes to standard output. */
export function collectTargets(value: string, before: readonly ReportTarget[] | undefined): readonly ReportTarget[] {
  const at = value.indexOf('=')
  const name = at < 0 ? value : value.slice(0, at)
  const format = formats.find((known) => known === name)
  if (!format) {
    const meant = nearest(name, formats)
    throw new InvalidArgumentError(`${meant ? `Did you mean ${meant}? ` : ''}Formats are ${formats.join(', ')}.`)
  }
  const file = at < 0 ? undefined : value.slice(at + 1)
  if (file === '') throw new InvalidArgumentError(`Name the file after ${format}=.`)
  const targets = [...(before ?? []), { format, file }]
  if (targets.filter((target) => target.file === undefined).length > 1) {
    throw new InvalidArgumentError('Only one format can go to the screen; write the others as FORMAT=FILE.')
  }
  return targets
}

export const profileOption = (): Option =>
  new Option('--profile <name>', 'whose rules hold; default: state for telegrams, else isoo').choices(profiles)

export const profilesOption = (): Option =>
  new Option('--profile <name>', 'whose rules hold; default: state for telegrams, else isoo; all tells where they disagree').choices([
    ...profiles,
    'all',
  ])

export const consoleOptions = (): readonly Option[] => [
  new Option('--color <when>', 'colour the output').choices(['auto', 'always', 'never']).default('auto'),
  new Option('--ascii', 'draw with plain ASCII characters'),
  new Option('--width <columns>', 'wrap at this many columns').argParser(wholeNumber(40)),
]

export const ceilingOption = (): Option =>
  new Option('--ceiling <level>', 'the highest level this machine may hold; nothing above it is shown')
