import { findInnerMark } from '../../grammar/message/inner-mark.ts'
import { classifiedAddressIn } from '../../grammar/message/website.ts'
import type { Span } from '../../grammar/text/span.ts'
import { type Omission, setInLines, withOmissions } from './omit.ts'

export type TextRead = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'unclear'; readonly reason: string }

/** Characters that show as nothing, or not as what they are: controls, format characters, private use, unassigned, half surrogates. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}]/u
const invisibleBlank = '\t\f\v\u00a0\u200b\ufeff'
/** A backslash shows before a letter or a digit (`C:\dir`) and nowhere else. */
const unshownBackslash = /\\(?![\p{L}\p{N}])/gu
const link = /\[([^[\]]{0,200})\]\(([^()\s]{0,300})\)/g

/**
 * The words of a portion as a release prints them. They are the characters of the source, with these exceptions:
 *
 * - page headers and stamps that interrupt the portion go, and so do the blank lines around them;
 * - blanks at the end of a line go, and so do invisible characters at its edges; a tab and any other kind of space is one space;
 * - Markdown escapes go (`\$` is `$`, and so is a backslash at the end of a line), and a link whose target is empty or its own text is its text.
 *
 * Where a policy withholds words in it, `[… B6]` stands for them, and the text is set in lines of its own.
 *
 * What cannot be shown plainly is unclear, and unclear is withheld: characters that do not show, comments, links to somewhere else, an
 * address on a classified network, another mark, and text that goes on behind a gap though nothing says that it belongs to the portion.
 */
export function readReleasedText(
  text: string,
  body: Span,
  interruptions: readonly { readonly span: Span }[],
  omissions: readonly Omission[] = [],
): TextRead {
  const lines: string[] = []
  let gap = false
  for (const { piece, isMidOmission } of piecesOf(text, body, interruptions, omissions)) {
    if (lines.length > 0 && !isMidOmission) gap = true
    for (const raw of piece.split(/\r\n|\r|\n/)) {
      const line = plain(raw)
      if (line === undefined) return unclear('it holds a link or a comment, which does not show all that it says')
      if (line.trim() === '') {
        gap = lines.length > 0 && !isMidOmission
        continue
      }
      if (gap && !continuesSentence(lines[lines.length - 1] ?? '', line))
        return unclear('it goes on behind a gap, and nothing says that what follows belongs to it')
      gap = false
      lines.push(line)
    }
  }
  const result = lines.join('\n')
  if (unseen.test(result.replaceAll('\n', ''))) return unclear('it holds characters that do not show')
  if (classifiedAddressIn(result)) return unclear('it names an address on a classified network')
  if (findInnerMark(result)) return unclear('another mark stands in its text')
  return { kind: 'text', text: omissions.length === 0 ? result : setInLines(result) }
}

function unclear(reason: string): TextRead {
  return { kind: 'unclear', reason }
}

/** The pieces between interruptions. `isMidOmission`: the words withheld at the end of the one before go on here. */
function piecesOf(text: string, body: Span, interruptions: readonly { readonly span: Span }[], omissions: readonly Omission[]) {
  const pieces: { readonly piece: string; readonly isMidOmission: boolean }[] = []
  let from = body.start
  const take = (end: number) =>
    pieces.push({
      piece: withOmissions(text, from, end, omissions),
      isMidOmission: omissions.some((one) => one.start < from && one.end > from),
    })
  for (const { span } of interruptions) {
    if (span.end <= from || span.start >= body.end) continue
    take(Math.max(from, span.start))
    from = Math.min(span.end, body.end)
  }
  take(body.end)
  return pieces
}

/** A line without escapes and link syntax; undefined when something in it does not show. */
function plain(raw: string): string | undefined {
  const line = raw.replace(unshownBackslash, '')
  if (line.includes('<!--') || line.includes('![')) return undefined
  let hidden = false
  const shown = line.replace(link, (_, label: string, target: string) => {
    if (target !== '' && target !== '#' && target !== label) hidden = true
    return label
  })
  if (hidden || shown.search(link) >= 0) return undefined
  return trimEdges(shown).replace(/[\t\p{Zs}]/gu, ' ')
}

/** Without blanks and invisible characters at the end, and without invisible ones at the start. */
function trimEdges(line: string): string {
  let start = 0
  let end = line.length
  while (start < end && invisibleBlank.includes(line.charAt(start))) start++
  while (end > start && (line.charAt(end - 1) === ' ' || invisibleBlank.includes(line.charAt(end - 1)))) end--
  return line.slice(start, end)
}

/** A sentence broken off before the gap, and a small letter after it. */
function continuesSentence(before: string, after: string): boolean {
  return /[\p{L}\p{N},;-]$/u.test(before) && /^\p{Ll}/u.test(after)
}
