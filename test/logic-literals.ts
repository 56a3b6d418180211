/** A literal of a source that takes part in what the program decides. */
export interface LogicLiteral {
  readonly kind: 'string' | 'pattern'
  /** What stands between the quotes or slashes. */
  readonly text: string
  /** From 1. */
  readonly line: number
}

/** Properties whose values are examples or texts for a reader: nothing is decided by them. */
const toRead: ReadonlySet<string> = new Set(['good', 'bad', 'message', 'title', 'why', 'advice', 'baseRate', 'note', 'description'])

/**
 * The string and pattern literals of a TypeScript source, comments, templates and what is there to be read left out.
 *
 *     good: ['SECRET//NOFORN\n1. (S//NF) Text.'],        an example: below `good`, at whatever depth
 *     message: `Raise it to ${nameOf(level)}.`           a message: a template, or below `message`
 *     if (control.id === 'NOFORN')                       logic
 */
export function logicLiterals(source: string): readonly LogicLiteral[] {
  const found: LogicLiteral[] = []
  /** The property that each open bracket is the value of; a template counts as a bracket. */
  const open: { readonly key: string | undefined; readonly bracket: string }[] = []
  let key: string | undefined
  let before = ''
  let line = 1
  let at = 0

  const reading = (): boolean => toRead.has(key ?? '') || open.some((one) => toRead.has(one.key ?? ''))
  const skipTo = (end: number): void => {
    for (; at < end; at++) if (source[at] === '\n') line++
  }
  /** The rest of a template: up to its end, or to the next piece of code in it. */
  const template = (): void => {
    while (at < source.length) {
      const char = source[at] as string
      if (char === '\\') skipTo(at + 2)
      else if (char === '`') {
        at++
        before = '`'
        return
      } else if (char === '$' && source[at + 1] === '{') {
        open.push({ key, bracket: '`' })
        key = undefined
        before = '{'
        at += 2
        return
      } else skipTo(at + 1)
    }
  }

  while (at < source.length) {
    const char = source[at] as string
    if (char === '/' && source[at + 1] === '/') {
      const end = source.indexOf('\n', at)
      at = end < 0 ? source.length : end
    } else if (char === '/' && source[at + 1] === '*') {
      skipTo(source.indexOf('*/', at) + 2)
    } else if (char === "'" || char === '"') {
      const end = endOfString(source, at)
      const after = /\S/.exec(source.slice(end, end + 40))?.[0]
      const text = source.slice(at + 1, end - 1)
      const names = /[{,]/.test(before) && after === ':'
      if (names) key = text
      if (!reading() || names) found.push({ kind: 'string', text, line })
      at = end
      before = "'"
    } else if (char === '`') {
      at++
      template()
    } else if (char === '/' && !/[\w$)\]'`]/.test(before)) {
      const end = endOfPattern(source, at)
      if (!reading()) found.push({ kind: 'pattern', text: source.slice(at + 1, end), line })
      at = end + 1
      before = '`'
    } else if (/[A-Za-z_$]/.test(char)) {
      const word = /^[\w$]+/.exec(source.slice(at, at + 80))?.[0] as string
      at += word.length
      if (source[at] === ':' || (source[at] === '?' && source[at + 1] === ':')) key = word
      // A pattern may follow these, and a division cannot.
      before = word === 'return' || word === 'of' || word === 'in' || word === 'case' ? ';' : 'w'
    } else if ('{[('.includes(char)) {
      open.push({ key, bracket: char })
      key = undefined
      before = char
      at++
    } else if ('}])'.includes(char)) {
      const closed = open.pop()
      key = closed?.key
      before = char
      at++
      if (closed?.bracket === '`') template()
    } else {
      if (char === ',' || char === ';') key = undefined
      if (!/\s/.test(char)) before = char
      // A property ends with its line, unless the line goes on.
      skipTo(at + 1)
    }
  }
  return found
}

function endOfString(source: string, start: number): number {
  const quote = source[start]
  let at = start + 1
  while (at < source.length && source[at] !== quote) at += source[at] === '\\' ? 2 : 1
  return at + 1
}

function endOfPattern(source: string, start: number): number {
  let at = start + 1
  let inClass = false
  while (at < source.length && source[at] !== '\n') {
    const char = source[at]
    if (char === '\\') at++
    else if (char === '[') inClass = true
    else if (char === ']') inClass = false
    else if (char === '/' && !inClass) return at
    at++
  }
  return at
}
