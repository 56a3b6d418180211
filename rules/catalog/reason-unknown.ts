import type { Reason } from '../../grammar/document.ts'
import { executiveOrders } from '../../grammar/vocabulary/executive-orders.ts'
import { blockAbove, isClassified } from '../facts.ts'
import { defineRule } from '../rule.ts'

/** Letters that each section has had, under any order. */
const lettersOf = new Map<string, ReadonlySet<string>>()
for (const { reasonSection, reasons } of executiveOrders) {
  if (reasonSection)
    lettersOf.set(reasonSection, new Set([...(lettersOf.get(reasonSection) ?? []), ...reasons.map(({ letter }) => letter)]))
}
const allLetters = new Set([...lettersOf.values()].flatMap((letters) => [...letters]))

const memo = (reason: string) =>
  `SECRET\n\n(S) Text.\n\nClassified By: R. Hentzau, Director\nReason: ${reason}\nDeclassify On: 20320101\n\nSECRET`

export default defineRule({
  id: 'reason-unknown',
  title: 'No order has this reason',
  severity: 'error',
  citation: { source: '32 CFR 2001', section: '2001.21(a)(3)' },
  why: 'The reasons are a closed list; what is classified for another is not classified.',
  baseRate: '0 of 4,379 cables have another letter, 1 of 4,302 another section',

  check(document, report) {
    if (!document.authority || isClassified(document) === false) return
    const { reasons, reasonSpan } = document.authority
    const stray = reasons.find(({ section }) => section !== undefined && !lettersOf.has(section))
    if (stray) {
      const at = reasonSpan ?? stray.span
      const message = 'Reasons are those of section 1.4 (1.5 before 2003); cite that section.'
      report({ at, message, related: blockAbove(document, at) })
      return
    }
    for (const reason of reasons) {
      if (isKnown(reason)) continue
      const message = `Section ${reason.section ?? '1.4'} has no such letter; it has ${lettersIn(reason)}.`
      report({ at: reason.span, message, related: blockAbove(document, reason.span) })
    }
  },

  good: [memo('1.4(b)'), memo('1.4 (b) and (d)'), memo('1.5(g)'), memo('1.4(h)')],
  bad: [{ text: memo('1.4(«k»)') }, { text: memo('1.5(«h»)') }, { text: memo('1.8(b)').replace('Reason: 1.8(b)', '«Reason: 1.8(b)»') }],
})

function isKnown({ section, letter }: Reason): boolean {
  if (letter === undefined) return true
  return (section === undefined ? allLetters : (lettersOf.get(section) ?? allLetters)).has(letter)
}

function lettersIn({ section }: Reason): string {
  const letters = [...(lettersOf.get(section ?? '1.4') ?? allLetters)]
  return `(${letters[0]}) to (${letters.at(-1)})`
}
