import { findSourceList } from '../grammar/authority/source-list.ts'
import type { MarkedDocument, Portion } from '../grammar/document.ts'
import { type Control, isClear } from '../grammar/marking/marking.ts'
import { oncePerDocument } from '../grammar/once-per-document.ts'
import { type Span, span } from '../grammar/text/span.ts'
import type { Profile } from '../grammar/vocabulary/entry.ts'
import { type Notice, type NoticeCause, notices, type Statement, statements } from '../grammar/vocabulary/notices.ts'
import { clearBanners, clearMarkings, isClassified, portionMarkings, trimSpan } from './facts.ts'
import { firstLineThat } from './lines.ts'
import { phrasesFound } from './phrases.ts'

/** Where a statement stands first. */
export function findStatement(document: MarkedDocument, id: Statement['id']): Span | undefined {
  return phrasesFound(document).get(id)?.[0]
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
const enclosureLine = /[ \t]{0,60}(?:enclosures?|encl|attachments?|att)[ \t]{0,3}(?:[:.]|\(?\d{1,2}\)?[ \t]{0,3}$|$)/imy

const enclosures = oncePerDocument((document): { readonly at: Span | undefined } => {
  const match = firstLineThat(document, enclosureLine)
  return { at: match ? trimSpan(document, span(match.index, match.index + match[0].length)) : undefined }
})

/** Where the document first names an enclosure or attachment on a line of its own. */
export function findEnclosure(document: MarkedDocument): Span | undefined {
  return enclosures(document).at
}

/** The controls of every marking that can be relied on, of banner lines first. Most documents have none. */
const controlsOf = oncePerDocument((document): readonly Control[] => {
  const found: Control[] = []
  for (const { marking } of clearBanners(document)) found.push(...marking.controls)
  for (const { controls } of clearMarkings(document)) found.push(...controls)
  return found
})

/** Where the first of these controls stands in a marking of the document. */
export function findCause(document: MarkedDocument, causes: readonly NoticeCause[]): Span | undefined {
  return controlsOf(document).find((it) =>
    causes.some(
      ({ id, part, code }) =>
        it.id === id &&
        (part === undefined || (part === 'any' ? it.parts.length > 0 : it.parts.some((own) => own.id === part))) &&
        (code === undefined || it.codes.includes(code)),
    ),
  )?.span
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
  const cause = findCause(document, notice.causes) ?? (notice.nato ? findNatoPortion(document) : undefined)
  if (notice.unclassifiedOnly && isClassified(document) !== false) return undefined
  return cause && !findCause(document, notice.unless ?? []) ? cause : undefined
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
  return (
    clearBanners(document).some(({ marking }) => marking.ownership === 'nato') ||
    clearMarkings(document).some(({ ownership }) => ownership === 'nato')
  )
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
  return [...notices, ...statements].some(({ id }) =>
    phrasesFound(document)
      .get(id)
      ?.some((place) => place.start >= start && place.end <= end),
  )
}
