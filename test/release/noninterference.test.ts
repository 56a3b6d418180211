import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDocument } from '../../grammar/parse.ts'
import { makeRelease } from '../../src/release/make.ts'
import { policyFor, type ReleasePolicy } from '../../src/release/policy.ts'
import { type CableModel, cableModel, type MemoModel, memoModel, type Prose, printCable, printMemo } from '../arbitraries.ts'
import { audiences, flat, hiddenProse, type TestAudience, vary, visibleText } from './vary.ts'

const kinds = [
  ['cable', cableModel, printCable],
  ['memo', memoModel, printMemo],
] as const

function policyOf({ text }: TestAudience): ReleasePolicy {
  const { policy, problem } = policyFor(text)
  if (!policy) throw new Error(problem)
  return policy
}

function print(model: CableModel | MemoModel): string {
  return 'post' in model ? printCable(model) : printMemo(model)
}

/** The release, which has to verify, or the reason of the refusal. */
function release(model: CableModel | MemoModel, audience: TestAudience): string {
  const made = makeRelease(parseDocument(print(model)), policyOf(audience))
  if (made.kind === 'refused') return `refused: ${made.refusals.map(({ message }) => message).join(' ')}`
  expect(made.verification.findings.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(made.verification.passed).toBe(true)
  return made.release.text
}

const audience = fc.constantFrom(...audiences)
const runs = { numRuns: 300 }

for (const [name, model] of kinds) {
  const anyModel = model as fc.Arbitrary<CableModel | MemoModel>

  test(`${name}: texts that differ only in what is withheld give the same release`, () => {
    let released = 0
    fc.assert(
      fc.property(anyModel, audience, fc.integer(), (first, who, seed) => {
        const second = vary(first, who, seed)
        const one = release(first, who)
        expect(release(second, who)).toBe(one)
        if (!one.startsWith('refused')) released++
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
        if (text.startsWith('refused')) return
        for (const seen of visibleText(plain, who)) expect(text).toContain(seen)
      }),
      runs,
    )
  })
}

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
