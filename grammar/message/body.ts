import { authorityBlockEnd, authorityLead, readAuthority } from '../authority/read.ts'
import type { AuthorityBlock, BannerLine, Interruption, Limit, Reading, Segment } from '../document.ts'
import { isClear } from '../marking/marking.ts'
import { span } from '../text/span.ts'
import { headingEnd, isPlainHeading, readHeading } from './heading.ts'
import { readPageHeader } from './page-header.ts'
import { finishPortions, type PortionDraft } from './portion.ts'
import { type NumberStyle, type PortionStart, readMark, readPortionStart } from './portion-start.ts'
import { endsSentence } from './sentence.ts'
import { firstOf, isBlankLine, lastOf, lineStart, lineText, type Sheet, wholeLines } from './sheet.ts'
import { readWebsite, websiteEnd } from './website.ts'

/** What a reader of part of a message hands back. Segments are in order; what they leave out is filled in later. */
export interface PartRead {
  readonly segments: readonly Segment[]
  readonly readings: readonly Reading[]
  readonly limits: readonly Limit[]
}

export interface BodyOptions {
  /** Every paragraph counts as a portion, marked or not, as in a memo; otherwise only numbered or marked ones do, as in a cable. */
  readonly everyParagraph: boolean
  /** Reads a line that a banner line of this kind of message may be; undefined when it is none. */
  readonly bannerLine: (line: number) => BannerLine | undefined
  /** A block was read already; a later one is text. */
  readonly authorityRead: boolean
}

