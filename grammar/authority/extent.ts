import type { Lines } from '../text/lines.ts'
import type { Span } from '../text/span.ts'
import { authorityLead } from './lead.ts'

/** A block is a few lines. These bounds hold whatever stands behind its lead. */
const maxLines = 12
const maxLength = 2048
/** So many lines in a row may go on with a name or a source without a word that shows it. */
const maxPlainLines = 3
/** Lines are cut at column 70 or 71, or before a word that would not fit. */
const wrapColumn = 66

/** A line that begins a field of the block. */
const field =
  /^[ \t\u00a0]*(?:(?:FOR[ \t]+)?REASONS?\b|DECL(?:ASSIF(?:Y|IED|ICATION))?(?:[ \t]+(?:ON|DATE))?[ \t]*[:;]|DECLASSIFY[ \t]|(?:DERIVED|DRV)[ \t]+(?:FROM|FM)\b|DOWNGRADE|DNG\b|CLASSIFIED[ \t]+BY\b|CL[ \t]+BY\b|OFFICE[ \t]*:|SOURCES?[ \t]*:|MULTIPLE[ \t]+SOURCES)/i
/** A line that goes on with a reason: `1.4 (b) and (d)`, `.4 B/D`, `(B) AND (D)`, `AND (D).` */
const goesOn =
  /^[ \t]*(?:[1lI]?[ \t]?[.,][ \t]?[2-8](?!\d)|(?:AND|OR|&)[ \t]*\(?[ \t]?[A-H][ \t]?\)?[ \t]*(?:[.,;]|$)|\(?[ \t]?[A-H][ \t]?\)[ \t]*(?:[.,;/&]|AND\b|OR\b|\(|$)|[A-H][ \t]?\)?[.]?$)/i
/** A line that begins a paragraph, a portion, a heading or another element. */
const other =
  /^[ \t]*(?:\u00b6|#{1,6}[ \t]|-{3,}|\*{3,}|\d{1,3}[.)](?:[ \t]|$|\()|\((?:TS|S|C|U|SBU|R|CUI)(?:[ \t]?\/[^)\n]{0,60})?[ \t]?\)[ \t]+\S|(?:E\.?O\.?[ \t:]*1\d{4}|TAGS?|SUBJECT|SUBJ|REFS?|REFTELS?|SUMMARY|COMMENT|INTRODUCTION|BACKGROUND|BEGIN[ \t]+SUMMARY)[ \t]*(?:[:.]|$)|TAGS[ \t])/i
const openEnd = /(?:[,:;/&(]|\b(?:for|and|per|by|from|on|of|the|reasons?|section)|\b[1lI][ \t]?[.,]?|\bAN?)[ \t]*$/i
/** With one of these the block has said what it has to: a reason with its letter, a source, a duration. */
const complete = /\b[1lI][ \t]?[.,][ \t]?[2-8][ \t]{0,2}\(?[ \t]?[a-h]\b|\b(?:DERIVED|DRV)[ \t]+(?:FROM|FM)\b|\bDECL[A-Z]{0,10}[ \t]+ON\b/i

/**
 * Index of the first line after the block that begins on line `from`. It ends at an empty line, at a paragraph or another element, and
 * when it is complete and the line before was not full.
 */
export function authorityBlockEnd(text: string, lines: Lines, from: number): number {
  const start = lines.at(from)?.start ?? 0
  let previous = ''
  let done = false
  let plain = 0
  let index = from
  for (; index < lines.length && index < from + maxLines; index++) {
    const line = lines.at(index)
    if (!line || line.end - start > maxLength) break
    const content = text.slice(line.start, line.end).trimEnd()
    if (content.trim() === '' && index > from && fieldFollows(text, lines.at(index + 1))) {
      previous = ''
      continue
    }
    if (index > from && !belongs(content, previous, done)) break
    plain = index === from || field.test(content) || goesOn.test(content) ? 0 : plain + 1
    if (plain > maxPlainLines) break
    done ||= complete.test(content)
    previous = content
  }
  return Math.max(from + 1, index)
}

/** A block that is set with empty lines between its fields. Only a keyword with its colon shows that. */
const spacedField = /^[ \t]*(?:REASONS?|DECL(?:ASSIFY)?(?:[ \t]+ON)?|DERIVED[ \t]+FROM|DOWNGRADE[ \t]+TO)[ \t]{0,4}:/i

function fieldFollows(text: string, line: Span | undefined): boolean {
  return line !== undefined && spacedField.test(text.slice(line.start, Math.min(line.end, line.start + 60)))
}

function belongs(content: string, previous: string, done: boolean): boolean {
  if (content === '') return false
  if (field.test(content)) return true
  if (goesOn.test(content)) return !isPortion(content) || openEnd.test(previous)
  if (other.test(content) || authorityLead(content) !== undefined) return false
  return !done || openEnd.test(previous) || (previous.length >= wrapColumn && !previous.endsWith('.'))
}

/** `(C) Text` begins a portion, `(C) and (D)` goes on with reasons. */
function isPortion(content: string): boolean {
  return /^[ \t]*\([A-H]\)[ \t]+(?!and\b|or\b)[A-Za-z]{2}/i.test(content)
}

/**
 * Where a numbered paragraph begins that was glued to the block (`… (b) and (d). 1. (S) Text.`); undefined when none was. A number
 * belongs to one when a mark in parentheses follows it.
 */
export function gluedParagraph(text: string, at: Span): number | undefined {
  const stretch = text.slice(at.start, Math.min(at.end, at.start + maxLength))
  const pattern = /(?:[ \t.);\r\n]|^)(\u00b6?\d{1,3}[.)][ \t]{0,4}\([ \t]?(?:TS|S|C|U|SBU|R|CUI)[ \t]?[)/])/gi
  for (let match = pattern.exec(stretch); match; match = pattern.exec(stretch)) {
    const number = match[1] ?? ''
    const offset = match.index + match[0].length - number.length
    if (/\b(?:reasons?|section|per)[ \t]*:?[ \t]*$/i.test(stretch.slice(Math.max(0, offset - 24), offset))) continue
    return at.start + offset
  }
  return undefined
}
