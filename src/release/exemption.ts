/**
 * The ground on which words are withheld from the public, as it is printed beside a deletion.
 *
 *     B1 1.4(B)      classified, by the reason the authority block gives      5 USC 552(b)(1), E.O. 13526 section 1.4
 *     B3 50 USC 3024(i)
 *     B5, B7(C)
 */
export interface Exemption {
  /** The paragraph of 5 USC 552(b). */
  readonly paragraph: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9
  /** `1.4(B)` with B1, a statute with B3, `(C)` with B7; empty with the others. */
  readonly detail: string
}

/** `B1 1.4(B)`, `B7(C)`. */
export function printExemption({ paragraph, detail }: Exemption): string {
  if (detail === '') return `B${paragraph}`
  return paragraph === 7 ? `B7${detail}` : `B${paragraph} ${detail}`
}

/** Each exemption once, classification first, then by number. */
export function sortExemptions(exemptions: readonly Exemption[]): Exemption[] {
  const printed = new Map(exemptions.map((exemption) => [printExemption(exemption), exemption]))
  return [...printed].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, exemption]) => exemption)
}

const shape = /^\(?[Bb]\)?\(?([1-9])\)?(?: ?(\([A-Fa-f]\)))?(?: (.{1,60}))?$/
const reason = /^(1\.[4-5])[ ]?\(?([A-Ha-h])\)?$/
const historical = /^(?:25X[1-9]|50X1-HUM|50X2-WMD)$/
const statute = /^[0-9A-Za-z][0-9A-Za-z .()§-]{1,58}[0-9A-Za-z)]$/

/** Reads `B1 1.4(d)`, `(b)(5)`, `B3 50 USC 3024(i)`, `b7(C)`. Undefined when it is none, or lacks what its number needs. */
export function parseExemption(text: string): Exemption | undefined {
  const found = shape.exec(text.trim())
  if (!found) return undefined
  const paragraph = Number(found[1]) as Exemption['paragraph']
  const letter = found[2]?.toUpperCase() ?? ''
  const rest = found[3] ?? ''
  if (paragraph === 7) return letter !== '' && rest === '' ? { paragraph, detail: letter } : undefined
  if (letter !== '') return undefined
  if (paragraph === 1) {
    const section = reason.exec(rest)
    if (section) return { paragraph, detail: `${section[1]}(${section[2]?.toUpperCase()})` }
    return historical.test(rest) ? { paragraph, detail: rest } : undefined
  }
  if (paragraph === 3) return statute.test(rest) ? { paragraph, detail: rest } : undefined
  return rest === '' ? { paragraph, detail: '' } : undefined
}
