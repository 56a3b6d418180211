import type { TagsLine } from '../document.ts'
import { type Read, type Span, span } from '../text/span.ts'

/** A message has 21 tags at most in the measured texts; what is behind these bounds is not read. */
const maxLength = 600

const keyword = /^[ \t\u00a0]*TAGS?(?:[ \t]*:|(?=[ \t[]|$))/i
/** `[MARR](#)` of a Markdown conversion, a name in parentheses, or a tag. `0` and `1` may stand for the letters they look like. */
const item = /\[([A-Za-z0-9]{2,6})\](?:\([^)\s]{0,60}\))?|\([^)\r\n]{0,80}\)?|[A-Za-z0-9]{1,40}(:?)/g

/**
 * Reads a TAGS line, which may run over two lines; undefined when `at` is none. A person tag's name is not read. Without a colon only
 * capitals count, so that a sentence does not become one.
 */
export function readTags(text: string, at: Span): TagsLine | undefined {
  const line = text.slice(at.start, Math.min(at.end, at.start + maxLength))
  const lead = keyword.exec(line)?.[0]
  if (lead === undefined) return undefined
  const colon = lead.endsWith(':')
  const body = line.slice(lead.length)
  if (!colon && (lead !== lead.toUpperCase() || body !== body.toUpperCase()) && !body.includes('[')) return undefined
  const tags: Read<string>[] = []
  item.lastIndex = lead.length
  for (let match = item.exec(line); match; match = item.exec(line)) {
    if (match[2] === ':') break
    const linked = match[1]
    const word = linked ?? (match[0].startsWith('(') ? '' : match[0])
    if (!/^[A-Za-z0-9]{2,6}$/.test(word) || /^\d+$/.test(word)) continue
    const start = at.start + match.index + (linked === undefined ? 0 : 1)
    tags.push({ value: word.toUpperCase(), span: span(start, start + word.length) })
  }
  return { kind: 'tags', span: at, tags }
}
