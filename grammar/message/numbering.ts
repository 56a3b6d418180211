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

/** What stands behind a paragraph sign that was read as the digit 1; undefined where none can have been. */
function behindSign({ digits, pilcrow }: WrittenNumber): number | undefined {
  return pilcrow || digits.length < 2 || digits[0] !== '1' || digits[1] === '0' ? undefined : Number(digits.slice(1))
}

/**
 * Paragraph numbers as the drafter wrote them. Archives print a paragraph sign before each number, and a converter may have read it
 * as the digit 1: `3 14 15` is 3 4 5. The cheapest reading of the whole sequence wins (dynamic programming, two states a number: as it
 * is written, and without its first digit).
 */
export function decodeNumbers(numbers: readonly WrittenNumber[]): number[] {
  const written = numbers.map(({ digits }) => Number(digits))
  // Nothing is cheaper than nothing.
  if (written.every((number, index) => number === index + 1)) return written
  const readings = [written, numbers.map(behindSign)] as const
  const penalties = [0, misreadPenalty] as const
  /** For each number and state, the state of the number before from which it is cheapest. */
  const before = new Uint8Array(numbers.length * 2)
  let costs: readonly [number, number] = [0, Number.POSITIVE_INFINITY]
  const costOf = (index: number, state: 0 | 1): number => {
    const value = readings[state][index]
    if (value === undefined) return Number.POSITIVE_INFINITY
    const fromWritten = costs[0] + stepCost(readings[0][index - 1] ?? 0, value)
    const fromBehind = costs[1] + stepCost(readings[1][index - 1] ?? 0, value)
    if (fromBehind < fromWritten) before[index * 2 + state] = 1
    return Math.min(fromWritten, fromBehind) + penalties[state]
  }
  for (let index = 0; index < numbers.length; index++) costs = [costOf(index, 0), costOf(index, 1)]
  const decoded = new Array<number>(numbers.length)
  let state = costs[1] < costs[0] ? 1 : 0
  for (let index = numbers.length - 1; index >= 0; index--) {
    decoded[index] = readings[state as 0 | 1][index] ?? 0
    state = before[index * 2 + state] ?? 0
  }
  return decoded
}
