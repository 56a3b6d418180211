/** A word as it counts for comparison, and where it stands in the text it came from. */
export interface Word {
  readonly folded: string
  readonly start: number
  readonly end: number
}

const wordCharacter = /[\p{L}\p{N}\p{M}]/u
const invisible = /\p{Cf}/u

/**
 * The words of a text, folded so that spelling tricks make no difference: compatibility forms (NFKC), case, invisible characters inside
 * a word, and a hyphen at the end of a line are undone.
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  let folded = ''
  let start = 0
  let end = 0
  let offset = 0
  const close = () => {
    if (folded !== '') words.push({ folded: fold(folded), start, end })
    folded = ''
  }
  while (offset < text.length) {
    const character = String.fromCodePoint(text.codePointAt(offset) ?? 0)
    const next = offset + character.length
    if (wordCharacter.test(character)) {
      if (folded === '') start = offset
      folded += character
      end = next
      offset = next
    } else if (invisible.test(character)) offset = next
    else if (folded !== '' && character === '-' && /^-[ \t]{0,8}\r?\n[ \t]{0,8}\p{Ll}/u.test(text.slice(offset, offset + 24))) {
      offset += /^-\s+/.exec(text.slice(offset, offset + 24))?.[0].length ?? 1
    } else {
      close()
      offset = next
    }
  }
  close()
  return words
}

function fold(word: string): string {
  return word.normalize('NFKC').toLowerCase().normalize('NFKC')
}

/** The letters and digits of a text and nothing else, so that words set apart letter by letter, or run together, are found too. */
export function squeeze(text: string): string {
  return wordsOf(text)
    .map(({ folded }) => folded)
    .join('')
}

/** Each run of `size` words, with the index of its first word. */
export function* shinglesOf(words: readonly Word[], size: number): Generator<readonly [string, number]> {
  for (let at = 0; at + size <= words.length; at++) {
    let shingle = words[at]?.folded ?? ''
    for (let next = 1; next < size; next++) shingle += ` ${words[at + next]?.folded ?? ''}`
    yield [shingle, at]
  }
}
