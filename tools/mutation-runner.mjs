// How Stryker runs the tests of the release: in one process that has them loaded, so that a mutant costs milliseconds. Stryker's own runner
// for Vitest starts a worker for each mutant, which costs seconds. Matchers are Vitest's.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Script } from 'node:vm'
import { DryRunStatus, determineHitLimitReached, MutantRunStatus, TestStatus, toMutantRunResult } from '@stryker-mutator/api/test-runner'
import { chai, JestAsymmetricMatchers, JestChaiExpect } from '@vitest/expect'
import { build } from 'esbuild'
import { chevrotainCompiled } from './bundle.mjs'

/** The tests of the release that take milliseconds. Those of generated messages take seconds, and each mutant would take them again. */
const files = [
  'cut',
  'cut-header',
  'decide',
  'example',
  'form',
  'gates',
  'omit',
  'placeholder',
  'residue',
  'source',
  'template',
  'verify',
  'write',
  'writing',
]

chai.use(JestChaiExpect)
chai.use(JestAsymmetricMatchers)
const expect = Object.assign((value, message) => chai.expect(value, message), chai.expect)

/** What the tests import in the place of Vitest: each test is added to a list. */
function listing(tests) {
  const test = (name, body) => tests.push({ id: `${tests.length} ${name}`, body })
  const describe = (_, body) => body()
  for (const collect of [test, describe])
    collect.each = (rows) => (name, body) => {
      for (const row of rows) collect(name, () => (Array.isArray(row) ? body(...row) : body(row)))
    }
  return { test, describe, expect }
}

/** Where the broken code looks which of its mutants is active. */
function switches() {
  globalThis.__stryker__ ??= {}
  return globalThis.__stryker__
}

class LoadedRunner {
  /** Tests that failed last come first, then the quick ones. */
  ranks = new Map()

  capabilities() {
    return { reloadEnvironment: true }
  }

  /** All tests and what they test as one script; it reads with the compiled grammars, as the program does. */
  async init() {
    const { outputFiles } = await build({
      stdin: { contents: files.map((name) => `import './test/release/${name}.test.ts'`).join('\n'), resolveDir: process.cwd() },
      bundle: true,
      write: false,
      platform: 'node',
      format: 'cjs',
      packages: 'external',
      alias: chevrotainCompiled,
    })
    this.script = new Script(`(require, module) => {${outputFiles[0].text}\n}`)
    this.require = createRequire(join(process.cwd(), 'package.json'))
  }

  load() {
    const tests = []
    const vitest = listing(tests)
    this.script.runInThisContext()((name) => (name === 'vitest' ? vitest : this.require(name)), { exports: {} })
    const rank = ({ id }) => this.ranks.get(id) ?? 0
    return tests.sort((a, b) => rank(a) - rank(b))
  }

  async dryRun() {
    Object.assign(switches(), { activeMutant: undefined, mutantCoverage: undefined, hitCount: undefined })
    const results = []
    for (const test of this.load()) {
      switches().currentTestId = test.id
      const result = await run(test)
      this.ranks.set(test.id, result.timeSpentMs)
      results.push(result)
    }
    switches().currentTestId = undefined
    return { status: DryRunStatus.Complete, tests: results, mutantCoverage: withoutFixtures(switches().mutantCoverage) }
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation, reloadEnvironment }) {
    const atLoad = mutantActivation === 'static' ? activeMutant.id : undefined
    Object.assign(switches(), { activeMutant: atLoad, hitLimit, hitCount: hitLimit && 0 })
    const wanted = testFilter && new Set(testFilter)
    const results = []
    let killer
    try {
      if (!this.tests || reloadEnvironment) this.tests = this.load()
      switches().activeMutant = activeMutant.id
      for (const test of this.tests) {
        if (wanted && !wanted.has(test.id)) continue
        const result = await run(test)
        results.push(result)
        if (result.status !== TestStatus.Failed) continue
        killer = test
        break
      }
    } catch (error) {
      results.push(failed('loading', error))
    }
    const endless = determineHitLimitReached(switches().hitCount, hitLimit)
    Object.assign(switches(), { activeMutant: undefined, hitCount: undefined })
    if (killer) this.ranks.set(killer.id, Math.min(0, ...this.ranks.values()) - 1)
    if (reloadEnvironment) this.tests = undefined
    else if (killer) {
      // A test that fails without the mutant too tells nothing of it: something would have stayed behind from a mutant before.
      const again = await run(killer)
      if (again.status === TestStatus.Failed) return { status: MutantRunStatus.Error, errorMessage: again.failureMessage }
      this.tests = [killer, ...this.tests.filter((test) => test !== killer)]
    }
    return toMutantRunResult(endless ?? { status: DryRunStatus.Complete, tests: results })
  }
}

/** What runs while the tests make their fixtures counts where it runs in a test too: there alone the mutant has to be active. */
function withoutFixtures({ static: loading, perTest }) {
  const inTests = new Set(Object.values(perTest).flatMap((covered) => Object.keys(covered)))
  return { perTest, static: Object.fromEntries(Object.entries(loading).filter(([mutant]) => !inTests.has(mutant))) }
}

async function run({ id, body }) {
  const start = performance.now()
  try {
    await body()
    return { id, name: id, timeSpentMs: performance.now() - start, status: TestStatus.Success }
  } catch (error) {
    return failed(id, error)
  }
}

function failed(id, error) {
  return { id, name: id, timeSpentMs: 0, status: TestStatus.Failed, failureMessage: String(error) }
}

/** Sentences for a reader are free to change; every other string, a word of the form or of the code, is broken like the rest. */
const sentences = {
  shouldIgnore({ node }) {
    const written =
      node.type === 'StringLiteral'
        ? node.value
        : node.type === 'TemplateLiteral'
          ? node.quasis.map(({ value }) => value.cooked).join('…')
          : ''
    return /^[A-Z…].* .*\.$/.test(written) ? 'a sentence' : undefined
  },
}

export const strykerPlugins = [
  { kind: 'TestRunner', name: 'loaded', injectableClass: LoadedRunner },
  { kind: 'Ignore', name: 'sentences', value: sentences },
]
