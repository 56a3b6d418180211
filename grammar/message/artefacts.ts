import type { Portion, Reading, Segment, TagsLine } from '../document.ts'
import { isClear } from '../marking/marking.ts'
import { parseMarking } from '../marking/parse.ts'
import { isDigit, isLetter } from '../text/characters.ts'
import { type Span, span } from '../text/span.ts'
import { misreadLevel } from './misread.ts'
import { firstOf, lastOf, lineStart, type Sheet } from './sheet.ts'

/** A line of a cable holds 69 characters; beyond this a whole paragraph was typed on one. */
const longestLine = 400
/** So many X in a row are a publisher's mark, not a word. */
const shortestMark = 8
const deletion = /\[[^[\]\r\n]{0,120}\bnot declassified\b[^[\]\r\n]{0,60}\]|\[Omitted here\b[^[\]]{0,400}\]/g

/**
 * What archives, scans and publishers did to a text, as it was understood. Nothing of it is written back. Portions,
 * sections and other elements that carry such traces were read as they stand.
 */
export function readArtefacts(sheet: Sheet, segments: readonly Segment[]): Reading[] {
  const portions = segments.filter((segment): segment is Portion => segment.kind === 'portion')
  return [
    ...readQuotes(sheet.text),
    ...readParagraphSigns(sheet, segments),
    ...readWithheld(sheet.text, portions),
    ...readLongLines(sheet, portions),
    ...readMisread(sheet, segments),
  ]
}

/** `advisor,s` for `advisor's`: a curly quote that a converter took for a low one, and the next for a comma. */
function readQuotes(text: string): Reading[] {
  const readings: Reading[] = []
  for (let at = text.indexOf(',s'); at >= 0; at = text.indexOf(',s', at + 2)) {
    if (!isLetter(text.charCodeAt(at - 1)) || isLetter(text.charCodeAt(at + 2)) || isDigit(text.charCodeAt(at + 2))) continue
    readings.push({ kind: 'quote', span: span(at, at + 1), meaning: 'A comma, read as an apostrophe.' })
  }
  return readings
}

/** `Â¶1.`, U+FFFD before a number, and a sign that a publisher put before a letter of the references. */
function readParagraphSigns(sheet: Sheet, segments: readonly Segment[]): Reading[] {
  const { text } = sheet
  const readings: Reading[] = []
  for (let at = text.indexOf('Â¶'); at >= 0; at = text.indexOf('Â¶', at + 2)) {
    readings.push({ kind: 'paragraph-sign', span: span(at, at + 2), meaning: 'A paragraph sign in a wrong decoding.' })
  }
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) {
    if (isDigit(text.charCodeAt(at + 1)) && (at === 0 || text.charCodeAt(at - 1) <= 32))
      readings.push({ kind: 'paragraph-sign', span: span(at, at + 1), meaning: 'A character that was lost, read as a paragraph sign.' })
  }
  for (const segment of segments) {
    if (segment.kind !== 'references') continue
    const sign = /(?:^|[\s:])(¶|1(?=[A-Z]\. ))(?=[A-Z][.)])/g
    const block = text.slice(segment.span.start, segment.span.end)
    for (const found of block.matchAll(sign)) {
      const start = segment.span.start + found.index + found[0].length - 1
      readings.push({
        kind: 'paragraph-sign',
        span: span(start, start + 1),
        meaning: 'A paragraph sign before a letter of the references.',
      })
    }
  }
  return readings
}

/** Runs of X and bracketed deletions within text; a portion that is nothing else says so itself. */
function readWithheld(text: string, portions: readonly Portion[]): Reading[] {
  const meaning = 'Words that a publisher took out; they are not in this copy.'
  const found: Span[] = []
  for (let at = text.indexOf('XXXXXXXX'); at >= 0; at = text.indexOf('XXXXXXXX', at)) {
    let end = at + shortestMark
    while (text.charCodeAt(end) === 88) end++
    found.push(span(at, end))
    at = end
  }
  for (const match of text.includes('[') ? text.matchAll(deletion) : []) found.push(span(match.index, match.index + match[0].length))
  const readings: Reading[] = []
  let next = 0
  for (const place of found.sort((a, b) => a.start - b.start)) {
    while (next < portions.length && (portions[next]?.span.end ?? 0) <= place.start) next++
    const portion = portions[next]
    if (portion && !portion.withheldByPublisher && place.start >= portion.body.start)
      readings.push({ kind: 'withheld', span: place, meaning })
  }
  return readings
}

