import type { ControlValue } from '../grammar/marking/marking.ts'
import { findEntry } from '../grammar/vocabulary/register.ts'

/** True for a control of a portion that leaves its list or its names to the banner line: `REL`, `EYES`, `ACCM`. */
export function isAbbreviation({ id, codes, parts }: ControlValue): boolean {
  const entry = findEntry(id)
  if (entry?.list === 'with-usa') return codes.length === 0
  return entry?.needsPart?.in === 'banner' && parts.length === 0
}
