import { createToken, Lexer, type TokenType } from 'chevrotain'
import { lazyLexer } from '../../text/chevrotain.ts'

/** Anything on the line. */
export const Part = createToken({ name: 'Part', pattern: Lexer.NA, label: 'a word' })
const part = (name: string, pattern: RegExp) => createToken({ name, pattern, categories: [Part] })

const Blank = createToken({ name: 'Blank', pattern: /[\s\u200b]+/, group: Lexer.SKIPPED })

/** `E.O.`, `EO`, `E.0.` with a zero, `Executive Order` */
export const Order = part('Order', /(?:E\.?[ \t]?[O0]\.?|EXECUTIVE[ \t]+ORDER)(?![A-Za-z])/i)
/** `03/16/2017`, `2017-03-16`, `3.16.17`: whatever has the shape of a date in digits. */
export const NumericDate = part('NumericDate', /\d{1,4}[ \t]?[/.-][ \t]?\d{1,3}[ \t]?[/.-][ \t]?\d{1,4}(?!\d)/)
export const CompactDate = part('CompactDate', /\d{8}(?!\d)/)
/** `25X1`, `50X1-HUM`, `X4` */
export const Exemption = part('Exemption', /(?:(?:25|50|75)X[1-9]?(?:[ \t]?-[ \t]?[A-Z]{3,5})?|X[1-8])(?![A-Za-z0-9])/i)
/** Values of earlier orders, and values that no order ever allowed. */
export const Legacy = part(
  'Legacy',
  /(?:GDS|XGDS(?:[ \t]?-?[ \t]?[1-4])?|RDS(?:[ \t]?-?[ \t]?[1-4])?|ADS|OADR|MR|MANUAL[ \t]+REVIEW|(?:DCI|DNI)[ \t]+ONLY|SUBJECT[ \t]+TO[ \t]+(?:TREATY|INTERNATIONAL))(?![A-Za-z0-9])/i,
)
export const SourceMarked = part('SourceMarked', /SOURCES?[ \t]+MARKED(?![A-Za-z])/i)
export const DateOfSource = part('DateOfSource', /DATE[ \t]+OF[ \t]+SOURCES?(?![A-Za-z])/i)
export const NotApplicable = part('NotApplicable', /(?:N[ \t]?\/[ \t]?A|N\.A\.?|NA|NOT[ \t]+APPLICABLE)(?![A-Za-z])/i)
/** `1.4 (B)` where a reason strayed onto the line */
export const SectionReference = part('SectionReference', /1\.[2-8][ \t]{0,2}\([A-Ha-h]\)[,/]?/)
/** `DECL`, `DECLl`, `Declassify`; a colon and `ON` follow in several orders. */
export const Declassify = part('Declassify', /DECL(?:ASSIFY|ASSIFICATION|AS|L)?(?![A-Za-z])/i)
export const Downgrade = part('Downgrade', /(?:DNG|DOWNGRADED?)(?![A-Za-z])/i)
export const On = part('On', /(?:ON|DATE)(?![A-Za-z])/i)
export const To = part('To', /TO(?![A-Za-z])/i)
export const LevelWord = part('LevelWord', /(?:TOP[ \t]+SECRET|SECRET|CONFIDENTIAL|UNCLASSIFIED|UNCLAS|TS|S|CO|C|U)(?![A-Za-z])/i)
export const Amended = part('Amended', /\(?AS[ \t]+AMENDED(?![A-Za-z])\)?/i)
export const Months = part('Months', /(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}\.?(?![A-Za-z])/i)
export const NumberWord = part(
  'NumberWord',
  /(?:ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN|TWELVE|FIFTEEN|TWENTY(?:[ \t-]FIVE)?|THIRTY|FIFTY)(?![A-Za-z])/i,
)
export const Years = part('Years', /(?:YEARS?|YRS?)(?![A-Za-z])\.?/i)
/** The number of an order; a letter O is read as zero. */
export const OrderNumber = part('OrderNumber', /1[0-9O]{2,5}(?![0-9A-Za-z/.-])/i)
export const NumberToken = part('NumberToken', /\d+/)
export const Ellipsis = part('Ellipsis', /\.{2,3}|\u2026/)
export const Colon = part('Colon', /:/)
export const Separator = part('Separator', /[,;.-]/)
export const LeftParen = part('LeftParen', /\(/)
export const RightParen = part('RightParen', /\)/)
export const Word = part('Word', /[A-Za-z][A-Za-z0-9'-]*/)
const Mark = part('Mark', /[^\s]/)

/** In lexing order. */
export const vocabulary: TokenType[] = [
  Part,
  Blank,
  Order,
  NumericDate,
  CompactDate,
  Exemption,
  Legacy,
  SourceMarked,
  DateOfSource,
  NotApplicable,
  SectionReference,
  Declassify,
  Downgrade,
  On,
  To,
  LevelWord,
  Amended,
  Months,
  NumberWord,
  Years,
  OrderNumber,
  NumberToken,
  Ellipsis,
  Colon,
  Separator,
  LeftParen,
  RightParen,
  Word,
  Mark,
]

export const executiveOrderLexer = lazyLexer('executive-order', vocabulary)
