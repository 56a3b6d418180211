export type Encoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'Windows-1252'

/** `offset` is the first byte, from 0, that stands in the way. `problem` and `remedy` are sentences without a word of the file. */
export interface Undecodable {
  readonly offset: number
  readonly problem: string
  readonly remedy: string
}

export type Decoded = { readonly text: string; readonly encoding: Encoding } | Undecodable

/** Files that are mistaken for text, by their first bytes. */
const containers: readonly { readonly start: readonly number[]; readonly name: string }[] = [
  { start: [0x25, 0x50, 0x44, 0x46], name: 'a PDF' },
  { start: [0x50, 0x4b, 0x03, 0x04], name: 'a Word or ZIP file' },
  { start: [0xd0, 0xcf, 0x11, 0xe0], name: 'an old Word or Outlook file' },
  { start: [0x7b, 0x5c, 0x72, 0x74, 0x66], name: 'a rich-text (RTF) file' },
  { start: [0x1f, 0x8b], name: 'a compressed file' },
  { start: [0x89, 0x50, 0x4e, 0x47], name: 'a picture' },
  { start: [0xff, 0xd8, 0xff], name: 'a picture' },
]

const asPlainText = 'Save it as plain text in UTF-8 and run bannerline on that.'

/**
 * Reads bytes as text: UTF-16 by its byte order mark, else strict UTF-8, else Windows-1252 when every byte is a printable character there
 * (archives write the pilcrow as the byte B6). Anything else is refused: a marking must never be read from guessed characters.
 * A byte order mark is not part of the text; line ends are kept as they are.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const container = containers.find(({ start }) => start.every((byte, index) => bytes[index] === byte))
  if (container) return { offset: 0, problem: `This is ${container.name}, not plain text.`, remedy: asPlainText }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes, 'UTF-16LE')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes, 'UTF-16BE')
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  const control = findForbiddenControl(bytes, start)
  if (control >= 0) return binary(control)
  try {
    return { text: strictUtf8.decode(start === 0 ? bytes : bytes.subarray(start)), encoding: 'UTF-8' }
  } catch {
    return decodeBytes(bytes, start)
  }
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function decodeBytes(bytes: Uint8Array, start: number): Decoded {
  const { invalid, multibyte } = scanUtf8(bytes, start)
  if (invalid < 0) return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(start)), encoding: 'UTF-8' }
  if (start > 0 || multibyte > 0) {
    return { offset: invalid, problem: 'The file is UTF-8 up to here, and then it is not.', remedy: 'Save it again as UTF-8.' }
  }
  const undefinedByte = bytes.findIndex((byte) => undefinedInWindows1252.has(byte))
  if (undefinedByte >= 0) {
    return { offset: undefinedByte, problem: 'This byte is no character, neither in UTF-8 nor in Windows-1252.', remedy: asPlainText }
  }
  return { text: decodeWindows1252(bytes), encoding: 'Windows-1252' }
}

function decodeUtf16(bytes: Uint8Array, encoding: 'UTF-16LE' | 'UTF-16BE'): Decoded {
  if (bytes.length % 2 === 1) {
    return { offset: bytes.length - 1, problem: 'The file is UTF-16 but ends in half a character.', remedy: 'Save it again as UTF-8.' }
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const littleEndian = encoding === 'UTF-16LE'
  for (let offset = 2; offset < bytes.length; offset += 2) {
    const unit = view.getUint16(offset, littleEndian)
    if (isForbiddenControl(unit)) return binary(offset)
    if (unit < 0xd800 || unit > 0xdfff) continue
    const next = offset + 2 < bytes.length ? view.getUint16(offset + 2, littleEndian) : 0
    if (unit > 0xdbff || next < 0xdc00 || next > 0xdfff) {
      return { offset, problem: 'The file is UTF-16 but this is half a character.', remedy: 'Save it again as UTF-8.' }
    }
    offset += 2
  }
  return { text: new TextDecoder(encoding.toLowerCase(), { ignoreBOM: true }).decode(bytes.subarray(2)), encoding }
}

function binary(offset: number): Undecodable {
  return { offset, problem: 'This byte does not occur in text; the file looks binary.', remedy: asPlainText }
}

/** Where one stands in single bytes or UTF-8, -1 when nowhere. Four bytes are looked at together, as this sees every byte of an archive. */
function findForbiddenControl(bytes: Uint8Array, start: number): number {
  const { buffer, byteOffset, length } = bytes
  const aligned = Math.min(start + ((4 - ((byteOffset + start) % 4)) % 4), length)
  const found = findInBytes(bytes, start, aligned)
  if (found >= 0) return found
  const words = new Int32Array(buffer, byteOffset + aligned, (length - aligned) >> 2)
  for (let index = 0; index < words.length; index++) {
    const word = words[index] as number
    // Below 0x20 the one, at 0x7f the other sets the highest bit of its byte.
    if ((((word - 0x20202020) | (word + 0x01010101)) & 0x80808080) === 0) continue
    const at = aligned + index * 4
    const inWord = findInBytes(bytes, at, at + 4)
    if (inWord >= 0) return inWord
  }
  return findInBytes(bytes, aligned + words.length * 4, length)
}

