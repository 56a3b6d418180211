// npm start: the main job on an invented draft. Checks it, writes its public release, proves it, and shows it.
// With arguments it passes them on: npm start -- lint examples
import { spawnSync } from 'node:child_process'

const draft = 'examples/26STRELSAU0123.cable'
const release = 'dist/26STRELSAU0123.release.txt'
const args = process.argv.slice(2)

if (args.length > 0) process.exit(run(process.execPath, ['dist/bannerline.cjs', ...args]))

// The draft has mistakes on purpose, so lint is expected to find them.
const asExpected = [
  show('bannerline', ['lint', draft], 1),
  show('bannerline', ['redact', draft, '--to', 'UNCLASSIFIED', '-o', release, '--force'], 0),
  show('bannerline', ['verify', release, '--against', draft], 0),
  show('cat', [release], 0),
]
process.exit(asExpected.every(Boolean) ? 0 : 1)

/** Runs one command, with its line before it; true when it ends as it should. */
function show(command, words, expected) {
  console.log(`$ ${command} ${words.join(' ')}\n`)
  const code = command === 'bannerline' ? run(process.execPath, ['dist/bannerline.cjs', ...words]) : run(command, words)
  console.log(expected === 0 ? '' : `\n(exit code ${code}: there is something to mend)\n`)
  return code === expected
}

function run(program, words) {
  return spawnSync(program, words, { stdio: 'inherit' }).status ?? 2
}
