import { isDigit } from '../text/characters.ts'
import { allTokens, coverTokens, lazyLexer, nodeOf, once, tokenOf, tokenSpan } from '../text/chevrotain.ts'
import { dropInvisible, foldLookAlikes } from '../text/look-alikes.ts'
import { remember } from '../text/memo.ts'
import type { Read, Span } from '../text/span.ts'
import { shiftRead, shiftSpan } from '../text/span.ts'
import { isBannerLike, leadLength } from './banner-like.ts'
import { buildCableMarking, buildMarking } from './build.ts'
import type { Control, Marking, MarkingForm, Problem } from './marking.ts'
import { MarkingParser } from './parser.ts'
import type { SpelledLevel } from './spelled.ts'
import { cableBannerTokens, markingTokens, SpelledLevel as SpelledLevelToken } from './tokens.ts'

const markingLexer = lazyLexer('marking', markingTokens)
const cableLexer = lazyLexer('marking', cableBannerTokens)
const theParser = once(() => new MarkingParser())

/** Longer than any marking; beyond it nothing is read. Promise 3: work on one marking is bounded. */
const longestMarking = 600
/** Of a banner line only so much is looked at; what is glued on behind has no end. */
const longestBannerLine = 240

/** Markings repeat; their failures as well. Cleared when full, so that a text of distinct marks costs no more than its reading. */
const memoSize = 4096
const memo = new Map<string, Marking>()

/** For tests: how many markings are remembered. */
export function rememberedMarkings(): number {
  return memo.size
}

/**
 * Reads what stands in a marking's place. Spans count from the start of `text`; a portion comes with its parentheses as they are.
 * Never throws: what cannot be read is a marking with problems.
 */
export function parseMarking(text: string, form: MarkingForm): Marking {
  const key = `${form[0]}${text}`
  const known = memo.get(key)
  if (known) return known
  // Not the slice of a document that `text` may be, which would keep that document in memory.
  const marking = readMarking(key.slice(1), form)
  if (memo.size >= memoSize) memo.clear()
  memo.set(key, marking)
  return marking
}

/**
 *     C O N F I D E N T I A L SECTION 01 OF 02 STRELSAU 000042SIPDIS
 *     |---------------------| marking          |------| post  |
 *                             |--------------| section  |----| number
 *                                                             end
 */
export interface BannerLineSyntax {
  readonly marking: Marking
  readonly section: Read<{ readonly number: number; readonly total: number }> | undefined
  readonly post: Read<string> | undefined
  /** Digits as written. */
  readonly number: Read<string> | undefined
  /** The level has its letters set apart. */
  readonly spaced: boolean
  /** Where the banner line's own text ends; what follows is another element glued on. */
  readonly end: number
  readonly readings: readonly { readonly kind: 'smeared' | 'glued'; readonly span: Span; readonly meaning: string }[]
}

/**
 * Reads one line as a banner line, of a cable or of a memo. A line that is none has a marking with problem `unreadable`.
 *
 * Every cable has its own message number, so a line that ends in one is remembered with zeros in its place. They are put back when the
 * grammar took them for the message number, where it does not ask which digits they are; any other line is remembered as it stands.
 */
export function parseBannerLine(text: string): BannerLineSyntax {
  const at = numberAtEnd(text)
  if (at !== undefined) {
    const digits = text.slice(at)
    const read = readBannerLine(text.slice(0, at) + zeros.slice(0, digits.length))
    if (read.number?.span.start === at) return { ...read, number: { value: digits, span: read.number.span } }
  }
  return readBannerLine(text)
}

const zeros = '00000000'

/** Where a number of four to eight digits begins that stands behind a blank at the end of the line. */
function numberAtEnd(text: string): number | undefined {
  let at = text.length
  while (at > 0 && isDigit(text.charCodeAt(at - 1))) at--
  const length = text.length - at
  return length >= 4 && length <= zeros.length && text.charCodeAt(at - 1) === 32 ? at : undefined
}

