// npm run mutation [-- FILE[:LINE-LINE]…]: breaks the code of the release in one place at a time, and counts how often its tests notice
import { Stryker } from '@stryker-mutator/core'

/** What decides, makes the view, writes, and verifies, each with what it is made of. A view itself is types alone. */
const parts = {
  decide: ['decide'],
  view: ['cut', 'cut-header'],
  write: ['write'],
  verify: ['verify', 'template', 'compare', 'residue', 'same-marking'],
}
const files = Object.values(parts)
  .flat()
  .map((name) => `src/release/${name}.ts`)
const least = 90

const results = await new Stryker({
  mutate: process.argv.length > 2 ? process.argv.slice(2) : files,
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
function score(name, names) {
  const own = results.filter(({ fileName, status }) => names.some((one) => fileName.endsWith(one)) && tried.includes(status))
  if (own.length === 0) return true
  const found = own.filter(({ status }) => noticed.includes(status)).length
  const percent = (100 * found) / own.length
  console.log(
    `${name.padEnd(12)}${String(own.length).padStart(6)} mutants ${String(found).padStart(6)} noticed ${percent.toFixed(1).padStart(6)} %`,
  )
  return percent >= least
}

for (const file of files) score(`  ${file.slice('src/release/'.length)}`.padEnd(20), [`/${file}`])
const enough = Object.entries(parts).map(([part, names]) =>
  score(
    part,
    names.map((name) => `/src/release/${name}.ts`),
  ),
)
enough.push(score('all', ['.ts']))
console.log(`At least ${least} % are asked for.`)
process.exitCode = enough.every(Boolean) ? 0 : 1
