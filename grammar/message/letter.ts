import { authorityLead } from '../authority/read.ts'
import type { Segment } from '../document.ts'
import type { CalendarDate } from '../text/date.ts'
import type { Read } from '../text/span.ts'
import { fieldOf } from './field.ts'
import { isRule } from './heading.ts'
import { readStatedDate } from './mail.ts'
import { readClassLine } from './page-header.ts'
import { readPortionStart } from './portion-start.ts'
import { firstOf, isBlankLine, lastOf, lineStart, lineText, type Sheet, wholeLines } from './sheet.ts'

const salutation = /^(?:Dear [A-Z(].{0,80}|Excellency|Your Excellency|Sirs?|Madam|Mr\. President|Mr\. Secretary)[:,]$/
const closing =
  /^(?:Sincerely|Very sincerely|Respectfully|Very respectfully|Very truly|Yours (?:sincerely|truly|faithfully)|(?:Best|Warm|Kind) (?:regards|wishes)|Regards|Cordially|With best wishes|V\/R)(?: yours)?,?$/i
/** How far down the salutation of a letter stands. */
const reach = 40
/** A line that is centred has as many blanks before it. */
const centred = 8
const longestLine = 90
const longestSignature = 8
const list = /^(?:ATTACHMENTS?|ENCLOSURES?|ENCLS?\.?|TABS|ANNEX(?:ES)?|APPENDI(?:X|CES)|DISTRIBUTION)(?:[ \t]?:|\(S\):?)?$/i
const copies = /^c\.?c\.?[ \t]{0,3}:/i
/** Lines of the designation of controlled unclassified information (32 CFR 2002.20(b)). */
const designation =
  /^(Controlled by|CUI Categor(?:y|ies|y\(ies\))|Categor(?:y|ies)|Distribution\/Dissemination Controls?|Limited Dissemination Controls?|LDC|Dissemination Controls?|POC|Decontrol On|Decontrol)[ \t]{0,3}:/i

/** Line of the salutation; undefined when the text is no letter. */
export function findSalutation(sheet: Sheet, from: number): number | undefined {
  for (let line = from; line < Math.min(sheet.lines.length, from + reach); line++) {
    if (!isBlankLine(sheet, line) && lastOf(sheet, line) - firstOf(sheet, line) <= longestLine && salutation.test(lineText(sheet, line)))
      return line
  }
  return undefined
}

/** A line of the letterhead, the dateline, or a line of the address above the salutation. */
export function readLetterHead(sheet: Sheet, line: number, dated: boolean): { segment: Segment; date: Read<CalendarDate> | undefined } {
  const date = readStatedDate(sheet, line)
  if (date && lastOf(sheet, line) - firstOf(sheet, line) <= 40) return { segment: fieldOf(sheet, line, line + 1, 'DATE'), date }
  const indent = firstOf(sheet, line) - lineStart(sheet, line)
  if (indent >= centred && !dated)
    return { segment: { kind: 'heading', span: wholeLines(sheet, line, line + 1), marking: undefined }, date: undefined }
  return { segment: fieldOf(sheet, line, line + 1, 'ADDRESSEE'), date: undefined }
}

export function readSalutation(sheet: Sheet, line: number): Segment {
  return fieldOf(sheet, line, line + 1, 'SALUTATION')
}

/** The closing phrase of a letter and the name below it. */
export function readClosing(sheet: Sheet, line: number, to: number): { segments: readonly Segment[]; next: number } | undefined {
  if (lastOf(sheet, line) - firstOf(sheet, line) > 40 || !closing.test(lineText(sheet, line))) return undefined
  let end = line + 1
  let blanks = 0
  for (let at = line + 1; at < Math.min(to, line + longestSignature + 4); at++) {
    if (isBlankLine(sheet, at)) {
      // Room for the hand-written name stands above the typed one.
      if (end > line + 1 || ++blanks > 4) break
      continue
    }
    if (!isNameLine(sheet, at)) break
    end = at + 1
  }
  return { segments: [{ kind: 'signature', span: wholeLines(sheet, line, end) }], next: end }
}

/**
 * The name below an e-mail or a memo: a few short lines behind a gap, not sentences, with nothing but the authority block, a banner line or
 * the end of the message behind them.
 */
export function readNameBlock(sheet: Sheet, line: number, to: number): { segments: readonly Segment[]; next: number } | undefined {
  let end = line
  while (end < Math.min(to, line + longestSignature) && !isBlankLine(sheet, end) && isNameLine(sheet, end)) end++
  if (end === line || !/^[A-Z]/.test(lineText(sheet, line))) return undefined
  let next = end
  while (next < to && isBlankLine(sheet, next)) next++
  const closed = next >= to || authorityLead(lineText(sheet, next).slice(0, 200)) === 0 || readClassLine(sheet, next) !== undefined
  return closed ? { segments: [{ kind: 'signature', span: wholeLines(sheet, line, end) }], next: end } : undefined
}

function isNameLine(sheet: Sheet, line: number): boolean {
  const text = lineText(sheet, line)
  if (text.length > 60 || /[.?!:;]$/.test(text) || list.test(text) || copies.test(text) || designation.test(text)) return false
  // What has a rule under it is a heading, however short.
  if (isRule(sheet, line) || authorityLead(text) === 0 || readClassLine(sheet, line)) return false
  const end = lastOf(sheet, line)
  return readPortionStart(sheet.text, firstOf(sheet, line), end, end) === undefined
}

/** The title of a list of attachments or copies, a line of copies without a mark, a line of a designation. */
export function readTrailer(sheet: Sheet, line: number): { segments: readonly Segment[]; next: number } | undefined {
  if (lastOf(sheet, line) - firstOf(sheet, line) > 200) return undefined
  const text = lineText(sheet, line)
  if (list.test(text))
    return { segments: [{ kind: 'heading', span: wholeLines(sheet, line, line + 1), marking: undefined }], next: line + 1 }
  const named = designation.exec(text)
  if (named?.[1] && isDesignation(sheet, line))
    return { segments: [fieldOf(sheet, line, line + 1, named[1].toUpperCase(), named[0].length)], next: line + 1 }
  const copied = copies.exec(text)
  if (!copied) return undefined
  const end = lastOf(sheet, line)
  if (readPortionStart(sheet.text, firstOf(sheet, line), end, end)?.marking) return undefined
  return { segments: [fieldOf(sheet, line, line + 1, 'CC', copied[0].length)], next: line + 1 }
}

/** Words like `POC:` stand in any text; two such lines, or one that says who controls the document, make a designation. */
function isDesignation(sheet: Sheet, line: number): boolean {
  if (/^(?:Controlled by|CUI )/i.test(lineText(sheet, line).slice(0, 20))) return true
  return [line - 1, line + 1].some((other) => designation.test(lineText(sheet, other).slice(0, 60)))
}
