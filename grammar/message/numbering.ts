/** A number at the start of a paragraph, as it is written. */
export interface WrittenNumber {
  readonly digits: string
  /** A paragraph sign stands before it, so its first digit is a digit. */
  readonly pilcrow: boolean
}

const misreadPenalty = 0.1

/** What it costs to read `next` after `previous`: nothing for the next number, most for going back. */
function stepCost(previous: number, next: number): number {
  const step = next - previous
  if (step === 1) return 0
  if (step > 1) return 2 + 0.5 * (step - 1)
  return 4
}

interface Candidate {
  readonly value: number
  readonly penalty: number
}

/** The values a written number can have: its own, and the one behind a paragraph sign that was read as the digit 1. */
function candidates({ digits, pilcrow }: WrittenNumber): Candidate[] {
  const plain = { value: Number(digits), penalty: 0 }
  if (pilcrow || digits.length < 2 || digits[0] !== '1' || digits[1] === '0') return [plain]
  return [plain, { value: Number(digits.slice(1)), penalty: misreadPenalty }]
}

/**
 * Paragraph numbers as the drafter wrote them. Archives print a paragraph sign before each number, and a converter may have read it
 * as the digit 1: `3 14 15` is 3 4 5. The cheapest reading of the whole sequence wins (dynamic programming, two states a number).
 */
export function decodeNumbers(numbers: readonly WrittenNumber[]): number[] {
  let costs: number[] = [0]
  let values: number[] = [0]
  const steps: { candidates: Candidate[]; from: number[] }[] = []
  for (const number of numbers) {
    const options = candidates(number)
    const from: number[] = []
    const next: number[] = []
    for (const option of options) {
      let best = 0
      let bestCost = Number.POSITIVE_INFINITY
      for (let state = 0; state < values.length; state++) {
        const cost = (costs[state] ?? 0) + stepCost(values[state] ?? 0, option.value)
        if (cost < bestCost) {
          bestCost = cost
          best = state
        }
      }
      from.push(best)
      next.push(bestCost + option.penalty)
    }
    steps.push({ candidates: options, from })
    costs = next
    values = options.map((option) => option.value)
  }
  let state = costs.indexOf(Math.min(...costs))
  const decoded: number[] = []
  for (let i = steps.length - 1; i >= 0; i--) {
    const step = steps[i]
    decoded.push(step?.candidates[state]?.value ?? 0)
    state = step?.from[state] ?? 0
  }
  return decoded.reverse()
}
