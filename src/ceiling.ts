import type { MarkedDocument } from '../grammar/document.ts'
import type { Marking, MarkingValue } from '../grammar/marking/marking.ts'
import type { Level } from '../grammar/vocabulary/entry.ts'
import { isBelow } from '../grammar/vocabulary/levels.ts'

/** The only thing that is said about a file above the ceiling. Nothing in it comes from the file, not even its markings. */
export function ceilingNotice(ceiling: string): string {
  return `STOP  This file is marked above what this computer may hold (ceiling ${ceiling}).
      Do not copy, mail or delete it. Leave it where it is and call your security officer.
      bannerline showed and stored nothing of it.
`
}

const letterLevels: Readonly<Record<string, Level>> = { U: 'U', E: 'U', R: 'R', C: 'C', S: 'S', T: 'TS' }

/**
 * True when anything in the document is marked above the ceiling: header, banner lines, page headers, subject, headings, portions.
 * A banner line whose level cannot be read counts as above.
 */
export function isAboveCeiling(document: MarkedDocument, ceiling: MarkingValue): boolean {
  const above = (level: Level | undefined): boolean => level !== undefined && isBelow(ceiling.level ?? 'U', level)
  const letter = document.header?.security?.letter
  if (letter && above(letterLevels[letter])) return true
  if (document.bannerLines.some(({ marking }) => marking.level === undefined)) return true
  return markingsOf(document).some(({ level }) => above(level))
}

function markingsOf(document: MarkedDocument): readonly Marking[] {
  const found: (Marking | undefined)[] = document.pageHeaders.map(({ marking }) => marking)
  for (const segment of document.segments) {
    if (segment.kind === 'banner' || segment.kind === 'subject' || segment.kind === 'heading' || segment.kind === 'portion')
      found.push(segment.marking)
  }
  return found.filter((marking) => marking !== undefined)
}
