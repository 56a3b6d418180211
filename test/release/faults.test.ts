import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Plugin } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Installed, install } from '../bundled.ts'
import { exampleCable } from './example.ts'

/*
 * Faults in every step that touches the disk: an error, a write that stops half way, an end without warning (kill -9). Whatever happens,
 * no file of an asked-for name is partial, the source is as it was, and success is not reported.
 */

const source = exampleCable
const files = ['out.txt', 'out.json', 'out.csv', 'log.json'] as const
const redact = ['redact', 'a.cable', '--to', 'UNCLASSIFIED', '-o', files[0], '--certificate', files[1], '--index', files[2]]
const args = [...redact, '--log', files[3], '--key', 'keys/key']

/** Counts the steps on the disk, and breaks the one that FAULT_AT names, in the way that FAULT names. */
const faultyDisk = `
import * as fs from 'node:fs'
export * from 'node:fs'
const { FAULT, FAULT_AT, FAULT_LOG } = process.env
let step = 0
const faulty = (name) => (...given) => {
  step++
  if (FAULT_LOG) fs.appendFileSync(FAULT_LOG, name + '\\n')
  if (step === Number(FAULT_AT)) {
    if (FAULT === 'half' && name === 'writeFileSync') fs.writeFileSync(given[0], given[1].slice(0, given[1].length >> 1), given[2])
    if (FAULT === 'kill') process.kill(process.pid, 'SIGKILL')
    throw Object.assign(new Error('broken'), { code: FAULT === 'half' ? 'ENOSPC' : 'EIO' })
  }
  return fs[name](...given)
}
${['openSync', 'mkdirSync', 'writeFileSync', 'linkSync', 'renameSync', 'rmSync'].map((name) => `export const ${name} = faulty('${name}')`).join('\n')}
`

const breakable: Plugin = {
  name: 'faulty-disk',
  setup(build) {
    build.onResolve({ filter: /^node:fs$/ }, ({ importer }) =>
      /src\/cli\/(?:place-files|report-file|read|secrets)\.ts$/.test(importer) ? { path: 'faulty-disk', namespace: 'faulty' } : undefined,
    )
    build.onLoad({ filter: /.*/, namespace: 'faulty' }, () => ({ contents: faultyDisk, loader: 'js', resolveDir: '.' }))
  },
}

let sound: Installed
let faulty: Installed
let steps: readonly string[] = []
let whole: Readonly<Record<string, string>> = {}
let count = 0

beforeAll(async () => {
  sound = await install()
  faulty = await install([breakable])
  const home = makeHome(faulty)
  expect(run(faulty, home, { FAULT_LOG: 'steps' }).status).toBe(0)
  steps = readFileSync(join(home, 'steps'), 'utf8').trim().split('\n')
  whole = contents(home)
})
afterAll(() => {
  for (const one of [sound, faulty]) one?.remove()
})

function makeHome({ root }: Installed): string {
  const home = join(root, `home-${count++}`)
  mkdirSync(join(home, 'keys'), { recursive: true })
  writeFileSync(join(home, 'a.cable'), source)
  writeFileSync(join(home, 'keys', 'key'), '0123456789abcdef')
  for (const folder of [home, join(home, 'keys')]) chmodSync(folder, 0o777)
  for (const file of ['a.cable', 'keys/key']) chmodSync(join(home, file), 0o666)
  return home
}

const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}

function run({ program, bin }: Installed, home: string, env: Record<string, string>, more: readonly string[] = [], limit = 'true') {
  const command = `${limit}; exec "$0" "$@"`
  return spawnSync('bash', ['-c', command, process.execPath, program, ...args, ...more], {
    cwd: home,
    encoding: 'utf8',
    env: { PATH: `${bin}:${dirname(process.execPath)}:${process.env.PATH}`, ...env },
    ...user,
  })
}

/** The files of asked-for names that are there. */
function contents(home: string): Record<string, string> {
  return Object.fromEntries(
    files.filter((name) => existsSync(join(home, name))).map((name) => [name, readFileSync(join(home, name), 'utf8')]),
  )
}

function expectWhole(home: string, before: Readonly<Record<string, string>> = {}): void {
  for (const [name, text] of Object.entries(contents(home))) expect([whole[name], before[name]]).toContain(text)
  expect(readFileSync(join(home, 'a.cable'), 'utf8')).toBe(source)
}

const leftovers = (home: string) => readdirSync(home).filter((name) => name.startsWith('.'))

test('the steps on the disk', () => {
  expect(Object.keys(whole)).toEqual([...files])
  expect(steps).toEqual(['openSync', ...files.map(() => 'writeFileSync'), ...files.map(() => 'linkSync'), ...files.map(() => 'rmSync')])
})

