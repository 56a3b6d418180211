import type { Declassification, MarkedDocument, Segment, TransmissionHeader } from '../../grammar/document.ts'
import type { Marking } from '../../grammar/marking/marking.ts'
import { oncePerDocument } from '../../grammar/once-per-document.ts'
import { segmentAt } from '../../grammar/place.ts'
import { isAscii } from '../../grammar/text/look-alikes.ts'
import type { Read, Span } from '../../grammar/text/span.ts'
import {
  authorityWords,
  endingWords,
  headerWords,
  isKnownWord,
  isLevelWord,
  maskedWord,
  monthWords,
  orderWords,
  sectionWords,
  subjectWords,
  wordPattern,
} from './words.ts'

/** A stretch of a line and what is shown in its place. Put end to end, the spans are the line. */
export interface Piece {
  readonly span: Span
  readonly shown: string
}

/** Stands for any run of prose, whatever its length, so that it tells nothing. */
export const maskedProse = '░░░░░░░ ░░░ ░░░░░░░░░'

/**
 * A line of a document with everything masked but words of the vocabulary, paragraph numbers, dates and punctuation in the places where
 * the document model says that they stand: what is shown is built from known slots, never by removing from the text.
 *
 *     3. (S//QUILL//NF) Text.
 *     |-|               |---|  lead shown   body: one fixed pattern
 *        |------------|        marking: words of the register shown, any other masked
 */
export function maskLine(document: MarkedDocument, line: Span): Piece[] {
  const pieces: Piece[] = []
  let at = line.start
  for (const slot of slotsIn(document, line)) {
    const from = Math.max(slot.span.start, at)
    const to = Math.min(slot.span.end, line.end)
    if (to <= from) continue
    hide(document, at, from, pieces)
    showSlot(document.text, { start: from, end: to }, slot.shows, pieces)
    at = to
  }
  hide(document, at, line.end, pieces)
  return pieces
}

/** A marking as it is written, unknown words masked. */
export function maskMarking(document: MarkedDocument, marking: Marking): string {
  return maskLine(document, marking.span)
    .map((piece) => piece.shown)
    .join('')
    .replace(/\s+/g, ' ')
}

/** Words that a rule proposes, or undefined when one of them is not of the vocabulary: then it was taken from the document. */
export function knownText(text: string): string | undefined {
  return (text.match(wordPattern(text)) ?? []).every(isProposable) ? text : undefined
}

function isProposable(word: string): boolean {
  const capitals = word.toUpperCase()
  return (
    word.length < 3 ||
    /^(?:\d+|([CSTUER])\1{4})$/.test(word) ||
    isKnownWord(word) ||
    [authorityWords, orderWords, headerWords, monthWords].some((set) => set.has(capitals))
  )
}

/** What a slot shows of the words in it. */
type Shows = (word: string) => boolean
interface Slot {
  readonly span: Span
  readonly shows: Shows
}

const markingSlot: Shows = (word) => isKnownWord(word) || /^\d{1,2}$/.test(word)
const levelSlot: Shows = (word) => isKnownWord(word) || word.length <= 2
const digitsSlot: Shows = (word) => /^\d{1,12}$/.test(word)
const leadSlot: Shows = (word) => /^(?:\d{1,4}|[A-Za-z]|[ivxIVX]{1,5})$/.test(word)
const sectionSlot: Shows = (word) => digitsSlot(word) || sectionWords.has(word.toUpperCase())
const dateSlot: Shows = (word) =>
  /^\d{1,8}[A-Z]?$/.test(word) || /^(?:(?:25|50|75)?X\d{0,2}|[XZ]?GDS)$/i.test(word) || monthWords.has(word.toUpperCase())
const reasonSlot: Shows = (word) => /^(?:\d{1,2}|[A-Za-z])$/.test(word) || authorityWords.has(word.toUpperCase())
const signalSlot: Shows = (word) => /^(?:Z[A-Z]{1,2}\d?|[CSTUER]{5})$/.test(word)
const precedenceSlot: Shows = (word) => /^[ZOPR]{1,2}$/.test(word) || isKnownWord(word)
const timeSlot: Shows = (word) => /^\d{2,8}Z?$/.test(word) || monthWords.has(word.toUpperCase())
const words =
  (set: ReadonlySet<string>): Shows =>
  (word) =>
    set.has(word.toUpperCase())

