import type { Addressee, DateTimeGroup, Precedence, TransmissionHeader } from '../../document.ts'
import { type Children, coverTokens, nodeOf, tokenOf, tokenSpan, tokensOf } from '../../text/chevrotain.ts'
import { fullYear, makeDate, monthOf } from '../../text/date.ts'
import { each, fixed, number, type Reader, written } from '../../text/reader.ts'
import { type Read, type Span, shiftSpan, span } from '../../text/span.ts'
import { precedenceOf } from '../../vocabulary/precedence.ts'

type Called = NonNullable<TransmissionHeader['called']>
type Originator = NonNullable<TransmissionHeader['originator']>
type Security = NonNullable<TransmissionHeader['security']>
type DateTime = NonNullable<TransmissionHeader['dateTime']>

export function buildChannel(tree: Children): Reader<Read<string>> | undefined {
  const channel = tokenOf(tree, 'Channel')
  return channel && fixed(channel.image, tokenSpan(channel))
}

export function buildCalled(tree: Children): Reader<Called> | undefined {
  const digraph = tokenOf(tree, 'Digraph')
  const letter = digraph?.image[0]
  if (!digraph || !letter || !isProsign(letter)) return undefined
  const precedence = fixed(letter, tokenSpan(digraph))
  const indicators = buildIndicators(tree)
  return (text, at) => ({ precedence: precedence(text, at), indicators: indicators(text, at) })
}

export function buildIndicators(tree: Children): Reader<Read<string>[]> {
  return each(tokensOf(tree, 'Indicator').map((token) => fixed(token.image, tokenSpan(token))))
}

export function buildOriginator(tree: Children): Reader<Originator> | undefined {
  const indicator = tokenOf(tree, 'Indicator')
  const serial = tokenOf(tree, 'serial')
  const section = tokenOf(tree, 'section')
  const filed = tokenOf(tree, 'filed')
  if (!indicator || !serial || !filed) return undefined
  return originator(fixed(indicator.image, tokenSpan(indicator)), tokenSpan(serial), section && tokenSpan(section), tokenSpan(filed))
}

/** FL4 that is glued to the line of FL3, if there is one. */
export function buildGluedSecurity(tree: Children): Reader<Security> | undefined {
  const glued = nodeOf(tree, 'securityWarning')
  return glued && buildSecurity(glued)
}

export function buildSecurity(tree: Children): Reader<Security> | undefined {
  const warning = tokenOf(tree, 'Warning')
  const word = tokenOf(tree, 'letters')
  if (!warning || !word) return undefined
  const signal = fixed<'ZNR' | 'ZNY'>(warning.image === 'ZNR' ? 'ZNR' : 'ZNY', tokenSpan(warning))
  const letters = written(tokenSpan(word))
  const signals = buildSignals(tree)
  return (text, at) => {
    const read = letters(text, at)
    return { signal: signal(text, at), letters: read, letter: commonLetter(read.value), signals: signals(text, at) }
  }
}

export function buildDateTime(tree: Children): Reader<DateTime> | undefined {
  const dayTime = tokenOf(tree, 'DayTime')
  const month = tokenOf(tree, 'Month')
  const years = tokensOf(tree, 'year')
  const place = dayTime && coverTokens([dayTime, ...years])
  if (!dayTime || !month || !place) return undefined
  const precedence = each(
    tokensOf(tree, 'Prosign').flatMap((token) => (isProsign(token.image) ? [fixed(token.image, tokenSpan(token))] : [])),
  )
  const group = dateTimeGroup(
    dayTime.startOffset,
    month.image,
    years.map((year) => tokenSpan(year)),
  )
  const signals = buildSignals(tree)
  return (text, at) => ({
    precedence: precedence(text, at),
    group: { value: group(text, at), span: shiftSpan(place, at) },
    signals: signals(text, at),
  })
}

/** The FM line; on FL5, the one that is glued to it. */
export function buildFrom(tree: Children, shape: string): Reader<Read<string>> | undefined {
  const name = nameIn(tree)
  return name && buildName(name, shape)
}

export function buildGluedFrom(tree: Children, shape: string): Reader<Read<string>> | undefined {
  const glued = nodeOf(tree, 'from')
  return glued && buildFrom(glued, shape)
}

