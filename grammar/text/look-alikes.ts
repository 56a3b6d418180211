/**
 * Characters that look right and are not: no-break and typographic blanks, dashes, fullwidth forms, Cyrillic and Greek capitals.
 * Each is one UTF-16 code unit and stands for one ASCII character, so that folding keeps every offset.
 */
const lookAlikes = new Map<string, string>()
function alike(ascii: string, characters: string): void {
  for (const character of characters) lookAlikes.set(character, ascii)
}
alike(' ', '\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000')
alike('-', '\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63')
alike('/', '\u2044\u2215\u29f8')
alike('(', '\ufe59\u2768')
alike(')', '\ufe5a\u2769')
alike(',', '\u201a\ufe50\uff64')
// Cyrillic, then Greek.
const cyrillicAndGreek: readonly (readonly [string, string])[] = [
  ['A', '\u0410\u0391'],
  ['B', '\u0412\u0392'],
  ['C', '\u0421\u03f9\u216d'],
  ['E', '\u0415\u0395'],
  ['F', '\u03dc'],
  ['H', '\u041d\u0397'],
  ['I', '\u0406\u0399\u04c0\u2160'],
  ['J', '\u0408'],
  ['K', '\u041a\u039a\u212a'],
  ['L', '\u216c'],
  ['M', '\u041c\u039c\u216f'],
  ['N', '\u039d'],
  ['O', '\u041e\u039f'],
  ['P', '\u0420\u03a1'],
  ['R', '\u2c64'],
  ['S', '\u0405'],
  ['T', '\u0422\u03a4'],
  ['V', '\u0474'],
  ['X', '\u0425\u03a7\u2169'],
  ['Y', '\u04ae\u03a5'],
  ['Z', '\u0396'],
  ['a', '\u0430\u03b1'],
  ['c', '\u0441\u03f2\u217d'],
  ['e', '\u0435'],
  ['i', '\u0456\u2170'],
  ['j', '\u0458'],
  ['o', '\u043e\u03bf'],
  ['p', '\u0440\u03c1'],
  ['s', '\u0455'],
  ['x', '\u0445\u2179'],
  ['y', '\u0443'],
  ['u', '\u057d'],
]
for (const [ascii, characters] of cyrillicAndGreek) alike(ascii, characters)
for (let code = 0xff01; code <= 0xff5e; code++) lookAlikes.set(String.fromCharCode(code), String.fromCharCode(code - 0xfee0))

/** Characters that take no room: soft hyphen, zero-width characters, direction marks, word joiner, byte order mark. Pairs of first and last. */
const invisible: readonly (readonly [number, number])[] = [
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180e],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x2069],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
]

function isInvisible(code: number): boolean {
  return code >= 0xad && invisible.some(([first, last]) => first <= code && code <= last)
}

const beyondAscii = /[\u0080-\uffff]/

export function isAscii(text: string): boolean {
  return !beyondAscii.test(text)
}

/** The same text with every look-alike replaced by what it looks like. Offsets stay the same. */
export function foldLookAlikes(text: string): string {
  if (isAscii(text)) return text
  let folded = ''
  for (let at = 0; at < text.length; at++) folded += lookAlikes.get(text[at] as string) ?? text[at]
  return folded
}

/** A text without its invisible characters, and where each remaining one stood; `offsets` has one more item, the end of the text. */
export interface Visible {
  readonly text: string
  readonly offsets: readonly number[] | undefined
}

/** Takes out what cannot be seen. `offsets` is undefined when nothing was taken out. */
export function dropInvisible(text: string): Visible {
  if (isAscii(text)) return { text, offsets: undefined }
  let visible = ''
  const offsets: number[] = []
  for (let at = 0; at < text.length; at++) {
    if (isInvisible(text.charCodeAt(at))) continue
    visible += text[at]
    offsets.push(at)
  }
  offsets.push(text.length)
  return visible.length === text.length ? { text, offsets: undefined } : { text: visible, offsets }
}
