import { isClear, type Marking } from '../marking/marking.ts'
import { parseMarking, shiftMarking } from '../marking/parse.ts'
import { hasLowerCase, isDigit, isLetter } from '../text/characters.ts'
import { type Span, span } from '../text/span.ts'
import { skipBlanks } from './sheet.ts'

/** How a line begins that may begin a portion. */
export interface PortionStart {
  readonly number: { readonly digits: string; readonly span: Span; readonly pilcrow: boolean; readonly style: NumberStyle } | undefined
  readonly bullet: string | undefined
  readonly marking: Marking | undefined
  /** Offset where a mark stands, or ought to. */
  readonly markAt: number
  /** Offset of the first word of the text. */
  readonly bodyAt: number
}

export type NumberStyle = '.' | ')' | 'other'

/** A marking is never longer than this; a release list of forty countries fits. */
const longestMark = 240
const longestBullet = 4
/** How far into a paragraph a mark is looked for, when a label stands before it (`1. Key Points: -- (C) …`). */
const labelReach = 160

/**
 * The number, bullet and mark that a line begins with; undefined when it begins with none of them.
 *
 *     ¶3. (S//NF) Text.      number, mark
 *     a. (C) Text.           bullet, mark
 *     -- Text.               bullet
 *     (U) Text.              mark
 */
export function readPortionStart(text: string, at: number, end: number, nextLineEnd: number): PortionStart | undefined {
  const number = readNumber(text, at, end)
  if (number) {
    const markAt = skipBlanks(text, number.end, end)
    const mark = readMark(text, markAt, end, nextLineEnd) ?? readLabelledMark(text, markAt, end)
    return {
      number: { digits: number.digits, span: span(at, number.end), pilcrow: number.pilcrow, style: number.style },
      bullet: undefined,
      marking: mark,
      markAt: mark?.span.start ?? markAt,
      bodyAt: bodyAfter(text, mark, markAt, end),
    }
  }
  const bullet = readBullet(text, at, end)
  if (bullet) {
    const markAt = skipBlanks(text, bullet.end, end)
    const mark = readMark(text, markAt, end, nextLineEnd)
    if (mark || bullet.sure) {
      return { number: undefined, bullet: bullet.label, marking: mark, markAt, bodyAt: bodyAfter(text, mark, markAt, end) }
    }
  }
  const item = text.charCodeAt(at) === 124 ? readRow(text, at, end) : readListed(text, at, end)
  if (item) return item
  const mark = readMark(text, at, end, nextLineEnd)
  return mark && { number: undefined, bullet: undefined, marking: mark, markAt: at, bodyAt: bodyAfter(text, mark, at, end) }
}

/** A row of a table whose first cell has a mark: `| (U) Text | 12 |`. */
function readRow(text: string, at: number, end: number): PortionStart | undefined {
  const markAt = skipBlanks(text, at + 1, end)
  const mark = readMark(text, markAt, end, end)
  if (!mark || !isClear(mark)) return undefined
  return { number: undefined, bullet: 'row', marking: mark, markAt, bodyAt: bodyAfter(text, mark, markAt, end) }
}

