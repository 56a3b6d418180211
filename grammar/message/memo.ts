import { authorityBlockEnd, authorityLead, readAuthority } from '../authority/read.ts'
import type { BannerLine, CaptionLine, Reading, Segment } from '../document.ts'
import { isClear } from '../marking/marking.ts'
import type { CalendarDate } from '../text/date.ts'
import { type Read, shiftSpan, span } from '../text/span.ts'
import { parseSecondLine } from '../vocabulary/second-line.ts'
import { type BannerRead, readBanner } from './banner.ts'
import { type ElementRead, readBody } from './body.ts'
import { type MessageRead, readSubject } from './cable.ts'
import { readDeclassification } from './executive-order.ts'
import { fieldOf } from './field.ts'
import { readHeading } from './heading.ts'
import { findSalutation, readClosing, readLetterHead, readNameBlock, readSalutation, readTrailer } from './letter.ts'
import { beginsMail, findOlderMail, isMailRule, mailField, readMailField } from './mail.ts'
import { readMark, readPortionStart } from './portion-start.ts'
import { firstOf, isBlankLine, lastOf, lineStart, lineText, type Sheet, wholeLines } from './sheet.ts'

const fieldLine = /^(MEMORANDUM (?:FOR|TO)|FROM|TO|THROUGH|THRU|DATE|CC|VIA|COPY TO|INFO)[ \t]{0,4}:?[ \t]/i
/** The words by themselves, or with the day it was made (32 CFR 2001.24(d)). */
const workingPaperLine = /^(?:DRAFT[ \t]{1,3})?WORKING[ \t]{1,3}PAPERS?[ \t]{0,3}(?:[,:.\u2013-]?[ \t]{0,3}(?=\d)|$)/i
const subjectLine = /^SUBJ(?:ECT)?[ \t]{0,4}:/i

/**
 * Whether a text that is no message is a marked memo: it has a banner line that can be read at its top or twice, or at least two
 * paragraphs that begin with a clear mark in capitals. One `(C)` in prose is a copyright or a list letter.
 */
export function isMemo(sheet: Sheet, stamps: Uint8Array): boolean {
  let banners = 0
  let marks = 0
  let firstText = true
  for (let line = 0; line < sheet.lines.length; line++) {
    if (isBlankLine(sheet, line) || stamps[line] === 1) continue
    const read = readBanner(sheet, line, 1)
    if (read && isMemoBanner(sheet, line, read)) {
      banners++
      if (firstText || banners > 1) return true
    } else if (startsMarked(sheet, line)) {
      marks++
      if (marks + banners > 1) return true
    }
    firstText = false
  }
  return false
}

/** A banner line by itself, in capitals; a word that nobody knows is no reason to pass a document by when slashes set it off. */
function isMemoBanner(sheet: Sheet, line: number, { banner, end }: BannerRead): boolean {
  const text = lineText(sheet, line)
  if (/[a-z]/.test(text.slice(0, 40)) || end < lineStart(sheet, line + 1) || banner.post) return false
  return isClear(banner.marking) || (banner.marking.level !== undefined && text.includes('//'))
}

function startsMarked(sheet: Sheet, line: number): boolean {
  const end = lastOf(sheet, line)
  const { marking } = readPortionStart(sheet.text, firstOf(sheet, line), end, end) ?? {}
  if (!marking || !isClear(marking)) return false
  const written = sheet.text.slice(marking.span.start, marking.span.end)
  return !/[a-z]/.test(written) && (line === 0 || isBlankLine(sheet, line - 1) || /[A-Z0-9]/.test(sheet.text[firstOf(sheet, line)] ?? ''))
}

/**
 * Reads a marked memo, letter or e-mail text: banner lines at top and bottom, `MEMORANDUM FOR` and its like, letterhead and address, the
 * header of an e-mail, subject, authority block, and paragraphs, each of which is a portion. Older mail below has its own header and banner
 * lines; what it does not mark stays unmarked. Source: 32 CFR 2001.21 to 2001.23.
 */
