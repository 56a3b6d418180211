/** A word as it counts for comparison, and where it stands in the text it came from. */
export interface Word {
  readonly folded: string
  readonly start: number
  readonly end: number
}

const wordCharacter = /[\p{L}\p{N}\p{M}]/u
const invisible = /\p{Cf}/u
/** A hyphen at the end of a line, when the next line begins with a small letter. */
const brokenWord = /^-[ \t]{0,8}\r?\n[ \t]{0,8}(?=\p{Ll})/u
const longestBreak = 24

/**
 * The words of a text, folded so that spelling tricks make no difference: compatibility forms (NFKC), case, invisible characters inside
 * a word, and a hyphen at the end of a line are undone.
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  let folded = ''
  let start = 0
  let end = 0
  const close = () => {
    if (folded !== '') words.push({ folded: fold(folded), start, end })
    folded = ''
  }
  for (let at = 0; at < text.length; ) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
    const broken = character === '-' ? brokenWord.exec(text.slice(at, at + longestBreak)) : null
    const next = at + (broken?.[0] ?? character).length
    if (wordCharacter.test(character)) {
      if (folded === '') start = at
      folded += character
      end = next
    } else if (!broken && !invisible.test(character)) close()
    at = next
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
    const run = words.slice(at, at + size)
    yield [run.map(({ folded }) => folded).join(' '), at]
  }
}
