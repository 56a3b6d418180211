import { type CustomPatternMatcherFunc, createToken, Lexer, type TokenType } from 'chevrotain'
import { energyLevels, sigma } from '../vocabulary/aea.ts'
import type { Entry } from '../vocabulary/entry.ts'
import { fusedNatoLevels, levelEntries, natoLevels } from '../vocabulary/levels.ts'
import { entries } from '../vocabulary/register.ts'
import { misspeltLevelAt, spelledLevelAt } from './spelled.ts'

/** Categories are what the parser asks for. */
const category = (name: string, label: string): TokenType => createToken({ name, label, pattern: Lexer.NA })

/** A word that may stand in a name: of a compartment, a programme, a country. Controls are no such words, so that they end a list. */
export const Name = category('Name', 'a name')
export const Level = category('Level', 'a classification level')
export const NatoLevel = category('NatoLevel', 'a NATO level')
/** Carries a list of countries: REL TO, DISPLAY ONLY, FGI. */
export const ListControl = category('ListControl', 'a control with a list')
export const System = category('System', 'an SCI control system')
export const Nuclear = category('Nuclear', 'RESTRICTED DATA or FORMERLY RESTRICTED DATA')
export const Programmes = category('Programmes', 'SAR or ACCM')
export const Control = category('Control', 'a control marking')
/** CNWDI, which belongs behind RD and a hyphen. */
export const Design = category('Design', 'CNWDI')

/** The form, longest first, and no letter or digit after it. Hundreds of regular expressions would take longer to compile than a cable to read. */
function pattern(forms: readonly string[]): CustomPatternMatcherFunc {
  let longestFirst: readonly string[] | undefined
  return (text, offset) => {
    longestFirst ??= [...forms].sort((a, b) => b.length - a.length)
    for (const form of longestFirst) {
      const end = endOfForm(form, text, offset)
      if (end !== undefined && !goesOn(text, end)) return [text.slice(offset, end)]
    }
    return null
  }
}

/** Blanks within a form may be wider than written; a line break counts as a blank. */
const widestBlank = 8

/** Where the form ends that stands at this offset; undefined when it does not. */
function endOfForm(form: string, text: string, offset: number): number | undefined {
  let at = offset
  for (let index = 0; index < form.length; index++) {
    if (text.charCodeAt(at) !== form.charCodeAt(index)) return undefined
    at++
    if (form.charCodeAt(index) !== blank) continue
    const last = at + widestBlank - 1
    while (at < last && text.charCodeAt(at) === blank) at++
  }
  return at
}

/** True when a word goes on here: `TS` is not the level of `TSX`, nor `X` that of `X.2`. */
function goesOn(text: string, at: number): boolean {
  return (
    isWordSign(text.charCodeAt(at)) ||
    (text.charCodeAt(at) === fullStop && text.charCodeAt(at + 1) !== underscore && isWordSign(text.charCodeAt(at + 1)))
  )
}

const blank = 32
const fullStop = 46
const underscore = 95

function isWordSign(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === underscore
}
const firstLetters = (forms: readonly string[]): string[] => [...new Set(forms.map((form) => form[0] as string))]

interface Keyword {
  readonly type: TokenType
  /** Length of the longest form: longer keywords are tried first, so that `SBU-NF` is not read as SBU. */
  readonly length: number
}

function keyword(name: string, label: string, forms: readonly string[], categories: TokenType[]): Keyword {
  const type = createToken({
    name,
    label,
    pattern: pattern(forms),
    categories,
    line_breaks: false,
    get start_chars_hint() {
      return firstLetters(forms)
    },
  })
  return { type, length: Math.max(...forms.map((form) => form.length)) }
}

const categoryOf: Readonly<Record<NonNullable<Entry['takes']>, TokenType[]>> = {
  codes: [ListControl],
  compartments: [System, Name],
  nuclear: [Nuclear],
  programmes: [Programmes],
  categories: [Control],
  value: [Control],
}

/** Every form of an entry. */
export function formsOf(entry: Entry): readonly string[] {
  return [...new Set([...entry.banner, ...entry.portion, ...(entry.tolerated ?? [])])]
}

const entryOf = new Map<TokenType, Entry>()
const tokenName = (id: string): string => id.replace(/[^A-Za-z0-9]/g, '_')

const controls: Keyword[] = entries
  .filter((entry) => entry.id !== 'EYES ONLY')
  .map((entry) => {
    const kinds = entry.takes ? categoryOf[entry.takes] : entry.id === 'CNWDI' ? [Control, Design] : [Control]
    const made = keyword(`Control_${tokenName(entry.id)}`, entry.id, formsOf(entry), kinds)
    entryOf.set(made.type, entry)
    return made
  })