function readLongLines(sheet: Sheet, portions: readonly Portion[]): Reading[] {
  const readings: Reading[] = []
  let line = 0
  for (const { body } of portions) {
    while (line < sheet.lines.length && lineStart(sheet, line + 1) <= body.start) line++
    const end = Math.min(lastOf(sheet, line), body.end)
    if (end - body.start <= longestLine) continue
    readings.push({ kind: 'unwrapped', span: span(body.start, body.start), meaning: 'A whole paragraph on one line.' })
  }
  return readings
}

/** Letters and digits that a scan took for each other, where a word of the vocabulary is due. */
function readMisread(sheet: Sheet, segments: readonly Segment[]): Reading[] {
  const readings: Reading[] = []
  const { text } = sheet
  const push = (at: Span, meaning: string) => readings.push({ kind: 'misread', span: at, meaning })
  for (const segment of segments) {
    if (segment.kind === 'executive-order') {
      const at = text.slice(segment.span.start, segment.span.end).search(/\bE\.?0\.?/)
      if (at >= 0 && at < 8) push(span(segment.span.start + at, segment.span.start + at + 4), 'A zero, read as the letter O of E.O.')
    } else if (segment.kind === 'tags') readTagDigits(segment, push)
    else if (segment.kind === 'page-header') {
      const line = lineOf(sheet, segment.span)
      const level = segment.marking ? undefined : misreadLevel(text.slice(line.start, line.end))
      if (level) push(line, 'A class word with misread letters, taken for a page marking; no level is read from it.')
    } else if (segment.kind === 'portion' && !segment.marking) {
      const mark = misreadMark(text.slice(segment.markSpan.start, segment.markSpan.start + 10))
      if (mark > 0)
        push(
          span(segment.markSpan.start, Math.min(segment.span.end, segment.markSpan.start + mark)),
          'This may be a mark with misread letters; the portion counts as unmarked.',
        )
    } else if (segment.kind === 'field' && /^date/i.test(segment.name)) {
      const at = text.slice(segment.value.start, segment.value.end).search(/(?<!\d)1\d{6}Z/)
      if (at >= 0)
        push(span(segment.value.start + at, segment.value.start + at + 1), 'A digit, read as the slash before the date-time group.')
    }
  }
  return readings
}

/** TAGS have letters only, so a digit in one is a letter. */
function readTagDigits({ tags }: TagsLine, push: (at: Span, meaning: string) => void): void {
  for (const { value, span: at } of tags) {
    if (/^[A-Z01]{2,6}$/.test(value) && /[01]/.test(value) && /[A-Z]/.test(value)) push(at, 'A digit in a word of TAGS, read as a letter.')
  }
}

const confused: Readonly<Record<string, string>> = { '0': 'O', '1': 'I', '5': 'S', '8': 'B', '6': 'G', $: 'S', '(': 'C' }

/** Length of a parenthesis like `(513U)` that reads as a mark when its digits are letters; 0 when it does not. */
function misreadMark(text: string): number {
  const found = /^\(([A-Z0-9$/]{1,7})\)/.exec(text)
  const inner = found?.[1]
  if (!found || inner === undefined || !/[0-9$]/.test(inner) || !/[A-Z]/.test(inner)) return 0
  const word = inner.replaceAll('13', 'B').replace(/[0-9$]/g, (digit) => confused[digit] ?? digit)
  return isClear(parseMarking(`(${word})`, 'portion')) ? found[0].length : 0
}

function lineOf(sheet: Sheet, at: Span): Span {
  let low = 0
  let high = sheet.lines.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (lineStart(sheet, middle) <= at.start) low = middle
    else high = middle - 1
  }
  return span(firstOf(sheet, low), lastOf(sheet, low))
}
