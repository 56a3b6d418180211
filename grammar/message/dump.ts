import type { Segment } from '../document.ts'
import { type CalendarDate, makeDate, monthOf } from '../text/date.ts'
import { type Read, span } from '../text/span.ts'
import { fieldOf } from './field.ts'
import { firstOf, lastOf, lineText, type Sheet } from './sheet.ts'

/** Names that publishers and exports give to what they know of a message. */
const metadata =
  /^(id|date|refid|reference id|origin|source|classification|destination|created|released|tags|subject|header|content|cable)[ \t]{0,3}:/i
/** Between the header and the text of an export. */
const divider = /^[-=*]{3,40}[ \t]{0,3}(?:header|text|body|cable|message) (?:begins|ends)[ \t]{0,3}[-=*]{3,40}$/i
const cableDated = /^Cable dated[ \t]{0,2}:[ \t]{0,2}(\d{4})-(\d{2})-(\d{2})(?:T|$)/i
const weekday = /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (\d{1,2}) ([A-Z][a-z]{2,8}) (\d{4})(?:, \d{1,2}:\d{2})?$/
const fieldRow = /^"?[^"\t]{0,60}(?:"?\t|",")/
const quotes = /^[",]{1,8}$/
const longestLine = 400
/** The fields that other fields have been seen with. One alone may stand in any text. */
const leading = /^(?:id|refid|reference id)[ \t]{0,3}:/i

/** A date that a publisher wrote above a message: `Friday, 09 February 2007, 16:22`, `Cable dated:2007-05-03T14:15:00`. */
export function readDateLine(sheet: Sheet, line: number): { segment: Segment; date: Read<CalendarDate> | undefined } | undefined {
  const at = firstOf(sheet, line)
  const end = lastOf(sheet, line)
  if (end - at > 60) return undefined
  const text = sheet.text.slice(at, end)
  const iso = cableDated.exec(text)
  const named = iso ? undefined : weekday.exec(text)
  if (!iso && !named) return undefined
  const value = iso
    ? makeDate(Number(iso[1]), Number(iso[2]), Number(iso[3]))
    : makeDate(Number(named?.[3]), monthOf(named?.[2] ?? '') ?? 0, Number(named?.[1]))
  return { segment: fieldOf(sheet, line, line + 1, 'DATE LINE'), date: value && { value, span: span(at, end) } }
}

/**
 * A line that an export has above a message: `refid: 07STRELSAU42`, a row of fields before the message, quotes. `inExport` when a line
 * above was one: then names that any text may have count too.
 */
export function readExportLine(sheet: Sheet, line: number, inExport: boolean): Segment | undefined {
  if (lastOf(sheet, line) - firstOf(sheet, line) > longestLine) return undefined
  const text = lineText(sheet, line)
  if (divider.test(text)) return fieldOf(sheet, line, line + 1, 'DIVIDER', text.length)
  if (quotes.test(text)) return fieldOf(sheet, line, line + 1, 'QUOTES', text.length)
  const name = metadata.exec(text)
  if (name?.[1] && (inExport || leading.test(text)))
    return fieldOf(sheet, line, line + 1, `EXPORT ${name[1].toUpperCase()}`, name[0].length)
  return fieldRow.test(text) ? fieldOf(sheet, line, line + 1, 'EXPORT ROW') : undefined
}
