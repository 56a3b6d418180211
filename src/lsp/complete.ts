import type { MarkedDocument } from '../../grammar/document.ts'
import { formsOf } from '../../grammar/marking/tokens.ts'
import { linesOf } from '../../grammar/place.ts'
import type { Span } from '../../grammar/text/span.ts'
import { countries } from '../../grammar/vocabulary/countries.ts'
import type { Category, Level } from '../../grammar/vocabulary/entry.ts'
import { levelEntries } from '../../grammar/vocabulary/levels.ts'
import { namedCodes } from '../../grammar/vocabulary/named.ts'
import { organisations } from '../../grammar/vocabulary/organisations.ts'
import { entries } from '../../grammar/vocabulary/register.ts'

/** A word that may stand at the cursor. `replace` is what it takes the place of; `rank` puts it in the order of a banner line. */
export interface Completion {
  readonly word: string
  readonly title: string
  readonly replace: Span
  readonly rank: number
}

const order: readonly Category[] = ['level', 'non-us', 'joint', 'sci', 'sap', 'aea', 'fgi', 'cui', 'dissemination', 'non-ic', 'caption']
const longestMarking = 200

const listForms = entries.filter(({ takes }) => takes === 'codes').flatMap(formsOf)
/** A list that has been begun: a control that takes one, and codes. REL is short for REL TO. */
const openList = new RegExp(`(?:^|/)(?:${listForms.join('|')})[ ,A-Z]*[ ,]$`, 'i')

/** Words of the register that fit into the marking at an offset: a level first, then controls of that level, or codes in a release list. */
export function completeAt(document: MarkedDocument, offset: number): Completion[] {
  const found = markingBefore(document, offset)
  if (!found) return []
  const { form, text } = found
  const word = /[A-Z0-9-]*$/i.exec(text)?.[0] ?? ''
  const replace = { start: offset - word.length, end: offset }
  const before = text.slice(0, text.length - word.length)
  if (openList.test(before)) return codes(replace)
  if (!before.includes('/')) return levels(form, before, replace)
  const level = levelOf(before.split('/')[0] ?? '')
  const present = new Set(before.split('/').map((part) => part.trim().toUpperCase()))
  return entries
    .filter((entry) => entry.category !== 'level' && !entry.until && (level === undefined || entry.levels.includes(level)))
    .flatMap((entry) => {
      const shown = (form === 'portion' ? entry.portion : entry.banner)[0]
      return shown && !present.has(shown.toUpperCase())
        ? [{ word: shown, title: entry.title, replace, rank: order.indexOf(entry.category) }]
        : []
    })
}

/** The part of the marking before the cursor: behind an open parenthesis, or on a line that begins with a level. */
function markingBefore(
  document: MarkedDocument,
  offset: number,
): { readonly form: 'portion' | 'banner'; readonly text: string } | undefined {
  const table = linesOf(document)
  const line = table.line(table.indexOf(offset))
  if (!line || offset > line.end) return undefined
  const before = document.text.slice(line.start, offset)
  if (before.length > longestMarking) return undefined
  const open = before.lastIndexOf('(')
  if (open >= 0 && !before.includes(')', open)) {
    const lead = before.slice(0, open)
    const text = before.slice(open + 1)
    const mark = /^[ \t]*(?:[0-9]{1,3}\.|[a-z]{1,3}\.|\([0-9a-z]{1,3}\)|-{1,2}|SUBJECT:|SUBJ:)?[ \t]*$/i.test(lead)
    return mark && /^[A-Z0-9 ,/-]*$/i.test(text) ? { form: 'portion', text } : undefined
  }
  return levelOf(before.split('/')[0] ?? '') && /^[A-Z0-9 ,/-]*$/.test(before) ? { form: 'banner', text: before } : undefined
}

function levelOf(text: string): Level | undefined {
  const written = text.trim().toUpperCase()
  return levelEntries.find(({ title, portion }) => title === written || portion === written)?.level
}

function levels(form: 'portion' | 'banner', before: string, replace: Span): Completion[] {
  if (before.trim() !== '') return []
  return levelEntries
    .filter(({ level }) => level !== 'R')
    .map(({ title, portion }, index) => ({ word: form === 'portion' ? portion : title, title, replace, rank: index }))
}

function codes(replace: Span): Completion[] {
  return [
    { word: namedCodes.home, title: 'the United States, always first', replace, rank: 0 },
    ...organisations.map(({ code, title }) => ({ word: code, title: title ?? code, replace, rank: 2 })),
    ...[...countries].filter(([code]) => code !== namedCodes.home).map(([code, title]) => ({ word: code, title, replace, rank: 1 })),
  ]
}
