import type { Heading } from '../document.ts'
import { readMark } from './portion-start.ts'
import { firstOf, isBlankLine, lastOf, lineText, type Sheet, wholeLines } from './sheet.ts'

const longestHeading = 120
const longestPlain = 80

/** A line of hyphens, equals signs or underscores. */
export function isRule(sheet: Sheet, line: number): boolean {
  const from = firstOf(sheet, line)
  const to = lastOf(sheet, line)
  if (to - from < 3 || to - from > 200) return false
  const code = sheet.text.charCodeAt(from)
  if (code !== 45 && code !== 61 && code !== 95) return false
  for (let at = from; at < to; at++) {
    const next = sheet.text.charCodeAt(at)
    if (next !== code && next !== 32) return false
  }
  return true
}

/**
 * Index of the first line after a heading that shows as one: underlined or boxed with hyphens, a Markdown heading, or a stretch that a
 * publisher put in place of a heading. `line` itself when none begins there.
 */
export function headingEnd(sheet: Sheet, line: number, to: number): number {
  const length = lastOf(sheet, line) - firstOf(sheet, line)
  // A placeholder with all its exemptions is longer than a heading may be.
  if (sheet.text.charCodeAt(firstOf(sheet, line)) === 91 && isPlaceholder(lineText(sheet, line))) return line + 1
  if (length > longestHeading) return line
  if (isRule(sheet, line)) {
    const boxed = line + 2 < to && !isBlankLine(sheet, line + 1) && isRule(sheet, line + 2) && isShort(sheet, line + 1)
    return boxed ? line + 3 : line + 1
  }
  const code = sheet.text.charCodeAt(firstOf(sheet, line))
  const markdown = code === 35 && /^#{1,6} \S/.test(lineText(sheet, line))
  let next = line + 1
  if (next < to && isBlankLine(sheet, next) && markdown) next++
  if (next < to && isRule(sheet, next)) return next + 1
  return markdown ? line + 1 : line
}

/** A short line by itself between blank lines, not ending like a sentence: a heading without hyphens. */
export function isPlainHeading(sheet: Sheet, line: number, to: number): boolean {
  const length = lastOf(sheet, line) - firstOf(sheet, line)
  if (length > longestPlain || (line + 1 < to && !isBlankLine(sheet, line + 1))) return false
  const text = lineText(sheet, line)
  return !/[.;:,!)"”]$/.test(text) && /^[A-Z(“"]/.test(text) && text.includes(' ')
}

function isShort(sheet: Sheet, line: number): boolean {
  return lastOf(sheet, line) - firstOf(sheet, line) <= longestHeading
}

/** Bracketed words and nothing else: `[heading not declassified] [B1 1.4(D)]`. */
export function isPlaceholder(text: string): boolean {
  if (text.length > 400 || text.charCodeAt(0) !== 91) return false
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 91) depth++
    else if (code === 93) depth--
    else if (depth === 0 && code !== 32) return false
    if (depth < 0 || depth > 1) return false
  }
  return depth === 0
}

export function readHeading(sheet: Sheet, from: number, to: number): Heading {
  const start = isRule(sheet, from) ? from + 1 : from
  const at = firstOf(sheet, start)
  const marking = start < to ? readMark(sheet.text, at, lastOf(sheet, start), lastOf(sheet, start)) : undefined
  return { kind: 'heading', span: wholeLines(sheet, from, to), marking }
}
