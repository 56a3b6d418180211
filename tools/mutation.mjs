// npm run mutation [-- FILE[:LINE-LINE]…]: breaks the code of the release in one place at a time, and counts how often its tests notice
import { Stryker } from '@stryker-mutator/core'

/** What decides, what makes the view, what writes, and what verifies. A view itself is types alone. */
const files = ['decide', 'cut', 'cut-header', 'write', 'verify', 'compare', 'template', 'residue'].map((name) => `src/release/${name}.ts`)
const least = 90

const results = await new Stryker({
  mutate: process.argv.length > 2 ? process.argv.slice(2) : files,
  testRunner: 'loaded',
  plugins: ['./tools/mutation-runner.mjs'],
  coverageAnalysis: 'perTest',
  concurrency: 1,
  // Most strings are sentences for a reader, which are free to change; a fixed word of the form is compared in full by the tests anyway.
  mutator: { excludedMutations: ['StringLiteral'] },
  // What runs while a module is read, tables and patterns: a mutant of it would run all tests, and there are hundreds.
  ignoreStatic: !process.env.STATIC,
  // The compiler has no interface for rewriting a settings file of its own, and none needs to be rewritten.
  tsconfigFile: 'none',
  ignorePatterns: ['bench', 'dist', 'docs', 'editors', 'examples'],
  tempDirName: 'coverage/mutation',
  reporters: ['progress-append-only', 'clear-text', 'json'],
  jsonReporter: { fileName: 'coverage/mutation.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportMutants: true },
  timeoutMS: 3000,
}).runMutationTest()

const count = (...states) => results.filter(({ status }) => states.includes(status)).length
const noticed = count('Killed', 'Timeout')
const tried = noticed + count('Survived', 'NoCoverage')
const score = (100 * noticed) / Math.max(tried, 1)
console.log(`${tried} mutants, ${noticed} noticed: ${score.toFixed(1)} % (at least ${least} % are asked for)`)
process.exitCode = score < least ? 1 : 0
