import type { CstNode } from 'chevrotain'
import type { Addressee, HeaderLine, Reading, TransmissionHeader } from '../../document.ts'
import type { Children } from '../../text/chevrotain.ts'
import type { Lines } from '../../text/lines.ts'
import { remember } from '../../text/memo.ts'
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
import { locate, type Slot } from './slot.ts'
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
    const content = line.end - line.start > maxLine * 2 ? undefined : text.slice(line.start, line.end).trimEnd()
    if (content === '') {
      if (last === undefined || ++blanks > maxBlankLines) break
      continue
    }
    const slot = content === undefined || content.length > maxLine ? undefined : locate(content, last, blanks > 0)
    if (!slot || content === undefined || !readLine(draft, readings, text, content, line, slot)) break
    segments.push({ kind: 'header', span: line, line: slot.line })
    last = slot
    next = index + 1
    blanks = 0
    if (slot.line === 'FL11') break
  }
  return last && { header: draft, segments, next, readings }
}

/** Reads one line into the draft. False when it is not what its slot expects: then it is no header line. */
function readLine(draft: Draft, readings: Reading[], text: string, content: string, line: Span, slot: Slot): boolean {
  const tree = parse(content, slot)
  if (!tree) return false
  const at = line.start
  switch (slot.rule) {
    case 'startOfMessage':
      return keep(buildChannel(tree, text, at), (channel) => {
        draft.channel = channel
      })
    case 'calledStations':
      return keep(buildCalled(tree, text, at), (called) => {
        draft.called = called
      })
    case 'indicators':
      return keep(draft.called, (called) => {
        draft.called = { ...called, indicators: called.indicators.concat(buildIndicators(tree, text, at)) }
      })
    case 'originator':
      return keep(buildOriginator(tree, text, at), (originator) => {
        draft.originator = originator
        const security = buildGluedSecurity(tree, text, at)
        if (!security) return
        draft.security = security
        readings.push(glued(security.signal, line, 'the security warning stands on the line of the serial'))
      })
    case 'securityWarning':
      return keep(buildSecurity(tree, text, at), (security) => {
        draft.security = security
      })
    case 'dateTime':
      return keep(buildDateTime(tree, text, at), (dateTime) => {
        draft.dateTime = dateTime
        const sender = buildGluedFrom(tree, text, at)
        if (!sender) return
        draft.from = sender
        readings.push(glued(sender, line, 'the FM line stands on the line of the date-time group'))
      })
    case 'from':
      return keep(buildFrom(tree, text, at), (sender) => {
        draft.from = sender
      })
    case 'addressee':
      return keep(buildAddressee(tree, text, at), (addressee) => {
        const list = slot.line === 'FL7' ? draft.action : draft.info
        list.push(addressee)
      })
    case 'autodin': {
      const { called, originator, letters } = buildAutodin(tree, text, at)
      draft.called = called
      draft.classLetters = letters
      return keep(originator, (found) => {
        draft.originator = found
      })
    }
    case 'exempted':
    case 'break':
      return true
  }
}

/**
 * Lines repeat from cable to cable but for their numbers, places in a tree are relative to its line, and no token asks which digit it has:
 * so the grammar sees every line with zeros for digits, each shape once. The first word is the start rule.
 */
const parseShape = remember(4096, (ruleAndLine): Children | undefined => {
  const at = ruleAndLine.indexOf(' ')
  const parser = headerParser()
  parser.input = headerLexer().tokenize(ruleAndLine.slice(at + 1)).tokens
  const tree: CstNode | undefined = parser[ruleAndLine.slice(0, at) as Slot['rule']]()
  return parser.errors.length === 0 ? tree?.children : undefined
})

function parse(content: string, { rule }: Slot): Children | undefined {
  return parseShape(`${rule} ${content.replace(/\d/g, '0')}`)
}

function keep<T>(value: T | undefined, set: (value: T) => void): boolean {
  if (value === undefined) return false
  set(value)
  return true
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
