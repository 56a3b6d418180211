import type { Segment } from '../document.ts'
import type { CalendarDate } from '../text/date.ts'
import type { Read } from '../text/span.ts'
import { type ElementRead, readBody } from './body.ts'
import type { MessageRead } from './cable.ts'
import { fieldOf } from './field.ts'
import { readStatedDate } from './mail.ts'
import { readPortionStart } from './portion-start.ts'
import { firstOf, isBlankLine, lastOf, lineText, type Sheet, wholeLines } from './sheet.ts'

/**
 * A document of the series *Foreign Relations of the United States*, as edited text:
 *
 *     42. Telegram From the Embassy in Ruritania to the Department of State
 *     Strelsau, December 5, 1962, 2 p.m.
 *     905. Text [1 line not declassified] text.
 *     Source: Department of State, Central Files, 611.00/12-562. Confidential; Priority.
 *
 * It has no banner line: the classification stands in the source note alone, and is the editors' word.
 */
const title =
  /^(?:\d{1,4}\. )?(?:Telegram|Circular Telegram|Airgram|Memorandum|Letter|Message|Despatch|Paper|Report|Minutes|Note|Intelligence)\b.{0,160}\b(?:From|To|Of|by|Prepared)\b/i
const source =
  /^(?:Source: |\[?\d{0,3}\]? ?Source: )?.{0,300}(?:Top Secret|Secret|Confidential|Limited Official Use|Official Use Only|Unclassified|No classification marking)[;.]/
const sourceLead = /^\[?\d{0,3}\]?[ \t]?Source: /
const dispatchNumber = /^(\d{2,4})\. (?=[A-Z])/
const looked = 12
const longestLine = 400

/** Lines of the title and of the source note of an edited document; undefined when the text is none. */
export function findEdited(sheet: Sheet): { title: number; note: number } | undefined {
  const at = sheet.text.indexOf('Source: ')
  if (at < 0) return undefined
  let head: number | undefined
  let seen = 0
  for (let line = 0; line < sheet.lines.length && seen < looked && head === undefined; line++) {
    if (isBlankLine(sheet, line)) continue
    seen++
    if (lastOf(sheet, line) - firstOf(sheet, line) <= longestLine && title.test(lineText(sheet, line))) head = line
  }
  if (head === undefined) return undefined
  for (let line = 0; line < sheet.lines.length; line++) {
    if (!sourceLead.test(sheet.text.slice(firstOf(sheet, line), firstOf(sheet, line) + 20))) continue
    const end = noteEnd(sheet, line)
    const words = sheet.text
      .slice(firstOf(sheet, line), Math.min(lastOf(sheet, end - 1), firstOf(sheet, line) + 600))
      .replace(/[\r\n]+/g, ' ')
    if (source.test(words)) return { title: head, note: line }
  }
  return undefined
}

function noteEnd(sheet: Sheet, line: number): number {
  let end = line + 1
  while (end < sheet.lines.length && end < line + 12 && !isBlankLine(sheet, end)) end++
  return end
}

export function readEdited(sheet: Sheet, places: { readonly title: number; readonly note: number }, stamps: Uint8Array): MessageRead {
  const segments: Segment[] = []
  let date: Read<CalendarDate> | undefined
  let line = 0
  let opened = false
  for (; line < sheet.lines.length; line++) {
    if (isBlankLine(sheet, line)) continue
    if (line < places.title) continue
    if (line === places.title) {
      segments.push({ kind: 'heading', span: wholeLines(sheet, line, line + 1), marking: undefined })
      continue
    }
    if (line === places.note) {
      const end = noteEnd(sheet, line)
      segments.push(note(line, end))
      line = end - 1
      continue
    }
    const stated = opened || lastOf(sheet, line) - firstOf(sheet, line) > 100 ? undefined : readStatedDate(sheet, line)
    if (!stated) break
    segments.push(fieldOf(sheet, line, line + 1, 'DATELINE'))
    date = stated
    opened = true
  }
  const first = line
  const body = readBody(sheet, line, sheet.lines.length, stamps, {
    everyParagraph: () => false,
    authorityRead: true,
    bannerLine: () => undefined,
    element,
  })
  return { segments: [...segments, ...body.segments], header: undefined, readings: body.readings, limits: body.limits, date }

  function element(at: number): ElementRead | undefined {
    if (at === places.note) {
      const end = noteEnd(sheet, at)
      return { segments: [note(at, end)], next: end }
    }
    // The number of the telegram stands before its first words; it is no paragraph.
    if (at !== first || !isDispatchNumber(at)) return undefined
    let end = at + 1
    while (end < sheet.lines.length && !isBlankLine(sheet, end) && !startsPortion(end)) end++
    return { segments: [fieldOf(sheet, at, end, 'TELEGRAM', dispatchNumber.exec(lineText(sheet, at))?.[0].length)], next: end }
  }

  function isDispatchNumber(at: number): boolean {
    return dispatchNumber.test(sheet.text.slice(firstOf(sheet, at), firstOf(sheet, at) + 8)) && !startsPortion(at, true)
  }

  function startsPortion(at: number, marked = false): boolean {
    const end = lastOf(sheet, at)
    const head = readPortionStart(sheet.text, firstOf(sheet, at), end, end)
    return marked ? head?.marking !== undefined : head?.number !== undefined
  }

  function note(from: number, to: number): Segment {
    return fieldOf(sheet, from, to, 'SOURCE NOTE', sourceLead.exec(lineText(sheet, from).slice(0, 20))?.[0].length)
  }
}