/** The register's entry for a keyword token; undefined for tokens that are no controls. */
export function entryOfToken(type: TokenType): Entry | undefined {
  return entryOf.get(type)
}

const levelOf = new Map<TokenType, (typeof levelEntries)[number]['level']>()
const levelWords: Keyword[] = levelEntries.map((entry) => {
  const made = keyword(`Level_${entry.level}`, entry.title, [entry.title, entry.portion, ...entry.tolerated], [Level, Name])
  levelOf.set(made.type, entry.level)
  return made
})
const natoWords: Keyword[] = natoLevels.map((entry) => {
  const made = keyword(`NatoLevel_${entry.level}`, entry.title, [entry.title, entry.portion], [NatoLevel, Name])
  levelOf.set(made.type, entry.level)
  return made
})

/** The level that a level token says. */
export function levelOfToken(type: TokenType): (typeof levelEntries)[number]['level'] | undefined {
  return levelOf.get(type)
}

/** `(SNF)`: a level and a control run into each other, as cables have it, and as the Department of Energy writes it (`SRD`). */
export const gluedForms: ReadonlyMap<string, { readonly level: (typeof levelEntries)[number]['level']; readonly control: string }> =
  new Map([
    ...(['C', 'S', 'TS'] as const).flatMap((level) =>
      ['NF', 'NOFORN'].map((control): [string, { level: typeof level; control: string }] => [
        level + control,
        { level, control: 'NOFORN' },
      ]),
    ),
    ...energyLevels.map((entry): [string, { level: typeof entry.level; control: string }] => [entry.form, entry]),
  ])
const glued = keyword('Glued', 'a level and a control', [...gluedForms.keys()], [Name])
export const Glued = glued.type

/** NATO levels of before 2010 with their control fused to them: `CTSA`. */
const fusedNato = keyword(
  'FusedNato',
  'a NATO level with a control',
  fusedNatoLevels.map((entry) => entry.form),
  [Name],
)
export const FusedNato = fusedNato.type

/** `USA/CAN/GBR EYES ONLY`, list and all: its slashes are not those between controls. USA begins it, so that no list before it is swallowed. */
export const EyesOnly = createToken({
  name: 'EyesOnly',
  label: 'EYES ONLY',
  pattern: /(?:USA?(?:\/[A-Z]{2,4}){0,9} {1,8})?EYES(?: {1,8}ONLY)?(?![A-Z0-9_])/,
  line_breaks: false,
})
export const Joint = createToken({ name: 'Joint', label: 'JOINT', pattern: /JOINT(?![A-Z0-9_])/, categories: [Name] })
export const Sigma = createToken({
  name: 'Sigma',
  label: 'SIGMA',
  pattern: pattern([sigma.banner, sigma.portion]),
  line_breaks: false,
  start_chars_hint: ['S'],
})
export const EntireText = createToken({
  name: 'EntireText',
  label: 'ENTIRE TEXT',
  pattern: / {0,4}ENTIRE {1,4}TEXT\.?/,
  line_breaks: false,
  start_chars_hint: [' ', 'E'],
})

/** `SP-CTI`: a CUI category, of which some are words of their own without the prefix. */
export const Specified = createToken({
  name: 'Specified',
  label: 'a CUI category',
  pattern: /SP-[A-Z0-9]{2,12}(?![A-Z0-9_])/,
  line_breaks: false,
})

