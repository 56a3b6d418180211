import { oncePerDocument } from '../grammar/once-per-document.ts'
import { isLetterOrDigit } from '../grammar/text/characters.ts'
import { type Span, span } from '../grammar/text/span.ts'
import { distributionLead, notices, statements } from '../grammar/vocabulary/notices.ts'

interface Phrase {
  /** The notice or statement that it tells. */
  readonly id: string
  readonly words: readonly string[]
  /** What stands before its key: words, and the beginning of the word that the key ends. */
  readonly before: readonly string[]
}

/**
 * The phrases by their key: the longest end of a word that begins with one of five letters (`bution` of `distribution list`). Each phrase
 * has one, and a pattern that begins with five letters only passes over most of a text fast, which one of the first words does not.
 */
const phrasesByKey = new Map<string, Phrase[]>()
for (const { id, phrases } of [...notices, ...statements, { id: 'distribution', phrases: [distributionLead] }]) {
  for (const phrase of phrases) {
    let key = ''
    for (const end of phrase.match(/[pvbcm][^ ]*|.$/g) ?? []) if (end.length > key.length) key = end
    const found = { id, words: phrase.split(' '), before: phrase.slice(0, phrase.indexOf(key)).split(' ') }
    const alike = phrasesByKey.get(key)
    if (alike) alike.push(found)
    else phrasesByKey.set(key, [found])
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
function phraseStart(text: string, at: number, { before }: Phrase): number {
  let start = at
  for (let index = before.length - 1; index >= 0; index--) {
    start -= (before[index] ?? '').length
    if (index > 0) start -= gapBefore(text, start)
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

/** The same of those that stand before an offset. */
function gapBefore(text: string, at: number): number {
  let start = at
  while (start > 0 && at - start <= longestGap && !isLetterOrDigit(text.charCodeAt(start - 1))) start--
  return at - start
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
