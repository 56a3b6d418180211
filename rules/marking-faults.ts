import type { MarkedDocument } from '../grammar/document.ts'
import { isClear, type Marking, type MarkingForm } from '../grammar/marking/marking.ts'
import { printMarking } from '../grammar/marking/print.ts'
import { shiftSpan } from '../grammar/text/span.ts'
import { faultsOf } from './check-marking.ts'
import { allMarkings, oncePerCheck } from './facts.ts'
import type { MarkingFault, MarkingRule } from './marking-checks/fault.ts'
import type { Context, Fix, Report } from './rule.ts'

interface DocumentFault extends MarkingFault {
  readonly fix: Fix | undefined
}

/**
 * Reports the faults of one kind that the markings of a document have, each judged by itself. A marking whose meaning is in doubt is left
 * to `malformed-marking`. The register is the intelligence community's: what it says of a State telegram is a warning at most.
 */
export function reportFaults(document: MarkedDocument, rule: MarkingRule, report: (found: Report) => void, context: Context): void {
  for (const { severity, span: at, message, citation, fix } of faultsByRule(document, context).get(rule) ?? []) {
    const lowered = severity === 'warning' || context.profile === 'state'
    report({ at, message, citation, ...(fix ? { fix } : {}), ...(lowered ? { severity: 'warning' } : {}) })
  }
}

/** The faults of all markings, in the order of the text. The same words have the same faults, wherever they stand. */
const faultsByRule = oncePerCheck((document, context): ReadonlyMap<MarkingRule, readonly DocumentFault[]> => {
  const known: Readonly<Record<MarkingForm, Map<string, readonly MarkingFault[]>>> = { banner: new Map(), portion: new Map() }
  const byRule = new Map<MarkingRule, DocumentFault[]>()
  for (const marking of allMarkings(document)) {
    if (!isClear(marking)) continue
    const { start, end } = marking.span
    const words = document.text.slice(start, end)
    const byWords = known[marking.form]
    let faults = byWords.get(words)
    if (!faults) {
      faults = faultsOf(marking, context).map((fault) => ({ ...fault, span: shiftSpan(fault.span, -start) }))
      byWords.set(words, faults)
    }
    for (const fault of faults) {
      const fix = fault.rule === 'marking-order' ? inOrder(document, marking) : undefined
      const placed = { ...fault, span: shiftSpan(fault.span, start), fix }
      const alike = byRule.get(fault.rule)
      if (alike) alike.push(placed)
      else byRule.set(fault.rule, [placed])
    }
  }
  return byRule
})

/** The marking with its words in order. Names of compartments may be unpublished, and letters set apart stay as they are: neither is written anew. */
function inOrder(document: MarkedDocument, marking: Marking): Fix | undefined {
  const isNamed = marking.controls.every(({ id, parts }) => id !== '' && parts.length === 0) && !hasUnregistered(marking)
  const isPlain = !marking.entireText && !(marking.form === 'banner' && document.format === 'cable')
  return isNamed && isPlain ? { at: marking.span, text: printMarking(marking, marking.form) } : undefined
}

function hasUnregistered({ problems }: Marking): boolean {
  return problems.some(({ kind }) => kind === 'unregistered')
}
