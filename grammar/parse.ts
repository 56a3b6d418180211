import type { Caption, Format, MarkedDocument, Reading, Segment, TransmissionHeader } from './document.ts'
import { readArtefacts } from './message/artefacts.ts'
import { findCableStart, type MessageRead, readCable } from './message/cable.ts'
import { findEdited, readEdited } from './message/frus.ts'
import { readMarkdown } from './message/markdown.ts'
import { isMemo, readMemo } from './message/memo.ts'
import { isBlankLine, lastOf, lineStart, makeSheet, type Sheet } from './message/sheet.ts'
import { findRecordLine, readSmart } from './message/smart.ts'
import { findStampLines } from './message/stamps.ts'
import { unglue } from './message/unglue.ts'
import type { CalendarDate } from './text/date.ts'
import { type Read, span } from './text/span.ts'

export interface ParseOptions {
  /** What kind of message the text is, when its reader knows better than its shape tells. */
  readonly format?: Format
}

/**
 * Reads a text. Never fails: what is not understood becomes part of the document, as a problem or as unmarked text.
 * The segments, put end to end, are the text. Work grows linearly with the text.
 */
export function parseDocument(text: string, options: ParseOptions = {}): MarkedDocument {
  const { sheet, stamps: upgrades, readings } = unglue(makeSheet(text))
  const stamps = findStampLines(sheet, upgrades)
  const { format, read } = readMessage(sheet, stamps, options.format)
  const segments = fillGaps(sheet, read.segments, stamps)
  return {
    text,
    format,
    segments,
    header: read.header,
    ...viewsOf(segments),
    date: dateOf(read.header) ?? read.date,
    readings:
      format === 'text' ? [] : sortedReadings([...readings, ...read.readings, ...readMarkdown(sheet), ...readArtefacts(sheet, segments)]),
    limits: read.limits,
  }
}

function readMessage(sheet: Sheet, stamps: Uint8Array, wanted: Format | undefined): { format: Format; read: MessageRead } {
  const record = wanted === undefined || wanted === 'smart' ? findRecordLine(sheet) : undefined
  if (record !== undefined) return { format: 'smart', read: readSmart(sheet, record, stamps) }
  const start = wanted === undefined || wanted === 'cable' ? findCableStart(sheet, stamps) : undefined
  if (start !== undefined || wanted === 'cable')
    return { format: 'cable', read: readCable(sheet, start ?? { line: 0, header: undefined }, stamps) }
  const edited = wanted === undefined || wanted === 'memo' ? findEdited(sheet) : undefined
  if (edited) return { format: 'memo', read: readEdited(sheet, edited, stamps) }
  if (wanted === 'memo' || (wanted === undefined && isMemo(sheet, stamps))) return { format: 'memo', read: readMemo(sheet, stamps) }
  return { format: 'text', read: { segments: [], header: undefined, readings: [], limits: [] } }
}

/**
 * Adds what no reader took: stamps, blank lines, and unmarked text. A segment takes the blanks and the terminator behind it with it.
 * After this the segments are the whole text.
 */
function fillGaps(sheet: Sheet, found: readonly Segment[], stamps: Uint8Array): Segment[] {
  const segments: Segment[] = []
  let offset = 0
  let line = 0
  const fillTo = (end: number) => {
    while (offset < end) {
      while (lineStart(sheet, line + 1) <= offset) line++
      const kind = lineStart(sheet, line) < offset && !restIsBlank(sheet, offset, line) ? 'unmarked' : kindOf(sheet, line, stamps)
      const stop = Math.min(end, lineStart(sheet, line + 1))
      const previous = segments.at(-1)
      if (previous?.kind === kind && previous.span.end === offset && kind !== 'stamp')
        segments[segments.length - 1] = { kind, span: span(previous.span.start, stop) }
      else segments.push({ kind, span: span(offset, stop) })
      offset = stop
    }
  }
  for (const [index, segment] of found.entries()) {
    if (segment.span.start < offset || segment.span.end <= segment.span.start) continue
    fillTo(segment.span.start)
    while (lineStart(sheet, line + 1) <= segment.span.end && line < sheet.lines.length) line++
    const next = Math.min(lineStart(sheet, line + 1), found[index + 1]?.span.start ?? sheet.text.length)
    const end =
      lineStart(sheet, line) < segment.span.end && restIsBlank(sheet, segment.span.end, line)
        ? Math.max(segment.span.end, next)
        : segment.span.end
    segments.push(end === segment.span.end ? segment : { ...segment, span: span(segment.span.start, end) })
    offset = end
  }
  fillTo(sheet.text.length)
  return segments
}

function kindOf(sheet: Sheet, line: number, stamps: Uint8Array): 'blank' | 'stamp' | 'unmarked' {
  if (isBlankLine(sheet, line)) return 'blank'
  return stamps[line] === 1 ? 'stamp' : 'unmarked'
}

function restIsBlank(sheet: Sheet, offset: number, line: number): boolean {
  return lastOf(sheet, line) <= offset
}

type Views = Pick<
  MarkedDocument,
  'bannerLines' | 'captions' | 'executiveOrder' | 'tags' | 'subject' | 'authority' | 'portions' | 'pageHeaders'
>

function viewsOf(segments: readonly Segment[]): Views {
  const byKind = new Map<Segment['kind'], Segment[]>()
  for (const segment of segments) {
    const alike = byKind.get(segment.kind)
    if (alike) alike.push(segment)
    else byKind.set(segment.kind, [segment])
  }
  const ofKind = <K extends Segment['kind']>(kind: K) => (byKind.get(kind) ?? []) as Extract<Segment, { kind: K }>[]
  const portions = ofKind('portion')
  const pageHeaders = ofKind('page-header')
  for (const portion of portions)
    for (const interruption of portion.interruptions) if (interruption.kind === 'page-header') pageHeaders.push(interruption)
  return {
    bannerLines: ofKind('banner').filter(({ older }) => !older),
    captions: captionsOf(segments),
    executiveOrder: ofKind('executive-order')[0],
    tags: ofKind('tags')[0],
    subject: ofKind('subject')[0],
    authority: ofKind('authority')[0],
    portions,
    pageHeaders: pageHeaders.sort((a, b) => a.span.start - b.span.start),
  }
}

/** The captions of a message; a further section of it repeats them. */
function captionsOf(segments: readonly Segment[]): Caption[] {
  const captions: Caption[] = []
  for (const segment of segments) {
    if (segment.kind === 'banner' && segment.ordinal > 1 && segment.number) break
    if (segment.kind === 'captions') captions.push(...segment.captions)
  }
  return captions
}

function dateOf(header: TransmissionHeader | undefined): Read<CalendarDate> | undefined {
  const group = header?.dateTime?.group
  return group?.value.date && { value: group.value.date, span: group.span }
}

function sortedReadings(readings: Reading[]): Reading[] {
  return readings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
}
