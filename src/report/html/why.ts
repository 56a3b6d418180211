import type { MarkedDocument } from '../../../grammar/document.ts'
import type { MarkingValue } from '../../../grammar/marking/marking.ts'
import type { CalendarDate } from '../../../grammar/text/date.ts'
import type { Profile } from '../../../grammar/vocabulary/entry.ts'
import { why } from '../../../rules/why.ts'
import { markingText } from '../summary.ts'
import { wordsOf } from '../why.ts'

/** One word of the banner line that the portions imply, and the places that force it. */
export interface ForcedWord {
  readonly text: string
  readonly from: readonly string[]
}

export interface Derivation {
  /** What the portions add up to; null when none has a level. */
  readonly implied: string | null
  readonly value: MarkingValue
  readonly words: readonly ForcedWord[]
  /** By place, the words that it forces, as indices into `words`. */
  readonly forces: ReadonlyMap<string, readonly number[]>
  /** For each place that alone forces a word: what the banner line would be without it. */
  readonly without: ReadonlyMap<string, string>
  readonly assumptions: readonly string[]
}

export interface Judgement {
  readonly profile: Profile
  readonly asOf: CalendarDate | undefined
}

/** Places for which "what if it were left out" is answered. A cable has some thirty. */
const maxQuestions = 60

/** How the banner line follows from the portions, word by word. */
export function deriveBanner(document: MarkedDocument, judgement: Judgement): Derivation {
  const whole = why(document, judgement)
  const { value, assumptions } = whole.rollUp
  const words = wordsOf(whole).map(({ word, from }) => ({ text: word, from: from.map(({ place }) => place) }))
  const implied = markingText(value, 'banner')
  const without = new Map<string, string>()
  const alone = new Set(words.filter(({ from }) => from.length === 1).flatMap(({ from }) => from))
  for (const place of [...alone].slice(0, maxQuestions)) {
    const rest = markingText(why(document, { ...judgement, without: [place] }).rollUp.value, 'banner')
    if (rest && rest !== implied) without.set(place, rest)
  }
  const forces = new Map<string, number[]>()
  for (const [index, { from }] of words.entries()) {
    for (const place of from) {
      const known = forces.get(place)
      if (known) known.push(index)
      else forces.set(place, [index])
    }
  }
  return { implied, value, words, forces, without, assumptions }
}

/** What the portions add up to; null when none has a level. */
export function impliedText(document: MarkedDocument, judgement: Judgement): string | null {
  return markingText(why(document, judgement).rollUp.value, 'banner')
}
