import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { progressText } from '../src/cli/progress.ts'
import { type Installed, install } from './bundled.ts'

let installed: Installed
let home: string
beforeAll(async () => {
  installed = await install()
  home = join(installed.root, 'home')
  mkdirSync(home)
})
afterAll(() => installed.remove())

/** An invented cable; every third has a portion above its banner line. */
function cable(index: number): string {
  const high = index % 3 === 0 ? 'S' : 'C'
  const paragraphs = Array.from({ length: 4 + (index % 5) }, (_, at) => `${at + 1}. (${at === 2 ? high : 'C'}) ${'Text. '.repeat(20)}`)
  const head = `C O N F I D E N T I A L STRELSAU ${String(index).padStart(6, '0')}\n\nSIPDIS\n\nE.O. 12958: DECL: 01/01/2017\nTAGS: PREL\nSUBJECT: TEXT\n\n`
  return `${head}Classified By: DCM RASSENDYLL, Reasons 1.4 (b) and (d).\n\n${paragraphs.join('\n\n')}\n`
}

const records = Array.from({ length: 400 }, (_, index) => ({ id: `07STRELSAU${index}`, text: cable(index) }))
const ndjson = records.map((record) => `${JSON.stringify(record)}\n`).join('')

function run(args: readonly string[], input: string | Uint8Array = '') {
  const { stdout, stderr, status } = spawnSync(process.execPath, [installed.program, ...args], {
    cwd: home,
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  return {
    stdout,
    stderr,
    status,
    get lines() {
      return stdout
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line))
    },
  }
}

function put(name: string, content: string | Uint8Array): string {
  const file = join(home, name)
  writeFileSync(file, content)
  return name
}

describe('records', () => {
  it('are answered one line each, in their order, by their ids', () => {
    const { lines, status } = run(['lint', '-', '--input-format', 'ndjson', '--format', 'jsonl'], ndjson)
    expect(lines.map(({ path }) => path)).toEqual(records.map(({ id }) => id))
    expect(lines.map(({ findings }) => findings.some(({ rule }: { rule: string }) => rule === 'banner-below-portions'))).toEqual(
      records.map((_, index) => index % 3 === 0),
    )
    expect(status).toBe(1)
  })

  it('that are damaged have a line that says where, the others are checked, and the exit code is 2', () => {
    const good = JSON.stringify({ file: 'a.txt', text: cable(1) })
    const damaged = ['{"id": "b", "text', '{"id": "c"}', '[1]', 'null', '"Text."', '{"id": "d", "text": 7}']
    const bytes = Buffer.concat([
      Buffer.from(`${good}\n\n${damaged.join('\n')}\n`),
      Buffer.from([0x7b, 0xff, 0xfe, 0x0a]),
      Buffer.from(good),
    ])
    const { lines, status, stderr } = run(['lint', '-', '--input-format', 'ndjson', '--format', 'jsonl'], bytes)
    expect(lines.map(({ path, failure }) => path ?? failure.path)).toEqual([
      'a.txt',
      ...[3, 4, 5, 6, 7, 8, 9].map((line) => `standard input:${line}`),
      'a.txt',
    ])
    expect(status).toBe(2)
    expect(stderr).toContain('standard input:3: The record is not JSON.')
    expect(stderr).not.toContain('Text')
  })

  it('come to the same bytes as a file, compressed, and in several threads', () => {
    const file = put('all.ndjson', ndjson)
    const compressed = put('all.ndjson.gz', gzipSync(ndjson))
    const expected = run(['lint', '-', '--input-format', 'ndjson', '--format', 'jsonl'], ndjson).stdout
    expect(run(['lint', file, '--format', 'jsonl']).stdout).toBe(expected)
    expect(run(['lint', compressed, '--format', 'jsonl']).stdout).toBe(expected)
    expect(run(['lint', file, '--format', 'jsonl', '--jobs', '3']).stdout).toBe(expected)
  })

  it('before the place where compressed data breaks off are checked, and the exit code is 2', () => {
    const whole = gzipSync(ndjson)
    const { lines, status } = run(['lint', put('cut.ndjson.gz', whole.subarray(0, whole.length / 2)), '--format', 'jsonl'])
    expect(lines.length).toBeGreaterThan(10)
    expect(lines.at(-1).failure.message).toContain('damaged or cut off')
    expect(status).toBe(2)
  })

  it('without any are not a clean run', () => {
    expect(run(['lint', '-', '--input-format', 'ndjson', '--format', 'jsonl'], '\n').status).toBe(2)
    expect(run(['lint', '-', '--input-format', 'ndjson', '--format', 'jsonl', '--allow-empty'], '').status).toBe(0)
  })

  it('have one form of output; another is refused', () => {
    const { status, stderr } = run(['lint', '-', '--input-format', 'ndjson', '--format', 'json'], ndjson)
    expect(status).toBe(2)
    expect(stderr).toContain('Add --format jsonl')
  })

  it('come to the same bytes over GNU parallel, as docs/scale.md shows it', ({ skip }) => {
    if (spawnSync('parallel', ['--version']).status !== 0) skip('LEFT OUT: GNU parallel is not installed (apt-get install parallel)')
    put('all.ndjson', ndjson)
    const path = `${installed.bin}:${process.env.PATH}`
    const { stdout } = spawnSync(
      'bash',
      ['-c', "parallel --will-cite --pipe --keep-order --block 100k 'bannerline lint - --input-format ndjson --format jsonl' < all.ndjson"],
      { cwd: home, encoding: 'utf8', env: { ...process.env, PATH: path, HOME: home }, maxBuffer: 1 << 28 },
    )
    expect(stdout).toBe(run(['lint', 'all.ndjson', '--format', 'jsonl']).stdout)
  })
})

