import type { MarkedDocument } from '../../grammar/document.ts'
import { isClear } from '../../grammar/marking/marking.ts'
import { parseMarking } from '../../grammar/marking/parse.ts'
import { parseDocument } from '../../grammar/parse.ts'
import { ceilingNotice, isAboveCeiling } from '../ceiling.ts'
import { markingText } from '../report/summary.ts'
import { Failure, OverCeiling } from './failure.ts'

/** Reads a document, unless it is above a ceiling, that of the flag or that of the settings: then nothing of it goes any further. */
export function parseWithin(text: string, ...ceilings: readonly (string | undefined)[]): MarkedDocument {
  const document = parseDocument(text)
  for (const ceiling of ceilings) if (ceiling !== undefined) refuseAbove(document, ceiling)
  return document
}

function refuseAbove(document: MarkedDocument, ceiling: string): void {
  const marking = parseMarking(ceiling, 'banner')
  if (!isClear(marking)) {
    throw new Failure('The ceiling is not a marking that is understood.', {
      remedy: 'Write a level: --ceiling UNCLASSIFIED, or --ceiling SECRET.',
    })
  }
  if (isAboveCeiling(document, marking)) throw new OverCeiling(ceilingNotice(markingText(marking, 'banner') ?? ''))
}
