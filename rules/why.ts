import type { MarkedDocument } from '../grammar/document.ts'
import { isClear, type Marking, type MarkingValue } from '../grammar/marking/marking.ts'
import { placeOf } from '../grammar/place.ts'
import type { CalendarDate } from '../grammar/text/date.ts'
import type { Profile } from '../grammar/vocabulary/entry.ts'
import { releasable } from './releasable.ts'
import { type RollUp, rollUp } from './roll-up.ts'

/** A portion, subject or heading that counts for the banner line. Unclear and unmarked ones have no marking. */
export interface Contributor {
  readonly place: string
  readonly marking: Marking | undefined
}

/** How the banner line comes about. */
export interface Why {
  readonly contributors: readonly Contributor[]
  /** The roll-up of those that count; `witnesses[…].from` are indices into `contributors`. */
  readonly rollUp: RollUp
  /** What the banner line says now; undefined when it cannot be read. */
  readonly banner: Marking | undefined
  /** The places that were left out on request. */
  readonly without: readonly string[]
  /** Unmarked or unclear: they count at the level of the banner line, whatever the others say. */
  readonly unclear: readonly Contributor[]
}

export interface WhySettings {
  readonly profile: Profile
  readonly asOf?: CalendarDate | undefined
  /** Places to leave out, for "what if". */
  readonly without?: readonly string[]
}

/** Which portions force each word of the banner line. A place that the document does not have changes nothing. */
export function why(document: MarkedDocument, { profile, asOf, without = [] }: WhySettings): Why {
  const left = new Set(without)
  const contributors = contributorsOf(document).filter(({ place }) => !left.has(place))
  const clear = contributors.flatMap(({ marking }, index) => (marking && isClear(marking) ? [{ marking, index }] : []))
  const banner = document.bannerLines[0]?.marking
  const rolled = rollUp(
    clear.map(({ marking }) => marking),
    { profile, asOf, banner },
  )
  return {
    contributors,
    rollUp: {
      ...rolled,
      witnesses: rolled.witnesses.map(({ id, from }) => ({ id, from: from.map((index) => clear[index]?.index ?? 0) })),
    },
    banner: banner && isClear(banner) ? banner : undefined,
    without: [...left],
    unclear: contributors.filter(({ marking }) => !marking || !isClear(marking)),
  }
}

/**
 * The smallest set of places to leave out so that the rest may go to an audience: those that may not go by themselves, and those that
 * say nothing clear. No more is needed, because the roll-up of what may go may go itself.
 */
export function leaveOutFor(document: MarkedDocument, audience: MarkingValue, profile: Profile): readonly Contributor[] {
  return contributorsOf(document).filter(
    ({ marking }) => !marking || !isClear(marking) || !releasable(marking, audience, { profile }).releasable,
  )
}

/** Titles are portions too (32 CFR 2001.21(c)), but a heading or a subject without a mark is customary and counts for nothing here. */
function contributorsOf(document: MarkedDocument): Contributor[] {
  const found: Contributor[] = []
  for (const segment of document.segments) {
    if (segment.kind === 'portion' && !segment.withheldByPublisher) found.push({ place: segment.place, marking: segment.effective })
    else if ((segment.kind === 'subject' || segment.kind === 'heading') && segment.marking)
      found.push({ place: placeOf(document, segment.span.start), marking: segment.marking })
  }
  return found
}