export function readMemo(sheet: Sheet, stamps: Uint8Array): MessageRead {
  const { text } = sheet
  const count = sheet.lines.length
  const segments: Segment[] = []
  const readings: Reading[] = []
  let banners = 0
  let date: Read<CalendarDate> | undefined
  let older = count
  /** Banner lines above the older mail: two of them are the message's own, and a third is the older mail's. */
  let closedAt = Number.POSITIVE_INFINITY
  const bannerAt = (line: number): BannerLine | undefined => {
    const read = readBanner(sheet, line, banners + 1)
    if (!read || read.end < lineStart(sheet, line + 1)) return undefined
    banners++
    readings.push(...read.readings)
    if (line < older && banners === 2) closedAt = older
    return line >= closedAt ? { ...read.banner, older: true } : read.banner
  }

  let line = 0
  let authorityRead = false
  let isMail = false
  const salutation = findSalutation(sheet, 0)
  for (; line < count; line++) {
    if (isBlankLine(sheet, line)) continue
    if (stamps[line] === 1) {
      segments.push({ kind: 'stamp', span: wholeLines(sheet, line, line + 1) })
      continue
    }
    const end = lastOf(sheet, line)
    const banner = bannerAt(line)
    if (banner) {
      segments.push(banner)
      continue
    }
    const second = segments.at(-1)?.kind === 'banner' ? readSecondLine(sheet, line) : undefined
    if (second) {
      segments.push(second)
      continue
    }
    const content = lineText(sheet, line).slice(0, 400)
    if (subjectLine.test(content)) {
      const stop = subjectEnd(line)
      pushSubject(line, stop)
      line = stop - 1
      continue
    }
    isMail ||= beginsMail(sheet, line)
    const mail = isMail ? readMailField(sheet, line) : undefined
    if (mail) {
      segments.push(mail.segment)
      date ??= mail.date
      continue
    }
    const field = fieldLine.exec(content)
    if (field) {
      const found = fieldOf(sheet, line, line + 1, (field[1] ?? '').toUpperCase(), field[0].length)
      segments.push(found)
      if (/^date/i.test(field[1] ?? '')) date ??= readDate(text, found.value.start, found.value.end)
    } else if (authorityLead(content) === 0 && !authorityRead) {
      line = pushAuthority(line) - 1
    } else if (isWorkingPaper(line, content)) {
      segments.push(readHeading(sheet, line, line + 1))
    } else {
      const found = content.length <= 40 ? readDate(text, firstOf(sheet, line), end) : undefined
      if (found) {
        date ??= found
        segments.push(fieldOf(sheet, line, line + 1, 'DATE'))
      } else if (isTitle(line)) {
        segments.push(readHeading(sheet, line, line + 1))
      } else if (salutation !== undefined && line <= salutation && !readPortionStart(text, firstOf(sheet, line), end, end)?.marking) {
        if (line === salutation) segments.push(readSalutation(sheet, line))
        else {
          const head = readLetterHead(sheet, line, date !== undefined)
          segments.push(head.segment)
          date ??= head.date
        }
      } else break
    }
  }

  older = isMail ? findOlderMail(sheet, line) : count
  const body = readBody(sheet, line, count, stamps, {
    everyParagraph: (at) => at < older,
    authorityRead,
    bannerLine: bannerAt,
    element,
  })
  return {
    segments: [...segments, ...body.segments],
    header: undefined,
    readings: [...readings, ...body.readings],
    limits: body.limits,
    date,
  }

  function element(at: number, gap: boolean): ElementRead | undefined {
    if (at >= older) return readOlder(at)
    return readTrailer(sheet, at) ?? readClosing(sheet, at, older) ?? (gap && closes(at) ? readNameBlock(sheet, at, older) : undefined)
  }

  /** Notes the day that stands behind the words. */
  function isWorkingPaper(at: number, content: string): boolean {
    const words = workingPaperLine.exec(content)?.[0].length
    if (words === undefined) return false
    const day = words < content.length ? readDate(text, firstOf(sheet, at) + words, lastOf(sheet, at)) : undefined
    date ??= day
    return words === content.length || day !== undefined
  }

  /** A marked line above the first banner line is the title of the document. */
  function isTitle(at: number): boolean {
    const end = lastOf(sheet, at)
    if (banners > 0 || !readMark(text, firstOf(sheet, at), end, end)) return false
    let next = at + 1
    while (next < count && isBlankLine(sheet, next)) next++
    return next < count && readBanner(sheet, next, 1)?.banner.marking.level !== undefined
  }

  /** Names stand below letters and e-mails, and above the authority block of a memo. */
  function closes(at: number): boolean {
    return isMail || salutation !== undefined || authorityFollows(at)
  }

  function authorityFollows(at: number): boolean {
    for (let next = at + 1; next < Math.min(count, at + 10); next++) {
      if (!isBlankLine(sheet, next) && authorityLead(lineText(sheet, next).slice(0, 200)) === 0) return true
    }
    return false
  }

  /** Header lines of older mail; its text is read as the rest is. */
  function readOlder(at: number): ElementRead | undefined {
    if (isMailRule(sheet, at)) return { segments: [fieldOf(sheet, at, at + 1, 'OLDER MAIL')], next: at + 1 }
    const mail = readMailField(sheet, at)
    if (mail) return { segments: [mail.segment], next: at + 1 }
    return subjectLine.test(lineText(sheet, at).slice(0, 40))
      ? { segments: [fieldOf(sheet, at, at + 1, 'OLDER SUBJECT')], next: at + 1 }
      : undefined
  }

  function subjectEnd(at: number): number {
    let stop = at + 1
    while (
      stop < count &&
      stop < at + 4 &&
      !isBlankLine(sheet, stop) &&
      !mailField(lineText(sheet, stop).slice(0, 40)) &&
      !readMark(text, firstOf(sheet, stop), lastOf(sheet, stop), lastOf(sheet, stop))
    )
      stop++
    return stop
  }

  function pushSubject(from: number, to: number): void {
    const subject = readSubject(text, wholeLines(sheet, from, to))
    if (subject) segments.push(subject)
  }

  function pushAuthority(at: number): number {
    const stop = authorityBlockEnd(text, sheet.lines, at)
    const read = readAuthority(text, wholeLines(sheet, at, stop))
    segments.push(read.block)
    readings.push(...read.readings)
    authorityRead = true
    return stop
  }
}

/** `HANDLE VIA COMINT CHANNELS ONLY` below the banner line. */
function readSecondLine(sheet: Sheet, line: number): CaptionLine | undefined {
  const start = lineStart(sheet, line)
  const captions = parseSecondLine(sheet.text.slice(start, lastOf(sheet, line)))?.map(({ id, span: at }) => ({
    id,
    span: shiftSpan(at, start),
  }))
  return captions && { kind: 'captions', span: wholeLines(sheet, line, line + 1), captions }
}

function readDate(text: string, start: number, end: number): Read<CalendarDate> | undefined {
  const read = readDeclassification(text, span(start, end))
  return read.kind === 'date' ? { value: read.date, span: span(start, end) } : undefined
}
