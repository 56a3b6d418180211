import type { MarkedDocument } from '../../grammar/document.ts'
import type { CalendarDate } from '../../grammar/text/date.ts'
import type { Profile } from '../../grammar/vocabulary/entry.ts'
import { profileFor } from '../../rules/check.ts'
import { isMixedRecord } from '../../rules/facts.ts'
import type { Severity } from '../../rules/rule.ts'
import { type FileSettings, levelsOn } from './settings.ts'

/** What flags say about judging a document; they win over settings. */
export interface CheckFlags {
  readonly profile?: Profile | undefined
  readonly asOf?: CalendarDate | undefined
  readonly rule?: Readonly<Record<string, Severity | 'off'>> | undefined
  readonly only?: readonly string[] | undefined
  readonly skip?: readonly string[] | undefined
}

/** How a document is judged: by flags, else settings, else what it is and says itself. */
export function checkSettings(document: MarkedDocument, settings: FileSettings, { profile, asOf, rule, only, skip }: CheckFlags) {
  const day = asOf ?? (isMixedRecord(document) ? undefined : document.date?.value)
  return {
    profile: profile ?? settings.profile ?? profileFor(document),
    asOf: day,
    rules: { ...levelsOn(settings.rules, day), ...rule },
    only,
    skip,
  }
}
