/**
 * The text that a release may print for a stretch of its source, as the verification works it out: lines without blanks at the end, no
 * empty lines, tabs and rare spaces as spaces, Markdown escapes and empty links undone. Written character by character, so that it has
 * no step in common with what cuts a release.
 */
export function printedForm(source: string): string {
  let out = ''
  let pendingBlanks = ''
  let lineStart = true
  for (let at = 0; at < source.length; at++) {
    const character = source.charAt(at)
    if (character === '\n' || character === '\r') {
      pendingBlanks = ''
      lineStart = true
      continue
    }
    const blank = blankFor(character)
    if (blank !== undefined) {
      if (lineStart && character !== ' ') continue
      pendingBlanks += blank
      continue
    }
    if (character === '\\' && escapesNext(source, at)) continue
    const link = character === '[' ? linkAt(source, at) : undefined
    const shown = link ? printedForm(link.label) : character
    if (shown === '') {
      if (link) at = link.end - 1
      continue
    }
    if (lineStart && out !== '') out += '\n'
    out += pendingBlanks + shown
    pendingBlanks = ''
    lineStart = false
    if (link) at = link.end - 1
  }
  return out
}

/** What a blank is printed as; nothing for the invisible ones that only stand at a line's edge; undefined for any other character. */
function blankFor(character: string): string | undefined {
  if (character === ' ' || character === '\t') return ' '
  if (character === '\u200b' || character === '\ufeff' || character === '\f' || character === '\v') return ''
  return /\p{Zs}/u.test(character) ? ' ' : undefined
}

/** A backslash before punctuation or at the end of its line does not show; nor does one before such a backslash. */
function escapesNext(source: string, at: number): boolean {
  const next = source.charAt(at + 1)
  return next === '' || next === '\n' || next === '\r' || (next > ' ' && next < '\u007f' && !/[A-Za-z0-9]/.test(next))
}

function linkAt(source: string, at: number): { label: string; end: number } | undefined {
  const close = source.indexOf(']', at)
  if (close < 0 || close > at + 201 || source.charAt(close + 1) !== '(') return undefined
  const end = source.indexOf(')', close)
  if (end < 0 || end > close + 302) return undefined
  const label = source.slice(at + 1, close)
  const target = source.slice(close + 2, end)
  if (label.includes('[') || label.includes('\n') || !(target === '' || target === '#' || target === label)) return undefined
  return { label, end: end + 1 }
}
