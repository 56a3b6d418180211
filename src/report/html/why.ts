import type { MarkedDocument } from '../../../grammar/document.ts'
import type { MarkingValue } from '../../../grammar/marking/marking.ts'
import type { CalendarDate } from '../../../grammar/text/date.ts'
import type { Profile } from '../../../grammar/vocabulary/entry.ts'
import { levelEntry } from '../../../grammar/vocabulary/levels.ts'
import { rollUp } from '../../../rules/roll-up.ts'
import { markingText } from '../summary.ts'
import { controlText } from './levels.ts'

/** One word of the banner line that the portions imply, and the places of the portions that force it. */
export interface ForcedWord {
  readonly text: string
  readonly from: readonly string[]
}

export interface Derivation {
  /** What the portions add up to; null when none has a level. */
  readonly implied: string | null
  readonly value: MarkingValue
  readonly words: readonly ForcedWord[]
  /** For each portion that forces a word alone: what the banner line would be without it. */
  readonly without: ReadonlyMap<string, string>
  readonly assumptions: readonly string[]
}

export interface Judgement {
  readonly profile: Profile
  readonly asOf: CalendarDate | undefined
}

/** Portions for which "what if it were left out" is answered. A cable has some thirty. */
const maxQuestions = 60

/** How the banner line follows from the portions, word by word. */
export function deriveBanner(document: MarkedDocument, { profile, asOf }: Judgement): Derivation {
  const portions = document.portions.flatMap(({ place, effective }) => (effective ? [{ place, marking: effective }] : []))
  const settings = { profile, asOf, banner: document.bannerLines[0]?.marking }
  const whole = rollUp(
    portions.map(({ marking }) => marking),
    settings,
  )
  const words = whole.witnesses.map(({ id, from }) => ({
    text: id === 'level' ? (whole.value.level ? levelEntry(whole.value.level).title : '') : wordFor(whole.value, id),
    from: from.flatMap((index) => portions[index]?.place ?? []),
  }))
  const implied = markingText(whole.value, 'banner')
  const without = new Map<string, string>()
  const single = new Set(words.filter(({ from }) => from.length === 1).flatMap(({ from }) => from))
  for (const place of [...single].slice(0, maxQuestions)) {
    const rest = rollUp(
      portions.filter((portion) => portion.place !== place).map(({ marking }) => marking),
      settings,
    )
    const text = markingText(rest.value, 'banner')
    if (text && text !== implied) without.set(place, text)
  }
  return { implied, value: whole.value, words, without, assumptions: whole.assumptions }
}

function wordFor(value: MarkingValue, id: string): string {
  return controlText(
    value,
    value.controls.findIndex((control) => control.id === id),
  )
}
