import type { Interruption, Limit, Reading, Segment } from '../document.ts'
import { isClear } from '../marking/marking.ts'
import { append } from '../text/append.ts'
import { hasLowerCase, isDigit } from '../text/characters.ts'
import { seek } from '../text/seek.ts'
import { span } from '../text/span.ts'
import type { PortionDraft } from './portion.ts'
import { type NumberStyle, type PortionStart, readMark, readPortionStart } from './portion-start.ts'
import { endsSentence } from './sentence.ts'
import { firstOf, lastOf, lineStart, type Sheet } from './sheet.ts'

/** A body while its lines are being sorted into portions and other segments. */
export interface Gathering {
  readonly sheet: Sheet
  /** Line at which the body ends. */
  readonly to: number
  readonly segments: Segment[]
  readonly drafts: PortionDraft[]
  readonly readings: Reading[]
  readonly limits: Limit[]
  /** The portion that the next line may go on with. */
  open: PortionDraft | undefined
  /** Page headers and stamps since its last line: part of it if it goes on, else segments of their own. */
  pending: Interruption[]
  /** A blank line, page header or stamp stands before the current line. */
  gap: boolean
  /** How the first number was set off; decides whether `2)` is a paragraph or a list inside one. */
  style: NumberStyle | undefined
  lastNumber: number
  /** Where a quotation that the open portion began ends; -1 outside of one. */
  quoteEnd: number
  /** The next `End text` from here on, so that no stretch is searched twice. */
  nextEndText: number
  /** Where these stand next, from an offset on. */
  readonly nextParenthesis: (from: number) => number
  readonly nextBegin: (from: number) => number
  readonly nextBeginInCapitals: (from: number) => number
}

const beginText = /\bbegin (?:\w{1,14} ){0,2}text\b/i
const endText = /\bend (?:of )?text\b/gi
const longestGluedMark = 80
const highestNumber = 999

export function startGathering(sheet: Sheet, to: number): Gathering {
  return {
    sheet,
    to,
    segments: [],
    drafts: [],
    readings: [],
    limits: [],
    open: undefined,
    pending: [],
    gap: true,
    style: undefined,
    lastNumber: 0,
    quoteEnd: -1,
    nextEndText: -1,
    nextParenthesis: seek(sheet.text, '('),
    nextBegin: seek(sheet.text, 'gin '),
    nextBeginInCapitals: seek(sheet.text, 'GIN '),
  }
}

/** Ends the open portion, and puts in order what stood behind it. */
export function close(state: Gathering): void {
  state.open = undefined
  append(state.segments, state.pending)
  state.pending = []
  state.quoteEnd = -1
}

/** Ends the open portion and adds a segment that begins on this line. */
export function add(state: Gathering, segment: Segment): void {
  close(state)
  state.segments.push(segment)
}

/** Begins a portion at `start` on this line. */
export function begin(state: Gathering, line: number, start: number, head: PortionStart): void {
  close(state)
  openAt(state, line, start, head)
  if (!head.number) return
  state.style ??= head.number.style
  state.lastNumber = Number(head.number.digits)
  if (state.lastNumber === highestNumber)
    state.limits.push({ span: head.number.span, message: `Paragraph numbers above ${highestNumber} are not read.` })
}

function openAt(state: Gathering, line: number, start: number, head: PortionStart): void {
  const { sheet } = state
  state.open = { start, head, textEnd: lastOf(sheet, line), end: lineStart(sheet, line + 1), interruptions: [] }
  state.drafts.push(state.open)
}

/** Begins a portion that goes on with another one, which the opening of a further section broke off. */
export function resume(state: Gathering, line: number, interrupted: PortionDraft): void {
  const at = firstOf(state.sheet, line)
  const head: PortionStart = { number: undefined, bullet: undefined, marking: undefined, markAt: at, bodyAt: at }
  const start = lineStart(state.sheet, line)
  close(state)
  state.open = {
    start,
    head,
    textEnd: lastOf(state.sheet, line),
    end: lineStart(state.sheet, line + 1),
    interruptions: [],
    resumes: interrupted,
  }
  state.drafts.push(state.open)
  state.readings.push({ kind: 'joint', span: span(at, at), meaning: 'The portion goes on here, behind the opening of a further section.' })
  takeLine(state, line)
}

