import { type Span, span } from '../../grammar/text/span.ts'
import { levelEntries } from '../../grammar/vocabulary/levels.ts'

/**
 * A release as its template reads it: which characters are fixed words of the form, which came out of a slot, which are released text.
 * This reader belongs to the verification and knows nothing of how a release is written.
 */
export interface TemplateReading {
  readonly shape: 'cable' | 'smart' | 'memo'
  /** The marking at the top and the one at the bottom. */
  readonly overall: readonly Span[]
  readonly stamps: readonly Span[]
  /** Values of the header and of the other fixed places, one stretch for each line. */
  readonly slots: readonly Slot[]
  readonly subject: TemplateText | TemplatePlaceholder | undefined
  readonly items: readonly (TemplateText | TemplatePlaceholder)[]
  /** Lines that are none of this. A release has none. */
  readonly unaccounted: readonly Span[]
}

export type SlotName = 'header' | 'security' | 'banner' | 'caption' | 'order' | 'tags' | 'authority' | 'signature' | 'ending' | 'date'

export interface Slot {
  readonly name: SlotName
  readonly span: Span
}

/** Released words behind a mark. */
export interface TemplateText {
  readonly kind: 'portion' | 'heading' | 'subject'
  readonly span: Span
  readonly number: number | undefined
  readonly bullet: string | undefined
  readonly mark: Span
  readonly text: Span
}

export interface TemplatePlaceholder {
  readonly kind: 'placeholder'
  readonly span: Span
  readonly number: number | undefined
  readonly unit: string
  readonly amount: string | undefined
  readonly disposition: string
  readonly codes: readonly string[]
}

interface Line {
  readonly text: string
  readonly start: number
}

/** Lines that stand together. */
type Block = readonly [Line, ...Line[]]

/** Reads a release by its form. Blocks are set apart by one blank line; a block is one thing. */
export function readTemplate(release: string): TemplateReading {
  const found: Found = { overall: [], stamps: [], slots: [], items: [], unaccounted: [], subject: undefined }
  const blocks = splitBlocks(release, found.unaccounted)
  const last = blocks.pop()
  takeOverall(shiftBlock(blocks), found)
  takeStamp(shiftBlock(blocks, /^RELEASED IN /), found)
  const shape = shapeOf(blocks)
  readers[shape](blocks, found)
  for (const block of blocks) takeItem(block, found)
  takeOverall(last ?? [], found)
  return { shape, ...found }
}

/** Subject, portions, headings and placeholders, in their order. */
export function textsOf({ subject, items }: TemplateReading): TemplateReading['items'] {
  return subject ? [subject, ...items] : items
}

interface Found {
  overall: Span[]
  stamps: Span[]
  slots: Slot[]
  items: (TemplateText | TemplatePlaceholder)[]
  unaccounted: Span[]
  subject: TemplateText | TemplatePlaceholder | undefined
}

function splitBlocks(text: string, unaccounted: Span[]): Block[] {
  const blocks: Block[] = []
  let block: [Line, ...Line[]] | undefined
  let start = 0
  for (const line of text.split('\n')) {
    if (line === '') {
      if (!block) unaccounted.push(span(start, Math.min(start + 1, text.length)))
      block = undefined
    } else if (block) block.push({ text: line, start })
    else {
      block = [{ text: line, start }]
      blocks.push(block)
    }
    start += line.length + 1
  }
  // A text ends in a line break.
  if (block) unaccounted.push(span(text.length, text.length))
  return blocks
}

/** The lines of the first block, taken off, if it begins so. */
function shiftBlock(blocks: Block[], lead = /^/): Line[] {
  const [first] = blocks
  if (!first || !lead.test(first[0].text)) return []
  blocks.shift()
  return [...first]
}

/** The lines of the last block, taken off, if it begins so. */
function popBlock(blocks: Block[], lead: RegExp): Line[] {
  const last = blocks.at(-1)
  if (!last || !lead.test(last[0].text)) return []
  blocks.pop()
  return [...last]
}

