import { authorityBlockEnd, beginsWithLead, readAuthority } from '../authority/read.ts'
import type { BannerLine, Limit, Reading, Segment } from '../document.ts'
import { isClear } from '../marking/marking.ts'
import { hasLowerCase } from '../text/characters.ts'
import { isAscii } from '../text/look-alikes.ts'
import { span } from '../text/span.ts'
import { add, begin, close, type Gathering, goOn, isBulletLine, resume, startGathering, takeLine } from './gathering.ts'
import { headingEnd, isPlainHeading, readHeading } from './heading.ts'
import { readPageHeader } from './page-header.ts'
import { finishPortions, type PortionDraft } from './portion.ts'
import { type PortionStart, readPortionStart } from './portion-start.ts'
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
  /** Every paragraph from this line on counts as a portion, marked or not, as in a memo; otherwise only numbered or marked ones do, as in a cable. */
  readonly everyParagraph: (line: number) => boolean
  /** A block was read already; another one is text. */
  readonly authorityRead: boolean
  /** Reads a line that may be a banner line of this kind of message; undefined when it is none. */
  readonly bannerLine: (line: number) => BannerLine | undefined
  /** Reads the opening of a further section, where a message of several is in one text. Asked only behind an ending, a banner line or a page header, or where a transmission begins. */
  readonly section?: (line: number) => ElementRead | undefined
  /** Reads what only this kind of message has in its body. Asked for every line with text, behind a gap or not. */
  readonly element?: (line: number, gap: boolean) => ElementRead | undefined
}

/** Segments that begin on a line, and the first line after them. */
export interface ElementRead {
  readonly segments: readonly Segment[]
  readonly next: number
}

