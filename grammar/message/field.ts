import type { MessageField } from '../document.ts'
import { span } from '../text/span.ts'
import { firstOf, lastOf, type Sheet, skipBlanks, wholeLines } from './sheet.ts'

/** Lines `from` up to `to` as a field, whose value begins `lead` characters into the first of them. */
export function fieldOf(sheet: Sheet, from: number, to: number, name: string, lead = 0): MessageField {
  const end = lastOf(sheet, to - 1)
  const start = Math.min(skipBlanks(sheet.text, firstOf(sheet, from) + lead, lastOf(sheet, from)), end)
  return { kind: 'field', span: wholeLines(sheet, from, to), name, value: span(start, end) }
}
