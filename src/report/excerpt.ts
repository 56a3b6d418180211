import type { MarkedDocument } from '../../grammar/document.ts'
import { linesOf } from '../../grammar/place.ts'
import type { Span } from '../../grammar/text/span.ts'
import { maskLine, type Piece } from './mask.ts'
import { displayWidth, printable, wrap } from './width.ts'

/** One stretch to point at. `label` stands beside the carets; the main stretch has heavy ones. */
export interface Mark {
  readonly span: Span
  readonly label: string
  readonly main: boolean
}

export interface ExcerptLayout {
  readonly width: number
  readonly showText: boolean
  readonly ascii: boolean
}

/** Lines of a marked stretch that are shown, from its first. */
const maxLines = 2

/**
 * The lines that the marks point at, in order, with carets under each mark.
 *
 *     ╭─ line 1
 *   1 │ C O N F I D E N T I A L ▒▒▒▒ 000123
 *     │ ━━━━━━━━━━━━━━━━━━━━━━━ says CONFIDENTIAL
 *     ┆
 *  14 │ 3. (S//NF) ░░░░░░░ ░░░ ░░░░░░░░░
 *     │    ─────── the highest portion
 *     ╰─
 */
export function excerpt(document: MarkedDocument, marks: readonly Mark[], layout: ExcerptLayout): string[] {
  const table = linesOf(document)
  const byLine = new Map<number, Mark[]>()
  for (const mark of marks) {
    const first = table.indexOf(mark.span.start)
    const last = Math.min(table.indexOf(Math.max(mark.span.start, mark.span.end - 1)), first + maxLines - 1)
    for (let index = first; index <= last; index++) {
      const marksOfLine = byLine.get(index) ?? []
      marksOfLine.push(index === last ? mark : { ...mark, label: '' })
      byLine.set(index, marksOfLine)
    }
  }
  const indexes = [...byLine.keys()].sort((a, b) => a - b)
  const gutter = Math.max(3, String((indexes.at(-1) ?? 0) + 1).length)
  const blank = `${' '.repeat(gutter)} │ `
  const mainMark = marks.find((mark) => mark.main) ?? marks[0]
  const out = [`${' '.repeat(gutter)} ╭─ line ${table.indexOf(mainMark?.span.start ?? 0) + 1}`]
  let previous: number | undefined
  for (const index of indexes) {
    if (previous !== undefined && index > previous + 1) out.push(`${' '.repeat(gutter)} ┆`)
    previous = index
    const line = table.line(index)
    if (!line) continue
    const marksOfLine = (byLine.get(index) ?? []).sort((a, b) => a.span.start - b.span.start)
    const window = windowOf(cellsOf(document, line, layout), marksOfLine, layout.width - gutter - 3)
    out.push(`${String(index + 1).padStart(gutter)} │ ${window.map((cell) => cell.shown).join('')}`.trimEnd())
    for (const mark of marksOfLine) for (const row of caretRows(window, mark, line, layout.width - gutter - 3)) out.push(blank + row)
  }
  out.push(`${' '.repeat(gutter)} ╰─`)
  return out
}

/** Real text for those who asked for it, character by character; else the masked line. */
function cellsOf(document: MarkedDocument, line: Span, { showText, ascii }: ExcerptLayout): readonly Piece[] {
  if (!showText)
    return ascii
      ? maskLine(document, line).map((piece) => ({ ...piece, shown: piece.shown.replaceAll('¶', 'P') }))
      : maskLine(document, line)
  const cells: Piece[] = []
  for (let at = line.start; at < line.end; ) {
    const character = String.fromCodePoint(document.text.codePointAt(at) ?? 0x20)
    cells.push({ span: { start: at, end: at + character.length }, shown: character === '\t' ? '    ' : printable(character) })
    at += character.length
  }
  return cells
}

/** The stretch of a long line around its first mark, with `…` where something was left out. */
function windowOf(cells: readonly Piece[], marks: readonly Mark[], width: number): readonly Piece[] {
  const total = cells.reduce((sum, cell) => sum + displayWidth(cell.shown), 0)
  if (total <= width) return cells
  const target = marks.find((mark) => mark.main) ?? marks[0]
  let first = Math.max(
    cells.findIndex((cell) => cell.span.end > (target?.span.start ?? 0)),
    0,
  )
  let lead = 0
  while (first > 0 && lead < Math.floor(width / 4)) lead += displayWidth(cells[--first]?.shown ?? '')
  const shown: Piece[] = []
  let used = 0
  for (let index = first; index < cells.length; index++) {
    const cell = cells[index]
    if (!cell) break
    used += displayWidth(cell.shown)
    if (used > width - 2) break
    shown.push(cell)
  }
  const start = shown[0]?.span.start ?? 0
  const end = shown.at(-1)?.span.end ?? start
  const before: Piece[] = first > 0 ? [{ span: { start, end: start }, shown: '…' }] : []
  const after: Piece[] = first + shown.length < cells.length ? [{ span: { start: end, end }, shown: '…' }] : []
  return [...before, ...shown, ...after]
}

/** Carets under a mark; its label beside them when it fits, else on rows of its own. */
function caretRows(cells: readonly Piece[], mark: Mark, line: Span, width: number): string[] {
  let from = 0
  let length = 0
  for (const cell of cells) {
    const columns = displayWidth(cell.shown)
    if (length === 0 && cell.span.end <= mark.span.start) from += columns
    else if (cell.span.start < mark.span.end && cell.span.end > cell.span.start) length += columns
  }
  const carets = (mark.main ? '━' : '─').repeat(Math.max(1, Math.min(length, width - from)))
  if (mark.span.start > line.end) from = 0
  const row = ' '.repeat(from) + carets
  if (mark.label === '') return [row]
  if (displayWidth(row) + 1 + displayWidth(mark.label) <= width) return [`${row} ${mark.label}`]
  return [row, ...wrap(mark.label, Math.max(width, 30))]
}
