import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeText } from '../src/decode.ts'

const utf8 = (text: string): Uint8Array => Buffer.from(text)
const hex = (digits: string): Uint8Array => Buffer.from(digits, 'hex')
const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le')

const hasControls = (text: string): boolean =>
  [...text].some((character) => character === '\u007f' || (character < ' ' && !'\t\n\v\f\r'.includes(character)))

describe('what is read', () => {
  it.each([
    ['plain ASCII', utf8('SECRET\n'), 'SECRET\n', 'UTF-8'],
    ['nothing at all', utf8(''), '', 'UTF-8'],
    ['UTF-8', utf8('¶4 “x” 秘'), '¶4 “x” 秘', 'UTF-8'],
    ['UTF-8 with a byte order mark, which is not text', utf8('\ufeffSECRET'), 'SECRET', 'UTF-8'],
    ['UTF-16, little end first', utf16('¶4 秘 𝕊'), '¶4 秘 𝕊', 'UTF-16LE'],
    ['UTF-16, big end first', utf16('¶4 秘 𝕊').swap16(), '¶4 秘 𝕊', 'UTF-16BE'],
    ['UTF-16 with nothing but the mark', utf16(''), '', 'UTF-16LE'],
    ['a pilcrow of Windows-1252', hex('b6342e20'), '¶4. ', 'Windows-1252'],
    ['quotation marks of Windows-1252', hex('934194'), '“A”', 'Windows-1252'],
    ['CRLF, lone CR, tab and form feed are kept', utf8('a\r\nb\rc\td\fe'), 'a\r\nb\rc\td\fe', 'UTF-8'],
  ])('%s', (_, bytes, text, encoding) => {
    expect(decodeText(bytes)).toEqual({ text, encoding })
  })
})

describe('what is refused, and at which byte', () => {
  it.each([
    ['a NUL', utf8('SECRET\0'), 6],
    ['an escape character', utf8('a\u001b[2J'), 1],
    ['a delete character', utf8('a\u007f'), 1],
    ['a NUL behind a byte order mark', utf8('\ufeffa\0'), 4],
    ['a PDF', utf8('%PDF-1.7'), 0],
    ['a Word file', hex('504b0304ffff'), 0],
    ['an RTF file', utf8('{\\rtf1 SECRET}'), 0],
    ['a byte that is no character in Windows-1252', hex('b641819041'), 2],
    ['UTF-8 with one broken character', Buffer.concat([utf8('¶4 '), hex('b6')]), 4],
    ['UTF-8 cut off in a character', hex('c2b641e7a7'), 3],
    ['an overlong slash beside good UTF-8', hex('c2b6c0af'), 2],
    ['a surrogate in UTF-8 beside good UTF-8', hex('c2b6eda080'), 2],
    ['UTF-16 cut off in a character', hex('fffe5300b6'), 4],
    ['UTF-16 with half a character', hex('fffe00d85300'), 2],
    ['UTF-16 with a NUL', hex('fffe53000000'), 4],
    ['UTF-32', hex('fffe000053000000'), 2],
  ])('%s', (_, bytes, offset) => {
    expect(decodeText(bytes)).toMatchObject({ offset, problem: expect.any(String), remedy: expect.any(String) })
  })
})

it('finds every control character, wherever it stands and wherever the bytes begin in memory', () => {
  const length = 11
  for (let offset = 0; offset < 4; offset++) {
    for (const filler of ' a~\n') {
      for (let at = 0; at < length; at++) {
        for (let code = 0; code < 0x80; code++) {
          const bytes = new Uint8Array(new ArrayBuffer(offset + length), offset).fill(filler.charCodeAt(0))
          bytes[at] = code
          const decoded = decodeText(bytes)
          if (hasControls(String.fromCharCode(code))) expect(decoded).toMatchObject({ offset: at })
          else expect(decoded).toMatchObject({ encoding: 'UTF-8' })
        }
      }
    }
  }
})

it('gives every well-formed text back', () => {
  const text = fc
    .string({ unit: 'grapheme', size: 'large' })
    .filter((value) => !value.startsWith('%PDF') && !value.startsWith('\ufeff') && !hasControls(value))
  fc.assert(
    fc.property(text, (value) => {
      expect(decodeText(utf8(value))).toEqual({ text: value, encoding: 'UTF-8' })
      expect(decodeText(utf16(value))).toEqual({ text: value, encoding: 'UTF-16LE' })
    }),
  )
})

it('never throws, and never lets a control character through', () => {
  fc.assert(
    fc.property(fc.uint8Array({ size: 'max', maxLength: 2000 }), (bytes) => {
      const decoded = decodeText(bytes)
      if ('text' in decoded) expect(hasControls(decoded.text)).toBe(false)
      else expect(decoded.offset).toBeLessThan(bytes.length)
    }),
    { numRuns: 500 },
  )
})
