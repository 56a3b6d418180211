import { readAuthority } from '../authority/read.ts'
import type { Caption, CaptionLine, DateTimeGroup, Reading, Segment, TransmissionHeader } from '../document.ts'
import { append } from '../text/append.ts'
import { type Read, type Span, span } from '../text/span.ts'
import { parseCaptions } from '../vocabulary/captions.ts'
import { readBanner } from './banner.ts'
import { readBody } from './body.ts'
import { type MessageRead, readSubject } from './cable.ts'
import { readExecutiveOrder } from './executive-order.ts'
import { readReferences } from './references.ts'
import { firstOf, isBlankLine, lastOf, lineStart, lineText, type Sheet, skipBlanks, wholeLines } from './sheet.ts'
import { readRecordNumber, readSmartDate } from './smart-fields.ts'
import { readTags } from './tags.ts'

/** Field names of a SMART message, in their order. Source: released messages, as measured; 5 FAH-3 H-710. */
const headFields =
  /^(MRN|Date[/!|l1]DTG|From|Action|E\.[O0]\.|TAGS|Captions?|References?|Ref|Pass Line|Info Office|Precedence|Classified By|Reason|Derived From|Declassify On|Subject)[ \t]{0,4}:/i
const tailFields =
  /^(Signature|Drafted By|Cleared By|Approved By|Released By|Info|XMT|Attachments|Action Post|Dissemination Rule)[ \t]{0,4}:/i
const mailFields = /^(From|Sent|To|Cc|Bcc|Subject|Attachments|Importance|Date)(?:[ \t]{0,4}:|[ \t]{8,})/
const authorityFields: ReadonlySet<string> = new Set(['classified by', 'reason', 'derived from', 'declassify on'])
const furthestStart = 400

/** Line of the `MRN:` field that makes a text a SMART message; undefined when it has none. */
export function findRecordLine(sheet: Sheet): number | undefined {
  const bound = Math.min(sheet.lines.length, furthestStart)
  for (let line = 0; line < bound; line++) {
    const at = firstOf(sheet, line)
    if (sheet.text.startsWith('MRN', at) && /^MRN[ \t]{0,4}:/.test(sheet.text.slice(at, at + 12))) return line
  }
  return undefined
}

/**
 * Reads a SMART message: banner line, fields from MRN to Subject, body, fields from Signature on, closing banner line; and the e-mail
 * that a released copy came in, whose own words stay unmarked text.
 */
export function readSmart(sheet: Sheet, record: number, stamps: Uint8Array): MessageRead {
  const { text } = sheet
  const count = sheet.lines.length
  const segments: Segment[] = []
  const readings: Reading[] = []
  let banners = 0
  let header: Partial<TransmissionHeader> = {}
  let authorityFrom: number | undefined
  let authorityTo = 0

  const bannerAt = (line: number) => {
    const read = readBanner(sheet, line, banners + 1)
    if (!read || read.banner.marking.level === undefined) return undefined
    banners++
    readings.push(...read.readings)
    return read.banner
  }

  let line = 0
  for (; line < record; line++) {
    if (isBlankLine(sheet, line)) continue
    if (stamps[line] === 1) {
      segments.push({ kind: 'stamp', span: wholeLines(sheet, line, line + 1) })
      continue
    }
    const mail = mailFields.exec(lineText(sheet, line).slice(0, 40))
    if (mail) {
      const end = continuationEnd(sheet, line, record, stamps, false)
      segments.push(field(line, end, mail[1] ?? '', mail[0].length))
      line = end - 1
      continue
    }
    const banner = bannerAt(line)
    if (banner) segments.push(banner)
    else pushSecondLine(line)
  }

  for (; line < count; line++) {
    if (isBlankLine(sheet, line)) continue
    if (stamps[line] === 1) {
      segments.push({ kind: 'stamp', span: wholeLines(sheet, line, line + 1) })
      continue
    }
    const name = headFields.exec(lineText(sheet, line).slice(0, 40))?.[1]
    if (!name) {
      if (pushSecondLine(line)) continue
      break
    }
    const end = continuationEnd(sheet, line, count, stamps, true)
    readField(name.toLowerCase(), line, end)
    line = end - 1
    if (/^subject/i.test(name)) {
      line = end
      break
    }
  }
  finishAuthority()

  const tail = findTail(sheet, line)
  const body = readBody(sheet, line, tail, stamps, {
    everyParagraph: () => false,
    authorityRead: authorityFrom !== undefined,
    bannerLine: bannerAt,
  })
  append(segments, body.segments)

  for (line = tail; line < count; line++) {
    if (isBlankLine(sheet, line)) continue
    if (stamps[line] === 1) {
      segments.push({ kind: 'stamp', span: wholeLines(sheet, line, line + 1) })
      continue
    }
    const found = tailFields.exec(lineText(sheet, line).slice(0, 40))
    if (found) {
      const end = continuationEnd(sheet, line, count, stamps, true)
      segments.push(field(line, end, found[1] ?? '', found[0].length))
      line = end - 1
      continue
    }
    const banner = bannerAt(line)
    if (banner) segments.push(banner)
    else pushSecondLine(line)
  }

  return { segments, header: completeHeader(header), readings: [...readings, ...body.readings], limits: body.limits }

  /** The line `SBU` under a banner line says what the caption SENSITIVE says. */
  function pushSecondLine(at: number): boolean {
    const from = firstOf(sheet, at)
    const captions = segments.at(-1)?.kind === 'banner' ? parseCaptions(lineText(sheet, at)) : undefined
    if (!captions) return false
    segments.push({ kind: 'captions', span: wholeLines(sheet, at, at + 1), captions: captions.map((caption) => moved(caption, from)) })
    return true
  }

  function field(from: number, to: number, name: string, lead: number): Segment {
    const value = span(skipBlanks(text, firstOf(sheet, from) + lead, lastOf(sheet, from)), lastOf(sheet, to - 1))
    return { kind: 'field', span: wholeLines(sheet, from, to), name, value: span(Math.min(value.start, value.end), value.end) }
  }

  function readField(name: string, from: number, to: number): void {
    const whole = wholeLines(sheet, from, to)
    const colon = text.indexOf(':', name.startsWith('e.') ? firstOf(sheet, from) + 3 : firstOf(sheet, from))
    const value = span(skipBlanks(text, colon + 1, lastOf(sheet, to - 1)), lastOf(sheet, to - 1))
    const special = readSpecial(name, whole, value)
    segments.push(special ?? field(from, to, name.toUpperCase(), colon + 1 - firstOf(sheet, from)))
    if (authorityFields.has(name)) {
      segments.pop()
      authorityFrom ??= whole.start
      authorityTo = whole.end
    } else finishAuthority()
    if (name === 'mrn') header = { ...header, recordNumber: readRecordNumber(text, value) }
    if (/^date/.test(name)) header = { ...header, dateTime: dateTime(readSmartDate(text, value)) }
    if (name === 'from') header = { ...header, from: { value: text.slice(value.start, value.end), span: value } }
  }

  function readSpecial(name: string, whole: Span, value: Span): Segment | undefined {
    if (name.startsWith('e.')) return readExecutiveOrder(text, whole)
    if (name === 'tags') return readTags(text, whole)
    if (name === 'subject') return readSubject(text, whole)
    if (name.startsWith('ref')) return readReferences(text, whole)
    if (name.startsWith('caption')) return captionField(whole, value)
    return undefined
  }

  function captionField(whole: Span, value: Span): CaptionLine | undefined {
    const captions = parseCaptions(text.slice(value.start, value.end).replace(/[\r\n]/g, ' '))
    return captions && { kind: 'captions', span: whole, captions: captions.map((caption) => moved(caption, value.start)) }
  }

  function finishAuthority(): void {
    if (authorityFrom === undefined || segments.some(({ kind }) => kind === 'authority')) return
    const read = readAuthority(text, span(authorityFrom, authorityTo))
    segments.push(read.block)
    readings.push(...read.readings)
    segments.sort((a, b) => a.span.start - b.span.start)
  }
}

