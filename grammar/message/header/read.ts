import type { CstNode } from 'chevrotain'
import type { Addressee, HeaderLine, Reading, TransmissionHeader } from '../../document.ts'
import type { Children } from '../../text/chevrotain.ts'
import type { Lines } from '../../text/lines.ts'
import type { Reader } from '../../text/reader.ts'
import type { Read, Span } from '../../text/span.ts'
import {
  buildAddressee,
  buildAutodin,
  buildCalled,
  buildChannel,
  buildDateTime,
  buildFrom,
  buildGluedFrom,
  buildGluedSecurity,
  buildIndicators,
  buildOriginator,
  buildSecurity,
} from './build.ts'
import { headerParser } from './parser.ts'
import { rememberShapes } from './shape.ts'
import { locate, markedSlot, type Slot } from './slot.ts'
import { headerLexer } from './tokens.ts'

export interface HeaderRead {
  readonly header: TransmissionHeader
  /** One segment a line, in order; empty lines between them are not among them. */
  readonly segments: readonly HeaderLine[]
  /** Index of the first line that is no header line. */
  readonly next: number
  readonly readings: readonly Reading[]
}

/** Header lines are 69 characters at most (ACP 127(G) §138f), or a little more in practice. A longer line is none. */
const maxLine = 240
/** Archives have an empty line behind FL2 or between any two lines. More of them end the header. */
const maxBlankLines = 3

type Writable<T> = { -readonly [K in keyof T]: T[K] }
interface Draft extends Writable<Omit<TransmissionHeader, 'action' | 'info'>> {
  action: Addressee[]
  info: Addressee[]
}

/**
 * Reads the transmission header from line `from` on: FL1 to FL9 and the BT, in their order, each line at most once except where the
 * format repeats it. The header may begin at any of them. It ends at the first line that no later slot accepts; body text is never taken.
 * Undefined when line `from` is no header line.
 */
export function readHeader(text: string, lines: Lines, from: number): HeaderRead | undefined {
  const draft = emptyHeader()
  const segments: HeaderLine[] = []
  const readings: Reading[] = []
  let last: Slot | undefined
  let next = from
  let blanks = 0
  for (let index = from; index < lines.length; index++) {
    const line = lines.at(index)
    if (!line) break
    if (line.end - line.start > maxLine * 2) break
    const content = text.slice(line.start, line.end).trimEnd()
    if (content === '') {
      if (last === undefined || ++blanks > maxBlankLines) break
      continue
    }
    if (content.length > maxLine) break
    const shape = shapeOf(text, line.start, line.start + content.length)
    const slot = locate(content, shape.marked, last, blanks > 0)
    const enter = slot && shape.entryIn(slot)
    if (!enter) break
    enter(draft, text, line, readings)
    segments.push({ kind: 'header', span: line, line: slot.line })
    last = slot
    next = index + 1
    blanks = 0
    if (slot.line === 'FL11') break
  }
  return last && { header: draft, segments, next, readings }
}

/** Enters what a line says, and a reading when another line is glued to it. */
type Entry = (draft: Draft, text: string, line: Span, readings: Reading[]) => void

/** What the shape of a line tells: the slot that its first word names, and how it is entered in a slot. */
interface LineShape {
  readonly marked: Slot | undefined
  /** Undefined when the line is not what the slot expects: then it is no header line. */
  entryIn(slot: Slot): Entry | undefined
}

const shapeOf = rememberShapes(4096, (shape): LineShape => {
  const entries = new Map<Slot, Entry | undefined>()
  return {
    marked: markedSlot(shape),
    entryIn(slot) {
      if (!entries.has(slot)) entries.set(slot, parse(shape, slot))
      return entries.get(slot)
    },
  }
})

function parse(shape: string, slot: Slot): Entry | undefined {
  const parser = headerParser()
  parser.input = headerLexer().tokenize(shape).tokens
  const tree: CstNode | undefined = parser[slot.rule]()
  return tree && parser.errors.length === 0 ? buildEntry(tree.children, shape, slot) : undefined
}

function buildEntry(tree: Children, shape: string, slot: Slot): Entry | undefined {
  switch (slot.rule) {
    case 'startOfMessage':
      return entry(buildChannel(tree), (draft, channel) => {
        draft.channel = channel
      })
    case 'calledStations':
      return entry(buildCalled(tree), (draft, called) => {
        draft.called = called
      })
    case 'indicators':
      return entry(buildIndicators(tree), (draft, indicators) => {
        if (draft.called) draft.called = { ...draft.called, indicators: draft.called.indicators.concat(indicators) }
      })
    case 'originator': {
      const security = buildGluedSecurity(tree)
      return entry(buildOriginator(tree), (draft, originator, text, line, readings) => {
        draft.originator = originator
        if (!security) return
        draft.security = security(text, line.start)
        readings.push(glued(draft.security.signal, line, 'the security warning stands on the line of the serial'))
      })
    }
    case 'securityWarning':
      return entry(buildSecurity(tree), (draft, security) => {
        draft.security = security
      })
    case 'dateTime': {
      const sender = buildGluedFrom(tree, shape)
      return entry(buildDateTime(tree), (draft, dateTime, text, line, readings) => {
        draft.dateTime = dateTime
        if (!sender) return
        draft.from = sender(text, line.start)
        readings.push(glued(draft.from, line, 'the FM line stands on the line of the date-time group'))
      })
    }
    case 'from':
      return entry(buildFrom(tree, shape), (draft, sender) => {
        draft.from = sender
      })
    case 'addressee':
      return entry(buildAddressee(tree, shape), (draft, addressee) => {
        const list = slot.line === 'FL7' ? draft.action : draft.info
        list.push(addressee)
      })
    case 'autodin': {
      const { called, originator, letters } = buildAutodin(tree)
      return entry(originator, (draft, found, text, line) => {
        draft.originator = found
        draft.called = called?.(text, line.start)
        draft.classLetters = letters?.(text, line.start)
      })
    }
    case 'exempted':
    case 'break':
      return () => {}
  }
}

function entry<T>(
  read: Reader<T> | undefined,
  enter: (draft: Draft, value: T, text: string, line: Span, readings: Reading[]) => void,
): Entry | undefined {
  return read && ((draft, text, line, readings) => enter(draft, read(text, line.start), text, line, readings))
}

function glued(read: Read<string>, line: Span, meaning: string): Reading {
  return { kind: 'glued', span: { start: read.span.start, end: line.end }, meaning }
}

function emptyHeader(): Draft {
  return {
    channel: undefined,
    called: undefined,
    originator: undefined,
    security: undefined,
    classLetters: undefined,
    dateTime: undefined,
    from: undefined,
    action: [],
    info: [],
    recordNumber: undefined,
  }
}