/** Lets the open portion go on with this line. A gap in mid-sentence is noted as a joint. */
export function goOn(state: Gathering, line: number): void {
  const { open, sheet } = state
  if (!open) return
  const at = firstOf(sheet, line)
  const quoted = at < state.quoteEnd
  if (state.gap && !quoted && !isBulletLine(sheet, line) && !endsSentence(sheet.text, open.start, open.textEnd)) {
    state.readings.push({ kind: 'joint', span: span(at, at), meaning: 'The portion goes on here, behind a gap in mid-sentence.' })
  }
  append(open.interruptions, state.pending)
  state.pending = []
  takeLine(state, line)
}

/** Adds the text of a line to the open portion. Portions that begin within the line are split off. */
export function takeLine(state: Gathering, line: number): void {
  const { open, sheet } = state
  if (!open) return
  const at = firstOf(sheet, line)
  open.textEnd = lastOf(sheet, line)
  open.end = lineStart(sheet, line + 1)
  splitGlued(state, line)
  if (state.quoteEnd < 0 && beginsQuotation(state, at, lastOf(sheet, line))) state.quoteEnd = findEndText(state, at)
}

/** Looks for letters of the word first, which few texts have and which begin with a rare one. */
function beginsQuotation(state: Gathering, at: number, end: number): boolean {
  return (state.nextBegin(at) < end || state.nextBeginInCapitals(at) < end) && beginText.test(state.sheet.text.slice(at, end))
}

function findEndText(state: Gathering, at: number): number {
  if (state.nextEndText < at) {
    endText.lastIndex = at
    const found = endText.exec(state.sheet.text)
    state.nextEndText = found ? found.index + found[0].length : Number.POSITIVE_INFINITY
  }
  return state.nextEndText <= lineStart(state.sheet, state.to) ? state.nextEndText : -1
}

/** Cuts the open portion where another number and mark, or a mark behind a full stop, stand within the line. */
function splitGlued(state: Gathering, line: number): void {
  const { text } = state.sheet
  const end = lastOf(state.sheet, line)
  let from = Math.max(state.open?.head.bodyAt ?? 0, firstOf(state.sheet, line))
  for (let paren = state.nextParenthesis(from); paren < end; paren = state.nextParenthesis(paren + 1)) {
    const start = gluedStart(text, from, paren)
    if (start === undefined || !state.open) continue
    const mark = readMark(text, paren, Math.min(end, paren + longestGluedMark), end)
    if (!mark || !isClear(mark) || hasLowerCase(text.slice(mark.span.start, mark.span.end))) continue
    const head = readPortionStart(text, start, end, end)
    if (!head?.marking) continue
    state.open.textEnd = trimEnd(text, state.open.start, start)
    state.open.end = start
    // A cell of a table is where it belongs.
    if (text[start - 1] !== '|' && text[start - 2] !== '|')
      state.readings.push({ kind: 'glued', span: mark.span, meaning: 'A portion that begins in the middle of a line.' })
    openAt(state, line, start, head)
    from = mark.span.end
    paren = mark.span.end
  }
}

/** Where a glued portion begins that has a parenthesis at `paren`: at its number, or at the parenthesis behind a full stop. */
function gluedStart(text: string, from: number, paren: number): number | undefined {
  let at = paren
  while (at > from && text[at - 1] === ' ') at--
  if (at > from && (text[at - 1] === '.' || text[at - 1] === ')')) {
    let digits = at - 1
    while (digits > from && digits > at - 5 && isDigit(text.charCodeAt(digits - 1))) digits--
    if (digits < at - 1) {
      const start = digits > from && text[digits - 1] === '¶' ? digits - 1 : digits
      const before = text[start - 1]
      return start === from || before === ' ' || before === '.' || before === '\t' ? start : undefined
    }
  }
  if (at > from && text[at - 1] === '|') return paren
  if (at === paren || at <= from) return undefined
  return endsSentence(text, Math.max(from, at - 8), at) ? paren : undefined
}

/** A line that begins with a bullet or a list number, and belongs to the portion above it unless it has a mark of its own. */
export function isBulletLine(sheet: Sheet, line: number): boolean {
  const at = firstOf(sheet, line)
  return /^(?:--?|[–—•*·]|[A-Za-z]{1,2}[.)]|\([A-Za-z0-9]{1,2}\)|\d{1,2}\))[ \t]/.test(sheet.text.slice(at, at + 6))
}

function trimEnd(text: string, start: number, end: number): number {
  let at = end
  while (at > start && text.charCodeAt(at - 1) <= 32) at--
  return at
}
