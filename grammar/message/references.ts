import type { Reference, ReferenceBlock } from '../document.ts'
import { fullYear } from '../text/date.ts'
import { type Read, type Span, span } from '../text/span.ts'

/** A block of references is a few lines; what is behind this is not read. */
const maxLength = 4000

const keyword = /^[ \t\u00a0]*(?:REF(?:S|TELS?)?(?:[ \t]*[:.]|(?=[ \t]))|REFERENCES?[ \t]*[:.])/i
const bareKeyword = /^[ \t\u00a0]*(?:REF|REFS|REFTELS?)$/i
/** `A.`, `A)`, `(A)`, `A:`; a pilcrow, or a digit 1 in its place, may stand before it. What is glued on follows. */
const letterItem = /^[\u00b61]?\(?([A-Za-z])(?:\)|[.:]\)?)(.*)$/
const yearPrefix = /^(?:19|20)?\d{2}$/
const messageNumber = /^#?\d{2,7}(?:\([A-Z]\))?$/

interface Open {
  letter: Read<string> | undefined
  year: Read<number> | undefined
  start: number
  end: number
  words: number
  numbers: number
}

/**
 * Reads a reference block: `REF: A. 07 PARIS 1111 B. STATE 82581`, with or without letters, over one line or many. Undefined when
 * `at` is none. A letter that the system put before the drafter's own (`A. A) PARIS 1111`) counts once. Names of posts are not judged.
 */
export function readReferences(text: string, at: Span): ReferenceBlock | undefined {
  const block = text.slice(at.start, Math.min(at.end, at.start + maxLength))
  const lead = keyword.exec(block)?.[0]
  if (
    lead === undefined ||
    (bareKeyword.test(lead) && lead !== lead.toUpperCase() && !/^[ \t]+\(?[A-Z0-9]/.test(block.slice(lead.length)))
  ) {
    return undefined
  }
  const items: Reference[] = []
  let open: Open | undefined
  const close = () => {
    if (open && (open.letter || open.numbers > 0)) {
      items.push({ span: span(open.start, open.end), letter: open.letter, year: open.year })
    }
    open = undefined
  }
  const words = /\S+/g
  words.lastIndex = lead.length
  for (let match = words.exec(block); match; match = words.exec(block)) {
    const start = at.start + match.index
    const word = readLetter(match[0], start)
    if (word.letter && !(open?.letter?.value === word.letter.value && open.words === 0)) {
      close()
      open = { letter: word.letter, year: undefined, start, end: word.letter.span.end, words: 0, numbers: 0 }
    }
    const bare = word.rest.replace(/[;,.]+$/, '')
    if (bare === '') continue
    open = take(open, bare, word.restAt, !open?.letter, close)
    if (!open.letter && /[;,]$/.test(word.rest) && open.numbers > 0) close()
  }
  close()
  return { kind: 'references', span: at, items }
}

/** Adds a word to the reference that is open; without letters, a word behind a number begins the next one. */
function take(open: Open | undefined, word: string, start: number, unlettered: boolean, close: () => void): Open {
  let current = open
  if (
    current &&
    unlettered &&
    current.numbers > 0 &&
    !word.startsWith('(') &&
    !/^(?:AND|PREVIOUS|ET|AL)$/i.test(word) &&
    !messageNumber.test(word)
  ) {
    close()
    current = undefined
  }
  current ??= { letter: undefined, year: undefined, start, end: start, words: 0, numbers: 0 }
  current.end = start + word.length
  if (current.words === 0 && current.numbers === 0 && current.year === undefined && yearPrefix.test(word)) {
    const digits = Number(word)
    current.year = { value: word.length === 2 ? fullYear(digits) : digits, span: span(start, start + word.length) }
  } else if (messageNumber.test(word) && current.words > 0) {
    current.numbers++
  } else {
    current.words++
  }
  return current
}

function readLetter(word: string, start: number): { letter: Read<string> | undefined; rest: string; restAt: number } {
  const match = letterItem.exec(word)
  const letter = match?.[1]
  if (!match || letter === undefined || /^[A-Za-z]\.[A-Za-z]\./.test(word)) return { letter: undefined, rest: word, restAt: start }
  const rest = match[2] ?? ''
  const at = start + word.indexOf(letter)
  return { letter: { value: letter.toUpperCase(), span: span(at, at + 1) }, rest, restAt: start + word.length - rest.length }
}
