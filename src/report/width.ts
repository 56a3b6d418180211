import { isAscii } from '../../grammar/text/look-alikes.ts'

/** Ranges of characters that terminals draw two columns wide. Source: Unicode, EastAsianWidth W and F, and emoji presentation, by block. */
const wideRanges: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
]

/** Columns that a text takes on a terminal. The text holds no control characters. */
export function displayWidth(text: string): number {
  if (isAscii(text)) return text.length
  let width = 0
  for (const character of text) width += characterWidth(character)
  return width
}

function characterWidth(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x300 || (code >= 0x2010 && code <= 0x2027) || (code >= 0x2500 && code <= 0x2593)) return 1
  if (/^[\p{Mn}\p{Me}\p{Cf}]$/u.test(character)) return 0
  return wideRanges.some(([first, last]) => code >= first && code <= last) ? 2 : 1
}

/** Letters and signs that reports are made of, none of which is replaced; Unicode's own classes take long to build, and few runs need them. */
const plain = /^[ -~\u00a1-\u00ac\u00ae-\u00ff\u2010-\u2027\u2500-\u2593]*$/

/** The text without anything that moves the cursor, hides or reorders: control, format and private characters show as a dot. */
export function printable(text: string): string {
  return plain.test(text) ? text : text.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, '·')
}

const asciiForms: Readonly<Record<string, string>> = {
  '╭': '.',
  '╰': "'",
  '─': '-',
  '│': '|',
  '┆': ':',
  '━': '^',
  '░': '~',
  '▒': '#',
  '·': '-',
  '…': '.',
  '→': '>',
  '¶': 'para ',
  '§': 'section ',
  '“': '"',
  '”': '"',
  '’': "'",
  '–': '-',
  '—': '-',
  '├': '|',
  '└': '`',
}

/** The text in ASCII alone, for terminals that draw nothing else. */
export function toAscii(text: string): string {
  return text.replace(/\P{ASCII}/gu, (character) => asciiForms[character] ?? '?')
}

/** The length of the longest of these texts; 0 for none. */
export function widest(texts: Iterable<string>): number {
  let most = 0
  for (const { length } of texts) most = Math.max(most, length)
  return most
}

/** Words into lines of at most `width` columns. A word that is longer stands alone. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && displayWidth(line) + 1 + displayWidth(word) > width) {
      lines.push(line)
      line = word
    } else {
      line = line === '' ? word : `${line} ${word}`
    }
  }
  lines.push(line)
  return lines
}
