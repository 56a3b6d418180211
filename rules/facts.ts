import type { BannerLine, MarkedDocument, Segment } from '../grammar/document.ts'
import { findControl, isClear, type Marking, type MarkingValue } from '../grammar/marking/marking.ts'
import { printCableLevel } from '../grammar/marking/print.ts'
import { oncePerDocument } from '../grammar/once-per-document.ts'
import { compareDates } from '../grammar/text/date.ts'
import { cover, type Span, span } from '../grammar/text/span.ts'
import type { Level } from '../grammar/vocabulary/entry.ts'
import { highestLevel, isBelow, levelEntry } from '../grammar/vocabulary/levels.ts'
import { named } from '../grammar/vocabulary/named.ts'
import { says } from '../grammar/vocabulary/register.ts'
import type { Context, RelatedPlace } from './rule.ts'

/** A level as messages write it. */
export function nameOf(level: Level): string {
  return levelEntry(level).title
}

/** True for a telegram of either format: State's rules for captions, header and E.O. line hold. */
export function isTelegram(document: MarkedDocument): boolean {
  return document.format === 'cable' || document.format === 'smart'
}

/** A stretch without the blanks and line ends at its edges. */
export function trimSpan(document: MarkedDocument, { start, end }: Span): Span {
  let from = start
  let to = end
  while (from < to && document.text.charCodeAt(from) <= 32) from++
  while (to > from && document.text.charCodeAt(to - 1) <= 32) to--
  return span(from, to)
}

/** The first line of a stretch, without the blanks at its edges. */
export function firstLine(document: MarkedDocument, at: Span): Span {
  const { start, end } = trimSpan(document, at)
  let to = start
  while (to < end && document.text.charCodeAt(to) !== 10 && document.text.charCodeAt(to) !== 13) to++
  return trimSpan(document, span(start, to))
}

/** True when a publisher wrote a row of X over this stretch. */
export function isBlackedOut(document: MarkedDocument, { start, end }: Span): boolean {
  return end - start <= 400 && /^[\s.,;:()-]*X{6,}[\sX.,;:()-]*$/.test(document.text.slice(start, end))
}

/** A value that is worked out once for a document, a profile and a day; that of the last check is kept. */
export function oncePerCheck<T>(
  find: (document: MarkedDocument, context: Context) => T,
): (document: MarkedDocument, context: Context) => T {
  const lastOf = oncePerDocument((): { context?: Context; value?: T } => ({}))
  return (document, context) => {
    const last = lastOf(document)
    if (!last.context || !isSameContext(last.context, context)) {
      last.value = find(document, context)
      last.context = context
    }
    return last.value as T
  }
}

function isSameContext(one: Context, other: Context): boolean {
  if (one === other) return true
  const sameDay = one.asOf && other.asOf ? compareDates(one.asOf, other.asOf) === 0 : one.asOf === other.asOf
  return sameDay && one.profile === other.profile
}

/** Banner lines whose level can be read. A line that lost its level is `banner-missing`'s or `banner-misspelt`'s. */
export const clearBanners = oncePerDocument(({ bannerLines }) =>
  bannerLines.filter((banner): banner is BannerLine & { readonly marking: Marking & { readonly level: Level } } => isClear(banner.marking)),
)

/** The markings that the banner line has to cover: of the subject, headings and portions, titles being portions (32 CFR 2001.21(c)). */
export const portionMarkings = oncePerDocument(({ segments }): readonly Marking[] => {
  const markings: Marking[] = []
  for (const segment of segments) {
    const marking = portionMarking(segment)
    if (marking) markings.push(marking)
  }
  return markings
})

function portionMarking(segment: Segment): Marking | undefined {
  return segment.kind === 'portion' || segment.kind === 'subject' || segment.kind === 'heading' ? segment.marking : undefined
}

