import type { MarkedDocument, Segment } from '../../../grammar/document.ts'
import { placeOf, segmentAt } from '../../../grammar/place.ts'
import type { Span } from '../../../grammar/text/span.ts'
import { letterOf, levelClass, levelWords } from './levels.ts'
import { type Flag, placeholderSpan, renderLines } from './lines.ts'
import { type Markup, markup } from './markup.ts'

/** A card in the margin, beside the segment that holds its offset. */
export interface Note {
  readonly at: number
  readonly card: Markup
}

export interface Sheet {
  readonly document: MarkedDocument
  /** What the ids on this sheet begin with. */
  readonly id: string
  readonly label: string
  readonly flags: readonly Flag[]
  readonly notes: readonly Note[]
  /** Tracks beside the text, one for each word of the banner line: from the banner line to the places that force the word. */
  readonly tracks: number
  /** By place, the tracks that stop there. */
  readonly forces: ReadonlyMap<string, readonly number[]>
  readonly showText: boolean
}

/** A document as rows: spine, tracks, lines, and the notes on it, so that whoever hears the page hears a note after what it is about. */
export function renderSheet(sheet: Sheet): Markup {
  const { document, id, label } = sheet
  const notes = bySegment(sheet, sheet.notes, ({ at }) => ({ start: at, end: at }))
  const flags = bySegment(sheet, sheet.flags, ({ span }) => span)
  const extents = trackExtents(sheet)
  const rows = document.segments.map((segment, index) =>
    renderRow(sheet, segment, { index, notes: notes.get(segment) ?? [], flags: flags.get(segment) ?? [], extents }),
  )
  return markup`<section class="sheet" id="${id}" aria-label="${label}">
${rows}</section>`
}

/** Items by the segments that they meet. */
function bySegment<T>({ document }: Sheet, items: readonly T[], spanOf: (item: T) => Span): ReadonlyMap<Segment, readonly T[]> {
  const found = new Map<Segment, T[]>()
  const indexes = new Map(document.segments.map((segment, index) => [segment, index]))
  for (const item of items) {
    const { start, end } = spanOf(item)
    const first = segmentAt(document, start)
    if (!first) continue
    for (let index = indexes.get(first) ?? 0; ; index++) {
      const segment = document.segments[index]
      if (!segment || (segment !== first && segment.span.start >= end)) break
      const known = found.get(segment)
      if (known) known.push(item)
      else found.set(segment, [item])
    }
  }
  return found
}

interface Row {
  readonly index: number
  readonly notes: readonly Note[]
  readonly flags: readonly Flag[]
  readonly extents: readonly (readonly [number, number])[]
}

function renderRow(sheet: Sheet, segment: Segment, { index, notes, flags, extents }: Row): Markup {
  const withheld = placeholderSpan(sheet.document, segment) !== undefined
  const letter = withheld ? undefined : letterOf(segment)
  const place = placeOf(sheet.document, segment.span.start)
  const forced = segment.kind === 'blank' ? [] : (sheet.forces.get(place) ?? [])
  const spine =
    letter === undefined
      ? withheld && markup`<span class="heard">Withheld. </span>`
      : markup`<span aria-hidden="true">${letter}</span><span class="heard">${spoken(segment, levelWords(letter))}</span>`
  const tracks = extents.map(([first, last], track) => {
    const state =
      index < first || index > last
        ? ''
        : index === first
          ? ' begin'
          : forced.includes(track)
            ? index === last
              ? ' stop end'
              : ' stop'
            : ' pass'
    return markup`<i class="track t${track % 4}${state}"></i>`
  })
  const held = forced.length > 0 ? ' forces' : ''
  return markup`<div class="row kind-${segment.kind} ${withheld ? 'withheld-row' : levelClass(letter)}${held}" data-place="${place}"><div class="spine">${spine}</div><div class="tracks" aria-hidden="true">${tracks}</div><div class="text">${renderLines(sheet.document, segment, flags, sheet.showText)}</div>${notes.length > 0 && markup`<div class="notes">${notes.map(({ card }) => card)}</div>`}</div>
`
}

function spoken(segment: Segment, level: string): string {
  if (segment.kind === 'portion') return `Portion ${segment.place}, ${level}. `
  return segment.kind === 'unmarked' ? 'Unmarked text. ' : `${level}. `
}

/** First and last row of each track: the banner line, and the last portion that forces the word. */
function trackExtents({ document, tracks, forces }: Sheet): readonly (readonly [number, number])[] {
  const banner = Math.max(
    document.segments.findIndex(({ kind }) => kind === 'banner'),
    0,
  )
  const last = new Array<number>(tracks).fill(banner)
  for (const [index, { kind, span }] of document.segments.entries()) {
    if (kind !== 'blank') for (const track of forces.get(placeOf(document, span.start)) ?? []) last[track] = Math.max(index, banner)
  }
  return last.map((row) => [banner, row])
}
