import type { IToken } from 'chevrotain'
import type { DateNotation, Declassification, ExemptFamily } from '../../document.ts'
import { allTokens, type Children, coverTokens, nodeOf, tokenOf, tokenSpan, tokensOf } from '../../text/chevrotain.ts'
import { type CalendarDate, fullYear, makeDate, monthOf } from '../../text/date.ts'
import { fixed, type Reader } from '../../text/reader.ts'
import { cover, type Read, type Span, shiftSpan } from '../../text/span.ts'
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
export function buildOrderNumber(tree: Children): Read<string> | undefined {
  const token = tokenOf(tree, 'number')
  return token && { value: token.image.replace(/o/gi, '0'), span: tokenSpan(token) }
}

/** The level to downgrade to, when the line says that it is to be. */
export function buildDowngrade(tree: Children): Read<Level> | undefined {
  const node = nodeOf(tree, 'downgrade')
  const keyword = node && tokenOf(node, 'Downgrade')
  const word = node && tokenOf(node, 'LevelWord')
  const level = word && levels[word.image.replace(/[ \t]+/g, '').toUpperCase()]
  return keyword && word && level ? { value: level, span: cover(tokenSpan(keyword), tokenSpan(word)) } : undefined
}

/** True when the line has been cut off behind the number (`E.O. 129...`). */
export function isCutOff(tree: Children): boolean {
  return tokenOf(tree, 'Ellipsis') !== undefined
}

/** The instruction itself. `end` is where its line ends: an instruction that is missing stands there, empty. */
export function buildInstruction(tree: Children, end: number): Reader<Read<Declassification>> {
  const rest = tokensOf(tree, 'rest')
  return (
    buildNotApplicable(tree, rest) ??
    buildExemption(tree) ??
    buildLegacy(tree) ??
    buildDateValue(tree) ??
    buildPeriod(tree, rest) ??
    buildFreeText(tree, rest, end)
  )
}

function buildNotApplicable(tree: Children, rest: readonly IToken[]): Reader<Read<Declassification>> | undefined {
  const token = tokenOf(tree, 'NotApplicable')
  const place = token && coverTokens([token, ...rest])
  if (!place) return undefined
  const to = families.filter((family) => rest.some(({ image }) => image.toUpperCase() === family))
  return fixed(to.length > 0 ? { kind: 'not-applicable', to } : { kind: 'not-applicable' }, place)
}

function buildExemption(tree: Children): Reader<Read<Declassification>> | undefined {
  const node = nodeOf(tree, 'exemption')
  const token = node && tokenOf(node, 'Exemption')
  if (!node || !token) return undefined
  const order = tokenOf(node, 'OrderNumber')
  const code = token.image.replace(/[ \t]+/g, '').toUpperCase()
  return withDate(
    order ? { kind: 'exemption', code: `${code}, EO ${order.image}` } : { kind: 'exemption', code },
    cover(tokenSpan(token), tokenSpan(order ?? token)),
    buildDate(nodeOf(node, 'date')),
  )
}

function buildLegacy(tree: Children): Reader<Read<Declassification>> | undefined {
  const node = nodeOf(tree, 'legacy')
  const token = node && (tokenOf(node, 'Legacy') ?? tokenOf(node, 'Exemption'))
  if (!node || !token) return undefined
  const marked = tokenOf(node, 'SourceMarked')
  const code = legacyCode(token.image)
  return withDate(
    { kind: 'legacy', code: marked ? `SOURCE MARKED ${code}` : code },
    cover(tokenSpan(marked ?? token), tokenSpan(token)),
    buildDate(nodeOf(node, 'date')),
  )
}

/** A code, and the date that may stand behind it. */
function withDate(
  value: { readonly kind: 'exemption' | 'legacy'; readonly code: string },
  place: Span,
  date: Reader<DateRead> | undefined,
): Reader<Read<Declassification>> {
  if (!date) return fixed({ ...value, date: undefined }, place)
  return (text, at) => {
    const read = date(text, at)
    return { value: { ...value, date: read.date }, span: cover(shiftSpan(place, at), read.span) }
  }
}

/** One spelling for each: `XGDS-1` for `XGDS 1`, `MR` for `Manual Review`. */
function legacyCode(image: string): string {
  const words = image.toUpperCase().replace(/[ \t]+/g, ' ')
  if (words.startsWith('MANUAL')) return 'MR'
  if (words.startsWith('SUBJECT')) return 'SUBJECT TO TREATY'
  return words.replace(/^(X?GDS|RDS)[ -]+(\d)$/, '$1-$2').replace(/^(XGDS|RDS)(\d)$/, '$1-$2')
}

