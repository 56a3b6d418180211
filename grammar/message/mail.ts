import type { Segment } from '../document.ts'
import { type CalendarDate, makeDate, monthOf } from '../text/date.ts'
import { type Read, span } from '../text/span.ts'
import { fieldOf } from './field.ts'
import { firstOf, isBlankLine, lastOf, lineText, type Sheet } from './sheet.ts'

/** Header lines of an e-mail as mail programs print them. */
const header = /^(From|Sent|To|Cc|Bcc|Date|Importance|Priority|Sensitivity|Attachments?|Classification)[ \t]{0,4}:/i
const subject = /^Subj(?:ect)?[ \t]{0,4}:/i
const rule = /^_{10,80}$/
const original =
  /^-{2,10}[ \t]{0,2}(?:Original Message|Original Appointment|Forwarded message|Begin forwarded message)[ \t]{0,2}-{0,10}$|^Begin forwarded message:$/i
const wrote = /^On .{6,120} wrote:$/
const stated =
  /\b(January|February|March|April|May|June|July|August|September|October|November|December) (\d{1,2}), (\d{4})\b|\b(\d{1,2}) ([A-Z][a-z]{2,8}) (\d{4})\b/

/** The name of the header field of an e-mail that a line is, and how long its lead is; undefined for another line. */
export function mailField(text: string): { name: string; lead: number } | undefined {
  const found = header.exec(text.slice(0, 24))
  return found?.[1] === undefined ? undefined : { name: found[1].toUpperCase(), lead: found[0].length }
}

/** Whether line `line` begins the header of an e-mail: a sender, and within the next lines a recipient, a day or a subject. */
export function beginsMail(sheet: Sheet, line: number): boolean {
  if (mailField(lineText(sheet, line).slice(0, 40))?.name !== 'FROM') return false
  let others = 0
  for (let at = line + 1; at < Math.min(sheet.lines.length, line + 8) && !isBlankLine(sheet, at); at++) {
    const text = lineText(sheet, at).slice(0, 40)
    if (mailField(text) || subject.test(text)) others++
  }
  return others >= 2
}

/** Line where older mail begins below a message: a rule, a title, `On … wrote:`, or a header of its own; the end of the text if none does. */
export function findOlderMail(sheet: Sheet, from: number): number {
  for (let line = from; line < sheet.lines.length; line++) {
    const code = sheet.text.charCodeAt(firstOf(sheet, line))
    // A dash, an underscore, B, F, O, and b, f, o.
    if (code !== 45 && code !== 95 && (code | 32) !== 98 && (code | 32) !== 102 && (code | 32) !== 111) continue
    if (lastOf(sheet, line) - firstOf(sheet, line) > 200) continue
    const text = lineText(sheet, line)
    if (original.test(text) || wrote.test(text) || beginsMail(sheet, line)) return line
    if (rule.test(text) && nextText(sheet, line + 1, 3) !== undefined && beginsMail(sheet, nextText(sheet, line + 1, 3) ?? line))
      return line
  }
  return sheet.lines.length
}

/** A line that only sets older mail apart. */
export function isMailRule(sheet: Sheet, line: number): boolean {
  if (lastOf(sheet, line) - firstOf(sheet, line) > 200) return false
  const text = lineText(sheet, line)
  return rule.test(text) || original.test(text) || wrote.test(text)
}

function nextText(sheet: Sheet, from: number, reach: number): number | undefined {
  for (let line = from; line < Math.min(sheet.lines.length, from + reach); line++) if (!isBlankLine(sheet, line)) return line
  return undefined
}

/** Reads a header line of an e-mail, and the day it states. */
export function readMailField(sheet: Sheet, line: number): { segment: Segment; date: Read<CalendarDate> | undefined } | undefined {
  const found = mailField(lineText(sheet, line).slice(0, 40))
  if (!found) return undefined
  const dated = found.name === 'SENT' || found.name === 'DATE'
  return { segment: fieldOf(sheet, line, line + 1, found.name, found.lead), date: dated ? readStatedDate(sheet, line) : undefined }
}

/** `Monday, December 3, 2012 9:15 AM`: the first day that a line names. */
export function readStatedDate(sheet: Sheet, line: number): Read<CalendarDate> | undefined {
  const at = firstOf(sheet, line)
  const found = stated.exec(sheet.text.slice(at, Math.min(lastOf(sheet, line), at + 120)))
  if (!found) return undefined
  const [, month, day, year, dayFirst, monthName, lastYear] = found
  const value = month
    ? makeDate(Number(year), monthOf(month) ?? 0, Number(day))
    : makeDate(Number(lastYear), monthOf(monthName ?? '') ?? 0, Number(dayFirst))
  return value && { value, span: span(at + found.index, at + found.index + found[0].length) }
}
