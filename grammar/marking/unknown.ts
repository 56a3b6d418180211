import { once } from '../text/chevrotain.ts'
import { captionEntries } from '../vocabulary/captions.ts'
import { levelEntries } from '../vocabulary/levels.ts'
import { entries } from '../vocabulary/register.ts'
import { editDistance } from './spelled.ts'
import { formsOf } from './tokens.ts'

/** Words of three letters and more; two letters are as close to everything. Gathered when a word is first unknown. */
const forms = once((): readonly string[] =>
  [...new Set([...entries.flatMap(formsOf), ...levelEntries.flatMap((entry) => [entry.title, ...entry.tolerated])])].filter((form) =>
    /^[A-Z]{3,}$/.test(form),
  ),
)

const captions: ReadonlySet<string> = new Set(captionEntries.map(({ id }) => id))

/** True for the caption of a message (`SIPDIS`), which is no word of a marking. */
export function isCaption(word: string): boolean {
  return captions.has(word)
}

/** The word of the register that an unknown word is close to: one letter off, two for words of six letters and more. */
export function nearestForm(word: string): string | undefined {
  if (!/^[A-Z0-9]{3,24}$/.test(word)) return undefined
  const limit = word.length < 6 ? 1 : 2
  let nearest: string | undefined
  let least = limit + 1
  for (const form of forms()) {
    const distance = editDistance(word, form, limit)
    if (distance < least && distance < form.length - 1) {
      least = distance
      nearest = form
    }
  }
  return nearest
}
