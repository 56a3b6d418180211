import type { Control, Marking, MarkingForm } from '../../grammar/marking/marking.ts'
import { parseMarking } from '../../grammar/marking/parse.ts'
import type { Span } from '../../grammar/text/span.ts'
import { countries } from '../../grammar/vocabulary/countries.ts'
import { type Profile, profiles } from '../../grammar/vocabulary/entry.ts'
import { levelEntry } from '../../grammar/vocabulary/levels.ts'
import { namedCodes } from '../../grammar/vocabulary/named.ts'
import { findOrganisation } from '../../grammar/vocabulary/organisations.ts'
import { findEntry } from '../../grammar/vocabulary/register.ts'
import { checkMarking, partNames } from '../../rules/check-marking.ts'
import type { MarkingFault } from '../../rules/marking-checks/fault.ts'
import { citationText } from './citation.ts'
import { markingText } from './summary.ts'
import { displayWidth, wrap } from './width.ts'
import { isKnownWord, maskUnknownWords } from './words.ts'

/**
 * A marking word by word, what is wrong with it, and how it is written in its other place. Without a profile it is judged by every
 * authority, and a fault says whose it is. Undefined when nothing in it is a word of the register.
 */
export function explainMarking(text: string, width: number, profile?: Profile): string | undefined {
  const trimmed = text.trim()
  const kind = trimmed.startsWith('(') ? 'portion' : 'banner'
  const marking = parseMarking(trimmed, kind)
  const known = marking.controls.filter(({ category }) => category !== 'unknown')
  if (marking.level === undefined && known.length === 0) return undefined
  const rows = [...levelRow(trimmed, marking), ...marking.controls.map((control) => controlRow(trimmed, control))]
  const column = Math.min(Math.max(...rows.map(([word]) => displayWidth(word))), 28)
  const explained = rows.flatMap(([word, meaning]) =>
    wrap(meaning, Math.max(width - column - 6, 30)).map((line, index) =>
      `   ${(index === 0 ? word : '').padEnd(column)}   ${line}`.trimEnd(),
    ),
  )
  const problems = [...unregisteredNames(marking), ...faultsOf(trimmed, kind, profile ? [profile] : profiles)].flatMap(
    ({ message, span }) => [
      `   ${' '.repeat(displayWidth(shown(trimmed, { start: 0, end: span.start })))}${'━'.repeat(Math.max(1, displayWidth(shown(trimmed, span))))}`,
      ...wrap(message, width - 3).map((line) => `   ${line}`),
    ],
  )
  const forms = [
    ['In a portion marking it reads', markingText(marking, 'portion')],
    ['In the banner line it reads', markingText(marking, 'banner')],
  ] as const
  return [
    shown(trimmed, { start: 0, end: trimmed.length }),
    ...explained,
    ...(problems.length > 0 ? ['', `   ${shown(trimmed, { start: 0, end: trimmed.length })}`, ...problems] : []),
    '',
    ...forms.flatMap(([label, form]) => (form ? [`${label.padEnd(29)}   ${form}`] : [])),
    '',
  ].join('\n')
}

interface Remark {
  readonly span: Span
  readonly message: string
}

/** A name that is accepted by its place is no fault, and worth knowing. */
function unregisteredNames({ problems }: Marking): readonly Remark[] {
  return problems.filter(({ kind, message }) => kind === 'unregistered' && message.includes('system'))
}

/** What these authorities find, in the order of the text: the fault, the rule, the source, and whose it is unless it is everyone's. */
function faultsOf(text: string, kind: MarkingForm, judges: readonly Profile[]): readonly Remark[] {
  const found = new Map<string, { readonly fault: MarkingFault; readonly by: Map<string, Profile[]> }>()
  for (const profile of judges) {
    for (const fault of checkMarking(text, { kind, profile }).problems) {
      const key = `${String(fault.span.start).padStart(4, '0')} ${fault.span.end} ${fault.message}`
      const known = found.get(key) ?? { fault, by: new Map<string, Profile[]>() }
      found.set(key, known)
      known.by.set(fault.rule, [...(known.by.get(fault.rule) ?? []), profile])
    }
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { fault, by }]) => {
      const rules = [...by].map(([rule, those]) => (those.length === judges.length ? rule : `${rule} under ${those.join(', ')}`))
      return { span: fault.span, message: `${fault.message} (${rules.join('; ')}; ${citationText(fault)})` }
    })
}

function levelRow(text: string, { level, levelSpan, ownership }: Marking): readonly (readonly [string, string])[] {
  if (!level || !levelSpan) return []
  const owner =
    ownership === 'us'
      ? ''
      : ownership === 'nato'
        ? ', a NATO classification'
        : ownership === 'joint'
          ? ', classified jointly'
          : ', classified by a foreign government'
  return [[shown(text, levelSpan), `${levelEntry(level).title}${owner}`]]
}

function controlRow(text: string, control: Control): readonly [string, string] {
  const entry = findEntry(control.id)
  const word = shown(text, control.span)
  if (!entry) return [word, 'not in the register']
  const inside = [...control.codes.map(codeName), ...control.parts.flatMap((part) => partNames(control.id, part))]
  const meaning = [
    entry.title.toLowerCase() === entry.id.toLowerCase() ? entry.id : entry.title.toLowerCase(),
    inside.length > 0 ? `: ${list(inside)}` : '',
    entry.until ? `; out of use since ${entry.until}${entry.replacedBy ? `, now ${entry.replacedBy}` : ''}` : '',
    ` (${citationText({ citation: entry.source })})`,
  ].join('')
  return [word, meaning]
}

function codeName(code: string): string {
  if (code === namedCodes.home) return 'the United States'
  return countries.get(code) ?? findOrganisation(code)?.title ?? (isKnownWord(code) ? code : 'a code not in the register')
}

function list(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}

function shown(text: string, { start, end }: Span): string {
  return maskUnknownWords(text.slice(start, end))
}
