import { findSourceList } from '../grammar/authority/source-list.ts'
import type { MarkedDocument, Portion } from '../grammar/document.ts'
import { isClear, type Marking } from '../grammar/marking/marking.ts'
import { oncePerDocument } from '../grammar/once-per-document.ts'
import { type Span, span } from '../grammar/text/span.ts'
import type { Profile } from '../grammar/vocabulary/entry.ts'
import { type Notice, type NoticeCause, notices, type Statement, statements } from '../grammar/vocabulary/notices.ts'
import { clearBanners, clearMarkings, isClassified, portionMarkings, trimSpan } from './facts.ts'
import { firstLineAt, matchesAt } from './openings.ts'

/** Characters that may stand between two words of a key phrase: blanks, a line end, punctuation. */
const gap = '[^A-Za-z0-9]{1,12}'

/** One pattern for any of these phrases. Each first word stands there once, and is all that most prose is compared with. */
export function phrasePattern(phrases: readonly string[], flags: string): RegExp {
  const byFirst = new Map<string, string[]>()
  // The longest first, where one begins another.
  for (const phrase of [...new Set(phrases)].sort((a, b) => b.length - a.length)) {
    const [first = '', ...rest] = phrase.split(' ')
    byFirst.set(first, [...(byFirst.get(first) ?? []), rest.join(gap)])
  }
  return new RegExp(`\\b(?:${[...byFirst].map(([first, rests]) => `${first}${gap}(?:${rests.join('|')})`).join('|')})\\b`, flags)
}

/** Which notice or statement a phrase tells. */
const owners = new Map<string, Notice['id'] | Statement['id']>()
for (const { id, phrases } of [...notices, ...statements]) for (const phrase of phrases) owners.set(phrase, id)

/** The phrases by their first word. A pattern is made when its word is first met: few documents have many of them. */
const phrasesByWord = new Map<string, string[]>()
for (const phrase of owners.keys()) {
  const word = phrase.slice(0, phrase.indexOf(' '))
  const known = phrasesByWord.get(word)
  if (known) known.push(phrase)
  else phrasesByWord.set(word, [phrase])
}
const patterns = new Map<string, RegExp>()

function patternFor(word: string): RegExp | undefined {
  const phrases = phrasesByWord.get(word)
  if (!phrases) return undefined
  const pattern = patterns.get(word) ?? phrasePattern(phrases, 'iy')
  patterns.set(word, pattern)
  return pattern
}

/** Where notices and statements stand, by their id. Looked for once in a document. */
export const noticesFound = oncePerDocument((document): ReadonlyMap<string, readonly Span[]> => {
  const found = new Map<string, Span[]>()
  for (const match of matchesAt(document, 'notice', patternFor)) {
    const [phrase] = match
    const id = owners.get(phrase.toLowerCase().replace(/[^a-z0-9]+/g, ' '))
    if (id === undefined) continue
    const places = found.get(id) ?? []
    if (places.length === 0) found.set(id, places)
    places.push(span(match.index, match.index + phrase.length))
  }
  return found
})

/** Where a statement stands first. */
export function findStatement(document: MarkedDocument, id: Statement['id']): Span | undefined {
  return noticesFound(document).get(id)?.[0]
}

/**
 * True when the document says why its banner line is above its portions: they are classified together only, or what made it
 * classified is an enclosure (32 CFR 2001.24(b), (g)).
 */
export function explainsBannerAbove(document: MarkedDocument): boolean {
  return findStatement(document, 'compilation') !== undefined || findStatement(document, 'transmittal') !== undefined
}

/**
 * True when the document says that its portions need no markings (32 CFR 2001.24(k)), and none has one. Another rule asks for the
 * statement that goes with the waiver.
 */
export function waivesPortionMarkings(document: MarkedDocument): boolean {
  return findStatement(document, 'portions-waived') !== undefined && document.portions.every(({ effective }) => !effective)
}