describe('files', () => {
  const folder = 'files'
  beforeAll(() => {
    mkdirSync(join(home, folder))
    for (let index = 0; index < 30; index++) put(join(folder, `${String(index).padStart(2, '0')}.txt`), cable(index))
    put(join(folder, '07.txt'), Buffer.from([0x53, 0]))
    put(join(folder, '08.txt'), 'Nothing is marked here.')
  })

  it('are told in one order, however they are checked', () => {
    const { lines, stdout, stderr, status } = run(['lint', 'missing.txt', folder, '--format', 'jsonl'])
    expect(lines.map(({ path, failure }) => path ?? failure.path)).toEqual([
      ...Array.from({ length: 30 }, (_, index) => `${folder}/${String(index).padStart(2, '0')}.txt`),
      'missing.txt',
    ])
    expect(lines[7].failure.message).toContain('looks binary')
    expect(status).toBe(2)
    expect(stderr).toContain('No marking was found in 1 of 29 files')
    for (const flags of [['--jobs', '1'], ['--jobs', '3'], ['--verbose']]) {
      const other = run(['lint', 'missing.txt', folder, '--format', 'jsonl', ...flags])
      expect(other.stdout).toBe(stdout)
      expect(other.status).toBe(2)
      expect(other.stderr).toContain('No marking was found in 1 of 29 files')
    }
  })

  it('are read from standard input too, in threads or not', () => {
    const expected = run(['lint', '-', '--format', 'jsonl', '--verbose'], cable(0)).stdout
    expect(JSON.parse(expected).format).toBe('cable')
    for (const flags of [[], ['--jobs', '1'], ['--jobs', '2']])
      expect(run(['lint', '-', '--format', 'jsonl', ...flags], cable(0)).stdout).toBe(expected)
    const { lines, status } = run(['lint', '-', '--format', 'jsonl', '--jobs', '2'], 'S\0')
    expect(lines[0].failure.path).toBe('standard input')
    expect(status).toBe(2)
  })

  it('are not checked in threads where suppressions or a baseline would be passed over', () => {
    run(['baseline', 'create', join(folder, '00.txt'), '-o', 'bannerline.baseline.jsonl'])
    put('bannerline.json', '{"baseline": "bannerline.baseline.jsonl"}')
    const isError = ({ severity }: { severity: string }): boolean => severity === 'error'
    expect(run(['lint', folder, '--format', 'jsonl']).lines[0].findings.some(isError)).toBe(false)
    const refused = run(['lint', folder, '--format', 'jsonl', '--jobs', '2'])
    expect(refused.status).toBe(2)
    expect(refused.stdout).toBe('')
    expect(refused.stderr).toContain('add --no-suppressions --no-baseline')
    expect(run(['lint', folder, '--format', 'jsonl', '--jobs', '2', '--no-baseline']).lines[0].findings.some(isError)).toBe(true)
    rmSync(join(home, 'bannerline.json'))
    rmSync(join(home, 'bannerline.baseline.jsonl'))
  })
})

