import type { IToken } from 'chevrotain'
import type { Addressee, DateTimeGroup, Precedence, TransmissionHeader } from '../../document.ts'
import { type Children, coverTokens, nodeOf, tokenOf, tokenSpan, tokensOf } from '../../text/chevrotain.ts'
import { fullYear, makeDate, monthOf } from '../../text/date.ts'
import type { Read } from '../../text/span.ts'
import { precedenceOf } from '../../vocabulary/precedence.ts'

type Security = NonNullable<TransmissionHeader['security']>
type Originator = NonNullable<TransmissionHeader['originator']>

/**
 * Turns the syntax tree of one header line into values. `at` is where the line begins in the source.
 *
 * A tree is shared by all lines of the same shape, so its tokens say what stands where; what they read is in `text`.
 */
export function buildChannel(tree: Children, text: string, at: number): Read<string> | undefined {
  const channel = tokenOf(tree, 'Channel')
  return channel && readToken(channel, text, at)
}

export function buildCalled(tree: Children, text: string, at: number): NonNullable<TransmissionHeader['called']> | undefined {
  const digraph = tokenOf(tree, 'Digraph')
  const letter = digraph?.image[0]
  if (!digraph || !letter || !isProsign(letter)) return undefined
  return { precedence: { value: letter, span: tokenSpan(digraph, at) }, indicators: buildIndicators(tree, text, at) }
}

export function buildIndicators(tree: Children, text: string, at: number): Read<string>[] {
  return tokensOf(tree, 'Indicator').map((token) => readToken(token, text, at))
}

export function buildOriginator(tree: Children, text: string, at: number): Originator | undefined {
  const indicator = tokenOf(tree, 'Indicator')
  const serial = tokenOf(tree, 'serial')
  const filed = buildFiled(tokenOf(tree, 'filed'), text, at)
  if (!indicator || !serial || !filed) return undefined
  const section = tokenOf(tree, 'section')
  return {
    indicator: readToken(indicator, text, at),
    serial: readToken(serial, text, at),
    section: section && { value: Number(wordOf(section, text, at)), span: tokenSpan(section, at) },
    ...filed,
  }
}

/** FL4 that is glued to the line of FL3, if there is one. */
export function buildGluedSecurity(tree: Children, text: string, at: number): Security | undefined {
  const glued = nodeOf(tree, 'securityWarning')
  return glued && buildSecurity(glued, text, at)
}

export function buildSecurity(tree: Children, text: string, at: number): Security | undefined {
  const warning = tokenOf(tree, 'Warning')
  const letters = tokenOf(tree, 'letters')
  if (!warning || !letters) return undefined
  return {
    signal: { value: warning.image === 'ZNR' ? 'ZNR' : 'ZNY', span: tokenSpan(warning, at) },
    letters: readToken(letters, text, at),
    letter: commonLetter(wordOf(letters, text, at)),
    signals: buildSignals(tree, text, at),
  }
}

export function buildDateTime(tree: Children, text: string, at: number): NonNullable<TransmissionHeader['dateTime']> | undefined {
  const dayTime = tokenOf(tree, 'DayTime')
  const month = tokenOf(tree, 'Month')
  const years = tokensOf(tree, 'year')
  const span = dayTime && coverTokens([dayTime, ...years], at)
  if (!dayTime || !month || !span) return undefined
  return {
    precedence: tokensOf(tree, 'Prosign').flatMap((token) =>
      isProsign(token.image) ? [{ value: token.image, span: tokenSpan(token, at) }] : [],
    ),
    group: {
      value: dateTimeGroup(wordOf(dayTime, text, at), month.image, years.map((year) => wordOf(year, text, at)).join('')),
      span,
    },
    signals: buildSignals(tree, text, at),
  }
}

/** The FM line; on FL5, the one that is glued to it. */
export function buildFrom(tree: Children, text: string, at: number): Read<string> | undefined {
  return buildName(tree, text, at)
}

export function buildGluedFrom(tree: Children, text: string, at: number): Read<string> | undefined {
  const glued = nodeOf(tree, 'from')
  return glued && buildName(glued, text, at)
}

export function buildAddressee(tree: Children, text: string, at: number): Addressee | undefined {
  const name = buildName(tree, text, at)
  if (!name) return undefined
  const route = nodeOf(tree, 'route')
  const routed = route && (tokenOf(route, 'Indicator') ?? tokenOf(route, 'Signal'))
  const word = tokenOf(tree, 'PrecedenceWord')
  const precedence = word && precedenceOf(word.image.replace(/[ \t]+/g, ' '))
  const number = nodeOf(tree, 'continuityNumber')
  const last = number ? coverTokens(tokensOf(number, 'NumberToken'), at) : undefined
  const offices = coverTokens(tokensOf(tree, 'DoubleSlash'), at)
  const start = routed ? tokenSpan(routed, at).start : name.span.start
  const end = last?.end ?? (word ? tokenSpan(word, at).end : (offices?.end ?? name.span.end))
  return {
    span: { start, end },
    indicator: routed && readToken(routed, text, at),
    name,
    precedence: word && precedence ? { value: precedence, span: tokenSpan(word, at) } : undefined,
  }
}