/** A line that names an enclosure, as a letter that goes with one ends. */
const enclosureLine = /(?:enclosures?|encl|attachments?|att)[ \t]{0,3}(?:[:.]|\(?\d{1,2}\)?[ \t]{0,3}$|$)/imy

const enclosures = oncePerDocument((document): { readonly at: Span | undefined } => {
  const match = firstLineAt(document, 'enclosure', enclosureLine)
  return { at: match ? trimSpan(document, span(match.index, match.index + match[0].length)) : undefined }
})

/** Where the document first names an enclosure or attachment on a line of its own. */
export function findEnclosure(document: MarkedDocument): Span | undefined {
  return enclosures(document).at
}

/** Every marking that can be relied on, of banner lines first. */
const markingsOf = oncePerDocument((document): readonly Marking[] => [
  ...clearBanners(document).map(({ marking }) => marking),
  ...clearMarkings(document),
])

/** Where the first of these controls stands in a marking of the document. */
export function findCause(document: MarkedDocument, causes: readonly NoticeCause[]): Span | undefined {
  if (causes.length === 0) return undefined
  for (const { controls } of markingsOf(document)) {
    const control = controls.find((it) =>
      causes.some(
        ({ id, part, code }) =>
          it.id === id &&
          (part === undefined || (part === 'any' ? it.parts.length > 0 : it.parts.some((own) => own.id === part))) &&
          (code === undefined || it.codes.includes(code)),
      ),
    )
    if (control) return control.span
  }
  return undefined
}

const noticesByProfile = new Map<Profile, readonly Notice[]>()

/** Notices that hold under a profile. */
export function noticesFor(profile: Profile): readonly Notice[] {
  let held = noticesByProfile.get(profile)
  if (!held) {
    held = notices.filter(({ causes, profiles }) => causes.length > 0 && (!profiles || profiles.includes(profile)))
    noticesByProfile.set(profile, held)
  }
  return held
}

/** What calls for this notice, when it is called for. */
export function callsFor(document: MarkedDocument, notice: Notice): Span | undefined {
  if (notice.unclassifiedOnly && isClassified(document) !== false) return undefined
  if (findCause(document, notice.unless ?? [])) return undefined
  return findCause(document, notice.causes) ?? (notice.nato ? findNatoPortion(document) : undefined)
}

/** A NATO portion in a document that is not NATO's own. */
function findNatoPortion(document: MarkedDocument): Span | undefined {
  const [banner] = clearBanners(document)
  if (!banner || banner.marking.ownership === 'nato') return undefined
  return clearMarkings(document).find(({ ownership }) => ownership === 'nato')?.span
}

/** True when the marking that a notice speaks of is in the document, or may be in a marking that cannot be read. */
export function isCalledFor(document: MarkedDocument, notice: Notice): boolean {
  if (portionMarkings(document).some((marking) => !isClear(marking)) || document.bannerLines.some(({ marking }) => !isClear(marking)))
    return true
  if (notice.unclassifiedOnly && isClassified(document) === true) return false
  return findCause(document, [...notice.causes, ...(notice.also ?? [])]) !== undefined || (notice.nato === true && hasNato(document))
}

function hasNato(document: MarkedDocument): boolean {
  return markingsOf(document).some(({ ownership }) => ownership === 'nato')
}

const sourceLists = oncePerDocument((document): { readonly at: Span | undefined } => ({ at: findSourceList(document.text) }))

/**
 * True for a paragraph that is a notice, a statement or the list of sources: it says how to handle the document or what it rests on, and has
 * no marking of its own.
 */
export function isNoticeText(document: MarkedDocument, { marking, number, span: { start, end } }: Portion): boolean {
  if (marking || number) return false
  const list = sourceLists(document).at
  if (list && list.start >= start && list.end <= end) return true
  for (const places of noticesFound(document).values()) if (places.some((place) => place.start >= start && place.end <= end)) return true
  return false
}