function lineSpan({ text, start }: Line): Span {
  return span(start, start + text.length)
}

function leaveOver(lines: readonly Line[], found: Found): void {
  for (const line of lines) found.unaccounted.push(lineSpan(line))
}

function takeOverall([line, ...more]: readonly Line[], found: Found): void {
  if (line) found.overall.push(lineSpan(line))
  leaveOver(more, found)
}

// Status block

/** An exemption as it is printed. */
export const code = 'B(?:[24-689]|1 1\\.[45]\\([A-H]\\)|1 (?:25X[1-9]|50X1-HUM|50X2-WMD)|3 [0-9A-Za-z][0-9A-Za-z .()§-]{1,59}|7\\([A-F]\\))'
const codeList = new RegExp(`^${code}(?:, ${code}){0,30},?$`)
const stampLines: readonly RegExp[] = [
  /^RELEASED IN (?:PART|FULL)$/,
  codeList,
  /^(?:REVIEW AUTHORITY: .{1,80})?(?:(?:^| {3})DATE: \d{4}-\d\d-\d\d)?$/,
  /^(?:CASE: [A-Za-z0-9 ./-]{1,40})?(?:(?:^| {3})DOC: [A-Za-z0-9 ./-]{1,40})?$/,
  new RegExp(`^FORMER MARKING: X (?:${levelEntries.map(({ title }) => title).join('|')}) X$`),
]

/** The lines of the status block come in one order, and only the codes may fill more than one. */
function takeStamp(block: readonly Line[], found: Found): void {
  let from = 0
  for (const line of block) {
    const at = stampLines.findIndex((pattern, index) => index >= from && pattern.test(line.text))
    if (at < 0) found.unaccounted.push(lineSpan(line))
    else {
      found.stamps.push(lineSpan(line))
      from = stampLines[at] === codeList ? at : at + 1
    }
  }
}

function shapeOf(blocks: readonly Block[]): TemplateReading['shape'] {
  if (/^(?:MRN|Date\/DTG|From|E\.O\.|TAGS|Captions|Subject): {2,}/.test(blocks[0]?.[0].text ?? '')) return 'smart'
  const cable = blocks[0]?.some(({ text }) => text === 'BT') || blocks.slice(0, 2).some(([line]) => bannerLine.test(line.text))
  return cable ? 'cable' : 'memo'
}

// Cable

