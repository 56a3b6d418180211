import type { Span } from '../../grammar/text/span.ts'
import { type Exemption, sortExemptions } from './exemption.ts'
import { printOmission } from './placeholder.ts'
import type { Redaction } from './policy.ts'

/** A stretch of the source that a person withholds inside a released text. */
export interface Omission extends Span {
  readonly exemptions: readonly Exemption[]
}

/**
 * What the redactions of a policy take out of one stretch of a document, in order. Stretches that overlap, touch, or have only blanks
 * between them are one, with the grounds of all.
 */
export function findOmissions(text: string, within: Span, redactions: readonly Redaction[]): Omission[] {
  if (redactions.length === 0) return []
  const found = redactions.flatMap((redaction): Omission[] => {
    const { exemptions } = redaction
    if (redaction.kind === 'term') return mentionsOf(redaction.term, text, within).map(({ start, end }) => ({ start, end, exemptions }))
    const start = Math.max(redaction.start, within.start)
    const end = Math.min(redaction.end, within.end)
    return start < end ? [{ start, end, exemptions }] : []
  })
  const merged: Omission[] = []
  for (const one of found.sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1)
    if (last && (one.start <= last.end || text.slice(last.end, one.start).trim() === '')) {
      const exemptions = sortExemptions([...last.exemptions, ...one.exemptions])
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, one.end), exemptions }
    } else merged.push(one)
  }
  return merged
}

/** Where a term stands: whole words, whatever their case, with line breaks, hyphens at line ends and invisible characters undone. */
export function mentionsOf(term: string, text: string, within: Span): Span[] {
  const wanted = fold(term, { start: 0, end: term.length }).text
  const folded = fold(text, within)
  const mentions: Span[] = []
  if (wanted.trim() === '') return mentions
  for (let at = folded.text.indexOf(wanted); at >= 0; at = folded.text.indexOf(wanted, at + 1)) {
    mentions.push({ start: folded.starts[at + 1] ?? 0, end: folded.ends[at + wanted.length - 2] ?? 0 })
  }
  return mentions
}

interface Folded {
  /** Words in small letters, each with one blank before it, and one at the end. */
  readonly text: string
  /** Where each character of `text` came from. */
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

const wordCharacter = /[\p{L}\p{N}\p{M}]/u
const invisible = /\p{Cf}/u
const brokenWord = /^-[ \t]{0,8}\r?\n[ \t]{0,8}(?=\p{Ll})/u

function fold(text: string, { start, end }: Span): Folded {
  let folded = ' '
  const starts = [start]
  const ends = [start]
  const add = (letters: string, from: number, to: number) => {
    folded += letters
    for (let count = 0; count < letters.length; count++) {
      starts.push(from)
      ends.push(to)
    }
  }
  for (let at = start; at < end; ) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 32)
    const next = at + character.length
    const broken = character === '-' && !folded.endsWith(' ') ? brokenWord.exec(text.slice(at, Math.min(end, at + 24))) : null
    if (broken) {
      at += broken[0].length
      continue
    }
    if (wordCharacter.test(character)) add(character.normalize('NFKD').toLowerCase().normalize('NFKD'), at, next)
    else if (!invisible.test(character) && !folded.endsWith(' ')) add(' ', at, next)
    at = next
  }
  if (!folded.endsWith(' ')) add(' ', end, end)
  return { text: folded, starts, ends }
}

/** A stretch of the source with what is withheld in it replaced. */
export function withOmissions(text: string, start: number, end: number, omissions: readonly Omission[]): string {
  let kept = ''
  let from = start
  for (const one of omissions) {
    if (one.end <= from || one.start >= end) continue
    kept += `${text.slice(from, Math.max(from, one.start))}${printOmission(one.exemptions)}`
    from = Math.min(one.end, end)
  }
  return kept + text.slice(from, end)
}

const columns = 60

/** Words in lines of one width: the lines of the source would tell how long the words are that are gone. */
export function setInLines(text: string): string {
  const lines: string[] = []
  for (const word of text.match(/(?:\[…[^[\]]{0,200}\]|\S)+/g) ?? []) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= columns) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.join('\n')
}
