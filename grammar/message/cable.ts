import { authorityBlockEnd, authorityLead, readAuthority } from '../authority/read.ts'
import type { BannerLine, Limit, PageHeader, Reading, Segment, SubjectLine, TransmissionHeader } from '../document.ts'
import { append } from '../text/append.ts'
import type { CalendarDate } from '../text/date.ts'
import { type Read, span } from '../text/span.ts'
import { parseCaptions } from '../vocabulary/captions.ts'
import { type BannerRead, readBanner, readLevellessBanner } from './banner.ts'
import { type ElementRead, readBody } from './body.ts'
import { readDraftLine, startDraft } from './draft.ts'
import { readDateLine, readExportLine } from './dump.ts'
import { readExecutiveOrder } from './executive-order.ts'
import { type HeaderRead, readHeader } from './header/read.ts'
import { findAttributes, readAttributes, readDistribution } from './nara.ts'
import { readPageHeader } from './page-header.ts'
import { readMark, readPortionStart } from './portion-start.ts'
import { readReferences } from './references.ts'
import { firstOf, isBlankLine, lastOf, lineStart, lineText, type Sheet, skipBlanks, wholeLines } from './sheet.ts'
import { readTags } from './tags.ts'

/** A message as its reader found it, before what is left over is filled in. */
export interface MessageRead {
  readonly segments: readonly Segment[]
  readonly header: TransmissionHeader | undefined
  readonly readings: readonly Reading[]
  readonly limits: readonly Limit[]
  /** The date that the text states, where its header does not. */
  readonly date?: Read<CalendarDate> | undefined
}

/** How many lines into the text the header or the banner line of a cable may begin: publishers and releases put their own before it. */
const reach = 60
const longestSubject = 6

/** Where a cable begins, and its transmission header when it begins with one. */
export interface CableStart {
  readonly line: number
  readonly header: HeaderRead | undefined
}

/** Finds the transmission header of a cable, or its banner line with post and number; undefined when the text is none. */
export function findCableStart(sheet: Sheet, stamps: Uint8Array): CableStart | undefined {
  const bound = Math.min(sheet.lines.length, reach)
  for (let line = 0; line < bound; line++) {
    if (isBlankLine(sheet, line) || stamps[line] === 1) continue
    const header = headerAt(sheet, line)
    if (header) return { line, header }
    const banner = readBanner(sheet, line, 1)?.banner
    if (banner?.number || (banner?.post && banner.spaced)) return { line, header: undefined }
  }
  const keywords = new Map<Keyword, number>()
  for (let line = 0; line < bound; line++) {
    const keyword = keywordOf(sheet, line)
    const capitals = !/[a-z]/.test(sheet.text.slice(firstOf(sheet, line), firstOf(sheet, line) + 3))
    if (keyword && capitals && !keywords.has(keyword)) keywords.set(keyword, line)
  }
  // Two of the keywords, in capitals, make a draft; one may stand in any text.
  if (!keywords.has('subject') || !(keywords.has('tags') || keywords.has('executive-order'))) return undefined
  return { line: firstBefore(sheet, Math.min(...keywords.values()), stamps), header: undefined }
}

/** A draft without header begins at the banner line above its keywords, if there is one. */
function firstBefore(sheet: Sheet, line: number, stamps: Uint8Array): number {
  for (let at = 0; at < line; at++) {
    if (!isBlankLine(sheet, at) && stamps[at] !== 1 && readBanner(sheet, at, 1)) return at
  }
  return line
}

function looksLikeHeader(sheet: Sheet, line: number): boolean {
  return /^(?:V?ZCZC|VV[ \t]|[ZOPR]{2} R|DE R|ZN[RY] |[ZOPRY] (?:[ZOPR] )?\d{6}|FM |[ZOPRY][TDFIAC]{2}[A-Z]{5} )/.test(
    sheet.text.slice(firstOf(sheet, line), firstOf(sheet, line) + 24),
  )
}

function headerAt(sheet: Sheet, line: number): HeaderRead | undefined {
  return looksLikeHeader(sheet, line) ? readHeader(sheet.text, sheet.lines, line) : undefined
}

/**
 * Reads an ACP 127 cable as State sends it: header (FL1 to FL11), banner line, captions and passing lines, E.O. line, TAGS, subject,
 * references, authority block, then the body. Any of them may be missing; a cable may start at FL1, at FL5 or at FL12.
 * Source: ACP 127(G); 5 FAH-2 H-320; variants as measured.
 */