const signature = /^[A-Z][A-Z.'-]{1,24}(?: [A-Z][A-Z.'-]{0,24}){0,2}$/
const ending = /^(?:BT|#\d{4}|NNNN?|NNNNMAFVVZCZ|<< END OF DOCUMENT >>)$/
const beginText = /\bbegin (?:\w{1,14} ){0,2}text\b/i
const endText = /\bend (?:of )?text\b/gi

/**
 * Reads lines `from` up to `to`: portions, headings, page headers, the website footer, the signature and the end-of-message lines.
 *
 * A portion goes on over blank lines, page headers and stamps as long as the text before them does not end a sentence; over a list of
 * bullets without marks; and to the end of a text that it quotes (`Begin text` … `End text`). A mark within a line begins a new
 * portion: two portions on one line are two, whatever stands between them.
 */
export function readBody(sheet: Sheet, from: number, to: number, stamps: Uint8Array, options: BodyOptions): PartRead {
  const { text } = sheet
  const segments: Segment[] = []
  const readings: Reading[] = []
  const limits: Limit[] = []
  const drafts: PortionDraft[] = []
  let open: PortionDraft | undefined
  let pending: Interruption[] = []
  let gap = true
  let style: NumberStyle | undefined
  let lastNumber = 0
  let quoteEnd = -1
  let nextEndText = -1
  let authority: AuthorityBlock | undefined
  let authorityEnd = from
  const tail = tailStart(sheet, from, to, stamps)

  const close = () => {
    open = undefined
    segments.push(...pending)
    pending = []
    quoteEnd = -1
  }
  const extend = (line: number) => {
    if (!open) return
    if (gap || pending.length > 0) noteJoint(line)
    open.interruptions.push(...pending)
    pending = []
    take(line)
  }
  const noteJoint = (line: number) => {
    if (!open || quoteEnd > lineStart(sheet, line) || isBulletLine(sheet, line) || endsSentence(text, open.start, open.textEnd)) return
    const at = firstOf(sheet, line)
    readings.push({ kind: 'joint', span: span(at, at), meaning: 'The portion goes on here, behind a gap in mid-sentence.' })
  }
  const take = (line: number) => {
    if (!open) return
    open.textEnd = lastOf(sheet, line)
    open.end = lineStart(sheet, line + 1)
    splitGlued(line)
    if (open && quoteEnd < 0 && beginText.test(text.slice(firstOf(sheet, line), lastOf(sheet, line))))
      quoteEnd = findEndText(firstOf(sheet, line))
  }
  const findEndText = (at: number): number => {
    if (nextEndText < at) {
      endText.lastIndex = at
      const found = endText.exec(text)
      nextEndText = found ? found.index + found[0].length : Number.POSITIVE_INFINITY
    }
    return nextEndText <= lineStart(sheet, to) ? nextEndText : -1
  }
  const begin = (line: number, start: number, head: PortionStart) => {
    close()
    open = { start, head, textEnd: lastOf(sheet, line), end: lineStart(sheet, line + 1), interruptions: [] }
    drafts.push(open)
    if (head.number) {
      style ??= head.number.style
      lastNumber = Number(head.number.digits)
      if (head.number.digits.length > 2 && lastNumber === 999)
        limits.push({ span: head.number.span, message: 'Paragraph numbers above 999 are not read.' })
    }
  }
  /** Cuts the open portion where another number and mark, or a mark behind a full stop, stand within the line. */
  const splitGlued = (line: number) => {
    let from = Math.max(open?.head.bodyAt ?? 0, firstOf(sheet, line))
    const end = lastOf(sheet, line)
    for (let paren = text.indexOf('(', from); paren >= 0 && paren < end; paren = text.indexOf('(', paren + 1)) {
      const start = gluedStart(text, from, paren)
      if (start === undefined) continue
      const mark = readMark(text, paren, Math.min(end, paren + 80), end)
      if (!mark || !isClear(mark) || /[a-z]/.test(text.slice(mark.span.start, mark.span.end))) continue
      const head = readPortionStart(text, start, end, end)
      if (!head?.marking || !open) continue
      open.textEnd = trimEnd(text, open.start, start)
      open.end = start
      readings.push({ kind: 'glued', span: mark.span, meaning: 'A portion that begins in the middle of a line.' })
      open = { start, head, textEnd: end, end: lineStart(sheet, line + 1), interruptions: [] }
      drafts.push(open)
      from = mark.span.end
      paren = mark.span.end
    }
  }

  for (let line = from; line < to; line++) {
    if (isBlankLine(sheet, line)) {
      gap = true
      continue
    }
    if (stamps[line] === 1) {
      pending.push({ kind: 'stamp', span: wholeLines(sheet, line, line + 1) })
      gap = true
      continue
    }
    const banner = options.bannerLine(line)
    const page = banner ? undefined : readPageHeader(sheet, line)
    if (page) {
      pending.push(page)
      gap = true
      continue
    }
    const at = firstOf(sheet, line)
    const end = lastOf(sheet, line)
    const site = websiteEnd(sheet, line)
    if (banner) {
      close()
      segments.push(banner)
    } else if (site > line) {
      close()
      segments.push(readWebsite(sheet, line, site))
      line = site - 1
    } else if (end - at <= 24 && ending.test(lineText(sheet, line))) {
      close()
      segments.push({ kind: 'ending', span: wholeLines(sheet, line, line + 1) })
    } else {
      const head = portionHead(line)
      const heading = head?.number ? line : headingEnd(sheet, line, to)
      if (heading > line) {
        close()
        segments.push(readHeading(sheet, line, heading))
        line = heading - 1
      } else if (head) {
        begin(line, at, head)
        if (!readInnerAuthority(line)) take(line)
      } else if (!readAuthorityAt(line)) {
        if (line === tail) {
          close()
          segments.push({ kind: 'signature', span: wholeLines(sheet, line, line + 1) })
        } else if (open && continues(line)) {
          extend(line)
        } else if (isPlainHeading(sheet, line, to) && gap) {
          close()
          segments.push({ kind: 'heading', span: wholeLines(sheet, line, line + 1), marking: undefined })
        } else if (options.everyParagraph) {
          begin(line, at, { number: undefined, bullet: undefined, marking: undefined, markAt: at, bodyAt: at })
          take(line)
        } else {
          close()
        }
      } else {
        line = authorityEnd - 1
      }
    }
    gap = false
  }
  close()

  const portions = finishPortions(sheet, drafts)
  for (const { number } of portions) {
    if (!number || number.value === number.written) continue
    readings.push({ kind: 'pilcrow', span: number.span, meaning: `Read as ¶${number.value}: the first digit was a paragraph sign.` })
  }
  const all = [...segments, ...portions].sort((a, b) => a.span.start - b.span.start)
  return { segments: all, readings, limits }

  /** How this line begins a portion, judged by what stands before it; undefined when it does not. */
  function portionHead(line: number): PortionStart | undefined {
    const at = firstOf(sheet, line)
    const head = readPortionStart(text, at, lastOf(sheet, line), line + 1 < to ? lastOf(sheet, line + 1) : lastOf(sheet, line))
    if (!head) return undefined
    const fresh = !open || gap || pending.length > 0 || endsSentence(text, open.start, open.textEnd)
    const quoted = at < quoteEnd
    if (head.number) {
      if (head.marking) {
        if (head.number.style === ')' && style === '.') return { ...head, number: undefined, bullet: head.number.digits }
        return head
      }
      if (quoted || (head.number.style === ')' && style !== ')' && style !== undefined)) return undefined
      if (head.number.pilcrow) return head
      const value = Number(head.number.digits)
      const expected = value === lastNumber + 1 || value === Number(`1${lastNumber + 1}`)
      if (head.number.style === ')' && !(expected || value === 1)) return undefined
      return (gap || !open) && fresh ? head : fresh && expected ? head : undefined
    }
    if (!head.marking) return undefined
    const plain = isClear(head.marking) && !/[a-z]/.test(text.slice(head.marking.span.start, head.marking.span.end))
    if (head.bullet !== undefined) return plain || fresh ? head : undefined
    return fresh && (plain || isClear(head.marking) || !open) ? head : undefined
  }

  /** Whether an unnumbered, unmarked line goes on with the open portion. */
  function continues(line: number): boolean {
    if (!open) return false
    const at = firstOf(sheet, line)
    if (at < quoteEnd) return true
    if (!gap && pending.length === 0) return true
    if (isBulletLine(sheet, line)) return true
    if (/[a-z]/.test(text[at] ?? '') && !options.everyParagraph) return true
    return !endsSentence(text, Math.max(open.start, open.head.bodyAt), open.textEnd)
  }

  /** `1. (U) Classified by …`: the block stands inside ¶1. The portion keeps its number and mark; the block is a segment of its own. */
  function readInnerAuthority(line: number): boolean {
    if (!open) return false
    const { bodyAt } = open.head
    if (bodyAt >= lastOf(sheet, line) || authorityLead(text.slice(bodyAt, lastOf(sheet, line))) !== 0) return false
    open.textEnd = bodyAt
    open.end = bodyAt
    const end = authorityBlockEnd(text, sheet.lines, line)
    pushAuthority(bodyAt, lineStart(sheet, end))
    close()
    authorityEnd = end
    return true
  }

  function readAuthorityAt(line: number): boolean {
    if (options.authorityRead || authority || lastOf(sheet, line) - firstOf(sheet, line) > 2000) return false
    const lead = authorityLead(lineText(sheet, line))
    if (lead !== 0) return false
    close()
    authorityEnd = authorityBlockEnd(text, sheet.lines, line)
    pushAuthority(lineStart(sheet, line), lineStart(sheet, authorityEnd))
    return true
  }

  function pushAuthority(start: number, end: number): void {
    const read = readAuthority(text, span(start, end))
    authority = read.block
    segments.push(read.block)
    readings.push(...read.readings)
  }
}

/** Where a glued portion begins that has a parenthesis at `paren`: at its number, or at the parenthesis behind a full stop. */
function gluedStart(text: string, from: number, paren: number): number | undefined {
  let at = paren
  while (at > from && text[at - 1] === ' ') at--
  if (at > from && (text[at - 1] === '.' || text[at - 1] === ')')) {
    let digits = at - 1
    while (digits > from && digits > at - 5 && /[0-9]/.test(text[digits - 1] ?? '')) digits--
    if (digits < at - 1) {
      const pilcrow = digits > from && text[digits - 1] === '¶' ? digits - 1 : digits
      const before = text[pilcrow - 1]
      return pilcrow === from || before === ' ' || before === '.' || before === '\t' ? pilcrow : undefined
    }
  }
  if (at === paren || at <= from) return undefined
  return endsSentence(text, from, at) ? paren : undefined
}

function trimEnd(text: string, start: number, end: number): number {
  let at = end
  while (at > start && text.charCodeAt(at - 1) <= 32) at--
  return at
}

function isBulletLine(sheet: Sheet, line: number): boolean {
  return /^(?:--?|[–—•*·]|[A-Za-z]{1,2}[.)]|\([A-Za-z0-9]{1,2}\)|\d{1,2}\))[ \t]/.test(
    sheet.text.slice(firstOf(sheet, line), firstOf(sheet, line) + 6),
  )
}

/** Index of the line that holds the signature: the last line of the text, before what ends a message; -1 when it is none. */
function tailStart(sheet: Sheet, from: number, to: number, stamps: Uint8Array): number {
  let line = to - 1
  const floor = Math.max(from, to - 60)
  while (line >= floor && (isBlankLine(sheet, line) || stamps[line] === 1 || isTail(sheet, line))) line--
  if (line < floor) return -1
  const length = lastOf(sheet, line) - firstOf(sheet, line)
  if (length > 60 || !signature.test(lineText(sheet, line))) return -1
  return line > from && isBlankLine(sheet, line - 1) ? line : -1
}

function isTail(sheet: Sheet, line: number): boolean {
  const text = lineText(sheet, line)
  if (text.length <= 24 && ending.test(text)) return true
  return (
    readPageHeader(sheet, line) !== undefined ||
    /https?:\/\//i.test(text.slice(0, 200)) ||
    (text.length < 200 && /classified web ?site/i.test(text)) ||
    /^\*{4,}$/.test(text.slice(0, 200))
  )
}
