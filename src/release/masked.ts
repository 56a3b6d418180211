import type { Span } from '../../grammar/text/span.ts'
import type { ReleasePolicy } from './policy.ts'
import { wordsOf } from './residue.ts'

/** A stretch of the source that the policy withholds inside a released text, and what has to stand for it. */
export interface Mask extends Span {
  readonly shown: string
}

/**
 * What a policy withholds inside one text, as the verification works it out: by comparing words one by one, where the release is cut by
 * searching in a folded text.
 */
export function masksOf(text: string, within: Span, { redactions, convention }: ReleasePolicy): Mask[] {
  const hidden = new Map<number, Set<string>>()
  const hide = (start: number, end: number, codes: readonly string[]) => {
    for (let at = start; at < end; at++) {
      const known = hidden.get(at) ?? new Set()
      for (const code of codes) known.add(code)
      hidden.set(at, known)
    }
  }
  const words = redactions.some(({ kind }) => kind === 'term') ? wordsOf(text.slice(within.start, within.end)) : []
  for (const redaction of redactions) {
    const codes = redaction.exemptions.map(
      ({ paragraph, detail }) => `B${paragraph}${paragraph === 7 || detail === '' ? '' : ' '}${detail}`,
    )
    if (redaction.kind === 'span') hide(Math.max(redaction.start, within.start), Math.min(redaction.end, within.end), codes)
    else for (const { start, end } of mentions(redaction.term, words)) hide(within.start + start, within.start + end, codes)
  }
  const masks: { start: number; end: number; codes: Set<string> }[] = []
  for (const at of [...hidden.keys()].sort((a, b) => a - b)) {
    const last = masks.at(-1)
    const codes = hidden.get(at) ?? new Set()
    if (last && /^\s*$/.test(text.slice(last.end, at))) {
      last.end = at + 1
      for (const code of codes) last.codes.add(code)
    } else masks.push({ start: at, end: at + 1, codes: new Set(codes) })
  }
  return masks.map(({ start, end, codes }) => {
    const told = convention === 'public' ? [...codes].sort().join(', ') : ''
    return { start, end, shown: told === '' ? '[…]' : `[… ${told}]` }
  })
}

/** Where the words of a term stand one after the other. */
export function mentions(
  term: string,
  words: readonly { readonly folded: string; readonly start: number; readonly end: number }[],
): Span[] {
  const wanted = wordsOf(term).map(({ folded }) => folded)
  const found: Span[] = []
  const [first] = wanted
  if (first === undefined) return found
  for (const [at, word] of words.entries()) {
    if (word.folded !== first || !wanted.every((one, index) => words[at + index]?.folded === one)) continue
    const last = words[at + wanted.length - 1]
    if (last) found.push({ start: word.start, end: last.end })
  }
  return found
}

/** A text with its masks in place. Without masks, the text itself. */
export function masked(text: string, { start, end }: Span, masks: readonly Mask[]): string {
  const pieces: string[] = []
  let at = start
  for (const mask of masks) {
    const from = Math.max(mask.start, start)
    const to = Math.min(mask.end, end)
    if (from >= to) continue
    pieces.push(text.slice(at, from), mask.shown)
    at = to
  }
  return pieces.join('') + text.slice(at, end)
}

const omission = /\[…[^[\]]{0,200}\]/g

/** A text with blanks in place of its omissions; offsets stay. */
export function withoutOmissions(text: string): string {
  return text.replace(omission, (found) => ' '.repeat(found.length))
}

/** True when a text is set in lines of at most 60 columns, each as full as the next word allows; an omission is one word. */
export function isSetInLines(text: string): boolean {
  const lines = text.replace(omission, (found) => found.replaceAll(' ', '_')).split('\n')
  return lines.every((line, index) => {
    const next = lines[index + 1]?.split(' ')[0]
    const plain = line === line.trim() && !line.includes('  ')
    const short = line.length <= 60 || !line.includes(' ')
    return plain && short && (next === undefined || line.length + 1 + next.length > 60)
  })
}
