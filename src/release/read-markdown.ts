import { type Span, span } from '../../grammar/text/span.ts'

/** A release in Markdown, read back. `faults`: lines of the text that are not written as a release writes them. */
export interface MarkdownReading {
  readonly text: string
  readonly faults: readonly Span[]
}

const special = new Set('\\`*_{}[]()#+-.!<>&|~=:@$^')
const headingLine = /^-{20}$/
const strong = /^\*\*(.+)\*\*$/
const struck = /^(FORMER MARKING\\: )~~([A-Z ]{6,20})~~$/

/**
 * Reads a release in Markdown back to the plain one, so that every gate looks at what its reader sees. Each line has to be in the one form
 * that it can have: what is markup belongs to the form, and everything else is escaped. Undefined for a plain release.
 */
export function readMarkdown(release: string): MarkdownReading | undefined {
  if (!release.startsWith('**')) return undefined
  const faults: Span[] = []
  const lines = release.replace(/\n$/, '').split('\n')
  let text = ''
  let block = ''
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1] ?? ''
    if (line === '') block = ''
    else if (block === '') block = line
    const isHeading = /^\\\([A-Z/]/.test(block)
    const plain = line === '' || (headingLine.test(line) && isHeading && line !== block && next === '') ? line : readLine()
    if (plain === undefined) faults.push(span(text.length, text.length))
    text += `${plain ?? ''}\n`

    function readLine(): string | undefined {
      const breaks = next !== '' && !(isHeading && headingLine.test(next))
      if (breaks && !line.endsWith('\\')) return undefined
      const body = breaks ? line.slice(0, -1) : line
      const isEdge = index === 0 || index === lines.length - 1
      if (isEdge) return unescaped(strong.exec(body)?.[1])
      const told = struck.exec(body)
      return told ? `FORMER MARKING: X ${told[2]} X` : unescaped(body)
    }
  }
  return { text: release.endsWith('\n') ? text : text.slice(0, -1), faults }
}

/** Without the backslashes; undefined where one is missing, or stands before what needs none. */
function unescaped(line: string | undefined): string | undefined {
  if (line === undefined) return undefined
  let text = ''
  for (let at = 0; at < line.length; at++) {
    const escaped = line.charAt(at) === '\\'
    if (escaped) at++
    if (special.has(line.charAt(at)) !== escaped) return undefined
    text += line.charAt(at)
  }
  return text
}

/** The plain text of a release in either form. */
export function plainOf(release: string): string {
  return readMarkdown(release)?.text ?? release
}
