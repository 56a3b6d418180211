/**
 * How much a release says it leaves out. The classes are two bits a portion, a leak that is meant and bounded: the law wants the amount
 * shown (5 USC 552(b)), and an exact count would tell names of different length apart.
 */
export const amountClasses = ['1 line or less', '2-5 lines', '6-15 lines', 'more than 15 lines'] as const
export type AmountClass = (typeof amountClasses)[number]

/** A class, the number of lines, or nothing at all, as the policy wants it. */
export type Amount = AmountClass | number | undefined

/** What a policy says about amounts: the class, the exact number of lines, or only that something was withheld. */
export type AmountMode = 'bucket' | 'exact' | 'unit'

/** A teletype line. Any constant would do; it must not be the line of the source, which shows where its words break. */
const columns = 69

/** The amount of a withheld text, counted on its words alone: blanks, line breaks and invisible characters do not change it. */
export function measureAmount(text: string, mode: AmountMode): Amount {
  if (mode === 'unit') return undefined
  const lines = Math.max(1, reflow(text))
  return mode === 'exact' ? lines : classOf(lines)
}

function classOf(lines: number): AmountClass {
  if (lines <= 1) return '1 line or less'
  if (lines <= 5) return '2-5 lines'
  return lines <= 15 ? '6-15 lines' : 'more than 15 lines'
}

/** Lines that the words fill when set in lines of 69 columns; a longer word breaks at the edge. */
function reflow(text: string): number {
  let lines = 0
  let used = columns
  for (const word of text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .split(/\s+/)) {
    if (word === '') continue
    const length = [...word].length
    if (lines > 0 && used + 1 + length <= columns) used += 1 + length
    else {
      lines += Math.ceil(length / columns)
      used = ((length - 1) % columns) + 1
    }
  }
  return lines
}
