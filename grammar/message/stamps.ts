import type { Span } from '../text/span.ts'
import { firstOf, isBlankLine, lastOf, lineText, type Sheet } from './sheet.ts'

/** Scans misread letters in the middle of its first word. */
const pageStamp = /^UNCLASSIF[A-Z ]{2,5}[ \t]{1,8}U\.?S\.? Department of State[ \t]{1,8}Case No/i
const releaseLine =
  /^(?:RELEASED? IN(?: (?:FULL|PART)\b.{0,60})?|DENIED IN FULL\b.{0,40}|REVIEW AUTHORITY:.{0,120}|CASE: ?.{0,80}|FORMER MARKING: X [A-Z ]{6,20} X|RIF|RIP|DIF)$/
const code = /^(?:B[1-9](?:\([A-F]\))?|B3 [A-Z/]{2,20}(?: [A-Z/]{2,20})?|[12]\.[45]\(?[A-H]\)?|NR|25X[1-9]|\(b\)\([1-9]\)(?:\([A-F]\))?)$/i
/** How such codes begin, blanks and commas apart: most lines are told from them by that. */
const codeStart = /^(?:[ \t,;]|B[1-9]|[12]\.[45]|NR|25X|\(b\))/i
/** NARA's page on its own copy; the words are theirs, not the message's. */
const currentLine = /^\*\*\* Current (?:Handling Restrictions|Classification) \*\*\*/
/** Its stamp, when it is set on lines: `Declassified/Released`, the department, the review, the day. */
const declassifiedLines = [/^Declassified\/Released$/, /^US Department of State$/, /^EO Systematic Review$/, /^\d{1,2} [A-Za-z]{3} \d{4}$/]
const declassifiedStamp = /^(?:\S{1,40} ){0,4}Declassified\/Released US Department of State EO Systematic Review/
const approvedStamp = /^Approved For Release \d{4}\/\d\d\/\d\d/

/** Codes that a release prints in its margin or below its release line: `B1,1.4(D)`, `B1 1.4(B), B5`. */
export function isExemptionCodes(text: string): boolean {
  if (text.length > 80 || !codeStart.test(text)) return false
  const parts = text.split(/[,;]/)
  return parts.every((part) => {
    const item = part.trim()
    if (item === '') return parts.length > 1
    return code.test(item) || item.split(' ').every((word) => code.test(word))
  })
}

/**
 * The lines that a release office put on the text: page stamps, the release line with its codes, margin codes, the upgrade stamp.
 * The page stamp begins with UNCLASSIFIED and stands on every page; it is never a banner line. Source: released messages, as measured.
 */
export function findStampLines(sheet: Sheet, upgrades: readonly Span[]): Uint8Array {
  const stamps = new Uint8Array(sheet.lines.length)
  markUpgrades(sheet, upgrades, stamps)
  for (let i = 0; i < sheet.lines.length; i++) {
    if (stamps[i] === 1 || isBlankLine(sheet, i)) continue
    if (lastOf(sheet, i) - firstOf(sheet, i) > 240) continue
    const text = lineText(sheet, i)
    if (text === 'Declassified/Released') {
      for (let j = 0; j < declassifiedLines.length && declassifiedLines[j]?.test(lineText(sheet, i + j)); j++) stamps[i + j] = 1
    } else if (isStamp(text)) {
      stamps[i] = 1
    } else if ((text === 'FULL' || text === 'PART') && followsReleaseLine(sheet, i, stamps)) {
      stamps[i] = 1
    }
  }
  return stamps
}

/** Most lines differ in their first letters, and no pattern is tried on them. */
function isStamp(text: string): boolean {
  const sign = text.charAt(0)
  if ((sign === 'U' || sign === 'u') && pageStamp.test(text)) return true
  if ('RDCF'.includes(sign) && releaseLine.test(text)) return true
  if (text.startsWith('Approved') && approvedStamp.test(text)) return true
  if (text.startsWith('***') && currentLine.test(text)) return true
  return isExemptionCodes(text) || (text.includes('Declassified/Released') && declassifiedStamp.test(text))
}

/** Lines that are a piece of an upgrade stamp and nothing else. */
function markUpgrades(sheet: Sheet, upgrades: readonly Span[], stamps: Uint8Array): void {
  let line = 0
  for (const { start, end } of upgrades) {
    while (line < sheet.lines.length && lastOf(sheet, line) <= start) line++
    if (line < sheet.lines.length && firstOf(sheet, line) >= start && lastOf(sheet, line) <= end) stamps[line] = 1
  }
}

/** `RELEASE IN` broken before FULL or PART. */
function followsReleaseLine(sheet: Sheet, line: number, stamps: Uint8Array): boolean {
  let previous = line - 1
  while (previous >= 0 && previous > line - 4 && isBlankLine(sheet, previous)) previous--
  return stamps[previous] === 1
}