export function readCable(sheet: Sheet, { line: start, header: first }: CableStart, stamps: Uint8Array): MessageRead {
  const { text } = sheet
  const count = findAttributes(sheet)
  const before = readBefore(sheet, start, stamps)
  let segments: Segment[] = [...before.segments]
  const readings: Reading[] = []
  let line = start
  let header: TransmissionHeader | undefined
  const takeHeader = (at: number, read = headerAt(sheet, at)): number => {
    if (!read) return at
    header ??= read.header
    append(segments, read.segments)
    append(readings, read.readings)
    return read.next
  }
  line = takeHeader(line, first)

  const draft = startDraft()
  const seen = { count: 0, subject: false, order: false, numbered: false }
  let banners = 0
  /** Banner line of the section whose opening is being read. */
  let sectionBanner = 0
  /** A banner line in the body was the last that was read: captions may follow. */
  let behindBanner = false
  const push = (read: BannerRead): BannerLine => {
    banners++
    append(readings, read.readings)
    return read.banner
  }
  let authorityRead = false
  line = readOpening(line, readElement)
  const opening = segments
  const body = readBody(sheet, line, count, stamps, {
    everyParagraph: () => false,
    authorityRead,
    bannerLine: (at) => {
      const read = readBanner(sheet, at, banners + 1)
      if (!read || !(read.banner.number || read.banner.post)) return undefined
      behindBanner = true
      return push(read)
    },
    section: readSection,
  })
  return {
    segments: [...opening, ...body.segments, ...readAttributes(sheet, count, stamps)],
    header,
    readings: [...readings, ...body.readings],
    limits: body.limits,
    date: before.date ?? draft.date,
  }

  /** Reads elements from line `from` on until one is none; the first line of the body. */
  function readOpening(from: number, read: (at: number) => number | undefined): number {
    let at = from
    while (at < count) {
      if (isBlankLine(sheet, at) || stamps[at] === 1) {
        if (stamps[at] === 1) segments.push({ kind: 'stamp', span: wholeLines(sheet, at, at + 1) })
        at++
        continue
      }
      const next = read(at)
      if (next === undefined) break
      at = next
    }
    return at
  }

  /**
   * The opening of a further section, within the body: distribution, header, banner line, captions, and the lines that are repeated from
   * the first section. Undefined when no header or distribution begins here and no banner line stands above.
   */
  function readSection(at: number): ElementRead | undefined {
    const opens = looksLikeHeader(sheet, at) || readDistribution(sheet, at) !== undefined
    const follows = behindBanner
    behindBanner = false
    if (!opens && !follows) return undefined
    segments = []
    sectionBanner = opens ? banners : banners - 1
    const next = readOpening(at, readRepeated)
    return segments.length > 0 ? { segments, next } : undefined
  }

  /** What a further section has before its text. Words that could begin a sentence do not count: the text goes on right behind. */
  function readRepeated(at: number): number | undefined {
    if (banners === sectionBanner) {
      const after = takeHeader(at)
      if (after > at) return after
      const offices = readDistribution(sheet, at)
      if (offices) {
        append(segments, offices.segments)
        return offices.next
      }
      const read = readBanner(sheet, at, banners + 1)
      if (read && (read.banner.number || read.banner.section)) {
        segments.push(push(read))
        return at + 1
      }
    }
    const page = readPageHeader(sheet, at)
    if (page) {
      segments.push(page)
      return at + 1
    }
    if (banners === sectionBanner) return undefined
    const captions = readCaptions(at)
    if (captions) return captions
    const keyword = keywordOf(sheet, at)
    if (keyword === 'executive-order') return pushRun(at, at + 1, (where) => readExecutiveOrder(text, where))
    if (keyword === 'tags') return pushRun(at, tagsEnd(sheet, at), (where) => readTags(text, where))
    if (keyword === 'subject') return pushRun(at, runEnd(sheet, at, stamps), (where) => readSubject(text, where))
    return undefined
  }

  function readCaptions(at: number): number | undefined {
    const from = firstOf(sheet, at)
    const captions = parseCaptions(lineText(sheet, at))
    if (!captions) return undefined
    segments.push({
      kind: 'captions',
      span: wholeLines(sheet, at, at + 1),
      captions: captions.map(({ id, span: where }) => ({ id, span: span(from + where.start, from + where.end) })),
    })
    return at + 1
  }

  /** Reads one element of the part before ¶1; the line after it, or undefined when the body begins here. */
  function readElement(at: number): number | undefined {
    if (banners === 0) {
      const read = readBanner(sheet, at, 1) ?? (header ? readLevellessBanner(sheet, at, 1) : undefined)
      if (read) {
        segments.push(push(read))
        if (read.end < lineStart(sheet, at + 1)) readGlued(read.end, lineStart(sheet, at + 1))
        return at + 1
      }
    }
    const from = firstOf(sheet, at)
    const to = lastOf(sheet, at)
    const captions = parseCaptions(text.slice(from, to))
    if (captions) {
      segments.push({
        kind: 'captions',
        span: wholeLines(sheet, at, at + 1),
        captions: captions.map(({ id, span: where }) => ({ id, span: span(from + where.start, from + where.end) })),
      })
      return at + 1
    }
    if (banners === 0) {
      const aside = readExportLine(sheet, at, true)
      if (aside) {
        segments.push(aside)
        return at + 1
      }
    }
    const clearance = inClearances(at) ? readDraftLine(sheet, at, draft) : undefined
    if (clearance) {
      segments.push(clearance)
      return at + 1
    }
    const page: PageHeader | undefined = readPageHeader(sheet, at)
    if (page) {
      segments.push(page)
      return at + 1
    }
    const keyword = keywordOf(sheet, at)
    if (keyword === 'executive-order') return pushRun(at, at + 1, (where) => readExecutiveOrder(text, where))
    if (keyword === 'tags') return pushRun(at, tagsEnd(sheet, at), (where) => readTags(text, where))
    if (keyword === 'subject') return pushRun(at, runEnd(sheet, at, stamps), (where) => readSubject(text, where))
    const lead = to - from <= 2000 ? authorityLead(text.slice(from, to)) : undefined
    if (keyword === 'references') {
      return pushReferences(at, lead)
    }
    if (lead === 0 && !authorityRead) return pushAuthority(at, lineStart(sheet, at))
    if (isPassLine(text.slice(from, Math.min(to, from + 120)), segments)) {
      segments.push({ kind: 'pass-line', span: wholeLines(sheet, at, at + 1) })
      return at + 1
    }
    if (readPortionStart(text, from, to, to)) return undefined
    // A line that no slot takes: before the subject it is text between captions, after it the body begins.
    return hasSubject() || !keywordsFollow(sheet, at) ? undefined : at + 1
  }

  /** A draft has neither header nor number, and its clearances stand above the keywords. */
  function inClearances(at: number): boolean {
    noteKinds()
    return !header && !seen.numbered && !seen.order && !seen.subject && !keywordOf(sheet, at)
  }

  function hasSubject(): boolean {
    noteKinds()
    return seen.subject
  }

  /** Looks at the segments of the opening that were added since the last time. */
  function noteKinds(): void {
    for (; seen.count < segments.length; seen.count++) {
      const segment = segments[seen.count]
      if (segment?.kind === 'subject') seen.subject = true
      else if (segment?.kind === 'executive-order') seen.order = true
      else if (segment?.kind === 'banner' && segment.number) seen.numbered = true
    }
  }

  function pushRun(at: number, end: number, read: (where: { start: number; end: number }) => Segment | undefined): number {
    const segment = read(span(lineStart(sheet, at), lineStart(sheet, end)))
    if (segment) segments.push(segment)
    return end
  }

  function pushReferences(at: number, lead: number | undefined): number {
    if (lead !== undefined && lead > 0) {
      const cut = firstOf(sheet, at) + lead
      const block = readReferences(text, span(lineStart(sheet, at), cut))
      if (block) segments.push(block)
      readings.push({ kind: 'glued', span: span(cut, cut), meaning: 'The authority block begins on the line of the references.' })
      return pushAuthority(at, cut)
    }
    let letter = lastLetter(lineText(sheet, at).slice(0, 400))
    let end = at + 1
    for (; end < count; end++) {
      if (stamps[end] === 1 || isBlankLine(sheet, end)) {
        if (!/^[ \t]{0,12}¶?\(?[A-Z][.)]/.test(text.slice(lineStart(sheet, end + 1), lineStart(sheet, end + 1) + 20))) break
        continue
      }
      const follow = lineText(sheet, end).slice(0, 400)
      const item = referenceLetter(follow)
      if (item !== undefined && item === nextLetter(letter)) letter = item
      else if (readMarkedStart(end)) break
      if (keywordOf(sheet, end) || authorityLead(follow) === 0 || readPageHeader(sheet, end)) break
      const inner = authorityLead(follow)
      if (inner !== undefined) {
        const cut = firstOf(sheet, end) + inner
        const block = readReferences(text, span(lineStart(sheet, at), cut))
        if (block) segments.push(block)
        readings.push({ kind: 'glued', span: span(cut, cut), meaning: 'The authority block begins on the line of the references.' })
        return pushAuthority(end, cut)
      }
    }
    return pushRun(at, end, (where) => readReferences(text, where))
  }

  function readMarkedStart(at: number): boolean {
    const head = readPortionStart(text, firstOf(sheet, at), lastOf(sheet, at), lastOf(sheet, at))
    return head?.marking !== undefined
  }

  function pushAuthority(at: number, start: number): number {
    const end = authorityBlockEnd(text, sheet.lines, at)
    const read = readAuthority(text, span(start, lineStart(sheet, end)))
    segments.push(read.block)
    append(readings, read.readings)
    authorityRead = true
    return end
  }

  /** Captions or the E.O. line that an exporter glued to the banner line: `000549SIPDISE.O. 12958: DECL: …`. */
  function readGlued(start: number, end: number): void {
    readings.push({ kind: 'glued', span: span(start, start), meaning: 'The next element stands on the line of the banner.' })
    const order = text.slice(start, end).search(/E\.?[O0]\.? ?\d{5}/i)
    const cut = order < 0 ? end : start + order
    const rest = text.slice(start, cut).trimEnd()
    const captions = parseCaptions(rest.trimStart())
    const from = skipBlanks(text, start, cut)
    if (captions) {
      segments.push({
        kind: 'captions',
        span: span(start, cut),
        captions: captions.map(({ id, span: where }) => ({ id, span: span(from + where.start, from + where.end) })),
      })
    }
    if (order >= 0) {
      const line = readExecutiveOrder(text, span(cut, end))
      if (line) segments.push(line)
    }
  }
}