const listed =
  /^(Attachment|Enclosure|Encl\.?|Annex|Appendix|Tab|ATTACHMENT|ENCLOSURE|ANNEX|APPENDIX|TAB|cc|CC)[ \t]{0,2}[A-Z0-9]{0,3}[ \t]{0,3}[:.–—-]{0,2}[ \t]{0,4}(?=\()/

/** An item of a list of attachments or copies: `Tab A - (U) Text`. Only a clear mark in capitals counts. */
function readListed(text: string, at: number, end: number): PortionStart | undefined {
  const code = text.charCodeAt(at) & 0xdf
  // A, C, E, T.
  if (code !== 65 && code !== 67 && code !== 69 && code !== 84) return undefined
  const found = listed.exec(text.slice(at, Math.min(end, at + 32)))
  if (!found?.[1]) return undefined
  const markAt = at + found[0].length
  const mark = readMark(text, markAt, end, end)
  if (!mark || !isClear(mark) || hasLowerCase(text.slice(mark.span.start, mark.span.end))) return undefined
  const bullet = found[1].toLowerCase().replace('.', '')
  return { number: undefined, bullet, marking: mark, markAt, bodyAt: bodyAfter(text, mark, markAt, end) }
}

function bodyAfter(text: string, mark: Marking | undefined, markAt: number, end: number): number {
  if (!mark || mark.span.start !== markAt) return markAt
  return skipBlanks(text, mark.span.end, Math.max(end, mark.span.end))
}

/** Offset after a paragraph sign, also one that a wrong decoding turned into `Â¶` or U+FFFD; `at` when there is none. */
function skipPilcrow(text: string, at: number): number {
  if (text.charCodeAt(at) === 0xc2 && text.charCodeAt(at + 1) === 0xb6) return at + 2
  const code = text.charCodeAt(at)
  return code === 0xb6 || code === 0xfffd ? at + 1 : at
}

interface NumberRead {
  readonly digits: string
  readonly end: number
  readonly pilcrow: boolean
  readonly style: NumberStyle
}

/** `¶3.`, `3.`, `3)`, `3 .`, `3,`; a bare number only after a paragraph sign or before a mark. */
function readNumber(text: string, at: number, end: number): NumberRead | undefined {
  const digitsAt = skipPilcrow(text, at)
  let to = digitsAt
  while (to < end && to < digitsAt + 4 && isDigit(text.charCodeAt(to))) to++
  if (to === digitsAt || to > digitsAt + 3) return undefined
  const digits = text.slice(digitsAt, to)
  const pilcrow = digitsAt > at
  let after = to
  if (text[after] === ' ' && text[after + 1] === '.') after++
  const separator = text[after]
  if (separator === '.' || separator === ')' || separator === ',') {
    const next = text.charCodeAt(after + 1)
    const closes = after + 1 >= end || next === 32 || next === 9 || next === 40 || next === 0xa0
    if (!closes) return undefined
    if (separator === ',' && !beginsMark(text, skipBlanks(text, after + 1, end), end)) return undefined
    return { digits, end: after + 1, pilcrow, style: separator === ',' ? 'other' : separator }
  }
  const follows = skipBlanks(text, to, end)
  if ((pilcrow && follows > to) || (text[follows] === '(' && readMark(text, follows, end, end)))
    return { digits, end: to, pilcrow, style: 'other' }
  return undefined
}

function beginsMark(text: string, at: number, end: number): boolean {
  return readMark(text, at, end, end) !== undefined
}

/** Bullets before a mark. `sure`: it is a bullet even when no mark follows. */
function readBullet(text: string, at: number, end: number): { label: string; end: number; sure: boolean } | undefined {
  const start = skipPilcrow(text, at)
  const char = text[start] ?? ''
  if ('-–—•*·o'.includes(char) && char !== '') {
    let to = start + 1
    while (to < end && to < start + longestBullet && text[to] === '-') to++
    const spaced = to < end && (text[to] === ' ' || text[to] === '\t' || text[to] === '(')
    if (spaced) return { label: '-', end: to, sure: char !== 'o' }
    return undefined
  }
  const opened = char === '('
  let to = opened ? start + 1 : start
  const labelAt = to
  while (to < end && to < labelAt + longestBullet && (isLetter(text.charCodeAt(to)) || isDigit(text.charCodeAt(to)))) to++
  const label = text.slice(labelAt, to)
  // `(S) (C) Text`: in capitals and parentheses it is a mark, and the first of two marks counts.
  if (opened && /[A-Z]/.test(label) && readMark(text, start, end, end)) return undefined
  if (label === '' || label.length >= longestBullet || !isBulletLabel(label)) return undefined
  const closer = text[to]
  if (opened ? closer !== ')' : closer !== '.' && closer !== ')') return undefined
  const next = text[to + 1]
  if (next !== ' ' && next !== '\t' && next !== '(') return undefined
  return { label: label.toLowerCase(), end: to + 1, sure: false }
}

/** One or two digits, one letter, the same letter twice or three times, or a small roman number. */
function isBulletLabel(label: string): boolean {
  if (/^\d{1,2}$/.test(label)) return true
  const lower = label.toLowerCase()
  return (
    lower.length === 1 ||
    /^(?:i{1,3}|iv|vi{0,2}|ix|xi{0,2})$/.test(lower) ||
    (/^[a-z]+$/.test(lower) && lower === lower.charAt(0).repeat(lower.length))
  )
}

/**
 * The mark at `at`, or undefined when what stands there is not one. A parenthesis in prose (`(Note: …)`, `(U.S.)`) is no mark; a short
 * word in capitals (`(SE)`) is one, with problems. The mark may run on to the next line.
 */
export function readMark(text: string, at: number, end: number, nextLineEnd: number): Marking | undefined {
  const code = text.charCodeAt(at)
  if (code === 40 || code === 0xff08) return readParenthesis(text, at, end, nextLineEnd)
  if (code >= 65 && code <= 90) return readUnopened(text, at, end)
  return undefined
}

function readParenthesis(text: string, at: number, end: number, nextLineEnd: number): Marking | undefined {
  let close = at + 1
  const bound = Math.min(text.length, at + longestMark, nextLineEnd)
  while (close < bound && text[close] !== ')' && text.charCodeAt(close) !== 0xff09 && text[close] !== '(') close++
  const closed = close < bound && text[close] !== '(' && (close < end || !hasLowerCase(text.slice(at, close)))
  if (closed) {
    const marking = readAt(text, at, close + 1)
    if (isMark(marking, text.slice(at + 1, close))) return marking
    if (close - at <= 24) return undefined
  }
  return readUnclosed(text, at, end)
}

/** `(C Text`: capitals, slashes and hyphens up to the next blank, which make a marking. */
function readUnclosed(text: string, at: number, end: number): Marking | undefined {
  let to = at + 1
  while (to < end && to < at + 24 && /[A-Z/-]/.test(text[to] ?? '')) to++
  if (to === at + 1 || (to < end && text[to] !== ' ' && text[to] !== '\t')) return undefined
  const marking = readAt(text, at, to)
  return marking.level !== undefined && marking.problems.every(({ kind }) => kind === 'unclosed' || kind === 'spelling')
    ? marking
    : undefined
}

/** `C) Text`, `SBU) Text`; and `C - ENTIRE TEXT.`, an older form of the mark for a whole message. */
function readUnopened(text: string, at: number, end: number): Marking | undefined {
  let to = at
  while (to < end && to < at + 24 && /[A-Z/-]/.test(text[to] ?? '')) to++
  if (text[to] === ')') {
    const marking = readAt(text, at, to + 1)
    return marking.level !== undefined && marking.problems.every(({ kind }) => kind === 'unopened' || kind === 'spelling')
      ? marking
      : undefined
  }
  const stop = text.slice(at, Math.min(end, at + 48))
  const entire = stop.toLowerCase().includes('entire') ? /^[A-Za-z/ ]{1,24}-[ \t]{0,3}entire text\.?/i.exec(stop) : null
  if (!entire) return undefined
  const marking = readAt(text, at, at + entire[0].length)
  return marking.entireText && marking.level !== undefined ? marking : undefined
}

/** A mark behind a label, set off by a dash or a colon. Nothing but a clear marking in capitals counts here. */
function readLabelledMark(text: string, at: number, end: number): Marking | undefined {
  const reach = text.slice(at, Math.min(end, at + labelReach))
  for (let open = reach.indexOf('('); open >= 0; open = reach.indexOf('(', open + 1)) {
    let before = open - 1
    while (before > 0 && reach[before] === ' ') before--
    if (!'-–—:•*'.includes(reach[before] ?? ' ')) continue
    const bound = at + reach.length
    const marking = readMark(text, at + open, bound, bound)
    if (marking && isClear(marking) && !hasLowerCase(text.slice(marking.span.start, marking.span.end))) return marking
  }
  return undefined
}

function readAt(text: string, at: number, end: number): Marking {
  return shiftMarking(parseMarking(text.slice(at, end).replace(/[\r\n]/g, ' '), 'portion'), at)
}

/** Whether a parenthesis in the place of a mark is one. */
function isMark(marking: Marking, inner: string): boolean {
  if (isClear(marking)) return true
  if (/^[ \t]{0,3}[A-Za-z]{1,4}[ \t]{0,3}\/\/?/.test(inner) && marking.level !== undefined) return true
  const word = inner.trim()
  if (marking.level !== undefined && word.length <= 40 && !hasLowerCase(word)) return true
  return word.length <= 12 && /^[A-Z/][A-Z/ -]*$/.test(word)
}
