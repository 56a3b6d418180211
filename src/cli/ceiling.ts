import type { MarkedDocument } from '../../grammar/document.ts'
import { isClear } from '../../grammar/marking/marking.ts'
import { parseMarking } from '../../grammar/marking/parse.ts'
import { parseDocument } from '../../grammar/parse.ts'
import { ceilingNotice, isAboveCeiling } from '../ceiling.ts'
import { markingText } from '../report/summary.ts'
import { Failure, OverCeiling } from './failure.ts'

/** Reads a document, unless it is above the ceiling: then nothing of it goes any further. */
export function parseWithin(text: string, ceiling: string | undefined): MarkedDocument {
  const document = parseDocument(text)
  if (ceiling === undefined) return document
  const marking = parseMarking(ceiling, 'banner')
  if (!isClear(marking)) {
    throw new Failure('The ceiling is not a marking that is understood.', {
      remedy: 'Write a level: --ceiling UNCLASSIFIED, or --ceiling SECRET.',
    })
  }
  if (isAboveCeiling(document, marking)) throw new OverCeiling(ceilingNotice(markingText(marking, 'banner') ?? ''))
  return document
}
