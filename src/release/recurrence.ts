import type { MarkedDocument, Segment } from '../../grammar/document.ts'
import { isClear, type Marking } from '../../grammar/marking/marking.ts'
import { printMarking } from '../../grammar/marking/print.ts'
import { linesOf, placeOf } from '../../grammar/place.ts'
import { publicAudience } from '../../grammar/vocabulary/named.ts'
import { parsePlaceholder, readOmissions } from './placeholder.ts'
import { wordsOf } from './residue.ts'

/** A text that may recur: a portion, a subject or a heading, by its words alone. */
export interface Unit {
  readonly path: string
  readonly place: string
  /** From 1. */
  readonly line: number
  /** The portion mark in canonical form, `unmarked`, `unclear`, or `withheld` for a placeholder. */
  readonly marking: string
  readonly words: readonly string[]
  /** How many times words are withheld inside it. */
  readonly omissions: number
}

export interface ComparedDocument {
  readonly path: string
  /** What tells that two texts are versions of one message; undefined when nothing does. */
  readonly message: string | undefined
  readonly banner: string
  readonly units: readonly Unit[]
}

/**
 * Two places that do not agree. `marking`: the same words stand under different markings. `withheld`: one release of a message withholds
 * what another shows.
 */
export interface Recurrence {
  readonly kind: 'marking' | 'withheld'
  readonly one: Unit
  readonly other: Unit
  /** Length of the longest run of words that stands in both; undefined where one of them shows none. */
  readonly words: number | undefined
}

/** What a comparison needs of a document. The document itself need not be kept. */
export function readCompared(path: string, document: MarkedDocument): ComparedDocument {
  const banner = document.bannerLines[0]
  const record = document.header?.recordNumber?.value
  const post = record?.post ?? banner?.post?.value
  const number = record?.number ?? document.bannerLines.find((line) => line.number)?.number?.value
  const year = record?.year ?? document.date?.value.year
  return {
    path,
    message: post !== undefined && number !== undefined ? `${post} ${Number(number)} ${year === undefined ? '' : year % 100}` : undefined,
    banner: banner && isClear(banner.marking) ? printMarking(banner.marking, 'banner') : '',
    units: document.segments.flatMap((segment) => unitOf(path, document, segment) ?? []),
  }
}

function unitOf(path: string, document: MarkedDocument, segment: Segment): Unit | undefined {
  if (segment.kind !== 'portion' && segment.kind !== 'subject' && segment.kind !== 'heading') return undefined
  const { start } = segment.span
  const body = segment.kind === 'heading' ? { start: segment.marking?.span.end ?? start, end: segment.span.end } : segment.body
  const text = document.text.slice(body.start, body.end)
  const empty =
    segment.marking === undefined &&
    ((segment.kind === 'portion' && segment.withheldByPublisher) || parsePlaceholder(text.trim()) !== undefined)
  const marking = segment.kind === 'portion' ? segment.effective : segment.marking
  return {
    path,
    place: placeOf(document, start),
    line: linesOf(document).position(start).line,
    marking: empty ? 'withheld' : markingText(marking),
    words: empty ? [] : wordsOf(text).map(({ folded }) => folded),
    omissions: empty ? 0 : readOmissions(text).length,
  }
}

function markingText(marking: Marking | undefined): string {
  if (!marking) return 'unmarked'
  return isClear(marking) ? printMarking(marking, 'portion') : 'unclear'
}

/** Everything that does not agree, in the order of the documents. The work grows with the number of words, not with that of pairs. */
export function findRecurrences(documents: readonly ComparedDocument[]): Recurrence[] {
  return [...differentlyMarked(documents), ...differentlyWithheld(documents)]
}

// The same words under different markings

const shingle = 5
const window = 4
/** Every common run of at least so many words is found: winnowing, Schleimer, Wilkerson and Aiken 2003. */
export const shortestRun = shingle + window - 1
/** Places that are kept for one fingerprint, one for each marking. More markings than this for the same words tell nothing new. */
const mostPlaces = 16

interface Occurrence {
  readonly unit: Unit
  readonly at: number
}

