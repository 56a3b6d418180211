import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDocument } from '../../grammar/parse.ts'
import { cutView } from '../../src/release/cut.ts'
import { decideRelease } from '../../src/release/decide.ts'
import { releaseText } from '../../src/release/make.ts'
import { policyFor, publicPolicy, type ReleasePolicy } from '../../src/release/policy.ts'
import { verifyRelease } from '../../src/release/verify.ts'
import { writeRelease } from '../../src/release/write.ts'
import { cableModel, printCable } from '../arbitraries.ts'
import { type Mutant, mutants } from './mutants/mutants.ts'

const partners = policyFor('SECRET//REL TO USA, FVEY').policy
const policies: readonly ReleasePolicy[] = partners ? [publicPolicy, partners] : []

/** What the mutant writes, when that is not what the sound writer writes, and whether it verifies. */
function run({ write }: Mutant, text: string, policy: ReleasePolicy): 'refused' | 'sound' | 'passed' | 'caught' {
  const document = parseDocument(text)
  const decided = decideRelease(document, policy)
  if (decided.kind === 'refused') return 'refused'
  const sound = writeRelease(cutView(document, decided)).text
  const leaky = write({ document, decided, sound })
  if (leaky === sound) return 'sound'
  const { passed } = verifyRelease(leaky, { policy, against: document, again: (release) => releaseText(release, policy) })
  return passed ? 'passed' : 'caught'
}

test('there are enough of them, and no two have one name', () => {
  expect(mutants.length).toBeGreaterThanOrEqual(45)
  expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length)
})

/** Each leak is caught whenever it shows, and it shows. */
test.each(mutants.map((mutant) => [mutant.name, mutant] as const))('caught: %s', (_, mutant) => {
  let caught = 0
  fc.assert(
    fc.property(cableModel, fc.constantFrom(...policies), (model, policy) => {
      const outcome = run(mutant, printCable(model), policy)
      expect(outcome).not.toBe('passed')
      if (outcome === 'caught') caught++
    }),
    { numRuns: 60, seed: 42 },
  )
  expect(caught).toBeGreaterThan(0)
})
