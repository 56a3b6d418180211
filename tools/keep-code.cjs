// Writes the code cache of the bundled program: node tools/keep-code.cjs dist/bannerline.cjs
const { rmSync, writeFileSync } = require('node:fs')
const { resolve } = require('node:path')

const launcher = resolve(process.argv[2])
const cache = launcher.replace('bannerline.cjs', 'program.cjs.cache')
rmSync(cache, { force: true })
process.argv = [process.execPath, launcher, '--version']

const example = 'examples/26STRELSAU0124.cable'
const commands = [
  ['lint', 'examples'],
  ['lint', example, '--format', 'json'],
  ['inspect', example],
  ['why', example],
  ['redact', 'examples/26STRELSAU0123.cable', '--to', 'UNCLASSIFIED', '--dry-run', '-o', 'dist/never-written.txt'],
]
const { script, program } = require(launcher)

async function keep() {
  for (const command of commands) await program.exports.run(command)
  writeFileSync(cache, script.createCachedData())
  process.exitCode = 0
}

keep()