function findInBytes(bytes: Uint8Array, from: number, to: number): number {
  for (let index = from; index < to; index++) if (isForbiddenControl(bytes[index] as number)) return index
  return -1
}

/** Control characters other than tab, line feed, vertical tab, form feed, carriage return. */
function isForbiddenControl(unit: number): boolean {
  return (unit < 0x20 && (unit < 0x09 || unit > 0x0d)) || unit === 0x7f
}

/** The characters of 80 to 9F; elsewhere Windows-1252 is Latin-1. Node 20's own decoder gives control characters here. */
const upperControls = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const undefinedInWindows1252: ReadonlySet<number> = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d])

function decodeWindows1252(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes).replace(/[\u0080-\u009f]/g, (control) => upperControls[control.charCodeAt(0) - 0x80] ?? '')
}

/** The bytes of a text as `decodeText` read it; undefined when the encoding lacks a character of it. A mark of UTF-8 is the caller's. */
export function encodeText(text: string, encoding: Encoding): Uint8Array | undefined {
  if (encoding === 'UTF-8') return new TextEncoder().encode(text)
  if (encoding === 'Windows-1252') return encodeWindows1252(text)
  const bytes = new Uint8Array(2 + text.length * 2)
  const view = new DataView(bytes.buffer)
  const littleEndian = encoding === 'UTF-16LE'
  view.setUint16(0, 0xfeff, littleEndian)
  for (let index = 0; index < text.length; index++) view.setUint16(2 + index * 2, text.charCodeAt(index), littleEndian)
  return bytes
}

function encodeWindows1252(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(text.length)
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    const upper = code < 0x80 || (code > 0x9f && code < 0x100) ? -1 : upperControls.indexOf(text.charAt(index))
    if (upper < 0 && code > 0xff) return undefined
    bytes[index] = upper < 0 ? code : 0x80 + upper
  }
  return bytes
}

/** The first byte that is not UTF-8 (-1: there is none), and how many characters of two bytes or more came before it. */
function scanUtf8(bytes: Uint8Array, start: number): { invalid: number; multibyte: number } {
  let multibyte = 0
  for (let index = start; index < bytes.length; ) {
    const length = utf8Length(bytes, index)
    if (length === 0) return { invalid: index, multibyte }
    if (length > 1) multibyte++
    index += length
  }
  return { invalid: -1, multibyte }
}

/** Length of the well-formed UTF-8 character that starts here, 0 when there is none. Source: Unicode, table 3-7. */
function utf8Length(bytes: Uint8Array, index: number): number {
  const first = bytes[index] ?? 0
  if (first < 0x80) return 1
  const length = first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0
  if (length === 0) return 0
  const second = bytes[index + 1] ?? 0
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf
  if (second < low || second > high) return 0
  for (let at = 2; at < length; at++) if (((bytes[index + at] ?? 0) & 0xc0) !== 0x80) return 0
  return length
}
