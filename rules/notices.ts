import { findSourceList } from '../grammar/authority/source-list.ts'
import type { MarkedDocument, Portion } from '../grammar/document.ts'
import { isClear, type Marking } from '../grammar/marking/marking.ts'
import { oncePerDocument } from '../grammar/once-per-document.ts'
import { isLetterOrDigit } from '../grammar/text/characters.ts'
import { type Span, span } from '../grammar/text/span.ts'
import type { Profile } from '../grammar/vocabulary/entry.ts'
import { type Notice, type NoticeCause, notices, type Statement, statements } from '../grammar/vocabulary/notices.ts'
import { clearBanners, clearMarkings, isClassified, portionMarkings, trimSpan } from './facts.ts'
import { firstLineAt, wordsOf } from './openings.ts'

interface Phrase {
  readonly words: readonly string[]
  /** The notice or statement that it tells. */
  readonly id: Notice['id'] | Statement['id']
}

/** The phrases by their first word, the longest first where one begins another. */
const phrasesByWord = new Map<string, Phrase[]>()
for (const { id, phrases } of [...notices, ...statements]) {
  for (const phrase of phrases) {
    const words = phrase.split(' ')
    const [first = ''] = words
    phrasesByWord.set(
      first,
      [...(phrasesByWord.get(first) ?? []), { words, id }].sort((a, b) => b.words.length - a.words.length),
    )
  }
}

/** Blanks, a line end and punctuation may stand between two words of a phrase, and no more of them than this. */
const longestGap = 12

/** Where a phrase ends that begins at an offset, in capitals or not; undefined when it does not stand there. */
function phraseEnd(text: string, start: number, words: readonly string[]): number | undefined {
  let at = start
  for (const [index, word] of words.entries()) {
    if (index > 0) {
      const gap = gapAt(text, at)
      if (gap === 0 || gap > longestGap) return undefined
      at += gap
    }
    if (!isWordAt(text, at, word)) return undefined
    at += word.length
  }
  return isLetterOrDigit(text.charCodeAt(at)) || text[at] === '_' ? undefined : at
}

/** How many characters stand here that are neither letter nor digit; no more are counted than it takes to see that they are too many. */
function gapAt(text: string, at: number): number {
  let end = at
  while (end < text.length && end - at <= longestGap && !isLetterOrDigit(text.charCodeAt(end))) end++
  return end - at
}

function isWordAt(text: string, at: number, word: string): boolean {
  for (let index = 0; index < word.length; index++) {
    const wanted = word.charCodeAt(index)
    const code = text.charCodeAt(at + index)
    if (code !== wanted && !(wanted >= 97 && code === wanted - 32)) return false
  }
  return true
}

/** Where notices and statements stand, by their id. Looked for once in a document. */
export const noticesFound = oncePerDocument((document): ReadonlyMap<string, readonly Span[]> => {
  const { text } = document
  const found = new Map<string, Span[]>()
  let last = 0
  for (const { at, word } of wordsOf(document, 'notice')) {
    if (at < last) continue
    for (const { words, id } of phrasesByWord.get(word) ?? []) {
      const end = phraseEnd(text, at, words)
      if (end === undefined) continue
      last = end
      const places = found.get(id)
      if (places) places.push(span(at, end))
      else found.set(id, [span(at, end)])
      break
    }
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