const readBannerLine = remember(memoSize, (text): BannerLineSyntax => {
  if (!isBannerLike(text))
    return { ...nothing, marking: unreadable('banner', text.length, 'This line is no banner line.'), end: text.length }
  const lead = leadLength(text)
  const rest = text.slice(lead, lead + longestBannerLine)
  const cable = readCableBanner(rest)
  const memo = readMemoBanner(rest)
  const best = !cable || (memo && doubts(memo.marking) < doubts(cable.marking)) ? memo : cable
  return shiftBannerLine(
    best ?? { ...nothing, marking: unreadable('banner', rest.length, 'This line is no banner line.'), end: rest.length },
    lead,
  )
})

/** The same marking, `by` code units further on. */
export function shiftMarking(marking: Marking, by: number): Marking {
  if (by === 0) return marking
  return mapSpans(marking, (span) => shiftSpan(span, by))
}

export { isBannerLike }

const nothing = { section: undefined, post: undefined, number: undefined, spaced: false, readings: [] } as const

function readMarking(text: string, form: MarkingForm): Marking {
  if (text.length > longestMarking) return { ...unreadable(form, text.length, ''), problems: [tooLong(text.length)] }
  const { folded, restore } = prepare(text)
  const { tokens, errors } = markingLexer().tokenize(folded)
  if (errors.length > 0 || tokens.length === 0) return unreadable(form, text.length, 'No word of a marking was found here.')
  const parser = theParser()
  parser.input = tokens
  const tree = form === 'portion' ? parser.portionMarking() : parser.bannerMarking()
  if (parser.errors.length > 0) return unreadable(form, text.length, 'This has not the shape of a marking.')
  return restore(buildMarking(tree, form))
}

