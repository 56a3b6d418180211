import type { PageHeader } from '../document.ts'
import type { Marking } from '../marking/marking.ts'
import { isBannerLike, parseBannerLine, shiftMarking } from '../marking/parse.ts'
import { type Read, span } from '../text/span.ts'
import { longestStamp, misreadLevel } from './misread.ts'
import { firstOf, lastOf, lineText, type Sheet, wholeLines } from './sheet.ts'

const longestLine = 120
/** `PARIS 00001938  001.2 OF 003` */
const numbered = /^[A-Z][A-Z .'-]{1,40}[ \t]{1,4}(\d{8})[ \t]{1,6}(\d{3})(?:\.\d)?[ \t]{1,3}OF[ \t]{1,3}(\d{3})$/
/** `PAGE 02        RIYADH 00905  01 OF 03  060018Z` */
const paged =
  /^PAGE[ \t]{1,4}\d{1,2}[ \t]{1,20}[A-Z][A-Z .'-]{1,40}[ \t]{1,4}(\d{4,6})(?:[ \t]{1,6}(\d{2})[ \t]OF[ \t](\d{2}))?(?:[ \t]{1,6}\d{6}Z)?$/

/**
 * A page or section header, or a class word that stands alone (centred above and below page headers, or at a page's foot).
 * A class word that a scan misread is one too, without a marking. Undefined when the line is neither.
 */
export function readPageHeader(sheet: Sheet, line: number): PageHeader | undefined {
  const at = firstOf(sheet, line)
  if (lastOf(sheet, line) - at > longestLine) return undefined
  const code = sheet.text.charCodeAt(at)
  if (code < 65 || code > 90) return undefined
  const text = lineText(sheet, line)
  const found = (text.includes('OF') ? numbered.exec(text) : null) ?? (text.startsWith('PAGE') ? paged.exec(text) : null)
  if (found) {
    const digits = found[1] ?? ''
    const numberAt = at + text.indexOf(digits)
    const number: Read<string> = { value: digits, span: span(numberAt, numberAt + digits.length) }
    const [page, total] = [found[2], found[3]]
    const section =
      page && total
        ? {
            value: { number: Number(page), total: Number(total) },
            span: span(at + text.lastIndexOf(page, text.length - 4), at + text.length),
          }
        : undefined
    return { kind: 'page-header', span: wholeLines(sheet, line, line + 1), marking: undefined, number, section }
  }
  const marking = readClassLine(sheet, line)
  if (!marking && text.length <= longestStamp && misreadLevel(text)) {
    return { kind: 'page-header', span: wholeLines(sheet, line, line + 1), marking: undefined, number: undefined, section: undefined }
  }
  return marking && { kind: 'page-header', span: wholeLines(sheet, line, line + 1), marking, number: undefined, section: undefined }
}

/** The marking of a line that holds a banner marking and nothing else; undefined for any other line. */
export function readClassLine(sheet: Sheet, line: number): Marking | undefined {
  const at = firstOf(sheet, line)
  const text = lineText(sheet, line)
  if (text.length > longestLine || !isBannerLike(text)) return undefined
  const read = parseBannerLine(text)
  if (read.marking.level === undefined || read.post || read.number || read.section || read.end < text.length) return undefined
  return shiftMarking(read.marking, at)
}
