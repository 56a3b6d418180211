import type { Segment } from '../document.ts'
import { isDigit } from '../text/characters.ts'
import { fieldOf } from './field.ts'
import { firstOf, isBlankLine, lastOf, lineText, type Sheet, wholeLines } from './sheet.ts'

/**
 * What the National Archives' electronic telegrams of 1973-79 have around the text of a message:
 *
 *     Message Text
 *     PAGE 01        STRELS 00905  01 OF 03  060018Z
 *     11
 *     ACTION EUR-12                                       who got it: offices and copies
 *     INFO OCT-01 ADS-00 SS-15 /055 W
 *     DRAFTED BY EUR/CE:RRASSENDYLL                       outgoing ones
 *     ------------------062281 060035Z /62                serial, filing time, copies
 *     …
 *     Message Attributes
 *     Original Classification: CONFIDENTIAL
 */
const longestLine = 120
const office = '[A-Z]{1,6}(?:\\/[A-Z]{1,4})?-\\d{2}'
const distribution = new RegExp(`^(ACTION|ORIGIN|INFO)[ \\t]{1,6}${office}(?![A-Z0-9])`)
const furtherOffices = new RegExp(`^(?:${office}(?![A-Z0-9]))|^\\/\\d{3} [A-Z]{1,3}$`)
const copies = /^\d{2}$/
const dashes = /^-{10,40}[ \t]{0,3}\d{6}(?:[ \t]{1,4}\d{6}Z(?:[ \t]{1,4}\/\d{1,3})?)?$/
const drafting = /^(DRAFTED BY|APPROVED BY|CLEARED BY)\b[ \t:]{0,4}/
const textTitle = /^Message Text$/
const attributesTitle = /^Message Attributes$/
const longestDrafting = 12

/** Reads the lines of a distribution that begin at `line`; undefined when none does. */
export function readDistribution(sheet: Sheet, line: number): { segments: Segment[]; next: number } | undefined {
  const code = sheet.text.charCodeAt(firstOf(sheet, line))
  // ACTION, CLEARED, DRAFTED, INFO, Message, ORIGIN; a dash, a digit.
  if (!(code === 65 || code === 67 || code === 68 || code === 73 || code === 77 || code === 79 || code === 45 || isDigit(code)))
    return undefined
  const text = shortText(sheet, line)
  if (text === undefined) return undefined
  if (textTitle.test(text)) return one(sheet, line, line + 1, 'Message Text', text.length)
  if (dashes.test(text)) return one(sheet, line, line + 1, 'FILED')
  if (copies.test(text)) {
    const follow = shortText(sheet, line + 1)
    return follow !== undefined && distribution.test(follow) ? one(sheet, line, line + 1, 'COPIES') : undefined
  }
  const offices = distribution.exec(text)
  if (offices) {
    let end = line + 1
    while (furtherOffices.test(shortText(sheet, end) ?? '')) end++
    return one(sheet, line, end, `${offices[1]} OFFICES`, offices[1]?.length)
  }
  const drafted = drafting.exec(text)
  if (!drafted?.[1]) return undefined
  // Clearances follow without a keyword, down to the dashes.
  let end = line + 1
  while (end < line + longestDrafting && !drafting.test(shortText(sheet, end) ?? '')) {
    if (isBlankLine(sheet, end) || shortText(sheet, end) === undefined) return one(sheet, line, line + 1, drafted[1], drafted[0].length)
    if (dashes.test(lineText(sheet, end))) break
    end++
  }
  return one(sheet, line, end, drafted[1], drafted[0].length)
}

function one(sheet: Sheet, from: number, to: number, name: string, lead = 0): { segments: Segment[]; next: number } {
  return { segments: [fieldOf(sheet, from, to, name, lead)], next: to }
}