function readMemoBanner(text: string): BannerLineSyntax | undefined {
  const marking = parseMarking(text.replace(/[ \t*_"'\\\r]+$/, ''), 'banner')
  if (marking.problems.some((problem) => problem.kind === 'unreadable')) return undefined
  return { ...nothing, marking, end: marking.span.end }
}

function readCableBanner(text: string): BannerLineSyntax | undefined {
  const { folded, restore, offset } = prepare(text)
  const { tokens } = cableLexer().tokenize(folded)
  const number = tokens.findIndex((word) => word.tokenType.name === 'Digits')
  const parser = theParser()
  parser.input = number < 0 ? tokens : tokens.slice(0, number + 1)
  const tree = parser.cableBanner()
  const children = tree?.children ?? {}
  const level = tokenOf(children, 'Level') ?? tokenOf(children, 'MisspeltLevel') ?? tokenOf(children, 'Control')
  if (!level) return undefined
  const marking = buildCableMarking(tree)
  const section = readSection(tokenOf(children, 'Section') ?? tokenOf(children, 'FinalSection'))
  const postSpan = coverTokens(allTokens(nodeOf(children, 'post') ?? {}))
  const digits = tokenOf(children, 'Digits')
  const last = [marking.span.end, section?.span.end ?? 0, postSpan?.end ?? 0, digits ? tokenSpan(digits).end : 0]
  const end = Math.max(...last)
  const back = (span: Span): Span => ({ start: offset(span.start), end: offset(span.end) })
  const readings: { kind: 'smeared' | 'glued'; span: Span; meaning: string }[] = []
  const spelled = level.tokenType === SpelledLevelToken ? (level.payload as SpelledLevel) : undefined
  const lower = /[a-z]/.test(text.slice(0, marking.span.end))
  if (spelled?.smeared || (spelled?.spaced && lower)) {
    readings.push({
      kind: 'smeared',
      span: back(tokenSpan(level)),
      meaning: 'letters of the level lost, doubled, set apart wrongly or folded',
    })
  }
  if (section && !section.value.clean) readings.push({ kind: 'smeared', span: back(section.span), meaning: 'a garbled section number' })
  for (const at of glueAt(folded, marking.span.end, section?.span.end, digits && tokenSpan(digits).end)) {
    readings.push({ kind: 'glued', span: { start: offset(at), end: offset(at) }, meaning: 'two elements without a blank between them' })
  }
  return {
    marking: restore(marking),
    section: section && { value: { number: section.value.number, total: section.value.total }, span: back(section.span) },
    post: postSpan && { value: folded.slice(postSpan.start, postSpan.end).replace(/ {2,}/g, ' '), span: back(postSpan) },
    number: digits && { value: digits.image, span: back(tokenSpan(digits)) },
    spaced: spelled?.spaced ?? isSpacedRun(level.image),
    end: offset(end),
    readings,
  }
}

function isSpacedRun(image: string): boolean {
  return /^[A-Z] {1,3}[A-Z] /.test(image)
}

/** Places where a word begins right behind another element. */
function glueAt(text: string, ...ends: readonly (number | undefined)[]): number[] {
  return ends.filter((end): end is number => end !== undefined && end > 0 && end < text.length && /[A-Z0-9]/.test(text[end] as string))
}

function readSection(word: ReturnType<typeof tokenOf>): Read<{ number: number; total: number; clean: boolean }> | undefined {
  if (!word) return undefined
  const [first, second] = word.image.match(/\d{1,2}/g) ?? []
  const total = Number(second ?? first)
  const clean = /^(?:SECTION \d{2} OF \d{2}|SECTION \d OF \d|FINAL SECTION OF \d{2})$/.test(word.image)
  return { value: { number: Number(first), total, clean }, span: tokenSpan(word) }
}

function doubts(marking: Marking): number {
  return marking.problems.filter((problem) => problem.kind !== 'spelling' && problem.kind !== 'look-alike').length
}

/** Upper case, look-alikes folded, what cannot be seen taken out; and the way back. */
function prepare(text: string): { folded: string; restore(marking: Marking): Marking; offset(at: number): number } {
  const visible = dropInvisible(text)
  const looks = foldLookAlikes(visible.text)
  const folded = looks.replace(/[a-z]+/g, (letters) => letters.toUpperCase()).replace(/[\t\r\n]/g, ' ')
  const offset = (at: number): number => visible.offsets?.[at] ?? at
  const restore = (read: Marking): Marking => {
    const marking = visible.offsets ? mapSpans(read, (span) => ({ start: offset(span.start), end: offset(span.end) })) : read
    const written = text.slice(marking.span.start, marking.span.end)
    const extra: Problem[] = []
    if (written !== written.replace(/[a-z]/g, '')) {
      extra.push({ kind: 'spelling', detail: 'lower-case', span: marking.span, message: 'A marking is written in capitals.' })
    }
    if (/[\t\r\n]/.test(written)) {
      extra.push({ kind: 'spelling', detail: 'blank', span: marking.span, message: 'A marking stands on one line, with single blanks.' })
    }
    if (looks.slice(read.span.start, read.span.end) !== written) {
      extra.push({ kind: 'look-alike', span: marking.span, message: 'Characters here only look right, or cannot be seen.' })
    }
    return extra.length > 0 ? { ...marking, problems: [...marking.problems, ...extra] } : marking
  }
  return { folded, restore, offset }
}

function mapSpans(marking: Marking, map: (span: Span) => Span): Marking {
  const { form, span, level, levelSpan, ownership, owners, controls, entireText, problems } = marking
  return {
    form,
    span: map(span),
    level,
    levelSpan: levelSpan && map(levelSpan),
    ownership,
    owners,
    // Most have none: an empty list is as good as another.
    controls: controls.length === 0 ? controls : controls.map((control) => moved(control, map)),
    entireText,
    problems: problems.length === 0 ? problems : problems.map((problem) => ({ ...problem, span: map(problem.span) })),
  }
}

function moved(control: Control, map: (span: Span) => Span): Control {
  return { ...control, span: map(control.span), codeSpans: control.codeSpans.map(map) }
}

function shiftBannerLine(line: BannerLineSyntax, by: number): BannerLineSyntax {
  if (by === 0) return line
  return {
    marking: shiftMarking(line.marking, by),
    section: line.section && shiftRead(line.section, by),
    post: line.post && shiftRead(line.post, by),
    number: line.number && shiftRead(line.number, by),
    spaced: line.spaced,
    end: line.end + by,
    readings: line.readings.map((reading) => ({ ...reading, span: shiftSpan(reading.span, by) })),
  }
}

function unreadable(form: MarkingForm, length: number, message: string): Marking {
  const span = { start: 0, end: length }
  return {
    form,
    span,
    level: undefined,
    levelSpan: undefined,
    ownership: 'us',
    owners: [],
    controls: [],
    entireText: false,
    problems: [{ kind: 'unreadable', span, message }],
  }
}

function tooLong(length: number): Problem {
  return { kind: 'too-long', span: { start: 0, end: length }, message: `Longer than ${longestMarking} characters; not read.` }
}
