import { isClear } from '../marking/marking.ts'
import { parseMarking } from '../marking/parse.ts'
import { isLetterOrDigit } from '../text/characters.ts'
import { type Span, span } from '../text/span.ts'
import { endsSentence } from './sentence.ts'

const longestInner = 80
const longestBare = 12

/**
 * A mark within the text of a portion, other than a plain `(U)`: the text may hold another portion that nothing sets off. A small letter
 * in parentheses is a list letter, a plural or a copyright sign, unless it stands where a portion could begin. Undefined when there is none.
 */
export function findInnerMark(text: string): Span | undefined {
  for (let open = text.indexOf('('); open >= 0; open = text.indexOf('(', open + 1)) {
    if (isLetterOrDigit(text.charCodeAt(open - 1))) continue
    const length = text.slice(open, open + longestInner).indexOf(')') + 1
    if (length <= 2) continue
    const written = text.slice(open, open + length)
    if (isMarkAboveU(written) && (!/[a-z]/.test(written) || written.length > 4 || beginsPortion(text, open)))
      return span(open, open + length)
  }
  return findBareMark(text)
}

/** `C) Text` or `(S Text` at the start of a line, with or without a number: a mark that lost a parenthesis. */
function findBareMark(text: string): Span | undefined {
  let start = 0
  while (start < text.length) {
    const end = text.indexOf('\n', start)
    const line = text.slice(start, end < 0 ? text.length : end)
    const found = /^[ \t]{0,8}¶?(?:\d{1,3}[.),:]?[ \t]{0,4})?(\(?[A-Z][A-Z/-]{0,10}\)?)(?=[ \t])/.exec(line)
    const written = found?.[1] ?? ''
    const bare = written.startsWith('(') !== written.endsWith(')') && written.length <= longestBare
    if (found && bare && markLevel(written) !== undefined) {
      const at = start + found[0].length - written.length
      return span(at, at + written.length)
    }
    if (end < 0) break
    start = end + 1
  }
  return undefined
}

function isMarkAboveU(written: string): boolean {
  const marking = parseMarking(written.replace(/[\r\n]/g, ' '), 'portion')
  return isClear(marking) && (marking.level !== 'U' || marking.controls.length > 0)
}

function markLevel(written: string): string | undefined {
  return parseMarking(written, 'portion').level
}

/** Behind a number, a bullet or the end of a sentence. */
function beginsPortion(text: string, open: number): boolean {
  let at = open
  while (at > 0 && (text[at - 1] === ' ' || text[at - 1] === '\t')) at--
  if (at === 0 || text[at - 1] === '\n') return true
  return /(?:^|\s)(?:\d{1,3}[.):,]|--?|[–—•])$/.test(text.slice(Math.max(0, at - 6), at)) || endsSentence(text, Math.max(0, at - 8), at)
}
