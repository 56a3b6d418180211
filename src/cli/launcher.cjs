#!/usr/bin/env node
// Starts the program: dist/program.cjs, with the machine code that the build kept beside it. V8 takes that only for the Node and the
// program that it was made with; otherwise, or without it, the program is compiled as any other, which takes longer and does the same.
const { readFileSync } = require('node:fs')
const { join } = require('node:path')
const { Script } = require('node:vm')

const filename = join(__dirname, 'program.cjs')

function compiledCode() {
  try {
    return readFileSync(`${filename}.cache`)
  } catch {
    return undefined
  }
}

/** A module as Node wraps one; `program.cjs` is ASCII. */
const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(filename, 'latin1')}\n})`
const script = new Script(source, { filename, cachedData: compiledCode() })
const program = { exports: {} }
script.runInThisContext()(program.exports, require, program, filename, __dirname)
program.exports.main(process.argv.slice(2))

module.exports = { script, program }
