import type { MarkedDocument, Segment } from '../../../grammar/document.ts'
import { segmentAt } from '../../../grammar/place.ts'
import { letterOf, levelClass, levelWords } from './levels.ts'
import { type Flag, placeholderSpan, renderLines } from './lines.ts'
import { type Markup, markup } from './markup.ts'
import type { ForcedWord } from './why.ts'

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
  /** Words of the banner line; each has a track beside the text, from the banner line to the portions that force it. */
  readonly words: readonly ForcedWord[]
  readonly showText: boolean
}

/** A document as rows: spine, tracks, lines, and the notes on it, so that whoever hears the page hears a note after what it is about. */
export function renderSheet(sheet: Sheet): Markup {
  const { document, id, label } = sheet
  const notes = new Map<Segment | undefined, Note[]>()
  for (const note of sheet.notes) {
    const segment = segmentAt(document, note.at)
    notes.set(segment, [...(notes.get(segment) ?? []), note])
  }
  const extents = trackExtents(sheet)
  const rows = document.segments.map((segment, index) => renderRow(sheet, segment, index, notes.get(segment) ?? [], extents))
  return markup`<section class="sheet" id="${id}" aria-label="${label}">
${rows}</section>`
}

function renderRow(
  sheet: Sheet,
  segment: Segment,
  index: number,
  notes: readonly Note[],
  extents: readonly (readonly [number, number])[],
): Markup {
  const withheld = placeholderSpan(sheet.document, segment) !== undefined
  const letter = withheld ? undefined : letterOf(segment)
  const place = segment.kind === 'portion' ? segment.place : segment.kind
  const flags = sheet.flags.filter(
    ({ span }) => span.start < Math.max(segment.span.end, segment.span.start + 1) && span.end >= segment.span.start,
  )
  const forced = segment.kind === 'portion' ? sheet.words.map(({ from }) => from.includes(segment.place)) : []
  const spine =
    letter === undefined
      ? withheld && markup`<span class="heard">Withheld. </span>`
      : markup`<span aria-hidden="true">${letter}</span><span class="heard">${spoken(segment, levelWords(letter))}</span>`
  const tracks = extents.map(([first, last], track) => {
    const state =
      index < first || index > last ? '' : index === first ? ' begin' : forced[track] ? (index === last ? ' stop end' : ' stop') : ' pass'
    return markup`<i class="track t${track % 4}${state}"></i>`
  })
  const held = segment.kind !== 'blank' && segment.kind !== 'unmarked' && forced.includes(true) ? ' forces' : ''
  return markup`<div class="row kind-${segment.kind} ${withheld ? 'withheld-row' : levelClass(letter)}${held}" data-place="${place}"><div class="spine">${spine}</div><div class="tracks" aria-hidden="true">${tracks}</div><div class="text">${renderLines(sheet.document, segment, flags, sheet.showText)}</div>${notes.length > 0 && markup`<div class="notes">${notes.map(({ card }) => card)}</div>`}</div>
`
}

function spoken(segment: Segment, level: string): string {
  if (segment.kind === 'portion') return `Portion ${segment.place}, ${level}. `
  return segment.kind === 'unmarked' ? 'Unmarked text. ' : `${level}. `
}

/** First and last row of each track: the banner line, and the last portion that forces the word. */
function trackExtents({ document, words }: Sheet): readonly (readonly [number, number])[] {
  const banner = Math.max(
    document.segments.findIndex(({ kind }) => kind === 'banner'),
    0,
  )
  return words.map(({ from }) => [
    banner,
    document.segments.reduce((last, segment, index) => (segment.kind === 'portion' && from.includes(segment.place) ? index : last), banner),
  ])
}
