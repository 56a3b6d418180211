import { authorityBlockEnd, authorityLead, readAuthority } from '../authority/read.ts'
import type { BannerLine, Reading, Segment } from '../document.ts'
import { isClear } from '../marking/marking.ts'
import type { CalendarDate } from '../text/date.ts'
import { type Read, span } from '../text/span.ts'
import { readBanner } from './banner.ts'
import { readBody } from './body.ts'
import { type MessageRead, readSubject } from './cable.ts'
import { readDeclassification } from './executive-order.ts'
import { readMark, readPortionStart } from './portion-start.ts'
import { firstOf, isBlankLine, lastOf, lineStart, lineText, type Sheet, skipBlanks, wholeLines } from './sheet.ts'

const fieldLine = /^(MEMORANDUM (?:FOR|TO)|FROM|TO|THROUGH|THRU|DATE|CC|VIA|COPY TO|INFO)[ \t]{0,4}:?[ \t]/i
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
    const capitals = !/[a-z]/.test(lineText(sheet, line).slice(0, 40))
    if (read && capitals && isClear(read.banner.marking) && read.end >= lineStart(sheet, line + 1) && !read.banner.post) {
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

function startsMarked(sheet: Sheet, line: number): boolean {
  const end = lastOf(sheet, line)
  const { marking } = readPortionStart(sheet.text, firstOf(sheet, line), end, end) ?? {}
  if (!marking || !isClear(marking)) return false
  const written = sheet.text.slice(marking.span.start, marking.span.end)
  return !/[a-z]/.test(written) && (line === 0 || isBlankLine(sheet, line - 1) || /[A-Z0-9]/.test(sheet.text[firstOf(sheet, line)] ?? ''))
}

/**
 * Reads a marked memo, letter or e-mail text: banner lines at top and bottom, `MEMORANDUM FOR` and its like, subject, authority block,
 * and paragraphs, each of which is a portion. Source: 32 CFR 2001.21 to 2001.23.
 */
export function readMemo(sheet: Sheet, stamps: Uint8Array): MessageRead {
  const { text } = sheet
  const segments: Segment[] = []
  const readings: Reading[] = []
  let banners = 0
  let date: Read<CalendarDate> | undefined
  const bannerAt = (line: number): BannerLine | undefined => {
    const read = readBanner(sheet, line, banners + 1)
    if (!read || read.end < lineStart(sheet, line + 1)) return undefined
    banners++
    readings.push(...read.readings)
    return read.banner
  }

  let line = 0
  let authorityRead = false
  for (; line < sheet.lines.length; line++) {
    if (isBlankLine(sheet, line)) continue
    if (stamps[line] === 1) {
      segments.push({ kind: 'stamp', span: wholeLines(sheet, line, line + 1) })
      continue
    }
    const banner = bannerAt(line)
    const content = lineText(sheet, line).slice(0, 400)
    const field = fieldLine.exec(content)
    const end = lastOf(sheet, line)
    if (banner) segments.push(banner)
    else if (subjectLine.test(content)) {
      let stop = line + 1
      while (
        stop < sheet.lines.length &&
        stop < line + 4 &&
        !isBlankLine(sheet, stop) &&
        !readMark(text, firstOf(sheet, stop), lastOf(sheet, stop), lastOf(sheet, stop))
      )
        stop++
      const subject = readSubject(text, wholeLines(sheet, line, stop))
      if (subject) segments.push(subject)
      line = stop - 1
    } else if (field) {
      const from = skipBlanks(text, firstOf(sheet, line) + field[0].length, end)
      const value = span(Math.min(from, end), end)
      segments.push({ kind: 'field', span: wholeLines(sheet, line, line + 1), name: (field[1] ?? '').toUpperCase(), value })
      if (/^date/i.test(field[1] ?? '')) date ??= readDate(text, value.start, value.end)
    } else if (authorityLead(content) === 0) {
      const stop = authorityBlockEnd(text, sheet.lines, line)
      const read = readAuthority(text, wholeLines(sheet, line, stop))
      segments.push(read.block)
      readings.push(...read.readings)
      authorityRead = true
      line = stop - 1
    } else {
      const found = content.length <= 40 ? readDate(text, firstOf(sheet, line), end) : undefined
      if (!found) break
      date ??= found
      segments.push({ kind: 'field', span: wholeLines(sheet, line, line + 1), name: 'DATE', value: span(firstOf(sheet, line), end) })
    }
  }
  const body = readBody(sheet, line, sheet.lines.length, stamps, { everyParagraph: true, authorityRead, bannerLine: bannerAt })
  return {
    segments: [...segments, ...body.segments],
    header: undefined,
    readings: [...readings, ...body.readings],
    limits: body.limits,
    date,
  }
}

function readDate(text: string, start: number, end: number): Read<CalendarDate> | undefined {
  const read = readDeclassification(text, span(start, end))
  return read.kind === 'date' ? { value: read.date, span: span(start, end) } : undefined
}
