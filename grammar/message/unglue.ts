import type { Reading } from '../document.ts'
import { isBannerLike } from '../marking/parse.ts'
import { type Span, span } from '../text/span.ts'
import { firstOf, isBlankLine, lastOf, lineStart, recut, type Sheet } from './sheet.ts'
import { findUpgradePieces } from './upgrade-pieces.ts'

/** How many lines into the text an opening is looked for. */
const reach = 60
/** A line that holds a whole opening is no longer than this. */
const longestOpening = 4000
const startOfMessage = /V?ZCZC[A-Z]{3}\d{3,4}(?![A-Z0-9])/
const levelWord = /(?:T O P {1,3}S E C R E T|S E C R E T|C O N F I D E N T I A L|UNCLAS(?:SIFIED)?)(?= )/g
const headerLine = /^[ \t]{0,8}(?:(?:TO|INFO|FM|XMT) |(?:ZEN|[RQU][A-Z]{2,7})\/|[ZOPR] \d{6}Z )/
/** What follows on the banner line when an opening was typed on one line, in its order. Only capitals count: prose has small letters. */
const elements: readonly RegExp[] = [
  /E\.?[O0]\.? ?1\d{4}/g,
  / TAGS?:? [A-Z]/g,
  / SUBJECT: /g,
  / REFS?: /g,
  / (?:Classified By|CLASSIFIED BY):/g,
  / ¶?1[.)] {0,3}\((?:TS|S|C|U|SBU)[)/]/g,
]
const minRows = 3
const rowsLooked = 24

/** A sheet whose lines are those of the message, and what had to be done for that. */
export interface Unglued {
  readonly sheet: Sheet
  /** Where upgrade stamps stand, each line by itself. */
  readonly stamps: readonly Span[]
  readonly readings: readonly Reading[]
}

/**
 * Sets apart what an export, a re-typing or a stamp put on one line:
 *
 *     42⇥2007-05-03⇥VZCZCXYZ0042\                 rows of a database, with tabs and a backslash before each line end
 *     ","C O N F I D E N T I A L STRELSAU 000042  fields in quotes
 *     Cable dated:2007-05-03T14:15:00S E C R E T STRELSAU 000042
 *     … PRIORITY 0012C O N F I D E N T I A L …    header and text
 *     SIPDIS          Class: CONFIDENTIAL -       text and an upgrade stamp beside it
 */
export function unglue(written: Sheet): Unglued {
  const tail = isRowExport(written) ? '\\' : ''
  const sheet = recut(written, [], tail)
  const readings: Reading[] = []
  const cuts: number[] = []
  if (tail !== '') {
    const end = lastOf(sheet, 0)
    readings.push({
      kind: 'dump',
      span: span(end, end),
      meaning: 'Rows of a database export, read without the backslash at each line end.',
    })
  }
  const bound = Math.min(sheet.lines.length, reach)
  const opened = { header: !sheet.text.slice(0, lineStart(sheet, bound)).includes('ZCZC'), banner: false }
  for (let line = 0; line < bound && !(opened.header && opened.banner); line++)
    if (!isBlankLine(sheet, line)) cutLine(sheet, line, opened, cuts, readings)
  const stamps = findUpgradePieces(sheet.text)
  for (const piece of stamps) {
    if (sheet.text.slice(lineBefore(sheet.text, piece.start), piece.start).trim() !== '') cuts.push(piece.start)
  }
  return {
    sheet: recut(
      sheet,
      [...new Set(cuts)].sort((a, b) => a - b),
    ),
    stamps,
    readings,
  }
}

function isRowExport(sheet: Sheet): boolean {
  let rows = 0
  for (let line = 0; line < Math.min(sheet.lines.length, rowsLooked); line++) {
    if (sheet.text.charCodeAt((sheet.lines.end(line) ?? 0) - 1) === 92) rows++
  }
  return rows >= minRows && rows * 2 > Math.min(sheet.lines.length, rowsLooked)
}

function cutLine(sheet: Sheet, line: number, opened: { header: boolean; banner: boolean }, cuts: number[], readings: Reading[]): void {
  const start = firstOf(sheet, line)
  const text = sheet.text.slice(start, Math.min(lastOf(sheet, line), start + longestOpening))
  const cut = (at: number, kind: 'dump' | 'glued', meaning: string) => {
    cuts.push(start + at)
    readings.push({ kind, span: span(start + at, start + at), meaning })
  }
  let opening = 0
  if (!opened.header && (text.includes('\t') || text.includes('"'))) {
    const found = startOfMessage.exec(text)
    if (found && found.index > 0 && /[\t"]/.test(text[found.index - 1] ?? '')) {
      cut(found.index, 'dump', 'The message begins behind other fields of an export.')
      opened.header = true
    }
  }
  if (opened.banner) return
  const banner = findBanner(text)
  if (banner === undefined) {
    if (!/^E\.?[O0]\.? ?1\d{4}/.test(text)) return
  } else {
    opened.banner = true
    opening = banner
    const field = /[\t"]/.test(text[banner - 1] ?? '')
    if (banner > 0) cut(banner, field ? 'dump' : 'glued', 'The banner line begins in the middle of a line.')
  }
  cutElements(text, opening, (at) => cut(at, 'glued', 'The next element of the opening stands on the same line.'))
}

/** Where a banner line begins within a line: at its start, or behind a field, a time, a number, or an address of the header. */
function findBanner(text: string): number | undefined {
  levelWord.lastIndex = 0
  for (let found = levelWord.exec(text); found; found = levelWord.exec(text)) {
    const at = found.index
    const before = text[at - 1] ?? ''
    const spaced = found[0].charAt(1) === ' '
    const set = at === 0 || /[\t"\d]/.test(before) || (spaced && before === ' ' && headerLine.test(text))
    if (set && isBannerLike(text.slice(at, at + 240)) && /\d{4}/.test(text.slice(at, at + 120))) return at
  }
  return undefined
}

/** Cuts before each element of an opening, in their order; a level word or a post stands before the first. */
function cutElements(text: string, from: number, cut: (at: number) => void): void {
  let at = from
  let reference = false
  for (const [index, pattern] of elements.entries()) {
    // The block on the line of the references is found by the reader of references.
    if (index === 4 && reference) continue
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (!found || found.index === 0) continue
    at = found.index + (found[0].startsWith(' ') ? 1 : 0)
    if (index === 3) reference = true
    cut(at)
  }
}

function lineBefore(text: string, at: number): number {
  let start = at
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--
  return start
}