export function buildAddressee(tree: Children, shape: string): Reader<Addressee> | undefined {
  const nameSpan = nameIn(tree)
  if (!nameSpan) return undefined
  const name = buildName(nameSpan, shape)
  const route = nodeOf(tree, 'route')
  const routed = route && (tokenOf(route, 'Indicator') ?? tokenOf(route, 'Signal'))
  const indicator = routed && written(tokenSpan(routed))
  const word = tokenOf(tree, 'PrecedenceWord')
  const prosign = word && precedenceOf(word.image.replace(/[ \t]+/g, ' '))
  const precedence = word && prosign && fixed(prosign, tokenSpan(word))
  const number = nodeOf(tree, 'continuityNumber')
  const last = number ? coverTokens(tokensOf(number, 'NumberToken')) : undefined
  const offices = coverTokens(tokensOf(tree, 'DoubleSlash'))
  const place = span(
    routed ? routed.startOffset : nameSpan.start,
    last?.end ?? (word ? tokenSpan(word).end : (offices?.end ?? nameSpan.end)),
  )
  return (text, at) => ({
    span: shiftSpan(place, at),
    indicator: indicator?.(text, at),
    name: name(text, at),
    precedence: precedence?.(text, at),
  })
}

/** What stands in a JANAP 128 line. */
export function buildAutodin(tree: Children): {
  called: Reader<Called> | undefined
  originator: Reader<Originator> | undefined
  letters: Reader<Read<string>> | undefined
} {
  const start = tokenOf(tree, 'AutodinStart')
  const sender = tokenOf(tree, 'AutodinOriginator')
  const filed = tokenOf(tree, 'filed')
  const letters = tokenOf(tree, 'letters')
  const letter = start?.image[0]
  const precedence = start && letter && isProsign(letter) ? fixed(letter, span(start.startOffset, start.startOffset + 1)) : undefined
  const indicators = buildIndicators(tree)
  const place = sender && tokenSpan(sender)
  /** Where the serial begins, which is glued to the originator. */
  const cut = place ? place.end - 4 : 0
  return {
    called: precedence && ((text, at) => ({ precedence: precedence(text, at), indicators: indicators(text, at) })),
    originator: place && filed && originator(written(span(place.start, cut)), span(cut, place.end), undefined, tokenSpan(filed)),
    letters: letters && written(tokenSpan(letters)),
  }
}

/** `filed` has the day of the year and the time, `0810820`; undefined when it has not their length. */
function originator(
  indicator: Reader<Read<string>>,
  serialSpan: Span,
  sectionSpan: Span | undefined,
  filed: Span,
): Reader<Originator> | undefined {
  if (filed.end - filed.start !== 7) return undefined
  const serial = written(serialSpan)
  const section = sectionSpan && number(sectionSpan)
  const julianDay = number(span(filed.start, filed.start + 3))
  const time = written(span(filed.start + 3, filed.end))
  return (text, at) => ({
    indicator: indicator(text, at),
    serial: serial(text, at),
    section: section?.(text, at),
    julianDay: julianDay(text, at),
    time: time(text, at),
  })
}

/** The date-time group of `220820Z`, which begins at `start`, `MAR` and `07`. */
function dateTimeGroup(start: number, monthName: string, years: readonly Span[]): Reader<DateTimeGroup> {
  const month = monthOf(monthName) ?? 0
  const digits = years.reduce((count, year) => count + year.end - year.start, 0)
  return (text, at) => {
    let year = ''
    for (const part of years) year += text.slice(part.start + at, part.end + at)
    const day = at + start
    return {
      date: makeDate(digits <= 2 ? fullYear(Number(year)) : Number(year), month, Number(text.slice(day, day + 2))),
      hour: Number(text.slice(day + 2, day + 4)),
      minute: Number(text.slice(day + 4, day + 6)),
    }
  }
}

function nameIn(tree: Children): Span | undefined {
  const name = nodeOf(tree, 'name')
  if (!name) return undefined
  const tokens = ['Word', 'NumberToken', 'Slash', 'Dash'].flatMap((kind) => tokensOf(name, kind))
  return coverTokens(tokens.sort((a, b) => a.startOffset - b.startOffset))
}

/** With single blanks between its words. */
function buildName(place: Span, shape: string): Reader<Read<string>> {
  const spaced = (name: string) => name.replace(/[ \t\u00a0]+/g, ' ')
  const name = spaced(shape.slice(place.start, place.end))
  if (!/\d/.test(name)) return fixed(name, place)
  return (text, at) => ({ value: spaced(text.slice(place.start + at, place.end + at)), span: shiftSpan(place, at) })
}

/** Operating signals behind the part that has a place. The words between them (`ZDK CTG RUEHSD #1111`) are the operators'. */
function buildSignals(tree: Children): Reader<Read<string>[]> {
  const rest = nodeOf(tree, 'rest')
  const signals = rest ? tokensOf(rest, 'Part').filter((token) => token.tokenType.name === 'Signal') : []
  return each(signals.map((token) => written(tokenSpan(token))))
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
