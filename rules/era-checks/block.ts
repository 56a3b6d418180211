import type { AuthorityBlock } from '../../grammar/document.ts'
import { compareDates } from '../../grammar/text/date.ts'
import { type DocumentFacts, declassificationInRange, severalValuesFault } from './declassification.ts'
import { cite, days, type EraFault } from './fault.ts'
import { reasonsFitDate } from './reasons.ts'

/** What a block says it is. `both` and `neither` are faults, except for information classified by statute. */
export type AuthorityKind = 'original' | 'derivative' | 'both' | 'neither'

/** A reason makes it original, a source derivative (32 CFR 2001.21, 2001.22). */
export function kindOf(block: AuthorityBlock): AuthorityKind {
  const original = block.reasons.length > 0
  if (block.derivedFrom) return original ? 'both' : 'derivative'
  return original ? 'original' : 'neither'
}

export interface BlockFacts extends DocumentFacts {
  /** The document lists the sources of `Multiple Sources`, or says where the list is. */
  readonly sourceList?: boolean
  /** The declassification instruction stands elsewhere, as on the E.O. line of a cable. */
  readonly declassifiedElsewhere?: boolean
  /** All its classified portions are RD or FRD: classified by statute, without a reason (10 CFR 1045.140). */
  readonly nuclearOnly?: boolean
}

/** Everything that is wrong with a block on the day of its document, kind first, then reasons, then declassification. */
export function blockFitsDate(block: AuthorityBlock, facts: BlockFacts): EraFault[] {
  const values = block.declassifyOn ? [block.declassifyOn, ...(block.furtherDeclassifyOn ?? [])].map(({ value }) => value) : []
  const first = values[0] ?? (facts.declassifiedElsewhere || facts.nuclearOnly ? undefined : ({ kind: 'missing' } as const))
  const several = severalValuesFault(values)
  const range = first && !several ? declassificationInRange(first, facts) : undefined
  // A derivative block takes the day of its source, which may be up to 25 years off (32 CFR 2001.22(e)).
  const judged = range?.id === 'declassify-beyond-10-years' && block.derivedFrom ? undefined : range
  return [
    kindFault(block, facts),
    classifierFault(block, facts),
    listFault(block, facts),
    ...reasonsFitDate(block.reasons, facts.origin),
    several,
    judged,
  ].filter((fault) => fault !== undefined)
}

function kindFault(block: AuthorityBlock, { origin, nuclearOnly }: BlockFacts): EraFault | undefined {
  const kind = kindOf(block)
  if (nuclearOnly) {
    if (block.reasons.length === 0) return undefined
    return fault('reason-on-nuclear', 'error', 'RD and FRD are classified by statute; the block has no reason.', cite.nuclear)
  }
  if (kind === 'both') {
    return fault(
      'reason-and-source',
      'error',
      'A reason is for original classification, a source for derivative; keep one.',
      cite.derivative,
    )
  }
  if (kind !== 'neither' || (origin && compareDates(origin, days.reasons) < 0)) return undefined
  return fault('reason-and-source-missing', 'error', 'The block has neither a reason nor a source.', cite.original)
}

/** A derivative block names its classifier since E.O. 13526; earlier ones often do not, which is unverified. */
function classifierFault(block: AuthorityBlock, { origin }: BlockFacts): EraFault | undefined {
  if (block.classifiedBy) return undefined
  if (kindOf(block) === 'derivative') {
    if (!origin || compareDates(origin, days.order13526) < 0) return undefined
    return fault('classifier-missing', 'warning', 'Since 27 June 2010 a derivative block names its classifier.', cite.derivative)
  }
  return fault('classifier-missing', 'error', 'The block names no classifier.', cite.original)
}

function listFault(block: AuthorityBlock, { sourceList }: BlockFacts): EraFault | undefined {
  if (!block.derivedFrom?.value.multipleSources || sourceList !== false) return undefined
  return fault('source-list-missing', 'warning', 'Multiple Sources takes a list of them, on the document or attached.', cite.derivative)
}

function fault(id: string, severity: EraFault['severity'], message: string, citation: EraFault['citation']): EraFault {
  return { id, severity, message, citation }
}