const slotsOf = oncePerDocument((document) =>
  disjoint([...headerSlots(document.header), ...document.segments.flatMap((segment) => segmentSlots(segment, document.text))]),
)

/** The slots that meet a line, in order. */
function slotsIn(document: MarkedDocument, line: Span): Slot[] {
  const slots = slotsOf(document)
  let low = 0
  let high = slots.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((slots[middle]?.span.end ?? 0) <= line.start) low = middle + 1
    else high = middle
  }
  let last = low
  while ((slots[last]?.span.start ?? line.end) < line.end) last++
  return slots.slice(low, last)
}

/** Sorted by place; where two overlap, the first keeps the shared stretch. */
function disjoint(slots: Slot[]): Slot[] {
  const apart: Slot[] = []
  let end = 0
  for (const { span, shows } of slots.sort((a, b) => a.span.start - b.span.start)) {
    const start = Math.max(span.start, end)
    if (start >= span.end) continue
    apart.push({ span: { start, end: span.end }, shows })
    end = span.end
  }
  return apart
}

function segmentSlots(segment: Segment, text: string): Slot[] {
  switch (segment.kind) {
    case 'banner':
      return [...markingSlots(segment.marking), ...read(segment.section, sectionSlot), ...read(segment.number, digitsSlot)]
    case 'captions':
      return segment.captions.map(({ span }) => ({ span, shows: markingSlot }))
    case 'executive-order': {
      const { declassify, number, span } = segment
      const keywords: Slot = {
        span: { start: span.start, end: (number ?? declassify)?.span.start ?? span.start + 6 },
        shows: words(orderWords),
      }
      const between =
        number && declassify ? [{ span: { start: number.span.end, end: declassify.span.start }, shows: words(orderWords) }] : []
      return [keywords, ...read(number, digitsSlot), ...between, ...declassificationSlots(declassify)]
    }
    case 'tags':
      return [{ span: { start: segment.span.start, end: segment.tags[0]?.span.start ?? segment.span.end }, shows: words(orderWords) }]
    case 'subject':
      return [{ span: segment.lead, shows: words(subjectWords) }, ...markingSlots(segment.marking)]
    case 'references':
      return segment.items.flatMap(({ letter, year }) => [...read(letter, leadSlot), ...read(year, digitsSlot)])
    case 'authority': {
      const { classifiedBy, reasonSpan, derivedFrom, declassifyOn, downgradeTo, span } = segment
      const lead: Slot = { span: { start: span.start, end: classifiedBy?.start ?? span.start }, shows: words(authorityWords) }
      const reason: Slot[] = reasonSpan ? [{ span: reasonSpan, shows: reasonSlot }] : []
      const source = derivedFrom?.value.multipleSources ? read(derivedFrom, words(authorityWords)) : []
      return [
        lead,
        ...reason,
        ...source,
        ...declassificationSlots(declassifyOn),
        ...read(downgradeTo, (word) => markingSlot(word) || dateSlot(word)),
      ]
    }
    case 'portion': {
      const { lead, marking, markSpan } = segment
      const before: Slot = { span: { start: lead.start, end: marking ? markSpan.start : lead.end }, shows: leadSlot }
      const pages = segment.interruptions.flatMap((interruption) => segmentSlots(interruption, text))
      return [before, ...markingSlots(marking), ...pages]
    }
    case 'heading':
      return markingSlots(segment.marking)
    case 'page-header':
      return [...markingSlots(segment.marking), ...read(segment.section, sectionSlot), ...read(segment.number, digitsSlot)]
    case 'ending':
      return [{ span: segment.span, shows: (word) => endingWords.has(word) || digitsSlot(word) }]
    case 'header': {
      const { start } = segment.span
      const prosign = /^[A-Z]{2,4}\b/.exec(text.slice(start, start + 5))?.[0] ?? ''
      return headerWords.has(prosign) ? [{ span: { start, end: start + prosign.length }, shows: words(headerWords) }] : []
    }
    default:
      return []
  }
}

