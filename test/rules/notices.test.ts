import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDocument } from '../../grammar/parse.ts'
import { cuiSpecified } from '../../grammar/vocabulary/cui.ts'
import { distributionLead, notices, statements } from '../../grammar/vocabulary/notices.ts'
import { findEntry } from '../../grammar/vocabulary/register.ts'
import { explainsBannerAbove } from '../../rules/notices.ts'
import { phrasesFound } from '../../rules/phrases.ts'

test('what calls for a notice is in the register', () => {
  for (const { causes, unless = [], also = [] } of notices) {
    for (const { id, part } of [...causes, ...unless, ...also]) {
      expect(findEntry(id)?.id).toBe(id)
      if (part?.startsWith('SP-')) expect(cuiSpecified).toContain(part.slice(3))
    }
  }
})

test('each phrase tells one notice', () => {
  const phrases = [...notices, ...statements].flatMap((notice) => notice.phrases)
  expect(new Set(phrases).size).toBe(phrases.length)
  for (const phrase of phrases) {
    expect(phrase).toMatch(/^[a-z0-9]+(?: [a-z0-9]+)+$/)
    expect(phrase, 'has a key that it is searched for by').toMatch(/[pvbcm][a-z]{2}/)
  }
})

test.each([...notices, ...statements].flatMap(({ id, phrases }) => phrases.map((phrase) => [id, phrase] as const)))(
  '%s is found by "%s", in any case, over line ends and punctuation',
  (id, phrase) => {
    const written = [phrase, phrase.toUpperCase(), phrase.replaceAll(' ', '\r\n    '), phrase.replaceAll(' ', ' ("')]
    for (const form of written) {
      const text = `SECRET\n\nText ${form}, text.\n\n1. (S) Text.`
      const [first] = phrasesFound(parseDocument(text)).get(id) ?? []
      expect(first && text.slice(first.start, first.end).toLowerCase()).toContain(phrase.split(' ')[0])
    }
    expect(phrasesFound(parseDocument(`SECRET\n\nText x${phrase}x text.`)).get(id)).toBeUndefined()
  },
)

test('a compilation or transmittal statement explains a banner line above its portions', () => {
  const banner = (statement: string): boolean => explainsBannerAbove(parseDocument(`SECRET\n\n${statement}\n\n1. (U) Text.`))
  expect(banner('This is a compilation of unclassified items.')).toBe(true)
  expect(banner('Unclassified when classified\nenclosure is removed.')).toBe(true)
  expect(banner('Text.')).toBe(false)
})

test('what is found is what a search for each phrase by itself finds', () => {
  const all = [...notices, ...statements, { id: 'distribution', phrases: [distributionLead] }]
  const words = [...new Set(all.flatMap(({ phrases }) => phrases.flatMap((phrase) => [phrase, ...phrase.split(' ')])))]
  const written = fc
    .constantFrom(...words)
    .chain((word) => fc.constantFrom(word, word.toUpperCase(), `${word}s`, word.slice(1), word.slice(0, -1)))
  const gap = fc.constantFrom(' ', ' ', ' ', '', '\n', '_', '1', ' -- ', '. ("', ' '.repeat(12), ' '.repeat(13), '\u0130 ')
  fc.assert(
    fc.property(fc.array(fc.tuple(written, gap), { maxLength: 40 }), (pieces) => {
      const text = pieces.flat().join('')
      const standing = all.flatMap(({ id, phrases }) =>
        phrases.flatMap((phrase) =>
          [...text.matchAll(new RegExp(`(?<!\\w)(?=(${phrase.replaceAll(' ', '[^A-Za-z0-9]{1,12}')})(?!\\w))`, 'gi'))].map((match) => ({
            id,
            start: match.index,
            end: match.index + (match[1] ?? '').length,
          })),
        ),
      )
      const expected = new Map<string, { start: number; end: number }[]>()
      let last = 0
      for (const { id, start, end } of standing.sort((a, b) => a.start - b.start || b.end - a.end)) {
        if (start < last) continue
        last = end
        expected.set(id, [...(expected.get(id) ?? []), { start, end }])
      }
      expect(phrasesFound(parseDocument(text))).toEqual(expected)
    }),
    { numRuns: 2000 },
  )
})

test('texts made of beginnings of phrases are searched in linear time', () => {
  const beginnings = [...notices, ...statements].flatMap(({ phrases }) => phrases.map((phrase) => phrase.split(' ').slice(0, -1).join(' ')))
  const text = `SECRET\n\n1. (S) ${beginnings.join(' ').repeat(200)}`
  const document = parseDocument(text)
  const start = performance.now()
  phrasesFound(document)
  expect(text.length).toBeGreaterThan(300_000)
  expect(performance.now() - start).toBeLessThan(3000)
})
