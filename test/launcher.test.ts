import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepCode } from '../tools/bundle.mjs'
import { type Installed, install } from './bundled.ts'

let installed: Installed
beforeAll(async () => {
  installed = await install()
}, 60_000)
afterAll(() => installed.remove())

const cable = 'examples/26STRELSAU0123.cable'

test.each([
  ['lint', [cable, '--format', 'json']],
  ['program', ['redact', cable, '--to', 'UNCLASSIFIED', '-o', '-']],
])('%s: the program does the same with compiled code beside it, without, and with code that is damaged', (name, args) => {
  const cache = join(dirname(installed.program), `${name}.cache`)
  const run = () => spawnSync(process.execPath, [installed.program, ...args], { encoding: 'utf8' }).stdout
  /** Whether V8 took the code: undefined when there was none. */
  const rejected = () => {
    const launch = `process.argv.push('launcher', ...${JSON.stringify(args)}); require(${JSON.stringify(installed.program)})`
    return execFileSync(process.execPath, ['-p', `${launch}.script.cachedDataRejected`], { encoding: 'utf8' }).trim()
  }
  rmSync(cache, { force: true })
  const without = run()
  expect(without).not.toBe('')
  expect(rejected()).toBe('undefined')
  keepCode(installed.program)
  expect(run()).toBe(without)
  expect(rejected()).toBe('false')
  const whole = readFileSync(cache)
  for (const damaged of [
    Buffer.alloc(0),
    Buffer.from('no code'),
    whole.subarray(0, whole.length >> 1),
    Buffer.from(whole).fill(7, 0, 64),
  ]) {
    writeFileSync(cache, damaged)
    expect(run()).toBe(without)
    expect(rejected()).toBe('true')
  }
  rmSync(cache)
})
