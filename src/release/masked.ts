import type { Span } from '../../grammar/text/span.ts'
import type { ReleasePolicy } from './policy.ts'
import { type Word, wordsOf } from './residue.ts'

/** A stretch of the source that the policy withholds inside a released text, and what has to stand for it. */
export interface Mask extends Span {
  readonly shown: string
}

/**
 * What a policy withholds inside one text, as the verification works it out: by comparing words one by one, where the release is cut by
 * searching in a folded text.
 */
export function masksOf(
  text: string,
  within: Span,
  { redactions, convention, form }: ReleasePolicy,
  interruptions: readonly { readonly span: Span }[] = [],
): Mask[] {
  const hidden = new Map<number, Set<string>>()
  const hide = (start: number, end: number, codes: readonly string[]) => {
    for (let at = start; at < end; at++) {
      const known = hidden.get(at) ?? new Set()
      for (const code of codes) known.add(code)
      hidden.set(at, known)
    }
  }
  const words = redactions.some(({ kind }) => kind === 'term') ? wordsBetween(text, within, interruptions) : []
  for (const redaction of redactions) {
    const codes = redaction.exemptions.map(
      ({ paragraph, detail }) => `B${paragraph}${paragraph === 7 || detail === '' ? '' : ' '}${detail}`,
    )
    if (redaction.kind === 'span') hide(Math.max(redaction.start, within.start), Math.min(redaction.end, within.end), codes)
    else for (const { start, end } of mentions(redaction.term, words)) hide(start, end, codes)
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
    const told = convention === 'public' && form.brackets === 'foia' ? [...codes].sort().join(', ') : ''
    return { start, end, shown: told === '' ? '[…]' : `[… ${told}]` }
  })
}

/** The words of a text as they follow each other when page headers are gone, with their offsets in the whole. */
export function wordsBetween(text: string, within: Span, interruptions: readonly { readonly span: Span }[]): Word[] {
  const ends = new Map(interruptions.map(({ span }) => [span.start, span.end]))
  const offsets: number[] = []
  let kept = ''
  for (let at = within.start; at < within.end; at++) {
    const gone = ends.get(at) ?? at
    if (gone > at) {
      while (/\s$/.test(kept)) kept = kept.slice(0, -1)
      offsets.length = kept.length
      kept += '\n'
      offsets.push(at)
      at = gone
      while (at < within.end && /\s/.test(text.charAt(at))) at++
      if (at >= within.end) break
    }
    kept += text.charAt(at)
    offsets.push(at)
  }
  return wordsOf(kept).map(({ folded, start, end }) => ({
    folded,
    start: offsets[start] ?? within.start,
    end: (offsets[end - 1] ?? within.start) + 1,
  }))
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
    // What began before an interruption was shown there.
    if (mask.start >= start) pieces.push(text.slice(at, from), mask.shown)
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
