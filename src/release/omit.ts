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
export function findOmissions(
  text: string,
  within: Span,
  redactions: readonly Redaction[],
  interruptions: readonly { readonly span: Span }[] = [],
): Omission[] {
  if (redactions.length === 0) return []
  const found = redactions.flatMap((redaction): Omission[] => {
    const { exemptions } = redaction
    if (redaction.kind === 'term')
      return mentionsOf(redaction.term, text, within, interruptions).map(({ start, end }) => ({ start, end, exemptions }))
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

/**
 * Where a term stands: whole words, whatever their case, with line breaks, hyphens at line ends and invisible characters undone. Page
 * headers in between are passed over: a name that a page break cuts in two is one mention.
 */
export function mentionsOf(term: string, text: string, within: Span, interruptions: readonly { readonly span: Span }[] = []): Span[] {
  const wanted = fold(term).text
  const folded = foldPieces(text, within, interruptions)
  const mentions: Span[] = []
  if (wanted.trim() === '') return mentions
  for (let at = folded.text.indexOf(wanted); at >= 0; at = folded.text.indexOf(wanted, at + 1)) {
    mentions.push({ start: folded.starts[at + 1] ?? 0, end: folded.ends[at + wanted.length - 2] ?? 0 })
  }
  return mentions
}

/** The pieces of a text between its interruptions, folded as one text; what was found is told in offsets of the whole. */
function foldPieces(text: string, within: Span, interruptions: readonly { readonly span: Span }[]): Folded {
  const pieces: { text: string; from: number; start: number }[] = []
  let length = 0
  let at = within.start
  const take = (end: number) => {
    // A line break joins two pieces, so that a word with a hyphen before the page break goes on behind it.
    const blank = pieces.length === 0 ? 0 : text.slice(at, end).length - text.slice(at, end).trimStart().length
    const piece = `${pieces.length === 0 ? '' : '\n'}${text.slice(at + blank, end)}`
    const shown = end < within.end ? piece.trimEnd() : piece
    pieces.push({ text: shown, from: length, start: at + blank - (pieces.length === 0 ? 0 : 1) })
    length += shown.length
  }
  for (const { span } of interruptions) {
    if (span.start < at || span.end > within.end) continue
    take(span.start)
    at = span.end
  }
  take(within.end)
  const folded = fold(pieces.map((piece) => piece.text).join(''))
  let piece = 0
  const origin = (offset: number): number => {
    while (pieces[piece + 1] && offset >= (pieces[piece + 1]?.from ?? 0)) piece++
    while (piece > 0 && offset < (pieces[piece]?.from ?? 0)) piece--
    return offset - (pieces[piece]?.from ?? 0) + (pieces[piece]?.start ?? 0)
  }
  const starts = folded.starts.map(origin)
  // An end lies behind a character, which may be the last of its piece.
  const ends = folded.ends.map((end) => (end === 0 ? within.start : origin(end - 1) + 1))
  return { text: folded.text, starts, ends }
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

function fold(text: string): Folded {
  const end = text.length
  let folded = ' '
  const starts = [0]
  const ends = [0]
  const add = (letters: string, from: number, to: number) => {
    folded += letters
    for (let count = 0; count < letters.length; count++) {
      starts.push(from)
      ends.push(to)
    }
  }
  for (let at = 0; at < end; ) {
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
    // What began before an interruption was shown there.
    if (one.start >= start) kept += `${text.slice(from, one.start)}${printOmission(one.exemptions)}`
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
