import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Frames } from '../src/cli/lsp-frames.ts'

const frame = (body: string) => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`

function passed(...chunks: readonly Buffer[]): string {
  const frames = new Frames()
  for (const chunk of chunks) frames.write(chunk)
  return String(frames.read() ?? '')
}

const body = fc.json().map((json) => JSON.stringify({ json }))
const noise = fc.oneof(
  fc.constantFrom(
    '',
    '\r\n\r\n',
    'Content-Length: -5\r\n\r\n',
    'Content-Length:\r\n\r\n',
    'Content-Length: 1e3\r\n\r\n',
    'X: 1\r\n\r\n',
    '\0\0ÿ',
  ),
  fc.string().filter((text) => !text.includes('Content-Length')),
)

test('whole messages get through, whatever stands between them and however the bytes arrive', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(noise, body), { maxLength: 6 }), fc.array(fc.nat()), (parts, cuts) => {
      const bytes = Buffer.from(parts.map(([between, json]) => between + frame(json)).join(''))
      const at = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b)
      const chunks = [...at, bytes.length].map((end, index) => bytes.subarray(at[index - 1] ?? 0, end))
      expect(passed(...chunks)).toBe(parts.map(([, json]) => frame(json)).join(''))
    }),
  )
})

test('a body that is longer than its header says costs no other message', () => {
  expect(passed(Buffer.from(`Content-Length: 5\r\n\r\n{"a": "longer"}${frame('{}')}`))).toContain(frame('{}'))
})

test('a large message in small pieces takes time that grows with its size', () => {
  const text = frame(JSON.stringify('x'.repeat(8_000_000)))
  const pieces = Array.from({ length: Math.ceil(text.length / 4096) }, (_, index) =>
    Buffer.from(text.slice(index * 4096, (index + 1) * 4096)),
  )
  const start = performance.now()
  expect(passed(...pieces).length).toBe(text.length)
  expect(performance.now() - start).toBeLessThan(2000)
})
