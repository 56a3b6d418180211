import type { MarkedDocument } from '../grammar/document.ts'
import { distributionLead, notices, statements } from '../grammar/vocabulary/notices.ts'
import { oncePerDocument } from './facts.ts'

/** The words that something begins with which may stand anywhere in a text. */
const firstWords = {
  notice: [...notices, ...statements].flatMap(({ phrases }) => phrases),
  distribution: [distributionLead],
  workingPaper: ['draft', 'working'],
  enclosure: ['enclosure', 'encl', 'attachment', 'att'],
} as const

type Opening = keyof typeof firstWords
const openings = Object.keys(firstWords) as Opening[]

const otherSign = 26
/** By the first three letters of a word, a bit for each opening that one of its words has these letters. */
const table = new Uint8Array(27 * 27 * 27)
for (const [index, opening] of openings.entries()) {
  for (const words of firstWords[opening]) {
    const at = keyAt(words, 0)
    table[at] = (table[at] ?? 0) | (1 << index)
  }
}

/**
 * Where in a text each of these may begin: a look at the first letters of every word, once for all that rules look for in prose. Only
 * there the patterns are tried, which would cost far more at every word.
 */
const found = oncePerDocument(({ text }): Readonly<Record<Opening, readonly number[]>> => {
  const places: Record<Opening, number[]> = { notice: [], distribution: [], workingPaper: [], enclosure: [] }
  let inside = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const begins = !inside && letterOf(code) !== otherSign
    inside = letterOf(code) !== otherSign || (code >= 48 && code <= 57) || code === 95
    if (!begins) continue
    const bits = table[keyAt(text, at)] ?? 0
    if (bits === 0) continue
    for (let index = 0; index < openings.length; index++) if (bits & (1 << index)) places[openings[index] as Opening].push(at)
  }
  return places
})

/** The matches of a sticky pattern that begin with one of the words of an opening, in the order of the text; none within another. */
export function matchesAt(document: MarkedDocument, opening: Opening, pattern: RegExp): RegExpExecArray[] {
  const matches: RegExpExecArray[] = []
  let end = 0
  for (const at of found(document)[opening]) {
    if (at < end) continue
    pattern.lastIndex = at
    const match = pattern.exec(document.text)
    if (!match) continue
    matches.push(match)
    end = at + match[0].length
  }
  return matches
}

/** The first match that nothing but a few blanks stands before on its line. */
export function firstLineAt(document: MarkedDocument, opening: Opening, pattern: RegExp): RegExpExecArray | undefined {
  return matchesAt(document, opening, pattern).find(({ index }) => beginsLine(document.text, index))
}

const mostBlanks = 60

function beginsLine(text: string, at: number): boolean {
  let before = at - 1
  while (before >= 0 && at - before <= mostBlanks && (text[before] === ' ' || text[before] === '\t')) before--
  return before < 0 || text[before] === '\n' || text[before] === '\r'
}

function keyAt(text: string, at: number): number {
  return (letterOf(text.charCodeAt(at)) * 27 + letterOf(text.charCodeAt(at + 1))) * 27 + letterOf(text.charCodeAt(at + 2))
}

/** 0 to 25 for a letter of either case; behind the end of a text, as any other sign. */
function letterOf(code: number): number {
  const small = code | 32
  return small >= 97 && small <= 122 ? small - 97 : otherSign
}
