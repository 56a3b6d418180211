import type { MarkedDocument } from '../../grammar/document.ts'
import { isClear } from '../../grammar/marking/marking.ts'
import { parseMarking } from '../../grammar/marking/parse.ts'
import { parseDocument } from '../../grammar/parse.ts'
import { ceilingNotice, isAboveCeiling } from '../ceiling.ts'
import { markingText } from '../report/summary.ts'
import { Failure, OverCeiling } from './failure.ts'
import type { Input } from './inputs.ts'
import { readText } from './read.ts'
import type { SettingsReader } from './settings.ts'

/** Reads a document, unless it is above a ceiling, that of the flag or that of the settings: then nothing of it goes any further. */
export function parseWithin(text: string, ...ceilings: readonly (string | undefined)[]): MarkedDocument {
  const document = parseDocument(text)
  for (const ceiling of ceilings) if (ceiling !== undefined) refuseAbove(document, ceiling)
  return document
}

/**
 * Looks at every file before anything is printed or written of any. Standard input can be read only once; it comes first and is looked
 * at then. What cannot be read is told where it is read for good.
 */
export async function refuseAnyAbove(inputs: readonly Input[], ceiling: string | undefined, settings: SettingsReader): Promise<void> {
  parseWithin('', ceiling)
  for (const input of inputs) {
    const ofFolder = settings.settingsFor(input.file).folder?.ceiling
    if (input.file === undefined || (ceiling === undefined && ofFolder === undefined)) continue
    const read = await readText(input).catch(() => undefined)
    if (read) parseWithin(read.text, ceiling, ofFolder)
  }
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
