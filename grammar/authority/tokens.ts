import { type CustomPatternMatcherReturn, createToken, Lexer, type TokenType } from 'chevrotain'
import { lazyLexer } from '../text/chevrotain.ts'
import { matchLead } from './lead.ts'

/**
 * A block that was exported in lines of 70 characters breaks inside a token (`Reason 1` + `.4 B/D`), and joining the lines leaves a
 * blank there (`AN D (D)`). So every keyword may have a little white space between any two of its characters.
 */
const gap = '[ \\t\\r\\n]{0,4}'

/** Anything that is no keyword: names, titles, sources, dates, and all other text. It is lexed and never read out. */
export const Free = createToken({ name: 'Free', pattern: Lexer.NA, label: 'text' })
/** What may stand between a reason keyword and the section: `E.O. 12958, Section`. */
export const Filler = createToken({ name: 'Filler', pattern: Lexer.NA, categories: [Free] })
/** What a list of reasons is made of. */
export const Item = createToken({ name: 'Item', pattern: Lexer.NA, label: 'a reason' })

const free = (name: string, pattern: RegExp, categories = [Free]) => createToken({ name, pattern, categories })

/** A pattern for these words, broken anywhere. */
function breakable(...words: readonly string[]): string {
  return words.map((word) => [...word].join(gap)).join('|')
}

function keyword(name: string, source: string): TokenType {
  return createToken({ name, pattern: new RegExp(source, 'i'), line_breaks: true })
}

const Blank = createToken({ name: 'Blank', pattern: /[\s\u200b]+/, group: Lexer.SKIPPED })

/** `Classified By`, and its misspellings. */
export const ClassifiedBy = createToken({
  name: 'ClassifiedBy',
  pattern: (text, offset): CustomPatternMatcherReturn | null => {
    const lead = matchLead(text, offset)
    return lead === undefined ? null : [lead]
  },
  line_breaks: true,
})
export const DerivedFrom = keyword('DerivedFrom', `(?:${breakable('DERIVED', 'DRV')})${gap}(?:${breakable('FROM', 'FM')})(?![A-Za-z])`)
export const DeclassifyOn = keyword(
  'DeclassifyOn',
  `${breakable('DECL')}(?:${gap}(?:${breakable('ASSIFY', 'ASSIFIED', 'ASSIFICATION')}))?(?:${gap}(?:${breakable('ON', 'DATE')})(?![A-Za-z])|(?=${gap}[:;])|(?=${gap}\\d))`,
)
export const DowngradeTo = keyword('DowngradeTo', `(?:${breakable('DOWNGRADE')}(?:${gap}D)?|DNG)(?:${gap}${breakable('TO')})?(?![A-Za-z])`)
export const Reason = keyword(
  'Reason',
  `(?:${breakable('REASON')}(?:${gap}S)?(?:\\(S\\))?|(?:RESON|REASN|REAON|RASON|RESAON)S?)(?![A-Za-z])`,
)
export const MultipleSources = createToken({
  name: 'MultipleSources',
  pattern: new RegExp(`${breakable('MULTIPLESOURCE')}(?:${gap}S)?(?![A-Za-z])`, 'i'),
  categories: [Free],
  line_breaks: true,
})

/** `1.4`, with the typings `1,4`, `l.4` and `1 .4`. */
export const Section = createToken({
  name: 'Section',
  pattern: new RegExp(`[1lIi]${gap}[.,]${gap}[2-8](?![0-9])`),
  categories: [Item],
  line_breaks: true,
})
export const And = createToken({
  name: 'And',
  pattern: new RegExp(`(?:${breakable('AND')}(?![A-Za-z]{2})|OR(?![A-Za-z])|&(?:amp;)?)`, 'i'),
  categories: [Free, Item],
  line_breaks: true,
})
export const Letter = free('Letter', /[A-Za-z](?![A-Za-z'])/, [Free, Item])
/** `BD` of `1.4 (BD)`: letters in their order. */
export const LetterRun = free('LetterRun', /(?=[A-Ha-h]{2})[Aa]?[Bb]?[Cc]?[Dd]?[Ee]?[Ff]?[Gg]?[Hh]?(?![A-Za-z'])/, [Free, Item])
export const LeftParen = free('LeftParen', /\(/, [Free, Item])
export const RightParen = free('RightParen', /\)/, [Free, Item])
export const Separator = free('Separator', /[,;/]/, [Filler, Item])
/** `(a-d)`: the letters between belong to it. A hyphen may stand before the section too. */
export const Dash = free('Dash', /[-\u2013]/, [Filler, Item])
/** `(b) through (d)`, where a letter follows. */
export const Through = createToken({
  name: 'Through',
  pattern: new RegExp(
    `(?:${breakable('THROUGH', 'THRU', 'TO')})(?=${gap}(?:\\([ \\t]?[A-Z][ \\t]?\\)|[A-H](?:[.,;)]|[ \\t]{0,4}(?:$|[\\r\\n]))))`,
    'i',
  ),
  categories: [Free, Item],
  line_breaks: true,
})
export const Colon = free('Colon', /:/, [Filler])
export const Order = free('Order', /E\.?[ \t]?O\.?(?![A-Za-z])/i, [Filler])
export const FillerWord = free('FillerWord', /(?:SECTIONS?|SECS?|PARAGRAPHS?|PARAS?|UNDER|PER|OF|CITED|IN|IS|ARE|FOR)(?![A-Za-z])\.?/i, [
  Filler,
])
export const NumberToken = free('NumberToken', /\d+/, [Filler])
const Word = free('Word', /[A-Za-z\u00c0-\u024f'][A-Za-z\u00c0-\u024f']*/)
const Mark = free('Mark', /[^\s]/)

/** In lexing order. */
export const vocabulary: TokenType[] = [
  Free,
  Filler,
  Item,
  Blank,
  ClassifiedBy,
  DerivedFrom,
  DeclassifyOn,
  DowngradeTo,
  Reason,
  MultipleSources,
  Section,
  And,
  Through,
  LetterRun,
  Order,
  FillerWord,
  Letter,
  LeftParen,
  RightParen,
  Separator,
  Dash,
  Colon,
  NumberToken,
  Word,
  Mark,
]

export const authorityLexer = lazyLexer('authority', vocabulary)
