#!/usr/bin/env node
// Starts the program, with the machine code that the build kept beside it. V8 takes that only for the Node and the program that it was made
// with; otherwise, or without it, the program is compiled as any other, which takes longer and does the same.
const { readFileSync } = require('node:fs')
const { join } = require('node:path')
const { Script } = require('node:vm')

const first = process.argv[2] ?? 'lint'
/** `program.cjs` knows every command. `lint.cjs` knows one, and is there sooner: for `lint`, for flags and for anything that is a path. */
const name = first === 'lint' || /[^a-z]/.test(first) ? 'lint' : 'program'
const filename = join(__dirname, `${name}.cjs`)
const code = join(__dirname, `${name}.cache`)

function compiledCode() {
  try {
    return readFileSync(code)
  } catch {
    return undefined
  }
}

/** The program is a function as Node makes one of a module, in ASCII. */
const script = new Script(readFileSync(filename, 'latin1'), { filename, cachedData: compiledCode() })
const program = { exports: {} }
script.runInThisContext()(program.exports, require, program, filename, __dirname)
if (require.main === module) program.exports.main(process.argv.slice(2))

module.exports = { script, program, code }
