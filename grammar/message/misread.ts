import { editDistance } from '../marking/spelled.ts'
import { remember } from '../text/memo.ts'
import type { Level } from '../vocabulary/entry.ts'

/** Class words that a page is stamped with, long enough to be known by most of their letters. */
const words: readonly (readonly [Level, string])[] = [
  ['U', 'UNCLASSIFIED'],
  ['C', 'CONFIDENTIAL'],
  ['TS', 'TOP SECRET'],
  ['S', 'SECRET'],
]
const limit = 2
/** No stamp is longer. */
export const longestStamp = 15
/** Letters of the word that must be right for a short one: a surname may be close to SECRET. */
const short = 8

/**
 * The level of a stamp that a scan misread: `UNCLASSIFIhD`, `UNCLASSIFI JD`, `CONFIDENTIA1`. The whole line is looked at. A word in
 * capitals alone is not taken for SECRET, since a signature may be as close. Undefined for other lines, and for a word that is right.
 */
export const misreadLevel = remember(512, (line: string): Level | undefined => {
  if (line.length > longestStamp || line.length < 5) return undefined
  for (const [level, word] of words) {
    if (line === word) return undefined
    const odd = /[^A-Z]/.test(line.replace('TOP ', 'TOP'))
    if (word.length < short && !odd) continue
    const distance = editDistance(line.toUpperCase(), word, limit)
    const least = line.toUpperCase() === line ? 1 : 0
    if (distance <= limit && distance >= least && capitalsIn(line) * 3 >= word.length * 2) return level
  }
  return undefined
})

function capitalsIn(line: string): number {
  let count = 0
  for (const letter of line) if (letter >= 'A' && letter <= 'Z') count++
  return count
}
