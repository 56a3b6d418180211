import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDocument } from '../../grammar/parse.ts'
import { makeRelease } from '../../src/release/make.ts'
import { publicPolicy, type ReleasePolicy } from '../../src/release/policy.ts'
import { type CableModel, cableModel, type MemoModel, memoModel, type Prose, word } from '../arbitraries.ts'
import { exampleCable } from './example.ts'
import { differences, outputsOf } from './outputs.ts'
import { audiences, flat, hiddenProse, type TestAudience, visibleText } from './vary.ts'

const kinds = [
  ['cable', cableModel],
  ['memo', memoModel],
] as const

/** The release, which has to verify; empty when it is refused. */
function release(model: CableModel | MemoModel, audience: TestAudience): string {
  const { release: text, passed } = outputsOf(model, audience)
  expect(passed).toBe(true)
  return text
}

const audience = fc.constantFrom(...audiences)
const runs = { numRuns: 300 }

for (const [name, model] of kinds) {
  const anyModel = model as fc.Arbitrary<CableModel | MemoModel>

  test(`${name}: texts that differ only in what is withheld give the same release, certificate, index and words on the screen`, () => {
    let released = 0
    fc.assert(
      fc.property(anyModel, audience, fc.integer(), (first, who, seed) => {
        const { differs, one } = differences(first, who, seed)
        expect(differs).toEqual([])
        expect(one.passed).toBe(true)
        if (!one.refused) released++
      }),
      runs,
    )
    expect(released).toBeGreaterThan(runs.numRuns * 0.8)
  })

  test(`${name}: no word of what is withheld is in the release`, () => {
    fc.assert(
      fc.property(anyModel, audience, (plain, who) => {
        const marked = withCanaries(plain, who)
        const text = release(marked, who).toLowerCase()
        for (const canary of canariesOf(marked, who)) expect(text).not.toContain(canary)
      }),
      runs,
    )
  })

  test(`${name}: everything the audience may see is in the release`, () => {
    fc.assert(
      fc.property(anyModel, audience, (plain, who) => {
        const text = flat(release(plain, who))
        if (text === '') return
        for (const seen of visibleText(plain, who)) expect(text).toContain(seen)
      }),
      runs,
    )
  })
}

test('whatever words a term stands for, the release is the same', () => {
  const cable = (words: string, wrap: boolean) =>
    exampleCable.replace('The Ministry\nissued', `The envoy ${words} came.${wrap ? '\n' : ' '}The Ministry\nissued`)
  const names = fc.array(word, { minLength: 1, maxLength: 12, size: 'max' }).map((list) => list.join(' '))
  fc.assert(
    fc.property(names, names, fc.boolean(), fc.boolean(), (one, other, first, second) => {
      const release = (words: string, wrap: boolean) => {
        const redactions: ReleasePolicy['redactions'] = [{ kind: 'term', term: words, exemptions: [{ paragraph: 6, detail: '' }] }]
        const made = makeRelease(parseDocument(cable(words, wrap)), { ...publicPolicy, redactions })
        if (made.kind === 'refused') throw new Error('refused')
        expect(made.verification.passed).toBe(true)
        return made.release.text
      }
      const text = release(one, first)
      expect(release(other, second)).toBe(text)
      expect(text).toMatch(/The envoy\s\[… B6\] came/)
    }),
    { numRuns: 60 },
  )
})

test.each([
  ['a name', 'Jane Doe'],
  ['capitals', 'Jane Doe the Third and Others'],
  ['words', 'Words of nobody, in all the length that no name of a person has'],
])('at the end of a memo, a line without a mark leaves a placeholder, also where it looks like a name: %s', (_, words) => {
  const memo = parseDocument(
    `SECRET\n\n(U) Text.\n\n(S) Text of two.\n\n${words}\n\nClassified By: Jane Q. Tarrant\nReason: 1.4(d)\nDeclassify On: 20340503\n\nSECRET\n`,
  )
  const made = makeRelease(memo, publicPolicy)
  if (made.kind === 'refused') throw new Error('refused')
  expect(made.verification.passed).toBe(true)
  expect(made.release.text).toMatch(/\[(?:text|1 paragraph|heading)[^\n]* withheld pending review\]\n\nUNCLASSIFIED\n$/)
})

test('a difference in what the audience may see is found in every output that shows it', () => {
  const everybody = audiences.find(({ text }) => text === 'UNCLASSIFIED')
  const ours = audiences.find(({ text }) => text === 'SECRET//NOFORN')
  if (!everybody || !ours) throw new Error('no such audience')
  const seen = fc.sample(cableModel, { seed: 42, numRuns: 20 }).flatMap((model) => differences(model, ours, 7, everybody).differs)
  expect([...new Set(seen)].sort()).toEqual(['certificate', 'csv', 'jsonl', 'refused', 'release'])
})

test.each(['Three Short Words', 'A Heading of More Words than the Name of a Person Could Have'])(
  'at the end of a memo, a line with a rule under it is a heading: %s',
  (words) => {
    const memo = parseDocument(
      `SECRET\n\n(U) Text.\n\n${words}\n${'-'.repeat(words.length)}\n\nClassified By: Jane Q. Tarrant\nReason: 1.4(d)\nDeclassify On: 20340503\n\nSECRET\n`,
    )
    expect(memo.segments.filter(({ kind }) => kind === 'heading' || kind === 'signature').map(({ kind }) => kind)).toEqual(['heading'])
  },
)

/** Each withheld stretch gets a word of its own, in its middle. */
function withCanaries<M extends CableModel | MemoModel>(model: M, who: TestAudience): M {
  const hidden = new Set<Prose>(hiddenProse(model, who))
  let count = 0
  const mark = (words: Prose): Prose => {
    if (!hidden.has(words)) return words
    count++
    const canary = `kanaryq${'abcdefghij'.charAt(count % 10)}${'abcdefghij'.charAt(Math.floor(count / 10) % 10)}`
    return [...words.slice(0, words.length >> 1), canary, ...words.slice(words.length >> 1)]
  }
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return hidden.has(value) ? mark(value) : value.map(walk)
    if (value !== null && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]))
    return value
  }
  return walk(model) as M
}

function canariesOf(model: CableModel | MemoModel, who: TestAudience): string[] {
  return hiddenProse(model, who)
    .flat()
    .filter((word) => word.startsWith('kanaryq'))
}