function moved({ id, span: where }: Caption, by: number): Caption {
  return { id, span: span(where.start + by, where.end + by) }
}

function dateTime(group: Read<DateTimeGroup> | undefined): TransmissionHeader['dateTime'] {
  return group && { precedence: [], group, signals: [] }
}

function completeHeader(found: Partial<TransmissionHeader>): TransmissionHeader {
  return {
    channel: undefined,
    called: undefined,
    originator: undefined,
    security: undefined,
    dateTime: undefined,
    from: undefined,
    action: [],
    info: [],
    recordNumber: undefined,
    classLetters: undefined,
    ...found,
  }
}

/** First line after a field and its continuation: indented lines, over a page break too when `overStamps`. */
function continuationEnd(sheet: Sheet, line: number, bound: number, stamps: Uint8Array, overStamps: boolean): number {
  let end = line + 1
  for (let next = line + 1; next < bound && next < line + 200; next++) {
    if (stamps[next] === 1 && overStamps) continue
    if (isBlankLine(sheet, next)) {
      if (!overStamps || !stampFollows(sheet, next, bound, stamps)) break
      continue
    }
    if (stamps[next] === 1) break
    const indent = firstOf(sheet, next) - lineStart(sheet, next)
    const text = lineText(sheet, next).slice(0, 40)
    if (headFields.test(text) || tailFields.test(text) || mailFields.test(text)) break
    if ((overStamps && indent < 12) || readBanner(sheet, next, 1)) break
    end = next + 1
  }
  return end
}

/** A blank line belongs to a page break when a stamp stands within the blank lines around it. */
function stampFollows(sheet: Sheet, line: number, bound: number, stamps: Uint8Array): boolean {
  for (let next = line; next < bound && next < line + 12; next++) {
    if (stamps[next] === 1) return true
    if (!isBlankLine(sheet, next)) break
  }
  for (let back = line; back >= 0 && back > line - 12; back--) {
    if (stamps[back] === 1) return true
    if (!isBlankLine(sheet, back)) break
  }
  return false
}

/** Line of the first field behind the body. */
function findTail(sheet: Sheet, from: number): number {
  for (let line = from; line < sheet.lines.length; line++) {
    const code = sheet.text.charCodeAt(firstOf(sheet, line))
    if (
      (code === 83 || code === 68 || code === 65 || code === 73 || code === 67 || code === 82) &&
      tailFields.test(lineText(sheet, line).slice(0, 40))
    )
      return line
  }
  return sheet.lines.length
}
