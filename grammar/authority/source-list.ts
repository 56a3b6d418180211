import type { Span } from '../text/span.ts'

/** The line that heads a list of sources, or says where it is. */
const heading =
  /^[ \t]*(?:\((?:U|C|S|TS)(?:\/[^)\r\n]{0,40})?\)[ \t]*)?(?:LIST[ \t]+OF[ \t]+SOURCES?|SOURCES?(?:[ \t]+LIST|[ \t]+DOCUMENTS?)?)[ \t]*(?::|$)/im
const pointer =
  /\b(?:SEE|ATTACHED|ATTACHMENT|ENCLOSED|FOLLOWING)[ \t]+(?:THE[ \t]+)?(?:ATTACHED[ \t]+)?(?:SOURCE[ \t]+LIST|LIST[ \t]+OF[ \t]+SOURCES)/i
const maxLength = 2_000_000

/**
 * Where a document lists the sources of `Derived From: Multiple Sources`, or says where the list is; undefined when it does neither.
 * The list may be on the document or attached to it (32 CFR 2001.22(c)(1)(ii)).
 */
export function findSourceList(text: string): Span | undefined {
  const stretch = text.length > maxLength ? text.slice(0, maxLength) : text
  const match = heading.exec(stretch) ?? pointer.exec(stretch)
  return match ? { start: match.index, end: match.index + match[0].length } : undefined
}
