import type { MarkedDocument } from '../../../grammar/document.ts'
import type { MarkingValue } from '../../../grammar/marking/marking.ts'
import { printMarking } from '../../../grammar/marking/print.ts'
import type { CalendarDate } from '../../../grammar/text/date.ts'
import type { Profile } from '../../../grammar/vocabulary/entry.ts'
import { why } from '../../../rules/why.ts'
import { wordsOf } from '../why.ts'
import { maskUnknownWords } from '../words.ts'

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

/** How the banner line follows from the portions, word by word. Words that the register does not hold are masked, unless `showText`. */
export function deriveBanner(document: MarkedDocument, judgement: Judgement, showText = false): Derivation {
  const whole = why(document, judgement)
  const { value, assumptions } = whole.rollUp
  const words = wordsOf(whole, showText).map(({ word, from }) => ({ text: word, from: from.map(({ place }) => place) }))
  const implied = bannerWords(value, showText)
  const without = new Map<string, string>()
  const alone = new Set(words.filter(({ from }) => from.length === 1).flatMap(({ from }) => from))
  for (const place of [...alone].slice(0, maxQuestions)) {
    const rest = bannerWords(why(document, { ...judgement, without: [place] }).rollUp.value, showText)
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

/** A marking as a banner line writes it; null without a level. Words that the register does not hold are masked, unless `showText`. */
export function bannerWords(value: MarkingValue, showText: boolean): string | null {
  if (value.level === undefined) return null
  const words = printMarking(value, 'banner')
  return showText ? words : maskUnknownWords(words)
}

/** What the banner line says and what the portions add up to; compared word by word, also where words are masked. */
export interface Comparison {
  readonly stated: string | null
  readonly implied: string | null
  readonly agrees: boolean
}

export function compareBanner({ bannerLines: [banner] }: MarkedDocument, implied: MarkingValue, showText: boolean): Comparison {
  const words = (shown: boolean) => ({ stated: banner ? bannerWords(banner.marking, shown) : null, implied: bannerWords(implied, shown) })
  const whole = words(true)
  return { ...(showText ? whole : words(false)), agrees: whole.stated === whole.implied }
}
