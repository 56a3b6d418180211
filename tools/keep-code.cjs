// Writes what V8 compiles of the bundled program while it reads an example: node tools/keep-code.cjs dist/bannerline.cjs lint|program
const { mkdtempSync, rmSync, writeFileSync } = require('node:fs')
const { tmpdir } = require('node:os')
const { join, resolve } = require('node:path')

const [launcher, name] = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'bannerline-'))
const cable = 'examples/26STRELSAU0123.cable'
const release = join(folder, 'release.txt')
const commands = {
  lint: [
    ['lint', 'examples/26STRELSAU0124.cable'],
    ['lint', cable],
  ],
  program: [
    ['redact', cable, '--to', 'UNCLASSIFIED', '-o', release],
    ['verify', release, '--against', cable],
  ],
}[name]

async function keep() {
  process.argv = [process.execPath, launcher, commands[0][0]]
  const { script, program, code } = require(resolve(launcher))
  for (const command of commands) await program.exports.run(command)
  writeFileSync(code, script.createCachedData())
  rmSync(folder, { recursive: true })
}

keep()
