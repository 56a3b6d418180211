import type { Precedence } from '../grammar/document.ts'
import { oncePerDocument } from '../grammar/once-per-document.ts'
import type { Read } from '../grammar/text/span.ts'
import { comparePrecedence } from '../grammar/vocabulary/precedence.ts'

/** What is wrong with the precedence of a message: at most one thing, so that no two rules report it. */
export type PrecedenceFault =
  | { readonly kind: 'ascending'; readonly at: Read<Precedence>; readonly before: Read<Precedence> }
  | { readonly kind: 'called' | 'action'; readonly at: Read<Precedence>; readonly against: Read<Precedence> }

/**
 * Compares FL2 (precedence twice), FL5 (prosigns for action and info) and the words after the action addressees. The one of three that
 * stands alone is at fault. The words after info addressees are left out: a third of all cables differ there, and mean nothing by it.
 */
export const precedenceFault = oncePerDocument(({ header }): PrecedenceFault | undefined => {
  const [first, second] = header?.dateTime?.precedence ?? []
  if (!header || !first) return undefined
  if (second && comparePrecedence(second.value, first.value) < 0) return { kind: 'ascending', at: second, before: first }
  const called = header.called?.precedence
  const action = highest(header.action.flatMap(({ precedence }) => (precedence ? [precedence] : [])))
  if (called && called.value !== first.value) {
    const prosignAlone = action?.value === called.value
    return prosignAlone ? { kind: 'called', at: first, against: called } : { kind: 'called', at: called, against: first }
  }
  return action && action.value !== first.value ? { kind: 'action', at: action, against: first } : undefined
})

function highest(list: readonly Read<Precedence>[]): Read<Precedence> | undefined {
  return list.reduce<Read<Precedence> | undefined>(
    (best, next) => (best && comparePrecedence(best.value, next.value) <= 0 ? best : next),
    undefined,
  )
}
