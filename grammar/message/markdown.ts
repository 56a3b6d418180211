import type { Reading } from '../document.ts'
import { span } from '../text/span.ts'
import { firstOf, lastOf, type Sheet } from './sheet.ts'

const longestWord = 40
const longestTarget = 80

/**
 * Traces of a conversion to Markdown: `[MARR](#)` for a link, `####` before a heading, `\$` for an escape, two blanks at a line's end.
 * Links, headings and escapes count; one of them makes the blanks count too, but not by themselves.
 */
export function readMarkdown(sheet: Sheet): Reading[] {
  const { text } = sheet
  const readings: Reading[] = []
  let link = text.indexOf('](#')
  while (link >= 0) {
    const open = text.slice(Math.max(0, link - longestWord), link).lastIndexOf('[')
    const close = text.slice(link, link + longestTarget).indexOf(')')
    if (open >= 0 && close >= 0) {
      const start = Math.max(0, link - longestWord) + open
      readings.push({ kind: 'markdown', span: span(start, link + close + 1), meaning: 'A Markdown link, read as the word it shows.' })
    }
    link = text.indexOf('](#', link + 1)
  }
  for (let line = 0; line < sheet.lines.length; line++) {
    const at = firstOf(sheet, line)
    if (text.charCodeAt(at) !== 35) continue
    let end = at
    while (text.charCodeAt(end) === 35) end++
    if (end - at <= 6 && text[end] === ' ' && end < lastOf(sheet, line))
      readings.push({ kind: 'markdown', span: span(at, end), meaning: 'A Markdown heading.' })
  }
  for (let at = text.indexOf('\\$'); at >= 0; at = text.indexOf('\\$', at + 1)) {
    readings.push({ kind: 'markdown', span: span(at, at + 2), meaning: 'A Markdown escape, read as the character behind it.' })
  }
  return readings
}
