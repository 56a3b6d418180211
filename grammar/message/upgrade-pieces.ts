import { type Span, span } from '../text/span.ts'
import { findUpgradeStamps } from './upgrade-stamp.ts'

/** The office that signs every such stamp; a text without it is not looked through. */
const office = 'A/GIS'
const maxLines = 12
/** Wider than any gap within a stamp: another column begins here. */
const columnGap = 6
const stampWord =
  /^(?:Classified|by|DAS,?|A\/GIS,?|DoS|on:?|\d{1,2}\/\d{1,2}\/\d{4}|[\u2013\u2014-]|Class:|TOP|SECRET|CONFIDENTIAL|Reason:|1\.[2-8]\([A-Z]\),?|Declassify|RELEASE|IN|PART|(?:B\d(?:\([A-F]\))?|1\.[2-8]\([A-Z]\)|,){1,12})$/
const lastDay = /(?:^|[ \t])on:[ \t]{0,160}\d{1,2}\/\d{1,2}\/\d{4}$/
const day = /^\d{1,2}\/\d{1,2}\/\d{4}$/

/**
 * The pieces of upgrade stamps, one a line. A stamp is wrapped over two to five lines, often beside the text that it was put on:
 *
 *     C O N F I D E N T I A L STRELSAU 000042     Classified by DAS, A/GIS, DoS on
 *     SIPDIS                                      08/31/2015 - Class: CONFIDENTIAL
 *                                                 |--------------------------| piece
 */
export function findUpgradePieces(text: string): Span[] {
  if (!text.includes(office)) return []
  const pieces: Span[] = []
  for (const stamp of findUpgradeStamps(text)) {
    let start = stamp.span.start
    let awaitsDay = false
    for (let count = 0; count < maxLines && start < text.length; count++) {
      const end = lineEnd(text, start)
      const piece = count === 0 ? span(start, trimEnd(text, start, end)) : stampTail(text, start, end)
      if (!piece) break
      pieces.push(piece)
      const words = text.slice(piece.start, piece.end)
      if (lastDay.test(words) || (awaitsDay && day.test(words))) break
      awaitsDay ||= /\bon:$/.test(words)
      start = nextLine(text, end)
    }
  }
  return pieces
}

/** The words of a stamp that end a line; undefined when it ends with others, or is empty. */
function stampTail(text: string, start: number, end: number): Span | undefined {
  const last = trimEnd(text, start, end)
  let from = last
  let at = last
  while (at > start) {
    let word = at
    while (word > start && !isBlank(text.charCodeAt(word - 1))) word--
    if (!stampWord.test(text.slice(word, at))) break
    from = word
    at = word
    while (at > start && isBlank(text.charCodeAt(at - 1))) at--
    if (word - at >= columnGap) break
  }
  return from < last ? span(from, last) : undefined
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 0xa0
}

function trimEnd(text: string, start: number, end: number): number {
  let at = end
  while (at > start && isBlank(text.charCodeAt(at - 1))) at--
  return at
}

function lineEnd(text: string, from: number): number {
  let at = from
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++
  return at
}

function nextLine(text: string, end: number): number {
  return end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1)
}