/** Those and the markings of the banner lines, in the order of the text. */
export const allMarkings = oncePerDocument(({ segments }): readonly Marking[] => {
  const markings: Marking[] = []
  for (const segment of segments) {
    const marking = segment.kind === 'banner' && !segment.older ? segment.marking : portionMarking(segment)
    if (marking) markings.push(marking)
  }
  return markings
})

/** The markings of `portionMarkings` that mean one thing. */
export const clearMarkings = oncePerDocument((document) => portionMarkings(document).filter(isClear))

/** What the sides of a document say of its level. A side that is not there, or cannot be read, says nothing. */
export interface Levels {
  /** The security letter of the transmission header; EFTO traffic is unclassified. Not asked when the header belongs to another message. */
  readonly header: Level | undefined
  readonly banner: Level | undefined
  /** Of the highest marking among the portions. */
  readonly portions: Level | undefined
}

/** What a transmission header says of the level: the ZNY or ZNR line, or the class letters of a JANAP 128 line in its place. */
export interface HeaderSecurity {
  readonly at: Span
  /** Undefined when the letters are not all the same, or stand for no level. */
  readonly level: Level | undefined
}

const headerLevels: Readonly<Record<string, Level>> = { U: 'U', E: 'U', R: 'R', C: 'C', S: 'S', T: 'TS' }

export function headerSecurity({ header }: MarkedDocument): HeaderSecurity | undefined {
  const security = header?.security
  if (security) return { at: cover(security.signal.span, security.letters.span), level: headerLevels[security.letter ?? ''] }
  const letters = header?.classLetters
  const [letter = ''] = new Set(letters?.value)
  return letters && { at: letters.span, level: letters.value === letter.repeat(letters.value.length) ? headerLevels[letter] : undefined }
}

export const levelsOf = oncePerDocument((document): Levels => {
  return {
    header: isMixedRecord(document) ? undefined : headerSecurity(document)?.level,
    banner: highestLevel(clearBanners(document).map(({ marking }) => marking.level)),
    portions: highestLevel(clearMarkings(document).map(({ level }) => level)),
  }
})

/** The portion markings of the highest level, in the order of the text. */
export function highestMarkings(document: MarkedDocument): readonly Marking[] {
  const { portions } = levelsOf(document)
  return clearMarkings(document).filter(({ level }) => level === portions)
}

/**
 * Whether the document is classified: what most of its sides say (header, banner, portions). Undefined when they are of two minds;
 * another rule reports that, and nothing else should be demanded or forbidden until it is settled.
 */
export const isClassified = oncePerDocument((document): boolean | undefined => {
  const { header, banner, portions } = levelsOf(document)
  let balance = 0
  for (const level of [header, banner, portions]) if (level) balance += isBelow('U', level) ? 1 : -1
  return balance === 0 ? undefined : balance > 0
})

/** True when the banner line, or the highest of several, is below the highest portion. */
export function isBannerBelowPortions(document: MarkedDocument): boolean {
  const { banner, portions } = levelsOf(document)
  return banner !== undefined && portions !== undefined && isBelow(banner, portions)
}

/** The header says another level than the banner line, and the portions do not show that the banner line is at fault. */
export function headerDisagrees(document: MarkedDocument): boolean {
  const { header, banner, portions } = levelsOf(document)
  if (!header || !banner || header === banner) return false
  return !(isBannerBelowPortions(document) && header === portions)
}

/** A level as the banner line writes it, in that line's own style: letters set apart, or `UNCLAS` in a cable. */
export function printBannerLevel(document: MarkedDocument, banner: BannerLine, level: Level): string {
  const apart = banner.spaced || (document.format === 'cable' && banner.number !== undefined && banner.marking.level === 'U')
  return apart ? printCableLevel(level) : nameOf(level)
}

/** Series whose number is not that of the station: the Secretary's party and parties travelling. */
const partySeries = new Set(['SECTO', 'TOSEC', 'PARTO', 'TOPAR'])

