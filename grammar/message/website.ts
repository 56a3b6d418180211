import type { Website } from '../document.ts'
import { type Span, span } from '../text/span.ts'
import { classifiedNetworks } from '../vocabulary/networks.ts'
import { firstOf, isBlankLine, lastOf, lineText, type Sheet, wholeLines } from './sheet.ts'

const invitation = /\bclassified web ?site\b/i
const addressLine = /^[<([*\s]{0,8}https?:\/\/\S{1,300}$/i
const ruleLine = /^\*{4,}$/
const longestLine = 200

/** Index of the first line after a website footer that begins at `line`; `line` itself when none does. */
export function websiteEnd(sheet: Sheet, line: number): number {
  const text = shortLine(sheet, line)
  let next = line
  if (text !== undefined && ruleLine.test(text) && invitation.test(shortLine(sheet, line + 1) ?? '')) next = line + 1
  const lead = shortLine(sheet, next)
  if (lead === undefined || !(invitation.test(lead) || (addressLine.test(lead) && classifiedAddressIn(lead) !== undefined))) return line
  next++
  for (let blanks = 0; next < sheet.lines.length && blanks < 2; next++) {
    if (isBlankLine(sheet, next)) {
      const after = shortLine(sheet, next + 1)
      if (after === undefined || !addressLine.test(after)) break
      blanks++
      continue
    }
    const follow = shortLine(sheet, next) ?? ''
    if (!addressLine.test(follow) && !ruleLine.test(follow)) break
  }
  return next
}

export function readWebsite(sheet: Sheet, from: number, to: number): Website {
  const whole = wholeLines(sheet, from, to)
  const address = classifiedAddressIn(sheet.text.slice(whole.start, whole.end))
  return {
    kind: 'website',
    span: whole,
    classifiedAddress: address && span(whole.start + address.start, whole.start + address.end),
  }
}

/** Where the address of a classified network stands in a text. */
export function classifiedAddressIn(text: string): Span | undefined {
  const lower = text.toLowerCase()
  for (const network of classifiedNetworks) {
    const at = lower.indexOf(`.${network}`)
    if (at < 0) continue
    let start = at
    let end = at + network.length + 1
    while (start > 0 && !isAddressEdge(text.charCodeAt(start - 1))) start--
    while (end < text.length && !isAddressEdge(text.charCodeAt(end))) end++
    return span(start, end)
  }
  return undefined
}

function isAddressEdge(code: number): boolean {
  return code <= 32 || code === 60 || code === 62 || code === 40 || code === 41 || code === 0xa0
}

function shortLine(sheet: Sheet, line: number): string | undefined {
  if (line >= sheet.lines.length || isBlankLine(sheet, line)) return undefined
  if (lastOf(sheet, line) - firstOf(sheet, line) > longestLine) return undefined
  return lineText(sheet, line)
}