/** The class letters and the originator of a JANAP 128 line. */
export function buildAutodin(
  tree: Children,
  text: string,
  at: number,
): { called: TransmissionHeader['called']; originator: Originator | undefined; letters: Read<string> | undefined } {
  const start = tokenOf(tree, 'AutodinStart')
  const sender = tokenOf(tree, 'AutodinOriginator')
  const filed = buildFiled(tokenOf(tree, 'filed'), text, at)
  const letters = tokenOf(tree, 'letters')
  const prosign = start?.image[0]
  const place = sender && tokenSpan(sender, at)
  /** Where the serial begins, which is glued to the originator. */
  const cut = place ? place.end - 4 : 0
  return {
    called:
      start && prosign && isProsign(prosign)
        ? {
            precedence: { value: prosign, span: { start: start.startOffset + at, end: start.startOffset + at + 1 } },
            indicators: buildIndicators(tree, text, at),
          }
        : undefined,
    originator:
      sender && place && filed
        ? {
            indicator: { value: text.slice(place.start, cut), span: { start: place.start, end: cut } },
            serial: { value: text.slice(cut, place.end), span: { start: cut, end: place.end } },
            section: undefined,
            ...filed,
          }
        : undefined,
    letters: letters && readToken(letters, text, at),
  }
}

/** The date-time group of `220820Z`, `MAR`, `07`. */
export function dateTimeGroup(dayTime: string, month: string, year: string): DateTimeGroup {
  const number = Number(year)
  const full = year.length <= 2 ? fullYear(number) : number
  return {
    date: makeDate(full, monthOf(month) ?? 0, Number(dayTime.slice(0, 2))),
    hour: Number(dayTime.slice(2, 4)),
    minute: Number(dayTime.slice(4, 6)),
  }
}

/** Day of the year and time of `0810820`. */
function buildFiled(token: IToken | undefined, text: string, at: number): Pick<Originator, 'julianDay' | 'time'> | undefined {
  if (token?.image.length !== 7) return undefined
  const { start, end } = tokenSpan(token, at)
  return {
    julianDay: { value: Number(text.slice(start, start + 3)), span: { start, end: start + 3 } },
    time: { value: text.slice(start + 3, end), span: { start: start + 3, end } },
  }
}

function buildName(tree: Children, text: string, at: number): Read<string> | undefined {
  const name = nodeOf(tree, 'name')
  if (!name) return undefined
  const tokens = ['Word', 'NumberToken', 'Slash', 'Dash'].flatMap((kind) => tokensOf(name, kind))
  const span = coverTokens(
    tokens.sort((a, b) => a.startOffset - b.startOffset),
    at,
  )
  return span && { value: text.slice(span.start, span.end).replace(/[ \t\u00a0]+/g, ' '), span }
}

/** Operating signals behind the part that has a place. The words between them (`ZDK CTG RUEHSD #1111`) are the operators'. */
function buildSignals(tree: Children, text: string, at: number): Read<string>[] {
  const rest = nodeOf(tree, 'rest')
  if (!rest) return []
  return tokensOf(rest, 'Part').flatMap((token) => (token.tokenType.name === 'Signal' ? [readToken(token, text, at)] : []))
}

/** `CCCCC` is C; `SSSAA` is S with a release code; `CCCC` has lost a letter; letters that differ say nothing. */
function commonLetter(letters: string): Security['letter'] {
  const first = letters[0]
  const length = letters.length
  if (first === undefined || length < 4 || length > 5) return undefined
  for (let index = 1; index < Math.min(length, length === 5 ? 3 : 4); index++) if (letters[index] !== first) return undefined
  const same = letters === first.repeat(length)
  const coded = length === 5 && letters[3] === letters[4] && letters[3] !== first
  if (!same && !coded) return undefined
  return isWarningLetter(first) ? first : undefined
}

function isWarningLetter(letter: string): letter is NonNullable<Security['letter']> {
  return letter.length === 1 && 'UERCST'.includes(letter)
}

function isProsign(letter: string): letter is Precedence {
  return letter.length === 1 && 'ZOPR'.includes(letter)
}

/** What the token reads in this line. */
function wordOf(token: IToken, text: string, at: number): string {
  return text.slice(token.startOffset + at, token.startOffset + at + token.image.length)
}

function readToken(token: IToken, text: string, at: number): Read<string> {
  return { value: wordOf(token, text, at), span: tokenSpan(token, at) }
}
