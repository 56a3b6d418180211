import { addYears, type CalendarDate, compareDates, formatDate } from '../grammar/text/date.ts'
import type { Finding, Rule } from '../rules/rule.ts'
import type { SuppressedFinding } from './report/report.ts'

/**
 * A finding that somebody allowed, for a reason and for a time. It is bound to the marking words at its place by `mark`, so it lapses
 * when the marking changes.
 */
export interface Suppression {
  readonly rule: string
  /** Relative to the file of suppressions, with `/`. */
  readonly file: string
  readonly place: string
  readonly mark: string
  readonly reason: string
  readonly by: string
  readonly on: CalendarDate
  /** The last day on which it holds. */
  readonly until: CalendarDate
}

export type SuppressionState = 'in force' | 'ended' | 'not yet'

/** A suppression that could be dated ahead could also be made to last: it holds from the day it was written. */
export function stateOf({ on, until }: Suppression, today: CalendarDate): SuppressionState {
  if (compareDates(today, on) < 0) return 'not yet'
  return compareDates(today, until) > 0 ? 'ended' : 'in force'
}

export interface Judgement {
  /** For each finding, what allows it today. */
  readonly allowed: readonly (SuppressedFinding | undefined)[]
  /** Suppressions that fit a finding, whether they hold today or not. */
  readonly fitting: readonly Suppression[]
}

/** Which findings of a document are allowed today. `file` and `marks` are as seen from the file of suppressions. */
export function judge(
  suppressions: readonly Suppression[],
  { file, findings, marks }: { readonly file: string; readonly findings: readonly Finding[]; readonly marks: readonly string[] },
  today: CalendarDate,
): Judgement {
  const here = new Map(suppressions.filter((one) => one.file === file).map((one) => [one.mark, one]))
  const fitting: Suppression[] = []
  const allowed = findings.map((finding, index): SuppressedFinding | undefined => {
    const mark = marks[index] ?? ''
    const suppression = here.get(mark)
    if (suppression?.rule !== finding.rule || !isSamePlace(suppression.place, finding.place)) return undefined
    fitting.push(suppression)
    if (stateOf(suppression, today) !== 'in force') return undefined
    return { finding, mark, reason: suppression.reason, until: formatDate(suppression.until) }
  })
  return { allowed, fitting }
}

/** Line numbers move with every edit; the mark does not hold them either. */
function isSamePlace(one: string, other: string): boolean {
  return one === other || (one.startsWith('line:') && other.startsWith('line:'))
}

/** Three words at least: `ok` is no reason. */
export function isReason(text: string): boolean {
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '').length >= 3
}

/** The last day that a suppression written on this day may name. */
export function longestUntil(on: CalendarDate): CalendarDate {
  return addYears(on, 1)
}

/** Sorted, and each on lines of its own, so that what changed can be read in a review. */
export function printSuppressions(suppressions: readonly Suppression[]): string {
  const key = ({ file, place, rule, mark }: Suppression) => [file, place, rule, mark].join('\n')
  const sorted = [...suppressions].sort((a, b) => (key(a) < key(b) ? -1 : 1))
  const records = sorted.map(({ rule, file, place, mark, reason, by, on, until }) => ({
    rule,
    file,
    place,
    mark,
    reason,
    by,
    on: formatDate(on),
    until: formatDate(until),
  }))
  return `${JSON.stringify({ version: 1, suppressions: records }, null, 2)}\n`
}

/** JSON Schema of `bannerline.suppressions.json`: `schema/suppressions.schema.json` is what this gives. */
export function suppressionsSchema(rules: readonly Pick<Rule, 'id'>[]) {
  const date = { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' }
  const word = { type: 'string', minLength: 1 }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'bannerline suppressions, version 1',
    type: 'object',
    required: ['version', 'suppressions'],
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      version: { const: 1 },
      suppressions: {
        type: 'array',
        items: {
          type: 'object',
          required: ['rule', 'file', 'place', 'mark', 'reason', 'by', 'on', 'until'],
          additionalProperties: false,
          properties: {
            rule: { description: 'The rule whose finding is allowed.', enum: rules.map(({ id }) => id) },
            file: { description: 'From where this file is, with /.', ...word },
            place: { description: 'banner, authority, ¶3, ¶3.a …', ...word },
            mark: {
              description: 'Binds it to the marking at the place; bannerline allow writes it.',
              type: 'string',
              pattern: '^[0-9a-f]{16}$',
            },
            reason: { description: 'Three words at least. Reports show it: quote nothing from the document.', ...word },
            by: { description: 'Who answers for it.', ...word },
            on: { description: 'The day it was written.', ...date },
            until: { description: 'The last day it holds: at most a year later.', ...date },
          },
        },
      },
    },
  }
}
