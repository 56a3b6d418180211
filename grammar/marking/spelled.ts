import { remember } from '../text/memo.ts'
import type { Level } from '../vocabulary/entry.ts'
import { levelEntries } from '../vocabulary/levels.ts'

/**
 * Level words as banner lines of cables have them: `S E C R E T`, and what transmission and conversion made of that:
 * `SS E C R E T`, `E C R E T`, `CSE C R E T`, `C ONFIDENTIAL`.
 */
export interface SpelledLevel {
  readonly level: Level
  readonly end: number
  /** Letters set apart. */
  readonly spaced: boolean
  /** A letter lost or doubled, or blanks in wrong places. */
  readonly smeared: boolean
}

interface Spelling {
  readonly level: Level
  readonly word: string
  readonly letters: string
}

/** Letters of other levels that get in before a level word. */
const smeared = 'CSU'

/** Longest first: UNCLASSIFIED before UNCLAS. */
const spellings: readonly Spelling[] = levelEntries
  .flatMap((entry) => [entry.title, ...entry.tolerated].map((word) => ({ level: entry.level, word })))
  .sort((a, b) => b.word.length - a.word.length)
  .map(({ level, word }) => ({ level, word, letters: word.replace(' ', '') }))

/** What can stand in a level's place, blanks apart: a spelling, with a letter lost, doubled or smeared in before it; by its first two letters. */
const begun = new Map<string, string[]>()
for (const { letters } of spellings) {
  for (const smear of ['', letters.charAt(0), ...smeared]) {
    for (const written of [smear + letters, smear + letters.slice(1)]) {
      const key = written.slice(0, 2)
      const known = begun.get(key)
      if (known) known.push(written)
      else begun.set(key, [written])
    }
  }
}

/** True when these letters, two or more, begin a level word, with a letter lost, doubled or smeared in before it. */
export function beginsLevel(letters: string): boolean {
  return begun.get(letters.slice(0, 2))?.some((written) => written.startsWith(letters)) ?? false
}

/** The level word at `at`, upper case, if there is one. A plain word needs an end; spaced letters may run into the next word. */
export function spelledLevelAt(text: string, at: number): SpelledLevel | undefined {
  for (const { level, word, letters } of spellings) {
    const end = spellingEnd(text, at, letters)
    if (end === undefined) continue
    const match = text.slice(at, end)
    const ends = !isLetter(text, end)
    if (match === word) {
      if (ends) return { level, end, spaced: false, smeared: false }
      continue
    }
    const count = lettersIn(match)
    const gaps = gapsIn(match)
    const wordGaps = word.length - letters.length
    // Only the first letter can be another.
    const same = count === letters.length && match[0] === letters[0]
    if (same && gaps === letters.length - 1) return { level, end, spaced: true, smeared: false }
    const spaced = gaps - wordGaps >= 2
    const lost = count < letters.length
    const readable = spaced || (!lost && gaps + count > word.length && ends)
    if (readable && (ends || match.at(-2) === ' ')) return { level, end, spaced, smeared: true }
  }
  return undefined
}

/** Where a spelling ends that begins at `at`, perhaps with a letter smeared in before it. */
function spellingEnd(text: string, at: number, letters: string): number | undefined {
  const sign = text.charAt(at)
  const isSmear = sign === letters[0] || (sign !== '' && smeared.includes(sign))
  return (isSmear ? lettersEnd(text, skipBlanks(text, at + 1, 2), letters) : undefined) ?? lettersEnd(text, at, letters)
}

/** Where these letters end, the first of which may be lost. */
function lettersEnd(text: string, at: number, letters: string): number | undefined {
  let end = at
  for (let index = text[at] === letters[0] ? 0 : 1; index < letters.length; index++) {
    if (text[end] !== letters[index]) return undefined
    end = index + 1 < letters.length ? skipBlanks(text, end + 1, 3) : end + 1
  }
  return end
}

function lettersIn(text: string): number {
  let letters = 0
  for (let at = 0; at < text.length; at++) if (text[at] !== ' ') letters++
  return letters
}

function gapsIn(text: string): number {
  let gaps = 0
  for (let at = 1; at < text.length; at++) if (text[at] === ' ' && text[at - 1] !== ' ') gaps++
  return gaps
}

function skipBlanks(text: string, at: number, most: number): number {
  let end = at
  while (end - at < most && text[end] === ' ') end++
  return end
}

/** Single letters set apart, at least four: no level word, but perhaps meant as one. */
const spacedRun = /[A-Z](?: {1,3}[A-Z](?![A-Z])){3,24}/y
const plainWord = /[A-Z]{5,14}(?![A-Z])/y

/** A word that is no level and close to one. */
export interface MisspeltLevel {
  readonly nearest: Level
  readonly end: number
  readonly spaced: boolean
}

/** A word at `at` within two letters of a level word. It is taken for none: which one was meant is not for a program to say. */
export function misspeltLevelAt(text: string, at: number): MisspeltLevel | undefined {
  for (const [pattern, spaced] of [
    [spacedRun, true],
    [plainWord, false],
  ] as const) {
    pattern.lastIndex = at
    const match = pattern.exec(text)?.[0]
    if (match === undefined) continue
    const letters = match.replaceAll(' ', '')
    const near = nearestLevel(letters)
    if (near) return { nearest: near, end: at + match.length, spaced }
  }
  return undefined
}

/** Capitals that stand where a level word may are few, and repeat from line to line. */
const nearestLevel = remember(1024, (letters): Level | undefined => {
  let nearest: Level | undefined
  let least = 3
  for (const spelling of spellings) {
    const distance = editDistance(letters, spelling.letters, 2)
    if (distance < least) {
      least = distance
      nearest = spelling.level
    }
  }
  return nearest
})

function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 65 && code <= 90
}

/** Letters lost, added, changed or swapped with their neighbour between two short words; `limit + 1` when there are more than `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, (last[j - 1] as number) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (before[j - 2] as number) + 1)
      row.push(best)
    }
    before = last
    last = row
  }
  return Math.min(last[b.length] as number, limit + 1)
}
