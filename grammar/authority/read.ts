import type { CstNode } from 'chevrotain'
import type { AuthorityBlock, Declassification, Reading } from '../document.ts'
import { readDowngrade, readInstruction, readInstructions } from '../message/executive-order.ts'
import { remember } from '../text/memo.ts'
import { type Read, type Span, shiftRead, shiftSpan, span } from '../text/span.ts'
import { type AuthorityFields, buildAuthority } from './build.ts'
import { authorityParser } from './parser.ts'
import { authorityLexer } from './tokens.ts'

export { authorityBlockEnd, gluedParagraph } from './extent.ts'
export { authorityLead, beginsWithLead } from './lead.ts'

/** A block is no longer than this; what is behind it is not read. */
export const maxBlockLength = 2048

export interface AuthorityRead {
  readonly block: AuthorityBlock
  readonly readings: readonly Reading[]
}

/** Reads the block at `at`. Whatever is not understood is left alone: a block without fields has authority `unknown`. */
export function readAuthority(text: string, { start, end }: Span): AuthorityRead {
  const { block, readings } = readStretch(text.slice(start, Math.min(end, start + maxBlockLength)))
  return {
    block: { ...shiftBlock(block, start), span: span(start, end) },
    readings: readings.map((reading) => ({ ...reading, span: shiftSpan(reading.span, start) })),
  }
}

/** An officer signs many cables with the same words. Places count from the start of the block. */
const readStretch = remember(512, (stretch): AuthorityRead => {
  const parser = authorityParser()
  parser.input = authorityLexer().tokenize(stretch).tokens
  const tree: CstNode | undefined = parser.authorityBlock()
  const fields = tree ? buildAuthority(tree.children, 0) : noFields
  const declassify = fields.declassifyOn.flatMap((place) => readValues(stretch, place))
  const said = declassify.filter(({ value }) => value.kind !== 'missing')
  const block: AuthorityBlock = {
    kind: 'authority',
    span: span(0, stretch.length),
    authority: fields.derivedFrom ? 'derivative' : fields.reasons.length > 0 ? 'original' : 'unknown',
    classifiedBy: fields.classifiedBy,
    reasons: fields.reasons,
    reasonSpan: fields.reasonSpan,
    derivedFrom: fields.derivedFrom,
    declassifyOn: said[0] ?? declassify[0],
    ...(said.length > 1 ? { furtherDeclassifyOn: said.slice(1) } : {}),
    downgradeTo: fields.downgradeTo && readDowngrade(stretch, fields.downgradeTo),
  }
  return { block, readings: fields.readings }
})

function shiftBlock(block: AuthorityBlock, by: number): AuthorityBlock {
  const { classifiedBy, reasons, reasonSpan, derivedFrom, declassifyOn, furtherDeclassifyOn, downgradeTo } = block
  return {
    ...block,
    classifiedBy: classifiedBy && shiftSpan(classifiedBy, by),
    reasons: reasons.map((reason) => ({ ...reason, span: shiftSpan(reason.span, by) })),
    reasonSpan: reasonSpan && shiftSpan(reasonSpan, by),
    derivedFrom: derivedFrom && shiftRead(derivedFrom, by),
    declassifyOn: declassifyOn && shiftRead(declassifyOn, by),
    ...(furtherDeclassifyOn ? { furtherDeclassifyOn: furtherDeclassifyOn.map((read) => shiftRead(read, by)) } : {}),
    downgradeTo: downgradeTo && shiftRead(downgradeTo, by),
  }
}

const noFields: AuthorityFields = {
  classifiedBy: undefined,
  reasons: [],
  reasonSpan: undefined,
  derivedFrom: undefined,
  declassifyOn: [],
  downgradeTo: undefined,
  readings: [],
}

/** Values that are read as such from their first line on; other ones may run over its end. */
const complete: ReadonlySet<Declassification['kind']> = new Set<Declassification['kind']>([
  'date',
  'not-applicable',
  'legacy',
  'exemption',
  'period',
])

/**
 * The values behind `Declassify On:`. They end with their line, unless the line was cut inside one (`2035` + `1010`): then the lines are
 * read as one.
 */
function readValues(text: string, at: Span): readonly Read<Declassification>[] {
  const start = skipColons(text, at)
  const lineEnd = endOfLine(text, start, at.end)
  const first = readInstructions(text, span(start, lineEnd))
  const last = first[first.length - 1]
  if (lineEnd >= at.end || !last || (complete.has(last.value.kind) && !isCut(text, last.span.end, at.end))) return first
  const joined = text.slice(start, at.end).replace(/[\r\n]+/g, '')
  const whole = readInstruction(joined, span(0, joined.length))
  if (!complete.has(whole.value.kind)) return first
  return [{ value: whole.value, span: span(sourceOffset(text, start, whole.span.start), sourceOffset(text, start, whole.span.end)) }]
}

/** True when only a line end stands between the value and a digit that goes on with it. */
function isCut(text: string, valueEnd: number, end: number): boolean {
  let at = valueEnd
  while (at < end && /[ \t]/.test(text[at] ?? '')) at++
  return /^(?:\r\n|\r|\n)\d{1,8}(?![.)\d])/.test(text.slice(at, Math.min(end, at + 12))) && /\d/.test(text[valueEnd - 1] ?? '')
}

function skipColons(text: string, at: Span): number {
  let start = at.start
  while (start < at.end && /[\s:;]/.test(text[start] ?? '')) start++
  return start
}

function endOfLine(text: string, from: number, end: number): number {
  let at = from
  while (at < end && text[at] !== '\n' && text[at] !== '\r') at++
  return at
}

/** Where the character `offset` of the joined lines stands in the source. */
function sourceOffset(text: string, start: number, offset: number): number {
  let at = start
  for (let left = offset; at < text.length; at++) {
    if (text[at] === '\n' || text[at] === '\r') continue
    if (left-- === 0) break
  }
  return at
}