/** Whether the serial of the DE line and the number of the banner line agree; undefined when they cannot be compared. */
export const serialAgrees = oncePerDocument((document): boolean | undefined => {
  const serial = document.header?.originator?.serial.value
  const banner = document.bannerLines[0]
  const number = banner?.number?.value
  if (serial === undefined || number === undefined || !/^\d+$/.test(serial) || !/^\d+$/.test(number)) return undefined
  if (banner?.post && partySeries.has(banner.post.value)) return undefined
  return Number(serial) % 10_000 === Number(number) % 10_000
})

/** Whether the FM line and the banner line name one post; undefined when they cannot be compared. */
export const postAgrees = oncePerDocument((document): boolean | undefined => {
  const from = document.header?.from?.value
  const post = document.bannerLines[0]?.post?.value
  return from && post ? isSamePost(from, post) : undefined
})

/** Whether an address (`AMEMBASSY STRELSAU`) is that of a post; undefined when a publisher blacked one out, or for a party travelling. */
export function isSamePost(address: string, post: string): boolean | undefined {
  if (partySeries.has(post) || /X{3}/.test(post) || /X{3}/.test(address)) return undefined
  const originator = words(address)
  const named = words(post)
  if (named.join('') === 'STATE') return originator.includes('SECSTATE')
  return holdsRun(originator, named.join('')) || holdsRun(named, originator.join('')) || holdsRun(named, originator.slice(1).join(''))
}

function words(text: string): readonly string[] {
  return text.toUpperCase().match(/[A-Z]+/g) ?? []
}

/** True when words that follow each other make up this run of letters: `THE HAGUE` in `AMEMBASSY THE HAGUE` makes up `THEHAGUE`. */
function holdsRun(list: readonly string[], letters: string): boolean {
  if (letters === '') return false
  for (let from = 0; from < list.length; from++) {
    let run = ''
    for (let to = from; to < list.length && run.length < letters.length; to++) run += list[to]
    if (run === letters) return true
  }
  return false
}

/**
 * True when the header and the body belong to two messages: number and post both disagree, or one of them does, the other cannot be
 * compared, and the level disagrees too. Of 6,712 cables measured, 14 are such records, and every disagreement of header letter and
 * banner line was one of them.
 */
export const isMixedRecord = oncePerDocument((document): boolean => {
  const serial = serialAgrees(document)
  const post = postAgrees(document)
  if (serial === false && post === false) return true
  if (serial === true || post === true || (serial === undefined && post === undefined)) return false
  const level = headerSecurity(document)?.level
  const banner = document.bannerLines[0]?.marking
  return level !== undefined && banner !== undefined && isClear(banner) && level !== banner.level
})

/** True when the marking bars foreign nationals, by NOFORN or by a control that says so too. */
export function isNoforn({ controls }: MarkingValue): boolean {
  return controls.some(({ id }) => says(id, named.noforn))
}

/** True for sensitive but unclassified portions. */
export function isSensitive({ level, controls }: MarkingValue): boolean {
  return level === 'U' && controls.some(({ id }) => says(id, named.sbu))
}

/** True when the captions or a banner line have this word. */
export function hasCaption(document: MarkedDocument, id: string): boolean {
  return document.captions.some((caption) => caption.id === id) || document.bannerLines.some(({ marking }) => findControl(marking, id))
}

/** Where the authority block begins, for a finding further down in it. */
export function blockAbove(document: MarkedDocument, at: Span): readonly RelatedPlace[] {
  const lead = document.authority && firstLine(document, document.authority.span)
  return lead && lead.end < at.start ? [{ at: lead, message: 'The authority block begins here.' }] : []
}

/** As many places as help a reader; a cable may have hundreds that a finding could name. */
const mostRelated = 10

/** The first of these places, each with the message. */
export function relatedTo(places: readonly Span[], message: string): RelatedPlace[] {
  return places.slice(0, mostRelated).map((at) => ({ at, message }))
}

/** Edited volumes give the classification in a source note; banner line and authority block were not printed. */
export function isEdited(document: MarkedDocument): boolean {
  return document.segments.some((segment) => segment.kind === 'field' && segment.name === 'SOURCE NOTE')
}
