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

/** Reads a release by its form. Blocks are set apart by one blank line; a block is one thing. */
export function readTemplate(release: string): TemplateReading {
  const found: Found = { overall: [], stamps: [], slots: [], items: [], unaccounted: [], subject: undefined }
  const blocks = splitBlocks(release, found.unaccounted)
  const last = blocks.length > 1 ? blocks.pop() : undefined
  takeOverall(blocks.shift(), found)
  if (blocks[0] && isStatus(blocks[0][0]?.text)) takeStamp(blocks.shift() ?? [], found)
  const shape = shapeOf(blocks)
  readers[shape](blocks, found)
  takeOverall(last, found)
  return { shape, ...found }
}

interface Found {
  overall: Span[]
  stamps: Span[]
  slots: Slot[]
  items: (TemplateText | TemplatePlaceholder)[]
  unaccounted: Span[]
  subject: TemplateText | TemplatePlaceholder | undefined
}

function splitBlocks(text: string, unaccounted: Span[]): Line[][] {
  const blocks: Line[][] = []
  let block: Line[] = []
  let start = 0
  for (const line of text.split('\n')) {
    if (line !== '') block.push({ text: line, start })
    else if (block.length > 0) {
      blocks.push(block)
      block = []
    } else unaccounted.push(span(start, Math.min(start + 1, text.length)))
    start += line.length + 1
  }
  if (block.length > 0) {
    blocks.push(block)
    unaccounted.push(span(text.length, text.length))
  }
  return blocks
}

function lineSpan({ text, start }: Line): Span {
  return span(start, start + text.length)
}