function differentlyMarked(documents: readonly ComparedDocument[]): Recurrence[] {
  const seen = new Map<number, Occurrence[]>()
  const found: Recurrence[] = []
  for (const { units } of documents) {
    for (const unit of units) {
      const longest = new Map<Unit, number>()
      const covered = new Map<Unit, number>()
      for (const { hash, at } of fingerprints(unit.words)) {
        const others = seen.get(hash) ?? []
        for (const other of others) {
          if (other.unit.marking === unit.marking || (covered.get(other.unit) ?? -1) > at) continue
          const { length, end } = commonRun(unit.words, at, other.unit.words, other.at)
          covered.set(other.unit, end)
          if (length >= shortestRun) longest.set(other.unit, Math.max(longest.get(other.unit) ?? 0, length))
        }
        if (others.length < mostPlaces && !others.some((other) => other.unit.marking === unit.marking)) {
          others.push({ unit, at })
          seen.set(hash, others)
        }
      }
      for (const [other, words] of longest) found.push({ kind: 'marking', one: other, other: unit, words })
    }
  }
  return found
}

/** Of each window of shingles the one with the least hash, the last of equals. */
function fingerprints(words: readonly string[]): { hash: number; at: number }[] {
  const hashes = shingleHashes(words)
  const chosen: { hash: number; at: number }[] = []
  for (let from = 0; from + window <= hashes.length; from++) {
    let at = from
    for (let next = from + 1; next < from + window; next++) if ((hashes[next] ?? 0) <= (hashes[at] ?? 0)) at = next
    if (chosen.at(-1)?.at !== at) chosen.push({ hash: hashes[at] ?? 0, at })
  }
  return chosen
}

function shingleHashes(words: readonly string[]): number[] {
  const single = words.map(hashWord)
  const hashes: number[] = []
  for (let at = 0; at + shingle <= single.length; at++) {
    let hash = 17
    for (let next = at; next < at + shingle; next++) hash = (Math.imul(hash, 0x01000193) ^ (single[next] ?? 0)) >>> 0
    hashes.push(Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0)
  }
  return hashes
}

/** FNV-1a, 32 bits. A chance equality costs a comparison and nothing else, because the words are compared afterwards. */
function hashWord(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** The run of equal words around two positions, and where it ends in the first text. */
function commonRun(one: readonly string[], at: number, other: readonly string[], otherAt: number): { length: number; end: number } {
  let before = 0
  while (before < at && before < otherAt && one[at - before - 1] === other[otherAt - before - 1]) before++
  let after = 0
  while (at + after < one.length && one[at + after] === other[otherAt + after]) after++
  return { length: after === 0 ? 0 : before + after, end: at + after }
}

// One release withholds what another shows

/**
 * Versions of one message, place by place. A release to partners shows what one to the public withholds, as it should; what is public in
 * one must not be withheld in another, nor may two releases with the same banner line differ.
 */
function differentlyWithheld(documents: readonly ComparedDocument[]): Recurrence[] {
  const messages = new Map<string, ComparedDocument[]>()
  for (const document of documents) {
    if (document.message === undefined) continue
    const versions = messages.get(document.message) ?? []
    versions.push(document)
    messages.set(document.message, versions)
  }
  const found: Recurrence[] = []
  for (const versions of messages.values()) {
    if (versions.length < 2) continue
    const shown = new Map<string, Unit>()
    const fullest = (key: string, unit: Unit) => {
      const known = shown.get(key)
      if (!known || unit.omissions < known.omissions) shown.set(key, unit)
    }
    for (const { banner, units } of versions) {
      for (const unit of units) {
        if (unit.marking === 'withheld') continue
        if (unit.marking === '(U)') fullest(`${publicAudience} ${unit.place}`, unit)
        fullest(`same ${banner} ${unit.place}`, unit)
      }
    }
    for (const { path, banner, units } of versions) {
      for (const unit of units) {
        if (unit.marking !== 'withheld' && unit.omissions === 0) continue
        const other = [shown.get(`${publicAudience} ${unit.place}`), shown.get(`same ${banner} ${unit.place}`)].find(
          (one) => one && one.path !== path && (unit.marking === 'withheld' || one.omissions < unit.omissions),
        )
        if (other) found.push({ kind: 'withheld', one: unit, other, words: undefined })
      }
    }
  }
  return found
}
