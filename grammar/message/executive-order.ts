import type { CstNode } from 'chevrotain'
import type { Declassification, ExecutiveOrderLine } from '../document.ts'
import type { Children } from '../text/chevrotain.ts'
import { remember } from '../text/memo.ts'
import { type Read, type Span, span } from '../text/span.ts'
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
  const line = text.slice(at.start, Math.min(at.end, at.start + maxLength))
  if (!lineStart.test(line)) return undefined
  const tree = parse(line, 'executiveOrderLine')
  if (!tree) return undefined
  const number = buildOrderNumber(tree, at.start)
  const end = at.start + line.trimEnd().length
  const level = buildDowngrade(tree, at.start)
  const instruction = instructionOf(tree, text, at.start, end)
  const cutOff = instruction.value.kind === 'missing' && isCutOff(tree)
  return {
    kind: 'executive-order',
    span: at,
    number,
    declassify: level ? undefined : cutOff ? { value: { kind: 'unreadable' }, span: instruction.span } : instruction,
    downgradeTo: level && { value: { level: level.value, on: instruction.value }, span: span(level.span.start, instruction.span.end) },
  }
}

/** What a declassification instruction says, with or without its keyword; `at` may run over a line end. */
export function readDeclassification(text: string, at: Span): Declassification {
  return readInstruction(text, at).value
}

/** The same, and where the value stands. */
export function readInstruction(text: string, at: Span): Read<Declassification> {
  const stretch = text.slice(at.start, Math.min(at.end, at.start + maxLength))
  const end = at.start + stretch.trimEnd().length
  const tree = parse(stretch, 'instruction')
  return tree ? buildInstruction(tree, text, at.start, end) : { value: { kind: 'unreadable' }, span: span(at.start, end) }
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
  const stretch = text.slice(at.start, Math.min(at.end, at.start + maxLength))
  const tree = parse(stretch, 'downgradeLine')
  const level = tree && buildDowngrade(tree, at.start)
  if (!tree || !level) return undefined
  const instruction = instructionOf(tree, text, at.start, at.start + stretch.trimEnd().length)
  return { value: { level: level.value, on: instruction.value }, span: span(level.span.start, instruction.span.end) }
}

function instructionOf(tree: Children, text: string, at: number, end: number): Read<Declassification> {
  const node = tree.instruction?.[0] as CstNode | undefined
  return node ? buildInstruction(node.children, text, at, end) : { value: { kind: 'missing' }, span: span(end, end) }
}

type StartRule = 'executiveOrderLine' | 'instruction' | 'downgradeLine'

/** A date in digits that stands by itself. Only its shape matters to the grammar, and most lines differ in nothing else. */
const dateAlone = /(?<=^|[ \t:])\d{1,2}\/\d{1,2}\/\d{2,4}(?![\w/.-])/g

/** The first word is the start rule. */
const parseShape = remember(4096, (ruleAndStretch): Children | undefined => {
  const at = ruleAndStretch.indexOf(' ')
  const parser = executiveOrderParser()
  parser.input = executiveOrderLexer().tokenize(ruleAndStretch.slice(at + 1)).tokens
  const tree: CstNode | undefined = parser[ruleAndStretch.slice(0, at) as StartRule]()
  return parser.errors.length === 0 ? tree?.children : undefined
})

function parse(stretch: string, rule: StartRule): Children | undefined {
  return parseShape(`${rule} ${stretch.replace(dateAlone, (date) => date.replace(/\d/g, '0'))}`)
}