function markingSlots(marking: Marking | undefined): Slot[] {
  if (!marking) return []
  const { levelSpan, span } = marking
  if (!levelSpan) return [{ span, shows: markingSlot }]
  return [
    { span: { start: span.start, end: levelSpan.start }, shows: markingSlot },
    { span: levelSpan, shows: levelSlot },
    { span: { start: levelSpan.end, end: span.end }, shows: markingSlot },
  ]
}

const datedKinds: ReadonlySet<Declassification['kind']> = new Set([
  'date',
  'not-applicable',
  'period',
  'exemption',
  'legacy',
  'invalid-date',
])

function declassificationSlots(declassify: Read<Declassification> | undefined): Slot[] {
  if (!declassify) return []
  return read(
    declassify,
    datedKinds.has(declassify.value.kind) ? (word) => dateSlot(word) || orderWords.has(word.toUpperCase()) : words(orderWords),
  )
}

function headerSlots(header: TransmissionHeader | undefined): Slot[] {
  if (!header) return []
  const { called, originator, security, dateTime, action, info } = header
  return [
    ...read(called?.precedence, precedenceSlot),
    ...read(originator?.serial, digitsSlot),
    ...read(originator?.section, digitsSlot),
    ...read(originator?.julianDay, digitsSlot),
    ...read(originator?.time, timeSlot),
    ...read(security?.signal, signalSlot),
    ...read(security?.letters, signalSlot),
    ...(security?.signals ?? []).flatMap((signal) => read(signal, signalSlot)),
    ...(dateTime?.precedence ?? []).flatMap((precedence) => read(precedence, precedenceSlot)),
    ...read(dateTime?.group, timeSlot),
    ...(dateTime?.signals ?? []).flatMap((signal) => read(signal, signalSlot)),
    ...[...action, ...info].flatMap(({ precedence }) => read(precedence, precedenceSlot)),
  ]
}

function read(value: Read<unknown> | undefined, shows: Shows): Slot[] {
  return value ? [{ span: value.span, shows }] : []
}

/** Words and separators of a slot, one by one. */
function showSlot(text: string, { start, end }: Span, shows: Shows, pieces: Piece[]): void {
  const slot = text.slice(start, end)
  const isLevel = shows === levelSlot && isLevelWord(slot)
  for (const match of slot.matchAll(isAscii(slot) ? /[A-Za-z0-9]+|[^A-Za-z0-9]/g : /[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]/gu)) {
    const from = start + match.index
    const token = match[0]
    pieces.push({ span: { start: from, end: from + token.length }, shown: showToken(token, isLevel ? () => true : shows) })
  }
}

function showToken(token: string, shows: Shows): string {
  if (/^(?:[!-/:-@[-`{-~]|[¶§])$/.test(token)) return token
  if (/^[A-Za-z0-9]/.test(token) || /^[\p{L}\p{N}\p{M}]/u.test(token)) return shows(token) ? token : maskedWord
  return /^\s$/u.test(token) ? ' ' : '▒'
}

/** Kinds of segment in which what is hidden is a word or two, not prose. */
const wordy: ReadonlySet<Segment['kind'] | undefined> = new Set([
  'banner',
  'captions',
  'header',
  'tags',
  'executive-order',
  'page-header',
  'ending',
] as const)

/** What lies outside every slot: the blanks around it stay, and one mask stands for the rest. */
function hide(document: MarkedDocument, start: number, end: number, pieces: Piece[]): void {
  if (end <= start) return
  const gap = document.text.slice(start, end)
  const from = start + (gap.length - gap.trimStart().length)
  const to = from + gap.trim().length
  blanks(start, Math.min(from, end), pieces)
  if (to > from)
    pieces.push({ span: { start: from, end: to }, shown: wordy.has(segmentAt(document, from)?.kind) ? maskedWord : maskedProse })
  if (from < end) blanks(Math.max(to, from), end, pieces)
}

/** At most eight blanks: how deep a line is indented tells nothing worth a screen's width. */
function blanks(start: number, end: number, pieces: Piece[]): void {
  if (end > start) pieces.push({ span: { start, end }, shown: ' '.repeat(Math.min(end - start, 8)) })
}
