import type { CstNode } from 'chevrotain'
import type { Declassification, ExecutiveOrderLine } from '../document.ts'
import { type Children, nodeOf } from '../text/chevrotain.ts'
import { remember } from '../text/memo.ts'
import { fixed, type Reader } from '../text/reader.ts'
import { type Read, type Span, shiftRead, span } from '../text/span.ts'
import type { Level } from '../vocabulary/entry.ts'
import { buildDowngrade, buildInstruction, buildOrderNumber, isCutOff } from './executive-order/build.ts'
import { executiveOrderParser } from './executive-order/parser.ts'
import { executiveOrderLexer } from './executive-order/tokens.ts'

/** An E.O. line is one line; re-typed ones that go on are read no further than this. */
const maxLength = 400

/** Where the line has its keyword: `E.O. 12958`, `EO 12958`, `E.0. …`, `Executive Order …`, and SMART's `E.O.:`. */
const lineStart = /^[ \t\u00a0]*(?:E\.[ \t]?[O0]\.?|E[O0](?=[ \t:]*1?\d{2,5})|EXECUTIVE[ \t]+ORDER)(?![A-Za-z])/i

/**
 * Reads the E.O. line at `at`; undefined when it is none. Whatever stands where an instruction is expected gets a kind, so
 * `declassify` is undefined only when the line is to be downgraded instead (`DNG: CO 01/15/2007`).
 */
export function readExecutiveOrder(text: string, at: Span): ExecutiveOrderLine | undefined {
  const line = stretchOf(text, at)
  if (!lineStart.test(line)) return undefined
  const shape = orderLine(line)
  if (!shape) return undefined
  const { number, level, instruction, cutOff } = shape
  const read = instruction(text, at.start)
  return {
    kind: 'executive-order',
    span: at,
    number: number && shiftRead(number, at.start),
    declassify: level ? undefined : cutOff && read.value.kind === 'missing' ? { value: { kind: 'unreadable' }, span: read.span } : read,
    downgradeTo: level && downgradeTo(shiftRead(level, at.start), read),
  }
}

/** What a declassification instruction says, with or without its keyword; `at` may run over a line end. */
export function readDeclassification(text: string, at: Span): Declassification {
  return readInstruction(text, at).value
}

/** The same, and where the value stands. */
export function readInstruction(text: string, at: Span): Read<Declassification> {
  return instruction(stretchOf(text, at))(text, at.start)
}

/** Values that another may follow: those that end where they are complete. */
const closed: ReadonlySet<Declassification['kind']> = new Set<Declassification['kind']>([
  'date',
  'exemption',
  'legacy',
  'period',
  'invalid-date',
])
const separator = /^[ \t]{0,4}(?:[,;/&][ \t]{0,4}|(?:and|or)[ \t]{1,4}|,[ \t]{0,4}(?:and|or)[ \t]{1,4})(?=[0-9XOGRM])/i
const maxValues = 6

/**
 * All values that stand one behind the other (`25X1, 25X5, 20571231` has two: the day belongs to the second). An instruction has at least
 * one, which may be `missing`.
 */
export function readInstructions(text: string, at: Span): Read<Declassification>[] {
  const found: Read<Declassification>[] = []
  let start = at.start
  while (found.length < maxValues) {
    const read = readInstruction(text, span(start, at.end))
    if (found.length > 0 && !closed.has(read.value.kind)) break
    found.push(read)
    const next = closed.has(read.value.kind) ? separator.exec(text.slice(read.span.end, Math.min(at.end, read.span.end + 20))) : null
    if (!next) break
    start = read.span.end + next[0].length
  }
  return found
}

/** A downgrading instruction (`Downgrade To: SECRET on 20350101`). */
export function readDowngrade(text: string, at: Span): ExecutiveOrderLine['downgradeTo'] {
  const shape = downgradeLine(stretchOf(text, at))
  return shape?.level && downgradeTo(shiftRead(shape.level, at.start), shape.instruction(text, at.start))
}

function downgradeTo(level: Read<Level>, on: Read<Declassification>): ExecutiveOrderLine['downgradeTo'] {
  return { value: { level: level.value, on: on.value }, span: span(level.span.start, on.span.end) }
}

function stretchOf(text: string, at: Span): string {
  return text.slice(at.start, Math.min(at.end, at.start + maxLength))
}

/** A date in digits that stands by itself. Only its shape matters to the grammar, and most lines differ in nothing else. */
const dateAlone = /(?<=^|[ \t:])\d{1,2}\/\d{1,2}\/\d{2,4}(?![\w/.-])/g

/** A function of a stretch that keeps its answers, and does not ask which date stands in it. */
function rememberShapes<T>(read: (shape: string) => T): (stretch: string) => T {
  const known = remember(4096, read)
  return (stretch) => known(stretch.replace(dateAlone, (date) => date.replace(/\d/g, '0')))
}

const orderLine = rememberShapes((shape) => {
  const tree = parse(shape, 'executiveOrderLine')
  return tree && { ...partsOf(tree, shape), number: buildOrderNumber(tree), cutOff: isCutOff(tree) }
})

const downgradeLine = rememberShapes((shape) => {
  const tree = parse(shape, 'downgradeLine')
  return tree && partsOf(tree, shape)
})

const instruction = rememberShapes((shape): Reader<Read<Declassification>> => {
  const end = shape.trimEnd().length
  const tree = parse(shape, 'instruction')
  return tree ? buildInstruction(tree, end) : fixed({ kind: 'unreadable' }, span(0, end))
})

/** What the line has besides its number. */
function partsOf(tree: Children, shape: string) {
  return { level: buildDowngrade(tree), instruction: buildInstruction(nodeOf(tree, 'instruction') ?? {}, shape.trimEnd().length) }
}

function parse(shape: string, rule: 'executiveOrderLine' | 'instruction' | 'downgradeLine'): Children | undefined {
  const parser = executiveOrderParser()
  parser.input = executiveOrderLexer().tokenize(shape).tokens
  const tree: CstNode | undefined = parser[rule]()
  return parser.errors.length === 0 ? tree?.children : undefined
}
