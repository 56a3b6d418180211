import { oncePerDocument } from '../grammar/once-per-document.ts'
import { isLetterOrDigit } from '../grammar/text/characters.ts'
import { type Span, span } from '../grammar/text/span.ts'
import { distributionLead, notices, statements } from '../grammar/vocabulary/notices.ts'

interface Phrase {
  /** The notice or statement that it tells. */
  readonly id: string
  readonly words: readonly string[]
  /** Which of the words has the key, and how many of its letters stand before it. */
  readonly keyWord: number
  readonly keyOffset: number
}

/**
 * The phrases by their key, the longest end of a word that begins with one of five letters: each phrase has one (`pilation` of
 * `classified by compilation`), few places of prose have any, and a pattern passes over the others fast.
 */
const phrasesByKey = new Map<string, Phrase[]>()
for (const { id, phrases } of [...notices, ...statements, { id: 'distribution', phrases: [distributionLead] }]) {
  for (const phrase of phrases) {
    const words = phrase.split(' ')
    const ends = words.map((word) => /[pvbcm].*|.$/.exec(word)?.[0] ?? '')
    const key = ends.reduce((longest, end) => (end.length > longest.length ? end : longest))
    const keyWord = ends.indexOf(key)
    const keyOffset = (words[keyWord] ?? '').length - key.length
    phrasesByKey.set(key, [...(phrasesByKey.get(key) ?? []), { id, words, keyWord, keyOffset }])
  }
}

const anyKey = new RegExp(`(?:${[...phrasesByKey.keys()].join('|')})(?![a-z])`, 'gi')

/** Where the phrases stand that rules look for anywhere in a text, by what they tell, in the order of the text; none within another. */
export const phrasesFound = oncePerDocument(({ text }): ReadonlyMap<string, readonly Span[]> => {
  const standing: { readonly id: string; readonly start: number; readonly end: number }[] = []
  for (let match = anyKey.exec(text); match; match = anyKey.exec(text)) {
    for (const phrase of phrasesByKey.get(match[0].toLowerCase()) ?? []) {
      const start = phraseStart(text, match.index, phrase)
      const end = phraseEnd(text, start, phrase)
      if (end !== undefined) standing.push({ id: phrase.id, start, end })
    }
  }
  const found = new Map<string, Span[]>()
  let last = 0
  for (const { id, start, end } of standing.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < last) continue
    last = end
    const places = found.get(id)
    if (places) places.push(span(start, end))
    else found.set(id, [span(start, end)])
  }
  return found
})

/** Blanks, a line end and punctuation may stand between two words of a phrase, and no more of them than this. */
const longestGap = 12

/** Where a phrase begins whose key stands at an offset, if it is there. */
function phraseStart(text: string, at: number, { words, keyWord, keyOffset }: Phrase): number {
  let start = at - keyOffset
  for (let index = keyWord - 1; index >= 0; index--) {
    const end = start
    while (start > 0 && end - start <= longestGap && !isLetterOrDigit(text.charCodeAt(start - 1))) start--
    start -= (words[index] ?? '').length
  }
  return start
}

/** Where a phrase ends that begins at an offset, in capitals or not; undefined when it does not stand there. */
function phraseEnd(text: string, start: number, { words }: Phrase): number | undefined {
  if (isWordCharacter(text.charCodeAt(start - 1))) return undefined
  let at = start
  for (const [index, word] of words.entries()) {
    if (index > 0) {
      const gap = gapAt(text, at)
      if (gap === 0 || gap > longestGap) return undefined
      at += gap
    }
    if (!isWordAt(text, at, word)) return undefined
    at += word.length
  }
  return isWordCharacter(text.charCodeAt(at)) ? undefined : at
}

/** How many characters stand here that are neither letter nor digit; no more are counted than it takes to see that they are too many. */
function gapAt(text: string, at: number): number {
  let end = at
  while (end < text.length && end - at <= longestGap && !isLetterOrDigit(text.charCodeAt(end))) end++
  return end - at
}

function isWordAt(text: string, at: number, word: string): boolean {
  for (let index = 0; index < word.length; index++) {
    const wanted = word.charCodeAt(index)
    const code = text.charCodeAt(at + index)
    if (code !== wanted && !(wanted >= 97 && code === wanted - 32)) return false
  }
  return true
}

function isWordCharacter(code: number): boolean {
  return isLetterOrDigit(code) || code === 95
}
