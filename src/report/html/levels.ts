import type { Segment } from '../../../grammar/document.ts'
import { isClear, type Marking } from '../../../grammar/marking/marking.ts'
import type { Level } from '../../../grammar/vocabulary/entry.ts'
import { levelEntry } from '../../../grammar/vocabulary/levels.ts'

/** What the spine of a stretch says: a level, `?` where no clear marking covers it, nothing where none belongs. */
export type Letter = Level | '?' | undefined

/** The letter of a segment. A portion under an "entire text" mark has that mark's. */
export function letterOf(segment: Segment): Letter {
  if (segment.kind === 'portion') return clearLevel(segment.effective)
  if (segment.kind === 'banner' || segment.kind === 'subject' || segment.kind === 'heading') return clearLevel(segment.marking)
  if (segment.kind === 'page-header') return segment.marking && clearLevel(segment.marking)
  return segment.kind === 'unmarked' ? '?' : undefined
}

function clearLevel(marking: Marking | undefined): Letter {
  return marking && isClear(marking) ? marking.level : '?'
}

/** The level in words, for people who hear the page. */
export function levelWords(letter: Level | '?'): string {
  return letter === '?' ? 'no clear marking' : levelEntry(letter).title
}

/** Part of a class name: `none` is a question mark. */
export function levelClass(letter: Letter): string {
  return letter === '?' ? 'level-none' : letter === undefined ? 'level-form' : `level-${letter}`
}
