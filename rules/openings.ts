import type { MarkedDocument } from '../grammar/document.ts'
import { oncePerDocument } from '../grammar/once-per-document.ts'
import { distributionLead, notices, statements } from '../grammar/vocabulary/notices.ts'

/** The words that something begins with which may stand anywhere in a text. */
const firstWords = {
  notice: [...notices, ...statements].flatMap(({ phrases }) => phrases),
  distribution: [distributionLead],
  workingPaper: ['draft', 'working'],
  enclosure: ['enclosure', 'encl', 'attachment', 'att'],
} as const

type Opening = keyof typeof firstWords
const openings = Object.keys(firstWords) as Opening[]

/** Five bits of each of four letters, without their case; other signs look like letters here, which the patterns tell apart. */
const fourLetters = 0xfffff
/** By the first four letters of a word: a bit for each opening that begins with one like it. */
const bitsByKey = new Map<number, number>()
/** Whether any has a hash like this one's; small enough to stay at hand. */
const table = new Uint8Array(1 << 13)
for (const [index, opening] of openings.entries()) {
  for (const words of firstWords[opening]) {
    const letters = /^[a-z]{3,4}/.exec(words)?.[0] ?? ''
    const key = [...letters].reduce((sum, letter) => (sum << 5) | (letter.charCodeAt(0) & 31), 0)
    const keys = letters.length === 4 ? [key] : Array.from({ length: 32 }, (_, sign) => (key << 5) | sign)
    for (const one of keys) {
      bitsByKey.set(one, (bitsByKey.get(one) ?? 0) | (1 << index))
      table[slot(one)] = 1
    }
  }
}

interface Place {
  readonly at: number
  readonly bits: number
}

function slot(key: number): number {
  return Math.imul(key, 0x9e3779b1) >>> 19
}

/**
 * Where in a text each of these may begin: a look at every four letters, once for all that rules look for in prose. Only there the patterns
 * are tried, which would cost far more at every word.
 */
const found = oncePerDocument(({ text }): readonly Place[] => {
  const places: Place[] = []
  const end = text.length
  let key = 0
  const look = (at: number, key: number): void => {
    const bits = at === 0 || (at > 0 && !isWordSign(text.charCodeAt(at - 1))) ? bitsByKey.get(key) : undefined
    if (bits !== undefined) places.push({ at, bits })
  }
  for (let at = 0; at < end; at++) {
    key = ((key << 5) | (text.charCodeAt(at) & 31)) & fourLetters
    if (table[slot(key)] !== 0) look(at - 3, key)
  }
  // The last word may have three letters.
  look(end - 3, (key << 5) & fourLetters)
  return places
})

function isWordSign(code: number): boolean {
  const small = code | 32
  return (small >= 97 && small <= 122) || (code >= 48 && code <= 57) || code === 95
}

/**
 * The matches of a sticky pattern that begin with one of the words of an opening, in the order of the text; none within another.
 * `patternFor` is given that word, in small letters.
 */
export function matchesAt(document: MarkedDocument, opening: Opening, patternFor: (word: string) => RegExp | undefined): RegExpExecArray[] {
  const matches: RegExpExecArray[] = []
  let end = 0
  const bit = 1 << openings.indexOf(opening)
  for (const { at, bits } of found(document)) {
    if (at < end || (bits & bit) === 0) continue
    const pattern = patternFor(wordAt(document.text, at))
    if (!pattern) continue
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
  return matchesAt(document, opening, () => pattern).find(({ index }) => beginsLine(document.text, index))
}

const longestWord = 20

function wordAt(text: string, at: number): string {
  let end = at
  while (end < text.length && end - at < longestWord && isWordSign(text.charCodeAt(end)) && text[end] !== '_') end++
  return text.slice(at, end).toLowerCase()
}

const mostBlanks = 60

function beginsLine(text: string, at: number): boolean {
  let before = at - 1
  while (before >= 0 && at - before <= mostBlanks && (text[before] === ' ' || text[before] === '\t')) before--
  return before < 0 || text[before] === '\n' || text[before] === '\r'
}
