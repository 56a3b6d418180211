#!/usr/bin/env node
// Starts the program: dist/program.cjs, with the machine code that the build kept beside it. V8 takes that only for the Node and the
// program that it was made with; otherwise, or without it, the program is compiled as any other, which takes longer and does the same.
const { readFileSync } = require('node:fs')
const { join } = require('node:path')
const { Script } = require('node:vm')

const filename = join(__dirname, 'program.cjs')
/** Code takes time to load, needed or not: that of the commands which make and prove a release is kept apart. */
const code = join(__dirname, ['redact', 'verify'].includes(process.argv[2]) ? 'release.cache' : 'lint.cache')

function compiledCode() {
  try {
    return readFileSync(code)
  } catch {
    return undefined
  }
}

/** `program.cjs` is a function as Node makes one of a module, in ASCII. */
const script = new Script(readFileSync(filename, 'latin1'), { filename, cachedData: compiledCode() })
const program = { exports: {} }
script.runInThisContext()(program.exports, require, program, filename, __dirname)
if (require.main === module) program.exports.main(process.argv.slice(2))

module.exports = { script, program, code }
