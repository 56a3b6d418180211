// npm run mutation [-- FILE[:LINE-LINE]…]: breaks the code of the release in one place at a time, and counts how often its tests notice
import { basename } from 'node:path'
import { Stryker } from '@stryker-mutator/core'

/**
 * What decides, makes the view, writes, and verifies. A view itself is types alone. What these work with (placeholders, exemptions, amounts,
 * redactions, released text and its double in the verification) is not measured.
 */
const parts = {
  decide: ['decide.ts'],
  view: ['cut.ts', 'cut-header.ts'],
  write: ['write.ts'],
  verify: ['verify.ts', 'template.ts', 'compare.ts', 'residue.ts', 'same-marking.ts'],
}
const files = Object.values(parts).flat()
const least = 90

const results = await new Stryker({
  mutate: process.argv.length > 2 ? process.argv.slice(2) : files.map((file) => `src/release/${file}`),
  testRunner: 'loaded',
  plugins: ['./tools/mutation-runner.mjs'],
  coverageAnalysis: 'perTest',
  concurrency: 1,
  ignorers: ['sentences'],
  // The compiler has no interface for rewriting a settings file of its own, and none needs to be rewritten.
  tsconfigFile: 'none',
  ignorePatterns: ['bench', 'dist', 'docs', 'editors', 'examples'],
  tempDirName: 'coverage/mutation',
  reporters: ['progress-append-only', 'clear-text', 'json'],
  jsonReporter: { fileName: 'coverage/mutation.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportMutants: true },
  timeoutMS: 3000,
}).runMutationTest()

/** An endless loop is noticed as well as a test that fails. */
const noticed = ['Killed', 'Timeout']
const tried = [...noticed, 'Survived', 'NoCoverage']

/** Prints how many mutants of some files the tests notice, and says whether they are enough. */
function score(name, own) {
  const mutants = results.filter(({ fileName, status }) => own.includes(basename(fileName)) && tried.includes(status))
  const found = mutants.filter(({ status }) => noticed.includes(status)).length
  const percent = (100 * found) / Math.max(mutants.length, 1)
  if (mutants.length > 0) console.log(`${name.padEnd(18)} ${found} of ${mutants.length} mutants noticed: ${percent.toFixed(1)} %`)
  return mutants.length === 0 || percent >= least
}

for (const file of files) score(`  ${file}`, [file])
const enough = Object.entries({ ...parts, all: files }).map(([part, own]) => score(part, own))
console.log(`At least ${least} % are asked for of each part, and of all.`)
process.exitCode = enough.every(Boolean) ? 0 : 1
