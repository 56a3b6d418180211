import type { MarkedDocument } from '../grammar/document.ts'
import { isClear, type Marking } from '../grammar/marking/marking.ts'
import { printMarking } from '../grammar/marking/print.ts'
import { formatDate } from '../grammar/text/date.ts'
import { span } from '../grammar/text/span.ts'
import { faultsOf } from './check-marking.ts'
import { allMarkings } from './facts.ts'
import type { MarkingFault, MarkingRule } from './marking-checks/fault.ts'
import type { Context, Fix, Report } from './rule.ts'

interface DocumentFault extends MarkingFault {
  readonly fix: Fix | undefined
}

const kept = new WeakMap<MarkedDocument, Map<string, readonly DocumentFault[]>>()

/**
 * Reports the faults of one kind that the markings of a document have, each judged by itself. A marking whose meaning is in doubt is left
 * to `malformed-marking`. The register is the intelligence community's: what it says of a State telegram is a warning at most.
 */
export function reportFaults(document: MarkedDocument, rule: MarkingRule, report: (found: Report) => void, context: Context): void {
  for (const { rule: kind, severity, span: at, message, citation, fix } of documentFaults(document, context)) {
    if (kind !== rule) continue
    const lowered = severity === 'warning' || context.profile === 'state'
    report({ at, message, citation, ...(fix ? { fix } : {}), ...(lowered ? { severity: 'warning' } : {}) })
  }
}

/** The faults of all markings, worked out once for a profile and day. The same words have the same faults, wherever they stand. */
function documentFaults(document: MarkedDocument, context: Context): readonly DocumentFault[] {
  const key = `${context.profile} ${context.asOf ? formatDate(context.asOf) : ''}`
  let byContext = kept.get(document)
  if (!byContext) {
    byContext = new Map()
    kept.set(document, byContext)
  }
  const known = byContext.get(key)
  if (known) return known
  const byWords = new Map<string, readonly MarkingFault[]>()
  const faults = allMarkings(document)
    .filter(isClear)
    .flatMap((marking) => {
      const { start, end } = marking.span
      const words = `${marking.form} ${document.text.slice(start, end)}`
      let relative = byWords.get(words)
      if (!relative) {
        relative = faultsOf(marking, context).map((fault) => ({ ...fault, span: span(fault.span.start - start, fault.span.end - start) }))
        byWords.set(words, relative)
      }
      return relative.map((fault) => ({
        ...fault,
        span: span(fault.span.start + start, fault.span.end + start),
        fix: fault.rule === 'marking-order' ? inOrder(document, marking) : undefined,
      }))
    })
  byContext.set(key, faults)
  return faults
}

/** The marking with its words in order. Names of compartments may be unpublished, and letters set apart stay as they are: neither is written anew. */
function inOrder(document: MarkedDocument, marking: Marking): Fix | undefined {
  const isNamed = marking.controls.every(({ id, parts }) => id !== '' && parts.length === 0) && !hasUnregistered(marking)
  const isPlain = !marking.entireText && !(marking.form === 'banner' && document.format === 'cable')
  return isNamed && isPlain ? { at: marking.span, text: printMarking(marking, marking.form) } : undefined
}

function hasUnregistered({ problems }: Marking): boolean {
  return problems.some(({ kind }) => kind === 'unregistered')
}