/** Class words, stamps, distribution, and what an export or a publisher wrote above a cable. */
function readBefore(sheet: Sheet, start: number, stamps: Uint8Array): { segments: Segment[]; date: Read<CalendarDate> | undefined } {
  const segments: Segment[] = []
  let date: Read<CalendarDate> | undefined
  let inExport = false
  for (let line = 0; line < start; line++) {
    if (isBlankLine(sheet, line)) continue
    if (stamps[line] === 1) {
      segments.push({ kind: 'stamp', span: wholeLines(sheet, line, line + 1) })
      continue
    }
    const page = readPageHeader(sheet, line)
    const offices = page ? undefined : readDistribution(sheet, line)
    const dated = page || offices ? undefined : readDateLine(sheet, line)
    const aside = page || offices || dated ? undefined : readExportLine(sheet, line, inExport)
    if (page) segments.push(page)
    else if (offices) {
      append(segments, offices.segments)
      line = offices.next - 1
    } else if (dated) {
      segments.push(dated.segment)
      date ??= dated.date
    } else if (aside) {
      segments.push(aside)
      inExport = true
    }
  }
  return { segments, date }
}

type Keyword = 'executive-order' | 'tags' | 'subject' | 'references'

/** By the code of their first letter, a small one: most lines begin with another, and no pattern is tried on them. */
const keywords: ReadonlyMap<number, readonly [Keyword, RegExp]> = new Map([
  [0x65, ['executive-order', /^E\.?[O0]\.?:? ?:?\d/i]],
  [0x74, ['tags', /^TAGS?\b ?:?/i]],
  [0x73, ['subject', /^SUBJ(?:ECT)?[ \t]{0,3}:/i]],
  [0x72, ['references', /^REF(?:S|TEL|TELS|ERENCES?)?(?:[ \t]{0,3}[:.]| [A-Z(0-9])/i]],
])

/** The keyword that a line of a cable begins with. */
export function keywordOf(sheet: Sheet, line: number): Keyword | undefined {
  const at = firstOf(sheet, line)
  const known = keywords.get(sheet.text.charCodeAt(at) | 0x20)
  if (!known) return undefined
  const [keyword, pattern] = known
  return pattern.test(sheet.text.slice(at, Math.min(lastOf(sheet, line), at + 24))) ? keyword : undefined
}

/** The letter that a line of the references begins with: `C. (S) 06 STATE 345`. */
function referenceLetter(line: string): string | undefined {
  return /^(?:¶|Â¶)?\(?([A-Z])[.):](?=[ \t]|$)/.exec(line)?.[1]
}

/** The last letter of an item on the line that begins the references: `REF: A. STRELSAU 12`. */
function lastLetter(line: string): string | undefined {
  let letter: string | undefined
  for (const found of line.matchAll(/(?<![A-Za-z0-9])\(?([A-Z])[.):](?=[ \t])/g)) letter = found[1]
  return letter
}

function nextLetter(letter: string | undefined): string | undefined {
  return letter && String.fromCharCode(letter.charCodeAt(0) + 1)
}

function keywordsFollow(sheet: Sheet, line: number): boolean {
  const bound = Math.min(sheet.lines.length, line + 40)
  for (let at = line + 1; at < bound; at++) if (keywordOf(sheet, at)) return true
  return false
}

/** First line after the lines of a subject: it ends at a blank line, a keyword or an authority block. */
function runEnd(sheet: Sheet, line: number, stamps: Uint8Array): number {
  let end = line + 1
  const bound = Math.min(sheet.lines.length, line + longestSubject)
  while (end < bound && !isBlankLine(sheet, end) && stamps[end] !== 1 && !keywordOf(sheet, end)) {
    const text = lineText(sheet, end).slice(0, 400)
    if (authorityLead(text) === 0 || parseCaptions(text)) break
    const head = readPortionStart(sheet.text, firstOf(sheet, end), lastOf(sheet, end), lastOf(sheet, end))
    if (head?.marking && (head.number || head.bullet === undefined)) break
    end++
  }
  return end
}

/** TAGS may wrap on to lines that hold nothing but TAGS. */
function tagsEnd(sheet: Sheet, line: number): number {
  let end = line + 1
  while (end < sheet.lines.length && end < line + 4 && !isBlankLine(sheet, end) && !keywordOf(sheet, end)) {
    const text = lineText(sheet, end)
    if (
      text.length > 200 ||
      !text.split(/[, \t]{1,8}/).every((word) => /^(?:\[?[A-Z]{2,6}\]?(?:\(#\))?)?$/.test(word)) ||
      parseCaptions(text)
    )
      break
    end++
  }
  return end
}

export function readSubject(text: string, at: { start: number; end: number }): SubjectLine | undefined {
  const colon = text.indexOf(':', at.start)
  if (colon < 0 || colon >= at.end) return undefined
  let end = at.end
  while (end > colon + 1 && text.charCodeAt(end - 1) <= 32) end--
  const from = skipReplies(text, skipBlanks(text, colon + 1, end), end)
  const marking = readMark(text, from, end, end)
  const body = marking ? skipBlanks(text, marking.span.end, end) : from
  return { kind: 'subject', span: span(at.start, at.end), lead: span(at.start, from), marking, body: span(Math.min(body, end), end) }
}

/** What a mail program puts before the subject of an answer: `RE: FW: (C) Text`. */
function skipReplies(text: string, at: number, end: number): number {
  if (!text.slice(at, at + 5).includes(':')) return at
  const found = /^(?:(?:RE|FW|FWD|AW|TR)[ \t]?:[ \t]{0,4}){1,8}/i.exec(text.slice(at, Math.min(end, at + 60)))
  return found ? Math.min(end, at + found[0].length) : at
}

const passLine = /^(?:(?:PLEASE )?PASS\b|[A-Z][A-Z0-9/&,. -]{1,60} (?:ALSO )?(?:FOR|PASS(?:ES)?|PLEASE PASS)\b|FOR [A-Z])/

/** `DEPARTMENT FOR EUR/PRA`, and lines that go on under one. Free text with names: never read as captions. */
function isPassLine(text: string, before: readonly Segment[]): boolean {
  if (passLine.test(text)) return true
  return before.at(-1)?.kind === 'pass-line' && /^[A-Z0-9/,.;:()& -]+$/.test(text)
}