/** `more`: lines that go on with the step before, if that took one. */
type Step = readonly [SlotName, RegExp, 'one' | 'more']
const address = "(?:(?:ZEN|[A-Z]{4,8})/)?[A-Z0-9][A-Z0-9 .,'()&/-]{1,90}"
const headerLines: readonly Step[] = [
  ['header', /^VZCZC[A-Z]{3}\d{3,4}$/, 'one'],
  ['header', /^([ZOPR])\1(?: [A-Z]{3,8}){0,12}$/, 'one'],
  ['header', /^[A-Z]{4,8}(?: [A-Z]{4,8}){0,12}$/, 'more'],
  ['header', /^DE [A-Z]{4,8} #\d{4}(?:\/\d\d)? \d{7}$/, 'one'],
  ['security', /^(?:ZNR U{5}|ZNY (?:R{5}|C{5}|S{5}|T{5}))(?: Z[A-Z]{2}\d?){0,6}$/, 'one'],
  ['header', /^(?:[ZOPR] ){0,2}\d{6}Z (?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC) \d\d$/, 'one'],
  ['header', new RegExp(`^FM ${address}$`), 'one'],
  ['header', new RegExp(`^TO ${address}$`), 'one'],
  ['header', new RegExp(`^(?!INFO |BT$)${address}$`), 'more'],
  ['header', new RegExp(`^INFO ${address}$`), 'one'],
  ['header', new RegExp(`^(?!BT$)${address}$`), 'more'],
]

const classWord = `(?:${levelEntries.map(({ cable }) => cable.replace('  ', ' {1,3}')).join('|')})`
const bannerLine = new RegExp(`^${classWord}(?: [A-Z][A-Z .'-]{1,30})?(?: \\d{1,8})?$`)
const bannerStep: Step = ['banner', bannerLine, 'one']
const captionLine = /^[A-Z][A-Z0-9 ,/-]{1,120}$/
/** A code in the place of a day of declassification, with or without one. */
const exempt = '(?:25X[1-9]|25X1-HUMAN|50X1-HUM|50X2-WMD)(?:, \\d{8})?'
const orderLine = new RegExp(`^E\\.O\\. \\d{5}: (?:N/A|DECL: (?:\\d\\d/\\d\\d/\\d{4}|${exempt}))$`)
const tagsLine = /^TAGS: [A-Z0-9]{2,6}(?:, [A-Z0-9]{2,6}){0,40},?$/
const tagsMore = /^[A-Z0-9]{2,6}(?:, [A-Z0-9]{2,6}){0,40},?$/
const cableAuthority: readonly Step[] = [
  ['authority', /^CLASSIFIED BY: [A-Z][A-Za-z .,'/&-]{1,100}(?: for reasons 1\.[45] (?:\([a-h]\)(?:, | and )?){1,8})?\.?$/, 'one'],
  ['authority', /^DERIVED FROM: (?:SOURCE DOCUMENT|[A-Z0-9][A-Z0-9 .'-]{1,50})(?:, \d\d [A-Z]{3} \d{4})?$/, 'one'],
]
const signatureLine = /^(?!BT$|NNNN$)[A-Z][A-Z'-]{1,24}(?: (?:[A-Z]\. )?[A-Z][A-Z'-]{0,24}){0,2}$/

const readers: Record<TemplateReading['shape'], (blocks: Block[], found: Found) => void> = {
  cable: readCable,
  smart: readSmart,
  memo: readMemo,
}

function readCable(blocks: Block[], found: Found): void {
  takeAll(shiftBlock(blocks), [...headerLines, ['ending', /^BT$/, 'one'], bannerStep], found)
  if (!found.slots.some(({ name }) => name === 'banner')) takeAll(shiftBlock(blocks), [bannerStep], found)
  takeEnd(blocks, found)
  if (blocks[0]?.every(({ text }) => captionLine.test(text)))
    for (const line of shiftBlock(blocks)) found.slots.push({ name: 'caption', span: lineSpan(line) })
  takeHead(shiftBlock(blocks, /^(?:E\.O\. |TAGS: |SUBJECT: |REF: )/), found)
  takeAll(shiftBlock(blocks, /^(?:CLASSIFIED BY|DERIVED FROM): /), cableAuthority, found)
}

/** Takes the steps, and nothing may be left over. */
function takeAll(lines: Line[], steps: readonly Step[], found: Found): void {
  takeSteps(lines, steps, found)
  leaveOver(lines, found)
}

/** Takes lines off the front as long as the steps, in their order, accept them. */
function takeSteps(lines: Line[], steps: readonly Step[], found: Found): void {
  let taken = false
  for (const [name, pattern, times] of steps) {
    if (times === 'more' && !taken) continue
    taken = false
    while (lines[0] && pattern.test(lines[0].text)) {
      found.slots.push({ name, span: lineSpan(lines.shift() as Line) })
      taken = true
      if (times === 'one') break
    }
  }
}

const orderAndTags: readonly Step[] = [
  ['order', orderLine, 'one'],
  ['tags', tagsLine, 'one'],
  ['tags', tagsMore, 'more'],
]

/** E.O. line, TAGS, subject, references. */
function takeHead(lines: Line[], found: Found): void {
  takeSteps(lines, orderAndTags, found)
  const reference = lines.at(-1)
  if (reference?.text.startsWith('REF: ')) {
    lines.pop()
    takePlaceholder(reference, 'REF: '.length, undefined, found)
  }
  takeSubject(lines, 'SUBJECT: ', found)
}

function takeSubject(lines: readonly Line[], lead: string, found: Found): void {
  const [line] = lines
  if (line?.text.startsWith(lead)) {
    const placeholder = lines.length === 1 ? readPlaceholder(line, lead.length, undefined) : undefined
    found.subject = placeholder ?? readMarked(lines, lead.length, 'subject', undefined, undefined)
  }
  if (!found.subject) leaveOver(lines, found)
}

const endSteps: readonly Step[] = [
  ['signature', signatureLine, 'one'],
  ['ending', /^BT$/, 'one'],
  ['ending', /^#\d{4}$/, 'one'],
]

/** Signature, BT and serial; then NNNN, without which a signature stands alone. */
function takeEnd(blocks: Block[], found: Found): void {
  const closing = popBlock(blocks, /^NNNN$/)
  const steps = closing.length > 0 ? endSteps : endSteps.slice(0, 1)
  takeAll(closing, [['ending', /^NNNN$/, 'one']], found)
  const before = found.slots.length
  const lines = [...(blocks.at(-1) ?? [])]
  takeSteps(lines, steps, found)
  if (lines.length === 0) blocks.pop()
  else found.slots.length = before
}

// SMART message and memo

const smartSteps: readonly Step[] = [
  ['header', /^MRN: {12}\d\d [A-Z][A-Z .'-]{1,30} \d{1,8}$/, 'one'],
  ['header', /^Date\/DTG: {7}[A-Z][a-z]{2} \d\d, \d{4} \/ \d{6}Z [A-Z]{3} \d\d$/, 'one'],
  ['header', /^From: {11}[A-Z0-9][A-Z0-9 .,'()&/-]{1,90}$/, 'one'],
  ['header', /^Action: {9}[A-Z0-9][A-Z0-9 .,;'()&/-]{1,900}$/, 'one'],
  ['order', /^E\.O\.: {11}\d{5}$/, 'one'],
  ['tags', /^TAGS: {11}[A-Z0-9]{2,6}(?:, [A-Z0-9]{2,6}){0,40}$/, 'one'],
  ['caption', /^Captions: {7}[A-Z][A-Z0-9 ,/-]{1,120}$/, 'one'],
]
const smartAuthority: readonly Step[] = [
  ['authority', /^Classified By: {2}[A-Z][A-Za-z .,'/&-]{1,100}$/, 'one'],
  ['authority', /^Reason: {9}1\.[45] (?:\([a-h]\)(?:, | and )?){1,8}$/, 'one'],
  ['authority', /^Derived From: {3}(?:Source document|\d\d [A-Z][A-Z .'-]{1,30} \d{1,8})$/, 'one'],
  ['authority', new RegExp(`^Declassify On: {2}(?:\\d{8}|${exempt})$`), 'one'],
]
const smartTail: readonly Step[] = [
  ['signature', /^Signature: {6}[A-Z][A-Z'-]{1,24}(?: (?:[A-Z]\. )?[A-Z][A-Z'-]{0,24}){0,2}$/, 'one'],
  ['header', /^Info: {11}[A-Z0-9][A-Z0-9 .,;'()&/-]{1,900}$/, 'one'],
]

function readSmart(blocks: Block[], found: Found): void {
  const head = shiftBlock(blocks)
  takeSteps(head, smartSteps, found)
  const [reference] = head
  if (reference?.text.startsWith('Reference:      ')) {
    head.shift()
    takePlaceholder(reference, 'Reference:      '.length, undefined, found)
  }
  takeSteps(head, smartAuthority, found)
  takeSubject(head, 'Subject:        ', found)
  takeAll(popBlock(blocks, /^(?:Signature|Info): /), smartTail, found)
}

const memoDate: readonly Step[] = [['date', /^DATE: \d\d [A-Z]{3} \d{4}$/, 'one']]
const memoAuthority: readonly Step[] = [
  ['authority', /^Classified By: [A-Z][A-Za-z .,'/&-]{1,100}$/, 'one'],
  ['authority', /^Reason: 1\.[45] (?:\([a-h]\)(?:, | and )?){1,8}$/, 'one'],
  ['authority', /^Derived From: Source document$/, 'one'],
  ['authority', new RegExp(`^Declassify On: (?:\\d{8}|${exempt})$`), 'one'],
]

function readMemo(blocks: Block[], found: Found): void {
  takeAll(shiftBlock(blocks, /^DATE: /), memoDate, found)
  takeSubject(shiftBlock(blocks, /^SUBJECT: /), 'SUBJECT: ', found)
  takeAll(popBlock(blocks, /^(?:Classified By|Reason|Derived From|Declassify On): /), memoAuthority, found)
}

// Items

const itemNumber = /^(\d{1,3})\. /
const itemBullet = /^(?:([a-z]{1,4})\. |\((\d{1,2})\) |(--) )/
const itemMark = /^\([A-Z][A-Z0-9 ,/-]{0,200}\)(?= |$)|^\(\/\/[A-Z][A-Z0-9 ,/-]{0,200}\)(?= |$)/
const headingRule = /^-{20}$/

function takeItem(block: Block, found: Found): void {
  const [line] = block
  const number = itemNumber.exec(line.text)
  const at = number?.[0].length ?? 0
  const value = number ? Number(number[1]) : undefined
  if (block.length === 1 && takePlaceholder(line, at, value, found, true)) return
  const bullet = itemBullet.exec(line.text.slice(at))
  const label = bullet && (bullet[1] ?? bullet[2] ?? '-')
  const heading = !number && !bullet && headingRule.test(block.at(-1)?.text ?? '')
  const marked = readMarked(
    heading ? block.slice(0, -1) : block,
    at + (bullet?.[0].length ?? 0),
    heading ? 'heading' : 'portion',
    value,
    label ?? undefined,
  )
  if (marked) found.items.push(marked)
  else leaveOver(block, found)
}

function readMarked(
  block: readonly Line[],
  at: number,
  kind: TemplateText['kind'],
  number: number | undefined,
  bullet: string | undefined,
): TemplateText | undefined {
  const [line] = block
  const last = block.at(-1)
  const mark = line && itemMark.exec(line.text.slice(at))
  if (!line || !last || !mark) return undefined
  const from = line.start + at + mark[0].length
  const end = last.start + last.text.length
  return { kind, number, bullet, span: span(line.start, end), mark: span(line.start + at, from), text: span(Math.min(from + 1, end), end) }
}

const amount = '(?:1 line or less|2-5 lines|6-15 lines|more than 15 lines|1 line|\\d{1,5} lines)'
const placeholder = new RegExp(
  `^\\[(?:(1 paragraph|text)(?: \\((${amount})\\))?|(subparagraph)(?: [a-z]{1,4}| \\d{1,2})?(?: \\((${amount})\\))?|(heading|subject line|references)) ` +
    `(not declassified|withheld|withheld pending review)\\](?: \\[(${code}(?:, ${code}){0,30})\\])?$`,
)
const removed = /^\[(portion|subject line) removed\]$/

function readPlaceholder(line: Line, at: number, number: number | undefined): TemplatePlaceholder | undefined {
  const text = line.text.slice(at)
  const where = lineSpan(line)
  const plain = removed.exec(text)
  if (plain) return { kind: 'placeholder', span: where, number, unit: plain[1] ?? '', amount: undefined, disposition: 'removed', codes: [] }
  const told = placeholder.exec(text)
  if (!told) return undefined
  const disposition = told[6] ?? ''
  const codes = told[7]?.split(', ') ?? []
  const ground = codes.some((one) => one.startsWith('B1 ')) ? 'not declassified' : 'withheld'
  if (codes.length > 0 && disposition !== ground) return undefined
  return {
    kind: 'placeholder',
    span: where,
    number,
    unit: told[1] ?? told[3] ?? told[5] ?? '',
    amount: told[2] ?? told[4],
    disposition,
    codes,
  }
}

function takePlaceholder(line: Line, at: number, number: number | undefined, found: Found, optional = false): boolean {
  const read = readPlaceholder(line, at, number)
  if (read) found.items.push(read)
  else if (!optional) found.unaccounted.push(lineSpan(line))
  return read !== undefined
}
