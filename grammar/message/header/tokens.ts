import { createToken, Lexer, type TokenType } from 'chevrotain'
import { lazyLexer } from '../../text/chevrotain.ts'

/** Anything on a header line: what follows the part that has a place is kept to the end of the line. */
export const Part = createToken({ name: 'Part', pattern: Lexer.NA, label: 'a word' })
/** Any run of characters without a blank or slash. Most words below are one, too, as a place name may repeat them. */
export const Word = createToken({ name: 'Word', pattern: /[^ \t/#0-9(),-][^ \t/#(),-]*/, categories: [Part], label: 'a word' })

const Blank = createToken({ name: 'Blank', pattern: /[ \t\u00a0\u200b\ufeff]+/, group: Lexer.SKIPPED })

const keyword = (name: string, pattern: RegExp) => createToken({ name, pattern, categories: [Word, Part] })
const part = (name: string, pattern: RegExp) => createToken({ name, pattern, categories: [Part] })

/** `VZCZCXYZ0008`, `VV   ABC027` by hand: start of message, channel designator, channel sequence number. */
export const StartOfMessage = keyword('StartOfMessage', /V?ZCZC|VV(?=[ \t])/)
export const Channel = keyword('Channel', /[A-Z]{3}(?=\d{3,4}(?![A-Z0-9]))/)
/** `OO`. `YY` is the emergency command precedence of AUTODIN. */
export const Digraph = keyword('Digraph', /(?:ZZ|OO|PP|RR|YY)(?![A-Z0-9])/)
export const Prosign = keyword('Prosign', /[ZOPR](?![A-Z0-9])/)
export const From = keyword('From', /DE(?![A-Z0-9])/)
export const Warning = keyword('Warning', /ZN[RY](?![A-Z0-9])/)
export const FromKeyword = keyword('FromKeyword', /FM(?![A-Z0-9])/)
export const ToKeyword = keyword('ToKeyword', /TO(?![A-Z0-9])/)
export const InfoKeyword = keyword('InfoKeyword', /INFO(?![A-Z0-9])/)
export const ExemptKeyword = keyword('ExemptKeyword', /XMT(?![A-Z0-9])/)
export const BreakKeyword = keyword('BreakKeyword', /BT(?![A-Z0-9])/)
/** Precedence of an addressee. NIACT (night action) is written before IMMEDIATE. */
export const PrecedenceWord = part('PrecedenceWord', /(?:FLASH|(?:NIACT[ \t]{1,3})?IMMEDIATE|NIACT|PRIORITY|ROUTINE)(?![A-Z0-9])/)
/** `JAN` of the date-time group; a year or `FM` may be glued on. */
export const Month = keyword('Month', /(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)(?![A-Z])/)
/** `ZDK`, `ZFF4`; two may be glued together (`ZZHZDF`). */
export const Signal = keyword('Signal', /(?:Z[A-Z]{2}\d?(?=Z[A-Z]{2}|[^A-Z0-9]|$)|CCY(?![A-Z0-9]))/)
/** `RUEHFR`. First letter R, or Q and U of ACP 121 plans; seven letters or fewer, which the longest measured one has. */
export const Indicator = keyword('Indicator', /[RQU][A-Z]{2,7}(?![A-Z0-9])/)
/** First ten columns of a JANAP 128 line: precedence, language media, class, content indicator; then originator and serial. */
export const AutodinStart = keyword('AutodinStart', /[ZOPRY][A-Z]{2}[UECSTM][A-Z0-9]{4}(?![A-Z0-9])/)
export const AutodinOriginator = keyword('AutodinOriginator', /[RQU][A-Z]{5,6}\d{4}(?![A-Z0-9])/)

/** `220820Z`; some archives set the zone apart. */
export const DayTime = part('DayTime', /\d{6}[ \t]?Z(?![A-Z0-9])/)
export const NumberToken = part('NumberToken', /\d+/)
export const NumberSign = part('NumberSign', /#/)
export const DoubleSlash = part('DoubleSlash', /\/\//)
export const Slash = part('Slash', /\//)
export const DoubleDash = part('DoubleDash', /--/)
export const Dash = part('Dash', /-/)
/** A character that none of the others takes: parentheses and commas of `(CCY …)`. */
const Mark = createToken({ name: 'Mark', pattern: /[^ \t]/, categories: [Word, Part] })

/** In lexing order. */
export const vocabulary: TokenType[] = [
  Part,
  Blank,
  StartOfMessage,
  AutodinStart,
  AutodinOriginator,
  Channel,
  Digraph,
  Prosign,
  From,
  Warning,
  FromKeyword,
  ToKeyword,
  InfoKeyword,
  ExemptKeyword,
  BreakKeyword,
  PrecedenceWord,
  Month,
  Signal,
  Indicator,
  DayTime,
  NumberToken,
  NumberSign,
  DoubleSlash,
  Slash,
  DoubleDash,
  Dash,
  Word,
  Mark,
]

export const headerLexer = lazyLexer('header', vocabulary)
