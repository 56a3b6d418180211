import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDocument } from '../../grammar/parse.ts'
import { makeRelease } from '../../src/release/make.ts'
import { toMarkdown } from '../../src/release/markdown.ts'
import { publicPolicy } from '../../src/release/policy.ts'
import { plainOf, readMarkdown } from '../../src/release/read-markdown.ts'
import { verifyRelease } from '../../src/release/verify.ts'
import { exampleCable } from './example.ts'

const line = fc.oneof(
  fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme-ascii' }),
  fc.constantFrom('(U) Heading', '-'.repeat(20), '**x**', '\\', '[a](b)'),
)
const words = fc.array(fc.oneof(line, fc.constant('')), { maxLength: 12, size: 'max' })
/** A text of the form of a release: a line at the top, a line at the bottom, and blocks set apart by one blank line. */
const text = words.map((lines) => ['UNCLASSIFIED', '', ...lines, '', 'UNCLASSIFIED', ''].join('\n').replace(/\n{3,}/g, '\n\n'))

test('what is written in Markdown is read back as it was', () => {
  fc.assert(
    fc.property(text, (plain) => {
      expect(readMarkdown(toMarkdown(plain))).toEqual({ text: plain, faults: [] })
    }),
    { numRuns: 2000 },
  )
})

test('no two texts in Markdown read alike: one character changed, added or gone shows', () => {
  const alphabet = '\\*_~-x1 \n[('
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(), fc.constantFrom(0, 1), fc.constantFrom(0, 1), (plain, at, which, gone, added) => {
      const markdown = toMarkdown(plain)
      const place = at % markdown.length
      const changed = `${markdown.slice(0, place)}${added ? alphabet.charAt(which % alphabet.length) : ''}${markdown.slice(place + gone)}`
      fc.pre(changed !== markdown)
      const read = readMarkdown(changed)
      expect(read === undefined || read.faults.length > 0 || read.text !== plain).toBe(true)
    }),
    { numRuns: 4000 },
  )
})

test('nothing but the form is markup', () => {
  fc.assert(
    fc.property(line, (words) => {
      fc.pre(!/^-{20}$/.test(words))
      const [, , shown = ''] = toMarkdown(`UNCLASSIFIED\n\n${words}\n\nUNCLASSIFIED\n`).split('\n')
      expect(shown.replace(/\\[\\`*_{}[\]()#+\-.!<>&|~=:@$^]/g, '')).toMatch(/^[A-Za-z0-9 ,;'"/?%]*$/)
    }),
    { numRuns: 2000 },
  )
})

test('a release in Markdown passes every gate of the plain one, and one more', () => {
  const plain = makeRelease(parseDocument(exampleCable), publicPolicy)
  const made = makeRelease(parseDocument(exampleCable), publicPolicy, { format: 'markdown' })
  if (made.kind === 'refused' || plain.kind === 'refused') throw new Error('refused')
  expect(made.verification.passed).toBe(true)
  expect(made.verification.gates.map(({ name }) => name).filter((name) => name !== 'markdown')).toEqual(
    plain.verification.gates.map(({ name }) => name),
  )
  expect(plainOf(made.release.text)).toBe(plain.release.text)
  const leaky = made.release.text.replace('TARRANT', 'TARRANT\\\n<!\\-\\- kept \\-\\->')
  expect(verifyRelease(leaky, { policy: publicPolicy }).gates.find(({ name }) => name === 'markdown')?.passed).toBe(false)
})
