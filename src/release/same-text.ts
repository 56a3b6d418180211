/**
 * The text that a release may print for a stretch of its source, as the verification works it out: lines without blanks at the end, no
 * empty lines, tabs and rare spaces as spaces, Markdown escapes and empty links undone. Written character by character, so that it has
 * no step in common with what cuts a release.
 */
export function printedForm(source: string): string {
  const text = withoutEscapes(source)
  let out = ''
  let held = ''
  let lineStart = true
  const print = (shown: string) => {
    if (shown === '') return
    if (lineStart && out !== '') out += '\n'
    out += held + shown
    held = ''
    lineStart = false
  }
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    const link = character === '[' ? linkAt(text, at) : undefined
    if (character === '\n' || character === '\r') {
      held = ''
      lineStart = true
    } else if (link) {
      for (const shown of link.label)
        if (isEdge(shown)) hold(shown)
        else print(shown)
      at = link.end - 1
    } else if (isEdge(character)) hold(character)
    else print(character)
  }
  return out

  /** Blanks wait until something follows them on their line. Before the first character of a line, only spaces wait. */
  function hold(blank: string): void {
    if (lineStart && held === '' && blank !== ' ' && edges.includes(blank)) return
    held += blank === '\t' || /\p{Zs}/u.test(blank) ? ' ' : blank
  }
}

const edges = '\t\f\v\u00a0\u200b\ufeff'

function isEdge(character: string): boolean {
  return edges.includes(character) || /\p{Zs}/u.test(character)
}

/** Without the backslashes that do not show: all but those before a letter or a digit. */
function withoutEscapes(source: string): string {
  let text = ''
  for (let at = 0; at < source.length; at++) {
    const next = String.fromCodePoint(source.codePointAt(at + 1) ?? 32)
    if (source.charAt(at) !== '\\' || /[\p{L}\p{N}]/u.test(next)) text += source.charAt(at)
  }
  return text
}

/** `[MARR](#)`: a link that leads nowhere, or to what it says. */
function linkAt(text: string, at: number): { label: string; end: number } | undefined {
  const close = text.indexOf(']', at)
  if (close < 0 || close > at + 201 || text.charAt(close + 1) !== '(') return undefined
  const end = text.indexOf(')', close)
  const label = text.slice(at + 1, close)
  if (end < 0 || end > close + 302 || /[[\n\r]/.test(label)) return undefined
  const target = text.slice(close + 2, end)
  if (/[()\s]/.test(target)) return undefined
  return target === '' || target === '#' || target === label ? { label, end: end + 1 } : undefined
}
