import type { MarkedDocument, Segment } from '../../../grammar/document.ts'
import { linesOf } from '../../../grammar/place.ts'
import type { Span } from '../../../grammar/text/span.ts'
import type { Severity } from '../../../rules/rule.ts'
import { parsePlaceholder, printPlaceholder } from '../../release/placeholder.ts'
import { maskedProse, maskLine, type Piece } from '../mask.ts'
import { maskedWord } from '../words.ts'
import { type Markup, markup, trusted } from './markup.ts'

/** A stretch to point at. `target` is the id of its note, `id` that of the stretch. */
export interface Flag {
  readonly span: Span
  readonly id: string
  readonly target: string
  readonly label: string
  readonly kind: Severity | 'allowed'
}

/** The lines of one segment, each in an element of its own, markings bold and flags linked to their notes. */
export function renderLines(document: MarkedDocument, segment: Segment, flags: readonly Flag[], showText: boolean): Markup {
  const table = linesOf(document)
  const first = table.indexOf(segment.span.start)
  const last = table.indexOf(Math.max(segment.span.start, segment.span.end - 1))
  const bold = markingSpans(segment)
  const label = placeholderSpan(document, segment)
  const rows: Markup[] = []
  for (let index = first; index <= last; index++) {
    const line = table.line(index)
    if (!line) continue
    const shown = { start: Math.max(line.start, segment.span.start), end: Math.min(line.end, segment.span.end) }
    if (shown.end < shown.start) continue
    const number = shown.start === line.start ? markup` data-n="${index + 1}"` : markup``
    rows.push(markup`<span class="line"${number}>${renderLine(document, shown, { flags, bold, label, showText })}
</span>`)
  }
  return markup`<pre>${rows}</pre>`
}

interface Layers {
  readonly flags: readonly Flag[]
  readonly bold: readonly Span[]
  readonly label: Span | undefined
  readonly showText: boolean
}

function renderLine(document: MarkedDocument, line: Span, { flags, bold, label, showText }: Layers): Markup {
  const here = flags.filter(({ span }) => span.start <= line.end && span.end >= line.start && (span.end > line.start || isEmpty(span)))
  const edges = [...here.flatMap(({ span }) => [span.start, span.end]), ...bold.flatMap(({ start, end }) => [start, end])]
  const runs: { readonly flags: readonly Flag[]; readonly html: Markup }[] = []
  for (const piece of piecesOf(document, line, label, showText, edges)) {
    const covering = here.filter(({ span }) => span.start < piece.span.end && piece.span.start < span.end)
    const strong = bold.some(({ start, end }) => start < piece.span.end && piece.span.start < end)
    const text = renderPiece(piece, label)
    const html = strong ? markup`<b>${text}</b>` : text
    const previous = runs.at(-1)
    if (previous && sameFlags(previous.flags, covering)) runs[runs.length - 1] = { flags: covering, html: markup`${previous.html}${html}` }
    else runs.push({ flags: covering, html })
  }
  // A place where something is missing has no width: it stands before what follows it.
  const places = here.filter(({ span }) => isEmpty(span) || span.start >= line.end).map((flag) => flagged([flag], trusted(''), line))
  return markup`${places}${runs.map((run) => (run.flags.length === 0 ? run.html : flagged(run.flags, run.html, line)))}`
}

function isEmpty({ start, end }: Span): boolean {
  return end <= start
}

function sameFlags(one: readonly Flag[], other: readonly Flag[]): boolean {
  return one.length === other.length && one.every((flag, index) => flag === other[index])
}

const kinds: readonly Flag['kind'][] = ['error', 'warning', 'info', 'allowed']

/** A link to the note of the first flag; the stretch's id is given once, where it begins. */
function flagged(flags: readonly Flag[], html: Markup, line: Span): Markup {
  const [first] = flags
  if (!first) return html
  const worst = kinds.find((kind) => flags.some((flag) => flag.kind === kind)) ?? 'info'
  const ids = flags.map(({ target }) => target).join(' ')
  const begins = first.span.start >= line.start ? markup` id="${first.id}"` : markup``
  const label = flags.map((flag) => flag.label).join('; ')
  const empty = html.html === ''
  const name = empty ? markup` aria-label="${label}"` : markup` title="${label}"`
  return markup`<a class="flag ${worst}${empty && ' missing'}" href="#${first.target}" data-notes="${ids}"${begins}${name}>${html}</a>`
}

/** The line as it is shown: masked, or the text itself cut where a layer begins or ends. The words of a placeholder are words of the form. */
function piecesOf(document: MarkedDocument, line: Span, label: Span | undefined, showText: boolean, edges: readonly number[]): Piece[] {
  const within = label && { start: Math.max(label.start, line.start), end: Math.min(label.end, line.end) }
  if (within && within.end > within.start) {
    return [
      ...piecesOf(document, { start: line.start, end: within.start }, undefined, showText, edges),
      { span: within, shown: document.text.slice(within.start, within.end) },
      ...piecesOf(document, { start: within.end, end: line.end }, undefined, showText, edges),
    ]
  }
  if (line.end <= line.start) return []
  if (!showText) return maskLine(document, line)
  const cuts = [...new Set([line.start, line.end, ...edges.filter((edge) => edge > line.start && edge < line.end)])].sort((a, b) => a - b)
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? line.end
    return { span: { start, end }, shown: document.text.slice(start, end) }
  })
}

function renderPiece({ span, shown }: Piece, label: Span | undefined): Markup {
  if (label && span.start >= label.start && span.end <= label.end) return markup`<span class="label">${shown}</span>`
  if (shown === maskedProse) {
    return markup`<span class="masked" role="img" aria-label="masked text">${shown.split(' ').map((word, index) => markup`${index > 0 && ' '}<i>${word}</i>`)}</span>`
  }
  if (shown === maskedWord) return markup`<span class="masked" role="img" aria-label="masked word"><i>${shown}</i></span>`
  return markup`${shown}`
}

function markingSpans(segment: Segment): Span[] {
  if (segment.kind === 'captions') return segment.captions.map(({ span }) => span)
  if (!('marking' in segment) || !segment.marking) return []
  return [segment.marking.span]
}

const mayBeWithheld: ReadonlySet<Segment['kind']> = new Set(['portion', 'unmarked', 'subject', 'references', 'heading', 'field'] as const)

/** Where a placeholder of a release stands, if the segment has one. It is printed afresh and compared, so it can hold no word of a drafter. */
export function placeholderSpan({ text }: MarkedDocument, segment: Segment): Span | undefined {
  if (!mayBeWithheld.has(segment.kind)) return undefined
  if ('marking' in segment && segment.marking) return undefined
  const slice = text.slice(segment.span.start, segment.span.end)
  const at = slice.indexOf('[')
  if (at < 0) return undefined
  const words = slice.slice(at).trimEnd()
  const placeholder = parsePlaceholder(words)
  if (!placeholder || printPlaceholder(placeholder) !== words) return undefined
  const start = segment.span.start + at
  return { start, end: start + words.length }
}
