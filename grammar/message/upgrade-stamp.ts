import type { Declassification, Reason } from '../document.ts'
import { type CalendarDate, makeDate } from '../text/date.ts'
import { type Read, type Span, span } from '../text/span.ts'
import type { Level } from '../vocabulary/entry.ts'
import { readInstruction } from './executive-order.ts'

/**
 * What a releasing authority wrote on a text that it classified anew:
 *
 *     Classified by DAS, A/GIS on 12/03/2014 — Class: SECRET — Reason: 1.4(A), 1.4(G) — Declassify on: 03/22/2027
 *
 * It is wrapped over two to five lines, with the release line between the pieces. Its date is later than the document's by design.
 */
export interface UpgradeStamp {
  readonly span: Span
  readonly on: Read<CalendarDate> | undefined
  readonly level: Read<Level> | undefined
  readonly reasons: readonly Reason[]
  readonly declassifyOn: Read<Declassification> | undefined
}

const maxLength = 600

const lead = /^[ \t\r\n]{0,160}Classified[ \t\r\n]{1,4}by[ \t\r\n]{1,4}DAS,?[ \t\r\n]{0,4}A\/GIS/i
const signedOn = /\bon[ \t\r\n]{1,160}((\d{1,2})\/(\d{1,2})\/(\d{4}))/i
const classWord = /\bClass:[ \t\r\n]{0,160}(TOP[ \t\r\n]{1,4}SECRET|SECRET|CONFIDENTIAL)(?![A-Z])/i
const reasonField = /\bReason:/i
const reasonItem = /1\.([2-8])[ \t]?\(([A-Z])\)/gi
const declassifyField = /\bDeclassify[ \t\r\n]{1,160}on:/i
const between = /[ \t\r\n\u2013\u2014-]/

/** Reads an upgrade stamp, as far as it is there: pages cut it off. Undefined when `at` does not begin with one. */
export function readUpgradeStamp(text: string, at: Span): UpgradeStamp | undefined {
  const stretch = text.slice(at.start, Math.min(at.end, at.start + maxLength))
  if (!lead.test(stretch)) return undefined
  const declassify = declassifyField.exec(stretch)
  const reasonAt = reasonField.exec(stretch)
  return {
    span: at,
    on: readSigned(stretch, at.start),
    level: readClass(stretch, at.start),
    reasons: reasonAt ? readReasons(stretch, reasonAt.index, declassify ? declassify.index : stretch.length, at.start) : [],
    declassifyOn: declassify ? readValue(text, at.start + declassify.index + declassify[0].length, at.start + stretch.length) : undefined,
  }
}

/** A release repeats its stamp on few pages; more are not looked for. */
const maxStamps = 50
const anyLead = /Classified[ \t\r\n]{1,4}by[ \t\r\n]{1,4}DAS,?[ \t\r\n]{0,4}A\/GIS/gi

/** The upgrade stamps of a text, wherever they stand: the stamp may share its lines with the text it was put beside. */
export function findUpgradeStamps(text: string): UpgradeStamp[] {
  const found: UpgradeStamp[] = []
  const pattern = new RegExp(anyLead)
  for (let match = pattern.exec(text); match && found.length < maxStamps; match = pattern.exec(text)) {
    const stamp = readUpgradeStamp(text, span(match.index, stampEnd(text, match.index)))
    if (stamp) found.push(stamp)
  }
  return found
}

/** A stamp ends at an empty line. */
function stampEnd(text: string, start: number): number {
  const stretch = text.slice(start, start + maxLength)
  const blank = /\r?\n[ \t]{0,160}\r?\n/.exec(stretch)
  return start + (blank ? blank.index : stretch.length)
}

function readSigned(stretch: string, at: number): Read<CalendarDate> | undefined {
  const match = signedOn.exec(stretch)
  const date = match && makeDate(Number(match[4]), Number(match[2]), Number(match[3]))
  if (!match?.[1] || !date) return undefined
  const end = at + match.index + match[0].length
  return { value: date, span: span(end - match[1].length, end) }
}

function readClass(stretch: string, at: number): Read<Level> | undefined {
  const match = classWord.exec(stretch)
  const word = match?.[1]?.toUpperCase()
  if (!match?.[1] || !word) return undefined
  const end = at + match.index + match[0].length
  const value: Level = word.startsWith('TOP') ? 'TS' : word === 'SECRET' ? 'S' : 'C'
  return { value, span: span(end - match[1].length, end) }
}

function readReasons(stretch: string, from: number, to: number, at: number): Reason[] {
  const reasons: Reason[] = []
  reasonItem.lastIndex = from
  for (let match = reasonItem.exec(stretch); match && match.index < to; match = reasonItem.exec(stretch)) {
    if (isReleaseCode(stretch, match.index)) continue
    const letterAt = at + match.index + match[0].length - 2
    reasons.push({ section: `1.${match[1]}`, letter: match[2]?.toLowerCase(), span: span(letterAt, letterAt + 1) })
  }
  return reasons
}

/** True when the line also names an exemption (`B1,1.4(G),B6`): it is the release line's, which stands in the middle of the stamp. */
function isReleaseCode(stretch: string, at: number): boolean {
  const from = stretch.lastIndexOf('\n', at) + 1
  return /^[ \t]{0,40}B[1-9]\b/.test(stretch.slice(from, at + 40))
}

/** The day behind `Declassify on:`, which often stands on the next line, or behind the release line. */
function readValue(text: string, from: number, to: number): Read<Declassification> | undefined {
  let start = from
  while (start < to && between.test(text[start] ?? '')) start++
  const first = readInstruction(text, span(start, lineEnd(text, start, to)))
  if (first.value.kind === 'date' || first.value.kind === 'exemption' || first.value.kind === 'invalid-date') return first
  const later = /\d{1,2}\/\d{1,2}\/\d{4}/.exec(text.slice(start, to))
  return later ? readInstruction(text, span(start + later.index, start + later.index + later[0].length)) : undefined
}

function lineEnd(text: string, from: number, to: number): number {
  let at = from
  while (at < to && text[at] !== '\n' && text[at] !== '\r') at++
  return at
}