function shortText(sheet: Sheet, line: number): string | undefined {
  if (line >= sheet.lines.length || isBlankLine(sheet, line)) return undefined
  return lastOf(sheet, line) - firstOf(sheet, line) > longestLine ? undefined : lineText(sheet, line)
}

/** Keys of the attributes. Another one is shown as `OTHER`: what stands before a colon may be a word of the text. */
const keys: ReadonlySet<string> = new Set(
  `Automatic Decaptioning,Capture Date,Channel Indicators,Concepts,Control Number,Copy,Current Classification,Decaption Date,
Decaption Note,Disposition Action,Disposition Approved on Date,Disposition Authority,Disposition Case Number,Disposition Comment,
Disposition Date,Disposition Event,Disposition History,Disposition Reason,Disposition Remarks,Document Number,Document Source,
Document Unique ID,Draft Date,Drafter,Enclosure,Errors,Executive Order,Expiration,Film Number,Format,From,Handling Restrictions,
Image Path,ISecure,Legacy Key,Line Count,Litigation Code List,Litigation Codes,Litigation History,Locator,Markings,Message ID,Office,
Original Classification,Original Handling Restrictions,Original Previous Classification,Original Previous Handling Restrictions,
Page Count,Previous Channel Indicators,Previous Classification,Previous Handling Restrictions,Reference,Retention,Review Action,
Review Authority,Review Comment,Review Content Flags,Review Date,Review Event,Review Exemptions,Review History,Review Markings,
Review Media Identifier,Review Referrals,Review Release Date,Review Release Event,Review Transfer Date,Review Withdrawn Fields,SAS ID,
Secure,Sent Date,Status,Subject,TAGS,To,Type`
    .split(',')
    .map((key) => key.trim()),
)
const attribute = /^([A-Z][A-Za-z]{1,14}(?: [A-Za-z]{1,14}){0,3})[ \t]{0,4}:/

/** Line of the title of the attributes; the end of the text when it has none. */
export function findAttributes(sheet: Sheet): number {
  const at = sheet.text.indexOf('Message Attributes')
  if (at < 0) return sheet.lines.length
  for (let line = 0; line < sheet.lines.length; line++) {
    if (firstOf(sheet, line) >= at && attributesTitle.test(shortText(sheet, line) ?? '') && hasAttributes(sheet, line)) return line
  }
  return sheet.lines.length
}

/** One of the known keys stands within the next lines. */
function hasAttributes(sheet: Sheet, title: number): boolean {
  for (let line = title + 1; line < title + 6; line++) {
    const key = attribute.exec(shortText(sheet, line) ?? '')?.[1]
    if (key !== undefined && keys.has(key)) return true
  }
  return false
}

/**
 * Reads the attributes from their title to the end. Each is a field, with the lines that it goes on over. A classification that stands
 * here is the archive's word on the message, and no banner line.
 */
export function readAttributes(sheet: Sheet, title: number, stamps: Uint8Array): Segment[] {
  const segments: Segment[] = []
  const count = sheet.lines.length
  let open: { from: number; to: number; name: string; lead: number } | undefined
  const flush = () => {
    if (open) segments.push(fieldOf(sheet, open.from, open.to, open.name, open.lead))
    open = undefined
  }
  for (let line = title; line < count; line++) {
    if (isBlankLine(sheet, line)) continue
    if (stamps[line] === 1) {
      flush()
      segments.push({ kind: 'stamp', span: wholeLines(sheet, line, line + 1) })
      continue
    }
    const head = line === title ? undefined : attribute.exec(lineText(sheet, line).slice(0, 64))
    if (line === title || head) {
      flush()
      const name = head?.[1] ?? 'Message Attributes'
      const known = line === title || keys.has(name)
      open = { from: line, to: line + 1, name: known ? name : 'OTHER', lead: head ? head[0].length : 18 }
    } else if (open) open.to = line + 1
    else open = { from: line, to: line + 1, name: 'OTHER', lead: 0 }
  }
  flush()
  return segments
}