function buildDateValue(tree: Children): Reader<Read<Declassification>> | undefined {
  const read = buildDate(nodeOf(tree, 'date'))
  return (
    read &&
    ((text, at) => {
      const { date, notation, span } = read(text, at)
      return { value: date ? { kind: 'date', date, notation } : { kind: 'invalid-date' }, span }
    })
  )
}

/** A number of years; with words behind it (`… AFTER …`) it is an event. */
function buildPeriod(tree: Children, rest: readonly IToken[]): Reader<Read<Declassification>> | undefined {
  const node = nodeOf(tree, 'period')
  const unit = node && tokenOf(node, 'Years')
  const word = node && tokenOf(node, 'NumberWord')
  const digits = node && tokenOf(node, 'NumberToken')
  const first = word ?? digits
  if (!unit || !first) return undefined
  const years = word ? numbers[word.image.toUpperCase().replace(/[ \t-]/g, '')] : Number(digits?.image)
  const place = coverTokens([first, unit])
  if (!place || years === undefined) return undefined
  if (!hasWords(rest, 1)) return fixed({ kind: 'period', years }, place)
  return fixed({ kind: 'event' }, cover(place, coverTokens(rest) ?? place))
}

/** An event takes at least two words to say; less than that is unreadable, and a row of X is what a publisher puts over words. */
function buildFreeText(tree: Children, rest: readonly IToken[], end: number): Reader<Read<Declassification>> {
  const opening = tokenOf(tree, 'LeftParen')
  const place = coverTokens(opening ? [opening, ...rest] : rest)
  if (!place) return fixed({ kind: 'missing' }, { start: end, end })
  return fixed({ kind: hasWords(rest, 2) ? 'event' : 'unreadable' }, place)
}

function hasWords(tokens: readonly IToken[], count: number): boolean {
  return tokens.filter((token) => /[A-Za-z]{2}/.test(token.image) && !/^X+$/i.test(token.image)).length >= count
}

/** `Separator` and parentheses stand between the tokens of a date; only its digits and month name count. */
function buildDate(node: Children | undefined): Reader<DateRead> | undefined {
  const place = node && coverTokens(allTokens(node))
  if (!node || !place) return undefined
  const numeric = tokenOf(node, 'NumericDate')
  if (numeric) return buildNumericDate(numeric, place)
  const known = readWrittenDate(node)
  return (_, at) => ({ ...known, span: shiftSpan(place, at) })
}

function readWrittenDate(node: Children): Omit<DateRead, 'span'> {
  const compact = tokenOf(node, 'CompactDate')?.image
  if (compact) {
    return { date: makeDate(Number(compact.slice(0, 4)), Number(compact.slice(4, 6)), Number(compact.slice(6))), notation: 'compact' }
  }
  const year = tokenOf(node, 'year')?.image ?? ''
  const full = year.length <= 2 ? fullYear(Number(year)) : Number(year)
  const month = monthOf(tokenOf(node, 'Months')?.image ?? '') ?? 0
  return { date: makeDate(full, month, Number(tokenOf(node, 'day')?.image)), notation: 'month-name' }
}

/**
 * Lines differ in such a date alone, so what it is stands in the text. Four digits first: year first. Otherwise the month is first, as in
 * all measured lines; `16/03/2017` is no date.
 */
function buildNumericDate({ image, startOffset }: IToken, place: Span): Reader<DateRead> | undefined {
  const parts = Array.from(image.matchAll(/\d+/g), ({ index, 0: digits }) => ({ start: startOffset + index, length: digits.length }))
  const [first, second, third] = parts
  if (!first || !second || !third) return undefined
  const yearFirst = first.length === 4
  const notation = yearFirst ? 'year-first' : third.length === 4 ? 'month-first' : 'two-digit-year'
  const fits = second.length <= 2 && (yearFirst ? third.length <= 2 : first.length <= 2 && (third.length === 4 || third.length === 2))
  const [year, month, day] = yearFirst ? [first, second, third] : [third, first, second]
  if (!fits) return (_, at) => ({ date: undefined, notation, span: shiftSpan(place, at) })
  return (text, at) => {
    const number = ({ start, length }: typeof year) => Number(text.slice(start + at, start + at + length))
    const full = year.length === 2 ? fullYear(number(year)) : number(year)
    return { date: makeDate(full, number(month), number(day)), notation, span: shiftSpan(place, at) }
  }
}
