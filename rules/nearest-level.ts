import type { Level } from '../grammar/vocabulary/entry.ts'
import { levelEntries } from '../grammar/vocabulary/levels.ts'

/** A word is never longer; what is longer is not a misspelt level. */
const longest = 40
const furthest = 3

/**
 * The level that a misspelt word stands for: letters lost, doubled, wrong, or two of them changed about, at most one edit in four
 * letters. Blanks do not count. Undefined when none or more than one is as near.
 */
export function nearestLevel(word: string): Level | undefined {
  const letters = word.toUpperCase().replace(/[^A-Z]/g, '')
  if (letters === '' || letters.length > longest) return undefined
  let best: Level | undefined
  let bestDistance = Math.min(furthest, Math.ceil(letters.length / 4)) + 1
  for (const { level, title, tolerated } of levelEntries) {
    if (level === 'R') continue
    for (const form of [title, ...tolerated]) {
      const distance = editDistance(letters, form.replace(/ /g, ''))
      if (distance < bestDistance) {
        best = level
        bestDistance = distance
      } else if (distance === bestDistance && best !== level) best = undefined
    }
  }
  return best
}

/** Edits that turn one word into the other; two letters side by side that changed places are one edit. */
function editDistance(a: string, b: string): number {
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const line = [row]
    for (let column = 1; column <= b.length; column++) {
      const change = a[row - 1] === b[column - 1] ? 0 : 1
      let cost = Math.min((previous[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1, (previous[column - 1] ?? 0) + change)
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      if (swapped) cost = Math.min(cost, (before[column - 2] ?? 0) + 1)
      line.push(cost)
    }
    before = previous
    previous = line
  }
  return previous[b.length] ?? 0
}
