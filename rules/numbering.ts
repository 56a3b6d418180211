import type { MarkedDocument, Portion, PortionNumber } from '../grammar/document.ts'
import { oncePerDocument } from '../grammar/once-per-document.ts'
import { isTelegram } from './facts.ts'

/** What is wrong with the paragraph numbers at a place. Each fault is of one kind, so that no two rules report it. */
export type NumberFault =
  | {
      readonly kind: 'gap'
      readonly at: NumberedPortion
      readonly first: number
      readonly last: number
      readonly unnumbered: readonly Portion[]
    }
  | { readonly kind: 'lost'; readonly at: Portion; readonly number: number }
  | { readonly kind: 'repeated'; readonly at: NumberedPortion; readonly earlier: NumberedPortion }
  | { readonly kind: 'wrong'; readonly at: NumberedPortion; readonly due: number }
  | { readonly kind: 'order'; readonly at: NumberedPortion; readonly after: number }

export type NumberedPortion = Portion & { readonly number: PortionNumber }

/** A gap is never told for more numbers than this. */
const widestGap = 100

function isNumbered(portion: Portion): portion is NumberedPortion {
  return portion.number !== undefined && portion.bullet === undefined
}

/**
 * Reads the sequence of paragraph numbers once. A number that its two neighbours contradict is one fault, not a gap and a repetition:
 *
 *     1 2 2 4    the second 2 repeats, and stands for the missing 3
 *     1 2 7 4    7 is wrong, 3 is due
 *     1 2 4      3 is missing
 *     1 2 · 4    where the dot is a marked paragraph without a number: that one lost it
 */
export const numberFaults = oncePerDocument((document): readonly NumberFault[] => {
  const numbered = document.portions.filter(isNumbered)
  if (numbered.every(({ number }, index) => number.value === index + 1)) return []
  const all = new Set(numbered.map(({ number }) => number.value))
  const faults: NumberFault[] = []
  const seen = new Map<number, NumberedPortion>()
  /** Marked paragraphs without a number since the last one that was in sequence. */
  let unnumbered: Portion[] = []
  let last = 0
  /** Number before this one in a list that repeats numbers. */
  let repeating = -1
  let index = 0
  for (const at of document.portions) {
    if (!isNumbered(at)) {
      if (at.bullet === undefined && at.marking) unnumbered.push(at)
      continue
    }
    index++
    const { value } = at.number
    const due = last + 1
    const earlier = seen.get(value)
    const following = numbered[index]?.number.value
    if (value !== due && following === last + 2 && !(earlier && !at.marking)) {
      faults.push(earlier ? { kind: 'repeated', at, earlier } : { kind: 'wrong', at, due })
      last = due
      unnumbered = []
      continue
    }
    if (value < due) {
      // A list quoted from elsewhere begins again at 1; it is one repetition, told at its first number.
      if (!earlier) faults.push({ kind: 'order', at, after: last })
      else if (at.marking && earlier.marking && value !== repeating + 1) faults.push({ kind: 'repeated', at, earlier })
      if (earlier) repeating = value
      else seen.set(value, at)
      continue
    }
    // A text that begins at a later number is an extract, unless it is a telegram, which begins at 1.
    if (value > due && (last > 0 || isTelegram(document))) faults.push(...missingNumbers(at, due, all, unnumbered))
    seen.set(value, at)
    last = value
    unnumbered = []
    repeating = -1
  }
  return faults
})

/** Faults for the numbers from `due` to the one before this paragraph's; those that stand further on are out of order, not missing. */
function missingNumbers(
  at: NumberedPortion,
  due: number,
  all: ReadonlySet<number>,
  unnumbered: readonly Portion[],
): readonly NumberFault[] {
  const missing: number[] = []
  for (let number = due; number < at.number.value && missing.length < widestGap; number++) if (!all.has(number)) missing.push(number)
  const [first, last] = [missing[0], missing.at(-1)]
  if (first === undefined || last === undefined) return []
  if (unnumbered.length < missing.length) return [{ kind: 'gap', at, first, last, unnumbered }]
  return missing.flatMap((number, index) => {
    const portion = unnumbered[index]
    return portion ? [{ kind: 'lost', at: portion, number } as const] : []
  })
}

/** The faults of one kind. */
export function faultsOf<K extends NumberFault['kind']>(document: MarkedDocument, kind: K): readonly Extract<NumberFault, { kind: K }>[] {
  return numberFaults(document).filter((fault): fault is Extract<NumberFault, { kind: K }> => fault.kind === kind)
}