/** Any other word: an unpublished name, a country, an unknown control. `'` and `.` for names that are written out. */
export const Word = createToken({ name: 'Word', label: 'a word', pattern: /[A-Z0-9_][A-Z0-9_.'&]*/, categories: [Name] })

/** Separators take the blanks around them along; build.ts says so. Blanks between words are a token of their own. */
export const DoubleSlash = createToken({
  name: 'DoubleSlash',
  label: '"//"',
  pattern: / {0,8}\/ {0,2}\/ {0,8}/,
  line_breaks: false,
  start_chars_hint: [' ', '/'],
})
export const Slash = createToken({
  name: 'Slash',
  label: '"/"',
  pattern: / {0,8}\/ {0,8}/,
  line_breaks: false,
  start_chars_hint: [' ', '/'],
})
export const Comma = createToken({
  name: 'Comma',
  label: '","',
  pattern: / {0,8}[,;] {0,8}/,
  line_breaks: false,
  start_chars_hint: [' ', ',', ';'],
})
export const Hyphen = createToken({
  name: 'Hyphen',
  label: '"-"',
  pattern: / {0,8}-{1,2} {0,8}/,
  line_breaks: false,
  start_chars_hint: [' ', '-'],
})
export const LeftParen = createToken({ name: 'LeftParen', label: '"("', pattern: /\( {0,8}/, line_breaks: false, start_chars_hint: ['('] })
export const RightParen = createToken({
  name: 'RightParen',
  label: '")"',
  pattern: / {0,8}\)/,
  line_breaks: false,
  start_chars_hint: [' ', ')'],
})
export const Blank = createToken({ name: 'Blank', label: 'a blank', pattern: / {1,64}/, line_breaks: false, start_chars_hint: [' '] })
/** What no marking has. One token takes a whole run, so that noise stays cheap. */
export const Other = createToken({ name: 'Other', label: 'something else', pattern: /[^A-Z0-9_ /,;()-]+/, line_breaks: true })

/** `CTS-B` begins with `CTS`, a NATO level with a long title. */
const keywords: readonly TokenType[] = [
  fusedNato.type,
  ...[...controls, ...levelWords, ...natoWords, glued].sort((a, b) => b.length - a.length).map((made) => made.type),
]
const separators: readonly TokenType[] = [LeftParen, RightParen, DoubleSlash, Slash, Comma, Hyphen]
const abstract: readonly TokenType[] = [Name, Level, NatoLevel, ListControl, System, Nuclear, Programmes, Control, Design]

/** A level word with its letters set apart, or damaged: only where a marking begins. `payload` tells which. */
export const SpelledLevel = createToken({
  name: 'SpelledLevel',
  label: 'a classification level',
  pattern: (text, offset, matched) => {
    if (!matched.every((token) => leading.has(token.tokenType))) return null
    const found = spelledLevelAt(text, offset)
    if (!found || !(found.spaced || found.smeared)) return null
    return matchOf(text, offset, found.end, found)
  },
  categories: [Level, Name],
  line_breaks: false,
})

/** A word close to a level, where a banner line begins. `payload` tells to which. */
export const MisspeltLevel = createToken({
  name: 'MisspeltLevel',
  label: 'a misspelt classification level',
  pattern: (text, offset, matched) => {
    if (!matched.every((token) => leading.has(token.tokenType))) return null
    const found = spelledLevelAt(text, offset) ? undefined : misspeltLevelAt(text, offset)
    return found ? matchOf(text, offset, found.end, found) : null
  },
  line_breaks: false,
})

const leading: ReadonlySet<TokenType> = new Set([Blank, LeftParen, DoubleSlash])

/** Chevrotain wants a custom pattern's match to look like that of a regular expression. */
function matchOf(text: string, start: number, end: number, payload: unknown): [string] {
  return Object.assign([text.slice(start, end)] as [string], { payload })
}

/** `SECTION 01 OF 02` and its garbles (`SECTION01 OF 03`, `ECTION 01 OF 02`, `SECTION 01 GF 02`); the next word may run into it. */
export const Section = createToken({
  name: 'Section',
  label: 'SECTION',
  pattern: /S?E?CTI?ON {0,3}\d{1,2} {1,3}[A-Z0]F {0,3}\d{1,2}/,
  line_breaks: false,
  start_chars_hint: ['S', 'E', 'C'],
})
export const FinalSection = createToken({
  name: 'FinalSection',
  label: 'FINAL SECTION',
  pattern: /FINAL SECTION OF {1,3}\d{1,2}/,
  line_breaks: false,
})
/** Message number; a caption may run into it (`000549SIPDIS`). */
export const Digits = createToken({ name: 'Digits', label: 'a number', pattern: /\d{1,8}/, line_breaks: false })
export const PostWord = createToken({
  name: 'PostWord',
  label: 'a post',
  pattern: /[A-Z][A-Z.'-]{0,30}/,
  categories: [Name],
  line_breaks: false,
})

/** In lexing order. */
export const markingTokens: TokenType[] = [
  ...abstract,
  SpelledLevel,
  EntireText,
  ...separators,
  Blank,
  EyesOnly,
  Specified,
  ...keywords,
  Sigma,
  Joint,
  Word,
  Other,
]

/** The same for the banner line of a cable, which goes on with section, post and number. */
export const cableBannerTokens: TokenType[] = [
  ...abstract,
  SpelledLevel,
  MisspeltLevel,
  ...separators,
  Blank,
  FinalSection,
  Section,
  ...keywords,
  Digits,
  PostWord,
  Other,
]

/** Everything the parser may meet. */
export const allTokens: TokenType[] = [...new Set([...markingTokens, ...cableBannerTokens])]