describe('archives', () => {
  const deep = `${'long-name/'.repeat(15)}c.txt`

  beforeAll(() => {
    const folder = join(home, 'tree')
    for (const [name, text] of [
      ['a.txt', cable(0)],
      ['b.txt', cable(1)],
      [deep, cable(2)],
    ] as const) {
      mkdirSync(join(folder, name, '..'), { recursive: true })
      writeFileSync(join(folder, name), text)
    }
  })

  it('are read member by member, long names too', () => {
    const folder = join(home, 'tree')
    for (const format of ['gnu', 'pax', 'ustar']) {
      expect(
        spawnSync('tar', [`--format=${format}`, '-czf', join(home, `${format}.tgz`), '-C', folder, 'a.txt', 'b.txt', deep]).status,
      ).toBe(0)
      const { lines, status } = run(['lint', `${format}.tgz`, '--format', 'jsonl'])
      expect(lines.map(({ path }) => path)).toEqual(['a.txt', 'b.txt', deep].map((name) => `${format}.tgz/${name}`))
      expect(lines[0].findings.map(({ rule }: { rule: string }) => rule)).toContain('banner-below-portions')
      expect(status).toBe(1)
    }
  })

  it('that are damaged are read up to there, with exit code 2', () => {
    expect(spawnSync('tar', ['-cf', join(home, 'whole.tar'), '-C', join(home, 'tree'), 'a.txt', 'b.txt']).status).toBe(0)
    const whole = readFileSync(join(home, 'whole.tar'))
    const { lines, status } = run(['lint', put('cut.tar', whole.subarray(0, 512 + 300)), '--format', 'jsonl'])
    expect(lines.map(({ failure }) => failure?.message)).toEqual(['The archive is cut off in this file.'])
    expect(status).toBe(2)
    const second = 512 + Math.ceil(Buffer.byteLength(cable(0)) / 512) * 512
    const spoilt = Buffer.from(whole)
    spoilt.fill(0x41, second, second + 20)
    const after = run(['lint', put('spoilt.tar', spoilt), '--format', 'jsonl'])
    expect(after.lines.length).toBe(2)
    expect(after.lines[1].failure.message).toContain('damaged')
    expect(after.status).toBe(2)
  })
})

describe('--resume', () => {
  it('after kill -9 at ten moments gives the same bytes as an undisturbed run', async () => {
    const many = put('many.ndjson', ndjson.repeat(5))
    const expected = run(['lint', many, '--format', 'jsonl=expected.jsonl'])
    const whole = readFileSync(join(home, 'expected.jsonl'))
    const args = ['lint', many, '--format', 'jsonl=out.jsonl', '--resume']
    let killed = 0
    for (let round = 1; round <= 10; round++) {
      // Each round is let a tenth further; a random amount on top of it makes the kill fall anywhere in a write.
      const enough = (whole.length * (round - 1)) / 10 + Math.random() * 50_000
      if (await killAfter(args, join(home, 'out.jsonl.part'), enough)) killed++
      // A write that was broken off in the middle of a line.
      const part = join(home, 'out.jsonl.part')
      if (existsSync(part)) writeFileSync(part, whole.subarray(0, statSync(part).size + 17))
    }
    const last = run(args)
    expect(killed).toBeGreaterThan(3)
    expect(readFileSync(join(home, 'out.jsonl')).equals(whole)).toBe(true)
    expect(last.status).toBe(expected.status)
    // A run that is complete already changes nothing.
    expect(run(args).status).toBe(expected.status)
    expect(readFileSync(join(home, 'out.jsonl')).equals(whole)).toBe(true)
  })

  it('refuses results of another input', () => {
    put('one.ndjson', ndjson)
    put(
      'other.ndjson',
      records
        .slice(5)
        .map((record) => `${JSON.stringify(record)}\n`)
        .join(''),
    )
    run(['lint', 'one.ndjson', '--format', 'jsonl=mixed.jsonl'])
    const { status, stderr } = run(['lint', 'other.ndjson', '--format', 'jsonl=mixed.jsonl', '--resume'])
    expect(status).toBe(2)
    expect(stderr).toContain('that of another input')
    rmSync(join(home, 'mixed.jsonl.part'))
  })
})

/** Kills the program when its file of results has grown so far. False when it was done before. */
function killAfter(args: readonly string[], part: string, enough: number): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [installed.program, ...args], { cwd: home, stdio: 'ignore' })
    const watch = setInterval(() => {
      if (existsSync(part) && statSync(part).size >= enough) child.kill('SIGKILL')
    }, 1)
    child.on('exit', (_, signal) => {
      clearInterval(watch)
      resolve(signal === 'SIGKILL')
    })
  })
}

describe('progress', () => {
  it.each([
    [12_000, 250_000, 2, '12,000 of 250,000 · 6,000 a second · 40 s left'],
    [100, 1_000_000, 1, '100 of 1,000,000 · 100 a second · 2 h 46 min left'],
    [1000, undefined, 2, '1,000 · 500 a second'],
    [10, 700, 1, '10 of 700 · 10 a second · 1 min 9 s left'],
  ])('%i of %s after %i s: %s', (count, total, seconds, text) => {
    expect(progressText(count, total, seconds)).toBe(text)
  })
})