describe('a fault in each step', () => {
  test.each(['EIO', 'half', 'kill'])('%s', (fault) => {
    for (const [index, name] of steps.entries()) {
      const home = makeHome(faulty)
      const { status, signal, stderr } = run(faulty, home, { FAULT: fault, FAULT_AT: String(index + 1) })
      const there = Object.keys(contents(home))
      expectWhole(home)
      if (fault === 'kill') {
        expect(signal).toBe('SIGKILL')
        // The release comes last.
        if (there.includes('out.txt')) expect(there).toEqual([...files])
      } else if (name === 'rmSync') {
        // All is in place by then; what could not be removed is a second name of a file that is.
        expect([status, there]).toEqual([0, [...files]])
      } else {
        expect([name, status, there]).toEqual([name, 2, []])
        expect(stderr).toMatch(/^error /)
        expect(leftovers(home)).toEqual([])
      }
    }
  })
})

test('with --force, a fault leaves what was there before', () => {
  const before = Object.fromEntries(files.map((name) => [name, `before ${name}\n`]))
  const forced = (env: Record<string, string>) => {
    const home = makeHome(faulty)
    for (const [name, text] of Object.entries(before)) {
      writeFileSync(join(home, name), text)
      chmodSync(join(home, name), 0o666)
    }
    return { home, ...run(faulty, home, env, ['--force']) }
  }
  const all = forced({ FAULT_LOG: 'steps' })
  expect([all.status, contents(all.home)]).toEqual([0, whole])
  const names = readFileSync(join(all.home, 'steps'), 'utf8').trim().split('\n')
  for (const [index, name] of names.entries()) {
    if (name === 'rmSync') continue
    const { home, status } = forced({ FAULT: 'EIO', FAULT_AT: String(index + 1) })
    expect([name, status, contents(home)]).toEqual([name, 2, before])
    expect(leftovers(home)).toEqual([])
    if (name !== 'renameSync') continue
    const killed = forced({ FAULT: 'kill', FAULT_AT: String(index + 1) })
    expect(killed.signal).toBe('SIGKILL')
    expectWhole(killed.home, before)
  }
})

describe('without any help from inside', () => {
  test('a file that may not grow: the write stops half way', () => {
    const home = makeHome(sound)
    const { status, stderr } = run(sound, home, {}, [], 'ulimit -f 1')
    expect(status).toBe(2)
    expect(stderr).toMatch(/It could not be written, so nothing is/)
    expect([contents(home), leftovers(home)]).toEqual([{}, []])
    expectWhole(home)
  })

  test('a folder that may not be written to', () => {
    const home = makeHome(sound)
    chmodSync(home, 0o555)
    const { status, stderr } = run(sound, home, {})
    expect([status, contents(home)]).toEqual([2, {}])
    expect(stderr).toContain('Permission denied.')
  })

  test('a source that may not be read', () => {
    const home = makeHome(sound)
    chmodSync(join(home, 'a.cable'), 0o000)
    const { status, stderr } = run(sound, home, {})
    expect([status, contents(home)]).toEqual([2, {}])
    expect(stderr).toContain('Permission denied.')
  })

  test.each(['/dev/full', '/dev/null'])('%s is not replaced by a release', (device) => {
    const home = makeHome(sound)
    const { status, stderr } = run(sound, home, {}, ['--force', '-o', device])
    expect([status, contents(home)]).toEqual([2, {}])
    expect(stderr).toContain('a device or a pipe')
    expect(statSync(device).isCharacterDevice()).toBe(true)
  })

  describe.each(['-o', '--certificate', '--index', '--log'])('%s', (option) => {
    test.each<[string, string, (home: string) => void]>([
      ['the source itself', 'a.cable', () => {}],
      ['the source by another way', './keys/../a.cable', () => {}],
      ['a symbolic link to the source', 'link', (home) => symlinkSync('a.cable', join(home, 'link'))],
      ['a hard link to the source', 'link', (home) => linkSync(join(home, 'a.cable'), join(home, 'link'))],
      ['a folder', 'keys', () => {}],
      ['a file in no folder', 'missing/file', () => {}],
      ['a file in a file', 'a.cable/file', () => {}],
      ['a file in a folder that may not be written to', 'closed/file', (home) => mkdirSync(join(home, 'closed'), { mode: 0o555 })],
    ])('is not %s, even with --force', (_, path, prepare) => {
      const home = makeHome(sound)
      prepare(home)
      const { status, stderr } = run(sound, home, {}, ['--force', option, path])
      expect([status, contents(home), leftovers(home)]).toEqual([2, {}, []])
      expect(stderr).toMatch(/^error /)
      expectWhole(home)
      for (const folder of ['keys', 'closed'])
        if (existsSync(join(home, folder))) expect(readdirSync(join(home, folder))).toEqual(folder === 'keys' ? ['key'] : [])
    })
  })

  test('killed from outside, at any time', () => {
    for (let wait = 20; wait <= 400; wait += 20) {
      const home = makeHome(sound)
      spawnSync(process.execPath, [sound.program, ...args], { cwd: home, timeout: wait, killSignal: 'SIGKILL', ...user })
      const there = Object.keys(contents(home))
      if (there.includes('out.txt')) expect(there).toEqual([...files])
      expectWhole(home)
    }
  })
})