function takeOverall(block: Line[] | undefined, found: Found): void {
  for (const [index, line] of (block ?? []).entries()) (index === 0 ? found.overall : found.unaccounted).push(lineSpan(line))
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

function isStatus(text: string | undefined): boolean {
  return text?.startsWith('RELEASED IN ') ?? false
}

/** The lines of the status block come in one order, and only the codes may fill more than one. */
function takeStamp(block: Line[], found: Found): void {
  let at = 0
  for (const line of block) {
    while (at < stampLines.length && !stampLines[at]?.test(line.text)) at++
    if (at === stampLines.length) found.unaccounted.push(lineSpan(line))
    else {
      found.stamps.push(lineSpan(line))
      if (at !== 1) at++
    }
  }
}

function shapeOf(blocks: readonly Line[][]): TemplateReading['shape'] {
  const first = blocks[0]?.[0]?.text ?? ''
  if (/^(?:MRN|Date\/DTG|From|E\.O\.|TAGS|Captions|Subject): {2,}/.test(first)) return 'smart'
  const cable = blocks
    .slice(0, 3)
    .some(([line]) => line !== undefined && (headerLines.some(([, pattern]) => pattern.test(line.text)) || bannerLine.test(line.text)))
  return cable || blocks.some(([line]) => line?.text.startsWith('E.O. ')) ? 'cable' : 'memo'
}

// Cable

/** `more`: lines that go on with the step before, if that took one. */
type HeaderStep = readonly [SlotName, RegExp, 'one' | 'many' | 'more']
const address = "(?:(?:ZEN|[A-Z]{4,8})/)?[A-Z0-9][A-Z0-9 .,'()&/-]{1,90}"
const headerLines: readonly HeaderStep[] = [
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
const captionLine = /^[A-Z][A-Z0-9 ,/-]{1,120}$/
const orderLine = /^E\.O\. \d{5}: (?:N\/A|DECL: (?:\d\d\/\d\d\/\d{4}|(?:25X[1-9]|50X1-HUM|50X2-WMD)(?:, \d{8})?))$/
const tagsLine = /^TAGS: [A-Z0-9]{2,6}(?:, [A-Z0-9]{2,6}){0,40},?$/
const tagsMore = /^[A-Z0-9]{2,6}(?:, [A-Z0-9]{2,6}){0,40},?$/
const authorityLine = /^CLASSIFIED BY: [A-Z][A-Za-z .,'/&-]{1,100}(?: for reasons 1\.[45] (?:\([a-h]\)(?:, | and )?){1,8})?\.?$/
const derivedLine = /^DERIVED FROM: (?:SOURCE DOCUMENT|[A-Z0-9][A-Z0-9 .'-]{1,50})(?:, \d\d [A-Z]{3} \d{4})?$/
const signatureLine = /^(?!BT$|NNNN$)[A-Z][A-Z'-]{1,24}(?: (?:[A-Z]\. )?[A-Z][A-Z'-]{0,24}){0,2}$/

const readers: Record<TemplateReading['shape'], (blocks: Line[][], found: Found) => void> = {
  cable: readCable,
  smart: readSmart,
  memo: readMemo,
}

function readCable(blocks: Line[][], found: Found): void {
  const lines = [...(blocks.shift() ?? [])]
  const bannerAt = lines.findIndex(({ text }) => text === 'BT' || bannerLine.test(text))
  const header = lines.splice(0, bannerAt < 0 ? lines.length : bannerAt)
  takeSteps(header, headerLines, found)
  for (const line of header) found.unaccounted.push(lineSpan(line))
  const headerAlone = lines.length === 0
  if (lines[0]?.text === 'BT') found.slots.push({ name: 'ending', span: lineSpan(lines.shift() as Line) })
  const rest = headerAlone ? (blocks.shift() ?? []) : lines
  takeSteps(rest, [['banner', bannerLine, 'one']], found)
  for (const line of rest) found.unaccounted.push(lineSpan(line))
  if (
    blocks[0] &&
    !isTextBlock(blocks[0]) &&
    blocks[0].every(({ text }) => captionLine.test(text) && !tagsLine.test(text) && !/^(?:BT|NNNN)$/.test(text)) &&
    !isEnd(blocks, 0)
  ) {
    takeSteps(blocks.shift() as Line[], [['caption', captionLine, 'many']], found)
  }
  if (blocks[0]?.some(({ text }) => /^(?:E\.O\. |TAGS: |SUBJECT: |REF: )/.test(text))) takeHead(blocks.shift() as Line[], found)
  if (blocks[0]?.[0]?.text.startsWith('CLASSIFIED BY: ') || blocks[0]?.[0]?.text.startsWith('DERIVED FROM: ')) {
    const block = blocks.shift() as Line[]
    takeSteps(
      block,
      [
        ['authority', authorityLine, 'one'],
        ['authority', derivedLine, 'one'],
      ],
      found,
    )
    for (const line of block) found.unaccounted.push(lineSpan(line))
  }
  takeEnd(blocks, found)
  for (const block of blocks) takeItem(block, found)
}

/** Takes lines off the front as long as the steps, in their order, accept them. */
function takeSteps(lines: Line[], steps: readonly HeaderStep[], found: Found): void {
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

/** E.O. line, TAGS, subject, references. */
function takeHead(block: Line[], found: Found): void {
  takeSteps(
    block,
    [
      ['order', orderLine, 'one'],
      ['tags', tagsLine, 'one'],
      ['tags', tagsMore, 'more'],
    ],
    found,
  )
  const reference = block.at(-1)
  if (reference?.text.startsWith('REF: ')) {
    block.pop()
    takePlaceholder(reference, 'REF: '.length, undefined, found)
  }
  takeSubject(block, 'SUBJECT: '.length, found)
}

function takeSubject(block: Line[], lead: number, found: Found): void {
  const [line] = block
  if (!line) return
  if (!/^(?:SUBJECT|Subject): +/.test(line.text)) {
    for (const one of block) found.unaccounted.push(lineSpan(one))
    return
  }
  const placeholder = readPlaceholder(line, lead, undefined)
  if (placeholder && block.length === 1) found.subject = placeholder
  else found.subject = readMarked(block, lead, 'subject', undefined, undefined)
  if (!found.subject) for (const one of block) found.unaccounted.push(lineSpan(one))
}

function isEnd(blocks: readonly Line[][], index: number): boolean {
  return index >= blocks.length - 2 && blocks[index] !== undefined && (blocks[index]?.length === 1 || blocks[index]?.[1]?.text === 'BT')
}

/** Signature, BT and serial; then NNNN. */
function takeEnd(blocks: Line[][], found: Found): void {
  const last = blocks.at(-1)
  const closed = last?.length === 1 && last[0]?.text === 'NNNN'
  if (closed) found.slots.push({ name: 'ending', span: lineSpan(blocks.pop()?.[0] as Line) })
  const end = blocks.at(-1)
  if (!end || isTextBlock(end)) return
  const lines = [...end]
  const before = found.slots.length
  takeSteps(lines, [['signature', signatureLine, 'one'], ...(closed ? endSteps : [])], found)
  if (lines.length === 0) blocks.pop()
  else found.slots.length = before
}

const endSteps: readonly HeaderStep[] = [
  ['ending', /^BT$/, 'one'],
  ['ending', /^#\d{4}$/, 'one'],
]

function isTextBlock(block: readonly Line[]): boolean {
  return /^(?:\d|\(|\[|[a-z]{1,3}\. |-- )/.test(block[0]?.text ?? '')
}

// SMART message and memo

const smartSteps: readonly HeaderStep[] = [
  ['header', /^MRN: {12}\d\d [A-Z][A-Z .'-]{1,30} \d{1,8}$/, 'one'],
  ['header', /^Date\/DTG: {7}[A-Z][a-z]{2} \d\d, \d{4} \/ \d{6}Z [A-Z]{3} \d\d$/, 'one'],
  ['header', /^From: {11}[A-Z0-9][A-Z0-9 .,'()&/-]{1,90}$/, 'one'],
  ['header', /^Action: {9}[A-Z0-9][A-Z0-9 .,;'()&/-]{1,900}$/, 'one'],
  ['order', /^E\.O\.: {11}\d{5}$/, 'one'],
  ['tags', /^TAGS: {11}[A-Z0-9]{2,6}(?:, [A-Z0-9]{2,6}){0,40}$/, 'one'],
  ['caption', /^Captions: {7}[A-Z][A-Z0-9 ,/-]{1,120}$/, 'one'],
]
const smartAuthority: readonly HeaderStep[] = [
  ['authority', /^Classified By: {2}[A-Z][A-Za-z .,'/&-]{1,100}$/, 'one'],
  ['authority', /^Reason: {9}1\.[45] (?:\([a-h]\)(?:, | and )?){1,8}$/, 'one'],
  ['authority', /^Derived From: {3}(?:Source document|\d\d [A-Z][A-Z .'-]{1,30} \d{1,8})$/, 'one'],
  ['authority', /^Declassify On: {2}(?:\d{8}|(?:25X[1-9]|50X1-HUM|50X2-WMD)(?:, \d{8})?)$/, 'one'],
]
const smartTail: readonly HeaderStep[] = [
  ['signature', /^Signature: {6}[A-Z][A-Z'-]{1,24}(?: (?:[A-Z]\. )?[A-Z][A-Z'-]{0,24}){0,2}$/, 'one'],
  ['header', /^Info: {11}[A-Z0-9][A-Z0-9 .,;'()&/-]{1,900}$/, 'one'],
]
const smartLead = 16

function readSmart(blocks: Line[][], found: Found): void {
  const head = [...(blocks.shift() ?? [])]
  takeSteps(head, smartSteps, found)
  const [reference] = head
  if (reference?.text.startsWith('Reference: ')) {
    head.shift()
    takePlaceholder(reference, smartLead, undefined, found)
  }
  takeSteps(head, smartAuthority, found)
  takeSubject(head, smartLead, found)
  const tail = blocks.at(-1)
  if (tail && /^(?:Signature|Info): /.test(tail[0]?.text ?? '')) {
    blocks.pop()
    const lines = [...tail]
    takeSteps(lines, smartTail, found)
    for (const line of lines) found.unaccounted.push(lineSpan(line))
  }
  for (const block of blocks) takeItem(block, found)
}

const memoDate: HeaderStep = ['date', /^DATE: \d\d [A-Z]{3} \d{4}$/, 'one']
const memoAuthority: readonly HeaderStep[] = [
  ['authority', /^Classified By: [A-Z][A-Za-z .,'/&-]{1,100}$/, 'one'],
  ['authority', /^Reason: 1\.[45] (?:\([a-h]\)(?:, | and )?){1,8}$/, 'one'],
  ['authority', /^Derived From: Source document$/, 'one'],
  ['authority', /^Declassify On: (?:\d{8}|(?:25X[1-9]|50X1-HUM|50X2-WMD)(?:, \d{8})?)$/, 'one'],
]

function readMemo(blocks: Line[][], found: Found): void {
  if (blocks[0]?.length === 1 && memoDate[1].test(blocks[0][0]?.text ?? '')) takeSteps(blocks.shift() as Line[], [memoDate], found)
  if (blocks[0]?.[0]?.text.startsWith('SUBJECT: ')) takeSubject(blocks.shift() as Line[], 'SUBJECT: '.length, found)
  const last = blocks.at(-1)
  if (last && memoAuthority.some(([, pattern]) => pattern.test(last[0]?.text ?? ''))) {
    const lines = [...(blocks.pop() as Line[])]
    takeSteps(lines, memoAuthority, found)
    for (const line of lines) found.unaccounted.push(lineSpan(line))
  }
  for (const block of blocks) takeItem(block, found)
}

// Items

const itemNumber = /^(\d{1,3})\. /
const itemBullet = /^(?:([a-z]{1,4})\. |\((\d{1,2})\) |(--) )/
const itemMark = /^\([A-Z][A-Z0-9 ,/-]{0,200}\)(?= |$)|^\(\/\/[A-Z][A-Z0-9 ,/-]{0,200}\)(?= |$)/
const headingRule = /^-{20}$/

function takeItem(block: Line[], found: Found): void {
  const [line] = block
  if (!line) return
  const number = itemNumber.exec(line.text)
  const at = number?.[0].length ?? 0
  const value = number ? Number(number[1]) : undefined
  if (block.length === 1 && takePlaceholder(line, at, value, found, true)) return
  const bullet = itemBullet.exec(line.text.slice(at))
  const label = bullet && (bullet[1] ?? bullet[2] ?? '-')
  const heading = !number && !bullet && block.length > 1 && headingRule.test(block.at(-1)?.text ?? '')
  const marked = readMarked(
    heading ? block.slice(0, -1) : block,
    at + (bullet?.[0].length ?? 0),
    heading ? 'heading' : 'portion',
    value,
    label ?? undefined,
  )
  if (marked) found.items.push(marked)
  else for (const one of block) found.unaccounted.push(lineSpan(one))
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
