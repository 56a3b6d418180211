import type { ExemptFamily, MarkedDocument } from '../grammar/document.ts'
import { findControl } from '../grammar/marking/marking.ts'
import { oncePerDocument } from '../grammar/once-per-document.ts'
import type { Span } from '../grammar/text/span.ts'
import { namedCodes } from '../grammar/vocabulary/named.ts'
import { entries } from '../grammar/vocabulary/register.ts'
import { dateOfOrigin, instructionsOf } from './declassification.ts'
import { kindOf } from './era-checks/block.ts'
import { type DocumentFacts, declassificationInRange } from './era-checks/declassification.ts'
import type { EraFault } from './era-checks/fault.ts'
import { reasonsFitDate } from './era-checks/reasons.ts'
import { blockAbove, clearMarkings, isClassified } from './facts.ts'
import type { Report } from './rule.ts'

/** A fault by the order of the day, and where it stands. */
export interface PlacedFault extends EraFault {
  readonly at: Span
}

/** The register names them as `ExemptFamily` does. */
const families = entries.filter(({ neverDeclassified }) => neverDeclassified).map(({ id }) => id as ExemptFamily)

/** The kinds of information in the portions that no order declassifies. */
export function exemptFamilies(document: MarkedDocument): readonly ExemptFamily[] {
  const markings = clearMarkings(document)
  const nuclear = families.filter((family) => markings.some((marking) => findControl(marking, family)))
  return markings.some(({ ownership }) => ownership === 'nato') ? [...nuclear, namedCodes.nato] : nuclear
}

/** What the declassification instructions and the reasons of a document offend against on its day. */
const placedFaults = oncePerDocument((document): readonly PlacedFault[] => {
  if (isClassified(document) === false) return []
  const facts: DocumentFacts = { origin: dateOfOrigin(document), families: exemptFamilies(document) }
  const instructions = instructionsOf(document).flatMap(({ value, at }) => {
    const fault = declassificationInRange(value, facts)
    return fault ? [{ ...fault, at }] : []
  })
  const reasons = reasonsFitDate(document.authority?.reasons ?? [], facts.origin)
  return [...instructions, ...reasons.map((fault) => ({ ...fault, at: fault.reason.span }))]
})

/** Reports the faults with these ids; the same said of two places is one fault, told at the first. */
export function reportEraFaults(document: MarkedDocument, ids: readonly string[], report: (found: Report) => void): void {
  const faults = placedFaults(document).filter(({ id }) => ids.includes(id))
  for (const [index, { severity, message, citation, at }] of faults.entries()) {
    if (faults.findIndex((earlier) => earlier.message === message) < index) continue
    report({ at, message, severity, citation, related: blockAbove(document, at) })
  }
}

/** True for a derivative block: it names a source and no reason. */
export function isDerivative(document: MarkedDocument): boolean {
  return document.authority !== undefined && kindOf(document.authority) === 'derivative'
}