/** A last line that is a name. */
const signature = /^[A-Z][A-Z.'-]{1,24}(?: [A-Z][A-Z.'-]{0,24}){0,2}$/
const endOfQuotation = /^END (?:OF )?(?:TEXT|SUMMARY|COMMENT|NOTE)\b/
/** The order to keep telegrams short stands behind the text, as no part of it. */
const ending = /^(?:BT|#\d{4}|NNNN?|NNNNMAFVVZCZ|<< END OF DOCUMENT >>|(?:MINIMIZE CONSIDERED|[Mm]inimize considered)\.?)$/
const longestEnding = 24
const longestLead = 2000
/** So many portions do not fit into a text of 16 MB whose paragraphs have words. Behind them nothing is read, so that memory stays bounded. */
const mostPortions = 100_000
/** How many lines from the end the signature is looked for. */
const signatureReach = 60

/**
 * Reads lines `from` up to `to`: portions, headings, page headers, the website footer, the signature and the end-of-message lines.
 *
 * A portion goes on over blank lines, page headers and stamps as long as the text before them does not end a sentence; over a list of
 * bullets without marks; and to the end of a text that it quotes (`Begin text` … `End text`). A mark within a line begins a new
 * portion: two portions on one line are two, whatever stands between them.
 */
export function readBody(sheet: Sheet, from: number, to: number, stamps: Uint8Array, options: BodyOptions): PartRead {
  const state = startGathering(sheet, to)
  const signatureLine = findSignature(sheet, from, to, stamps)
  let authorityRead = options.authorityRead
  let sectionDue = false
  /** The portion that a further section broke off in mid-sentence. */
  let interrupted: PortionDraft | undefined

  for (let line = from; line < to; line++) {
    if (isBlankLine(sheet, line)) {
      state.gap = true
      continue
    }
    if (state.drafts.length >= mostPortions) {
      const rest = wholeLines(sheet, line, to)
      state.limits.push({ span: span(rest.start, rest.start), message: 'Portions beyond the 100,000th are not read.' })
      add(state, { kind: 'unmarked', span: rest })
      break
    }
    const element =
      stamps[line] === 1
        ? undefined
        : ((sectionDue || (state.gap && beginsTransmission(sheet, line))) && options.section?.(line)) || options.element?.(line, state.gap)
    if (element) {
      if (options.section) interrupt()
      for (const segment of element.segments) add(state, segment)
      line = element.next - 1
      state.gap = true
      continue
    }
    const banner = stamps[line] === 1 ? undefined : options.bannerLine(line)
    const aside =
      stamps[line] === 1
        ? ({ kind: 'stamp', span: wholeLines(sheet, line, line + 1) } as const)
        : banner
          ? undefined
          : readPageHeader(sheet, line)
    if (aside) {
      state.pending.push(aside)
      state.gap = true
      sectionDue ||= aside.kind === 'page-header'
      continue
    }
    sectionDue = banner !== undefined || isEnding(sheet, line)
    if (banner) {
      if (options.section) interrupt()
      add(state, banner)
    } else line = readLine(line) - 1
    state.gap = false
  }
  close(state)

  const portions = finishPortions(sheet, state.drafts)
  for (const { number } of portions) {
    if (!number || number.value === number.written) continue
    state.readings.push({ kind: 'pilcrow', span: number.span, meaning: `Read as ¶${number.value}: the first digit was a paragraph sign.` })
  }
  const segments = [...state.segments, ...portions].sort((a, b) => a.span.start - b.span.start)
  return { segments, readings: state.readings, limits: state.limits }

  function interrupt(): void {
    const { open } = state
    if (open && !endsSentence(sheet.text, Math.max(open.start, open.head.bodyAt), open.textEnd)) interrupted = open
  }

  /** Reads what begins on this line; the first line after it. */
  function readLine(line: number): number {
    const site = websiteEnd(sheet, line)
    if (site > line) {
      add(state, readWebsite(sheet, line, site))
      return site
    }
    if (isEnding(sheet, line)) {
      add(state, { kind: 'ending', span: wholeLines(sheet, line, line + 1) })
      return line + 1
    }
    const head = portionHead(state, line)
    const heading = head?.number ? line : headingEnd(sheet, line, to)
    if (heading > line) {
      interrupted = undefined
      add(state, readHeading(sheet, line, heading))
      return heading
    }
    const at = firstOf(sheet, line)
    if (head) {
      interrupted = undefined
      begin(state, line, lineStart(sheet, line), head)
      if (beginsAuthority(head.bodyAt, lastOf(sheet, line))) {
        // `1. (U) Classified by …`: the portion keeps its number and mark; the block is a segment of its own.
        cutOpen(head.bodyAt)
        return readBlock(line, head.bodyAt)
      }
      takeLine(state, line)
      return line + 1
    }
    if (!authorityRead && beginsAuthority(at, lastOf(sheet, line))) return readBlock(line, lineStart(sheet, line))
    const whole = wholeLines(sheet, line, line + 1)
    if (line === signatureLine) add(state, { kind: 'signature', span: whole })
    else if (continues(state, line, options)) goOn(state, line)
    else if (interrupted && !state.open) {
      resume(state, line, interrupted)
      interrupted = undefined
    } else if (state.gap && isPlainHeading(sheet, line, to)) add(state, { kind: 'heading', span: whole, marking: undefined })
    else if (options.everyParagraph(line)) {
      begin(state, line, lineStart(sheet, line), { number: undefined, bullet: undefined, marking: undefined, markAt: at, bodyAt: at })
      takeLine(state, line)
    } else close(state)
    return line + 1
  }

  function beginsAuthority(at: number, end: number): boolean {
    return at < end && end - at <= longestLead && beginsWithLead(sheet.text.slice(at, end))
  }

  function readBlock(line: number, start: number): number {
    const end = authorityBlockEnd(sheet.text, sheet.lines, line)
    const read = readAuthority(sheet.text, span(start, lineStart(sheet, end)))
    add(state, read.block)
    state.readings.push(...read.readings)
    authorityRead = true
    return end
  }

  function cutOpen(at: number): void {
    if (!state.open) return
    state.open.textEnd = at
    state.open.end = at
  }
}

/** How this line begins a portion, judged by what stands before it; undefined when it does not. */
function portionHead(state: Gathering, line: number): PortionStart | undefined {
  const { sheet, open } = state
  const { text } = sheet
  const at = firstOf(sheet, line)
  const end = lastOf(sheet, line)
  const head = readPortionStart(text, at, end, line + 1 < state.to ? lastOf(sheet, line + 1) : end)
  if (!head) return undefined
  const fresh = !open || state.gap || endsSentence(text, open.start, open.textEnd)
  if (head.number) {
    const inList = head.number.style === ')' && state.style !== undefined && state.style !== ')'
    if (head.marking) return inList ? { ...head, number: undefined, bullet: head.number.digits } : head
    if (at < state.quoteEnd || inList) return undefined
    if (head.number.pilcrow) return head
    const value = Number(head.number.digits)
    const expected = value === state.lastNumber + 1 || value === Number(`1${state.lastNumber + 1}`)
    if (head.number.style === ')' && !expected && value !== 1) return undefined
    return fresh && (expected || state.gap || !open) ? head : undefined
  }
  if (!head.marking) return undefined
  const clear = isClear(head.marking)
  const plain = clear && !hasLowerCase(text.slice(head.marking.span.start, head.marking.span.end))
  if (head.bullet !== undefined) return plain || fresh ? head : undefined
  // `(c)` behind a gap in mid-sentence is a list letter, as it would be without the gap.
  const between = !open || endsSentence(text, open.start, open.textEnd)
  return plain ? (fresh ? head : undefined) : between && (clear || !open) ? head : undefined
}

/** Whether an unnumbered, unmarked line goes on with the open portion. */
function continues(state: Gathering, line: number, { everyParagraph }: BodyOptions): boolean {
  const { sheet, open } = state
  if (!open) return false
  const at = firstOf(sheet, line)
  if (!state.gap || at < state.quoteEnd || isBulletLine(sheet, line)) return true
  if (hasLowerCase(sheet.text[at] ?? '') && !everyParagraph(line)) return true
  return !endsSentence(sheet.text, Math.max(open.start, open.head.bodyAt), open.textEnd)
}

/** First lines of a transmission that nothing else looks like: a further section may follow with no end of the one before. */
const transmission = /^(?:V?ZCZC[A-Z]{3}\d{3,4}|[ZOPRY] (?:[ZOPR] )?\d{6}Z [A-Z]{3} \d{2})(?!\w)/

function beginsTransmission(sheet: Sheet, line: number): boolean {
  const at = firstOf(sheet, line)
  return transmission.test(sheet.text.slice(at, at + 24))
}

function isEnding(sheet: Sheet, line: number): boolean {
  return lastOf(sheet, line) - firstOf(sheet, line) <= longestEnding && ending.test(lineText(sheet, line))
}

/** Index of the line that holds the signature: the last line of the text, before what ends a message; -1 when it is none. */
function findSignature(sheet: Sheet, from: number, to: number, stamps: Uint8Array): number {
  const floor = Math.max(from, to - signatureReach)
  let line = to - 1
  while (line >= floor && (isBlankLine(sheet, line) || stamps[line] === 1 || isTail(sheet, line))) line--
  if (line < floor || line === from || lastOf(sheet, line) - firstOf(sheet, line) > 60) return -1
  const text = lineText(sheet, line)
  return isBlankLine(sheet, line - 1) && isSignature(text) && !endOfQuotation.test(text) ? line : -1
}

/** Unicode's classes take long to build, and most names are ASCII. */
function isSignature(text: string): boolean {
  return isAscii(text) ? signature.test(text) : /^\p{Lu}[\p{Lu}.'-]{1,24}(?: \p{Lu}[\p{Lu}.'-]{0,24}){0,2}$/u.test(text)
}

/** What may stand behind the signature: the end of the message, a class word, a website footer. */
function isTail(sheet: Sheet, line: number): boolean {
  if (isEnding(sheet, line) || readPageHeader(sheet, line)) return true
  const at = firstOf(sheet, line)
  const text = sheet.text.slice(at, Math.min(lastOf(sheet, line), at + 200))
  return /https?:\/\//i.test(text) || /classified web ?site/i.test(text) || /^\*{4,}$/.test(text)
}
