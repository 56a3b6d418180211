import type { IToken } from 'chevrotain'
import type { DateNotation, Declassification, ExemptFamily } from '../../document.ts'
import { allTokens, type Children, coverTokens, nodeOf, tokenOf, tokenSpan, tokensOf } from '../../text/chevrotain.ts'
import { type CalendarDate, fullYear, makeDate, monthOf } from '../../text/date.ts'
import { cover, type Read, type Span } from '../../text/span.ts'
import type { Level } from '../../vocabulary/entry.ts'

/** A date as it was read, whether or not there is such a day. */
interface DateRead {
  readonly date: CalendarDate | undefined
  readonly notation: DateNotation
  readonly span: Span
}

const numbers: Readonly<Record<string, number>> = {
  ONE: 1,
  TWO: 2,
  THREE: 3,
  FOUR: 4,
  FIVE: 5,
  SIX: 6,
  SEVEN: 7,
  EIGHT: 8,
  NINE: 9,
  TEN: 10,
  TWELVE: 12,
  FIFTEEN: 15,
  TWENTY: 20,
  TWENTYFIVE: 25,
  THIRTY: 30,
  FIFTY: 50,
}

const families: readonly ExemptFamily[] = ['RD', 'FRD', 'TFNI', 'NATO']

const levels: Readonly<Record<string, Level>> = {
  TS: 'TS',
  TOPSECRET: 'TS',
  S: 'S',
  SECRET: 'S',
  C: 'C',
  CO: 'C',
  CONFIDENTIAL: 'C',
  U: 'U',
  UNCLAS: 'U',
  UNCLASSIFIED: 'U',
}

/** `12958`, with O read as zero. */
export function buildOrderNumber(tree: Children, at: number): Read<string> | undefined {
  const token = tokenOf(tree, 'number')
  return token && { value: token.image.replace(/o/gi, '0'), span: tokenSpan(token, at) }
}

/** The level to downgrade to, when the line says that it is to be. */
export function buildDowngrade(tree: Children, at: number): Read<Level> | undefined {
  const node = nodeOf(tree, 'downgrade')
  const keyword = node && tokenOf(node, 'Downgrade')
  const word = node && tokenOf(node, 'LevelWord')
  const level = word && levels[word.image.replace(/[ \t]+/g, '').toUpperCase()]
  return keyword && word && level ? { value: level, span: cover(tokenSpan(keyword, at), tokenSpan(word, at)) } : undefined
}

/** True when the line has been cut off behind the number (`E.O. 129...`). */
export function isCutOff(tree: Children): boolean {
  return tokenOf(tree, 'Ellipsis') !== undefined
}

/**
 * The instruction itself, in `text` from `at` on. A tree is shared by all lines that differ in a date alone, so what the date is stands in the
 * text. `end` is where the line ends: an instruction that is missing stands there, empty.
 */
export function buildInstruction(tree: Children, text: string, at: number, end: number): Read<Declassification> {
  const rest = tokensOf(tree, 'rest')
  return (
    buildNotApplicable(tree, rest, at) ??
    buildExemption(tree, text, at) ??
    buildLegacy(tree, text, at) ??
    buildDateValue(tree, text, at) ??
    buildPeriod(tree, rest, at) ??
    buildFreeText(tree, rest, at, end)
  )
}

function buildNotApplicable(tree: Children, rest: readonly IToken[], at: number): Read<Declassification> | undefined {
  const token = tokenOf(tree, 'NotApplicable')
  const span = token && coverTokens([token, ...rest], at)
  if (!span) return undefined
  const to = families.filter((family) => rest.some(({ image }) => image.toUpperCase() === family))
  return { value: to.length > 0 ? { kind: 'not-applicable', to } : { kind: 'not-applicable' }, span }
}

function buildExemption(tree: Children, text: string, at: number): Read<Declassification> | undefined {
  const node = nodeOf(tree, 'exemption')
  const token = node && tokenOf(node, 'Exemption')
  if (!node || !token) return undefined
  const date = buildDate(nodeOf(node, 'date'), text, at)
  const order = tokenOf(node, 'OrderNumber')
  const code = token.image.replace(/[ \t]+/g, '').toUpperCase()
  const last = date?.span ?? (order ? tokenSpan(order, at) : tokenSpan(token, at))
  return {
    value: { kind: 'exemption', code: order ? `${code}, EO ${order.image}` : code, date: date?.date },
    span: cover(tokenSpan(token, at), last),
  }
}

function buildLegacy(tree: Children, text: string, at: number): Read<Declassification> | undefined {
  const node = nodeOf(tree, 'legacy')
  const token = node && (tokenOf(node, 'Legacy') ?? tokenOf(node, 'Exemption'))
  if (!node || !token) return undefined
  const marked = tokenOf(node, 'SourceMarked')
  const date = buildDate(nodeOf(node, 'date'), text, at)
  const code = legacyCode(token.image)
  return {
    value: { kind: 'legacy', code: marked ? `SOURCE MARKED ${code}` : code, date: date?.date },
    span: cover(tokenSpan(marked ?? token, at), date?.span ?? tokenSpan(token, at)),
  }
}

