import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepCode } from '../tools/bundle.mjs'
import { type Installed, install } from './bundled.ts'

let installed: Installed
let cache: string

beforeAll(async () => {
  installed = await install()
  cache = join(dirname(installed.program), 'program.cjs.cache')
}, 60_000)
afterAll(() => installed.remove())

const report = () =>
  execFileSync(process.execPath, [installed.program, 'examples/26STRELSAU0124.cable', '--format', 'json'], { encoding: 'utf8' })
/** Whether V8 took the code: undefined when there was none. */
const rejected = () =>
  execFileSync(
    process.execPath,
    ['-p', `process.argv = ['', '', '--version']; require(${JSON.stringify(installed.program)}).script.cachedDataRejected`],
    {
      encoding: 'utf8',
    },
  ).split('\n')[0]

test('the program does the same with compiled code beside it, without, and with code that is damaged', () => {
  expect(existsSync(cache)).toBe(false)
  const without = report()
  keepCode(installed.program)
  expect(report()).toBe(without)
  expect(rejected()).toBe('false')
  const whole = readFileSync(cache)
  for (const damaged of [
    Buffer.alloc(0),
    Buffer.from('no code'),
    whole.subarray(0, whole.length >> 1),
    Buffer.from(whole).fill(7, 0, 64),
  ]) {
    writeFileSync(cache, damaged)
    expect(report()).toBe(without)
    expect(rejected()).toBe('true')
  }
  rmSync(cache)
})