/** One spelling for each: `XGDS-1` for `XGDS 1`, `MR` for `Manual Review`. */
function legacyCode(image: string): string {
  const words = image.toUpperCase().replace(/[ \t]+/g, ' ')
  if (words.startsWith('MANUAL')) return 'MR'
  if (words.startsWith('SUBJECT')) return 'SUBJECT TO TREATY'
  return words.replace(/^(X?GDS|RDS)[ -]+(\d)$/, '$1-$2').replace(/^(XGDS|RDS)(\d)$/, '$1-$2')
}

function buildDateValue(tree: Children, text: string, at: number): Read<Declassification> | undefined {
  const read = buildDate(nodeOf(tree, 'date'), text, at)
  if (!read) return undefined
  const { date, notation, span } = read
  return { value: date ? { kind: 'date', date, notation } : { kind: 'invalid-date' }, span }
}

/** A number of years; with words behind it (`… AFTER …`) it is an event. */
function buildPeriod(tree: Children, rest: readonly IToken[], at: number): Read<Declassification> | undefined {
  const node = nodeOf(tree, 'period')
  const unit = node && tokenOf(node, 'Years')
  const word = node && tokenOf(node, 'NumberWord')
  const digits = node && tokenOf(node, 'NumberToken')
  const first = word ?? digits
  if (!unit || !first) return undefined
  const years = word ? numbers[word.image.toUpperCase().replace(/[ \t-]/g, '')] : Number(digits?.image)
  const span = coverTokens([first, unit], at)
  if (!span || years === undefined) return undefined
  if (!hasWords(rest, 1)) return { value: { kind: 'period', years }, span }
  return { value: { kind: 'event' }, span: cover(span, coverTokens(rest, at) ?? span) }
}

/** An event takes at least two words to say; less than that is unreadable, and a row of X is what a publisher puts over words. */
function buildFreeText(tree: Children, rest: readonly IToken[], at: number, end: number): Read<Declassification> {
  const opening = tokenOf(tree, 'LeftParen')
  const span = coverTokens(opening ? [opening, ...rest] : rest, at)
  if (!span) return { value: { kind: 'missing' }, span: { start: end, end } }
  return { value: { kind: hasWords(rest, 2) ? 'event' : 'unreadable' }, span }
}

function hasWords(tokens: readonly IToken[], count: number): boolean {
  return tokens.filter((token) => /[A-Za-z]{2}/.test(token.image) && !/^X+$/i.test(token.image)).length >= count
}

/** `Separator` and parentheses stand between the tokens of a date; only its digits and month name count. */
function buildDate(node: Children | undefined, text: string, at: number): DateRead | undefined {
  if (!node) return undefined
  const span = coverTokens(allTokens(node), at)
  if (!span) return undefined
  const numeric = tokenOf(node, 'NumericDate')
  if (numeric) {
    const { start, end } = tokenSpan(numeric, at)
    return { ...readNumericDate(text.slice(start, end)), span }
  }
  const compact = tokenOf(node, 'CompactDate')?.image
  if (compact) {
    const date = makeDate(Number(compact.slice(0, 4)), Number(compact.slice(4, 6)), Number(compact.slice(6)))
    return { date, notation: 'compact', span }
  }
  const year = tokenOf(node, 'year')?.image ?? ''
  const full = year.length <= 2 ? fullYear(Number(year)) : Number(year)
  const month = monthOf(tokenOf(node, 'Months')?.image ?? '') ?? 0
  return { date: makeDate(full, month, Number(tokenOf(node, 'day')?.image)), notation: 'month-name', span }
}

/** Four digits first: year first. Otherwise the month is first, as in all measured lines; `16/03/2017` is no date. */
function readNumericDate(image: string): { date: CalendarDate | undefined; notation: DateNotation } {
  const [first = '', second = '', third = ''] = image.split(/[ \t]?[/.-][ \t]?/)
  const digitsFit = second.length <= 2 && (first.length === 4 ? third.length <= 2 : first.length <= 2)
  if (first.length === 4) {
    return { date: digitsFit ? makeDate(Number(first), Number(second), Number(third)) : undefined, notation: 'year-first' }
  }
  const notation = third.length === 4 ? 'month-first' : 'two-digit-year'
  if (!digitsFit || (third.length !== 4 && third.length !== 2)) return { date: undefined, notation }
  const year = third.length === 2 ? fullYear(Number(third)) : Number(third)
  return { date: makeDate(year, Number(first), Number(second)), notation }
}
