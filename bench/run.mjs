// npm run bench: measures bannerline beside its peers and writes bench/RESULTS.md.
//
//     npm ci && npm run build && npm ci --prefix bench && npm run bench -- [--quick] [--only START,WARM,KEYS,FILES,STREAM,HOSTILE]
//
// Two commands are compared by running them in turn, A B A B …, as whole processes. What is quoted is the median of the ratios pair by pair:
// seconds depend on the machine and on what else runs on it, ratios much less.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { keystroke } from './keystroke.mjs'
import { cables, makeCable, seeded, wrapped, writeCables } from './make-cables.mjs'

const here = import.meta.dirname
const program = join(here, '..', 'dist', 'bannerline.cjs')
const peers = join(here, 'node_modules', '.bin')
const quick = process.argv.includes('--quick')
const only = process.argv[process.argv.indexOf('--only') + 1]?.split(',') ?? []
const wanted = (part) => !process.argv.includes('--only') || only.includes(part)
const work = mkdtempSync(join(tmpdir(), 'bannerline-bench-'))
process.on('exit', () => rmSync(work, { recursive: true, force: true }))

const node = (...args) => [process.execPath, ...args]
const ours = (...args) => node(program, ...args)
const bare = node('-e', '0')
const rows = []

/** Seconds and peak memory in MiB of one run; its output is thrown away. GNU time, where there is one, tells the memory. */
function measure(command, input) {
  const timed = existsSync('/usr/bin/time') ? ['/usr/bin/time', '-f', '%M', ...command] : command
  const start = process.hrtime.bigint()
  const { stderr, status, error } = spawnSync(timed[0], timed.slice(1), {
    stdio: [input ? 'pipe' : 'ignore', 'ignore', 'pipe'],
    input,
    encoding: 'utf8',
    cwd: work,
  })
  const seconds = Number(process.hrtime.bigint() - start) / 1e9
  if (error) throw error
  const memory = timed === command ? Number.NaN : Number(stderr.trimEnd().split('\n').at(-1)) / 1024
  return { seconds, memory, status }
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1]

/** Runs both in turn and notes the ratio of their times (and of their memory) with its extremes. Returns what it notes. */
function compare(name, a, b, pairs, goal) {
  const rounds = quick ? Math.max(3, Math.ceil(pairs / 3)) : pairs
  measure(a)
  measure(b)
  const runs = Array.from({ length: rounds }, () => [measure(a), measure(b)])
  const ratios = runs.map(([x, y]) => x.seconds / y.seconds)
  const row = {
    name,
    ratio: median(ratios),
    least: Math.min(...ratios),
    most: Math.max(...ratios),
    seconds: [0, 1].map((side) => median(runs.map((run) => run[side].seconds))),
    memory: [0, 1].map((side) => median(runs.map((run) => run[side].memory))),
    goal,
  }
  rows.push(row)
  console.log(`${name}: ${row.ratio.toFixed(2)} (${row.least.toFixed(2)}–${row.most.toFixed(2)}), goal ${goal}`)
  return row
}

if (!existsSync(program)) throw new Error('dist/bannerline.cjs is missing: run npm run build first')
const peer = (name) => {
  const file = join(peers, name)
  if (!existsSync(file)) console.log(`LEFT OUT: ${name} is not installed (npm ci --prefix bench)`)
  return existsSync(file) ? file : undefined
}

if (wanted('START')) {
  writeFileSync(join(work, 'clean.txt'), wrapped(makeCable(1, 9000, seeded(7))))
  writeFileSync(join(work, 'faulty.txt'), wrapped(makeCable(1, 9000, seeded(7), true)))
  compare('one clean cable of 9 KB / node -e 0', ours('lint', 'clean.txt'), bare, 21, '≤ 1.5')
  compare('one cable with a finding / node -e 0', ours('lint', 'faulty.txt'), bare, 21, '≤ 1.8')
  compare('help / node -e 0', ours('--help'), bare, 11, '')
  compare('redact one cable / node -e 0', ours('redact', 'clean.txt', '--to', 'UNCLASSIFIED', '-o', '-'), bare, 21, '≤ 2.2')
  measure(ours('redact', 'clean.txt', '--to', 'UNCLASSIFIED', '-o', 'release.txt'))
  compare('verify its release / node -e 0', ours('verify', 'release.txt', '--against', 'clean.txt'), bare, 21, '≤ 2.2')
  const { memory } = rows[0]
  rows.push({ name: 'memory of one cable / node -e 0', plain: (memory[0] / memory[1]).toFixed(2), goal: '≤ 1.5' })
}

/** Reads and checks cables of 10 KB over and over in one process, as an editor does; milliseconds a cable, the middle of the last rounds. */
if (wanted('WARM')) {
  const load = (path) => import(join(here, '..', 'dist', path))
  const [{ parseDocument }, { checkDocument }] = await Promise.all(['grammar/parse.js', 'rules/check.js'].map(load))
  const texts = Array.from(cables(200, 10_000, 11, 0.1), ({ text }) => text)
  const rounds = Array.from({ length: quick ? 12 : 40 }, () => {
    const start = performance.now()
    for (const text of texts) checkDocument(parseDocument(text), {})
    return (performance.now() - start) / texts.length
  })
  const size = Math.round(texts.reduce((sum, text) => sum + text.length, 0) / texts.length)
  const middle = median(rounds.slice(rounds.length >> 1))
  console.log(`warm: ${middle.toFixed(3)} ms a cable`)
  rows.push({ name: `a cable of ${size} bytes in a warm process`, plain: `${middle.toFixed(3)} ms`, goal: '≤ 0.45 ms' })
}

if (wanted('KEYS')) {
  for (const { name, median: middle, slow } of await keystroke())
    rows.push({ name, plain: `${middle.toFixed(1)} ms (95 in 100 under ${slow.toFixed(1)} ms)`, goal: '≤ 16 ms' })
}

/** Reads every file and decodes it: the least that a Node program can do. */
const reader = `
const { readdirSync, readFileSync } = require('node:fs')
let length = 0
for (const group of readdirSync('FOLDER')) for (const name of readdirSync('FOLDER/' + group)) length += readFileSync('FOLDER/' + group + '/' + name, 'utf8').length
`

if (wanted('FILES')) {
  for (const count of quick ? [2000] : [2000, 20_000]) {
    const folder = `c${count}`
    writeCables(join(work, folder), count, 8000, 4, 0.05)
    const lint = ours('lint', folder, '--format', 'jsonl')
    const textlint = peer('textlint')
    if (textlint)
      compare(
        `textlint, one rule / ours, ${count} files`,
        node(textlint, '--rule', 'no-todo', folder),
        lint,
        3,
        count === 2000 ? '≥ 2.5' : '≥ 5',
      )
    const secretlint = count === 2000 && peer('secretlint')
    if (secretlint) {
      writeFileSync(join(work, '.secretlintrc.json'), '{"rules":[{"id":"@secretlint/secretlint-rule-preset-recommend"}]}')
      compare(`secretlint / ours, ${count} files`, node(secretlint, `${folder}/**/*.txt`), lint, 3, '≥ 15')
    }
    compare(
      `ours / grep -rcP, ${count} files`,
      lint,
      ['grep', '-rcP', '--include=*.txt', String.raw`^\d{1,3}\. \((U|SBU|C|S)(//[A-Z/]+)?\)`, folder],
      5,
      count === 20_000 ? '≤ 8' : '',
    )
    compare(`ours / Node reading, ${count} files`, lint, node('-e', reader.replaceAll('FOLDER', folder)), 5, count === 20_000 ? '≤ 4' : '')
    const threads = compare(`two threads / one, ${count} files`, [...lint, '--jobs', '2'], [...lint, '--jobs', '1'], 3, '')
    if (count === 20_000)
      rows.push({ name: `memory of ${count} files, one thread`, plain: `${threads.memory[1].toFixed(0)} MiB`, goal: '≤ 160 MiB' })
  }
  // Threads pay by the length of a run: the largest that fits the time of a benchmark.
  if (!quick) {
    writeCables(join(work, 'c120000'), 120_000, 6800, 9, 0.02)
    const lint = ours('lint', 'c120000', '--format', 'jsonl')
    compare('two threads / one, 120000 files', [...lint, '--jobs', '2'], [...lint, '--jobs', '1'], 3, '≤ 0.75')
  }
}

if (wanted('STREAM')) {
  const sizes = quick ? [1, 10] : [1, 10, 100]
  const seconds = sizes.map((megabytes) => {
    const name = `s${megabytes}.ndjson`
    const parts = []
    let length = 0
    for (const record of cables(megabytes * 200, 8000, 3, 0.02)) {
      if (length > megabytes * 1e6) break
      const line = `${JSON.stringify(record)}\n`
      parts.push(line)
      length += line.length
    }
    writeFileSync(join(work, name), parts.join(''))
    const runs = Array.from({ length: megabytes === 100 ? 1 : 3 }, () => measure(ours('lint', name, '--format', 'jsonl', '--jobs', '1')))
    const best = runs.reduce((a, b) => (a.seconds < b.seconds ? a : b))
    console.log(`${name}: ${best.seconds.toFixed(2)} s, ${best.memory.toFixed(0)} MiB`)
    rows.push({
      name: `NDJSON of ${megabytes} MB, one thread`,
      plain: `${best.seconds.toFixed(2)} s, ${best.memory.toFixed(0)} MiB`,
      goal: megabytes === 100 ? '≤ 160 MiB' : '',
    })
    return best.seconds
  })
  if (seconds.length === 3) {
    const marginal = (seconds[2] - seconds[1]) / 90 / ((seconds[1] - seconds[0]) / 9)
    rows.push({ name: 'a further byte at 100 MB / at 10 MB', plain: marginal.toFixed(2), goal: '≤ 1.5' })
  }
}

/** Texts made to hurt, of a megabyte and of ten: what the tenfold costs, and whether marks cost more than prose. */
if (wanted('HOSTILE')) {
  const { outputFiles } = await build({ entryPoints: [join(here, '..', 'test', 'hostile.ts')], bundle: true, format: 'esm', write: false })
  const { hostile } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`)
  const once = (name, text) => {
    writeFileSync(join(work, name), text)
    return measure(ours('lint', name, '--format', 'jsonl', '--max-findings', '10'))
  }
  const sizes = quick ? [100_000, 1_000_000] : [1_000_000, 10_000_000]
  for (const [kind, make] of Object.entries(hostile)) {
    const [small, large] = sizes.map((bytes) => once('hostile.txt', make(bytes)))
    const idle = measure(bare).seconds
    // Less than 20 ms are not told from the start of the program.
    const growth = (large.seconds - idle) / Math.max(small.seconds - idle, 0.02)
    console.log(`${kind}: ${growth.toFixed(1)}, ${large.seconds.toFixed(2)} s, ${large.memory.toFixed(0)} MiB`)
    rows.push({
      name: `hostile, ${kind}: ten times the bytes`,
      plain: `${growth.toFixed(1)} (${large.seconds.toFixed(2)} s, ${large.memory.toFixed(0)} MiB)${large.status === 2 ? ', not checked: exit 2' : ''}`,
      goal: '≤ 13',
    })
  }
  const marks = Array.from({ length: quick ? 100_000 : 1_000_000 }, (_, index) => `${(index % 999) + 1}. (S) T.\n\n`).join('')
  const clean = 'Text and more of it, without any mark. Text and more.\n'
  const prose = `S E C R E T STRELSAU 000042\n\n1. (S) ${clean.repeat(Math.ceil(marks.length / clean.length))}`
  const best = (name, text) => Math.min(...[1, 2, 3].map(() => once(name, text).seconds))
  const [dense, plain] = [best('marks.txt', `S E C R E T STRELSAU 000042\n\n${marks}`), best('prose.txt', prose)]
  rows.push({ name: 'a text of portion marks / prose of that size', plain: (dense / plain).toFixed(2), goal: '≤ 3' })
}

writeFileSync(join(here, 'RESULTS.md'), results())

function results() {
  const version = (name) => {
    const file = join(here, 'node_modules', name, 'package.json')
    return existsSync(file) ? `${name} ${JSON.parse(readFileSync(file, 'utf8')).version}` : undefined
  }
  const versions = [`Node ${process.version}`, version('textlint'), version('secretlint'), version('markdownlint-cli2')].filter(Boolean)
  const line = (row) =>
    row.plain !== undefined
      ? `| ${row.name} | ${row.plain} | | | | ${row.goal} |`
      : `| ${row.name} | ${row.ratio.toFixed(2)} | ${row.least.toFixed(2)}–${row.most.toFixed(2)} | ${row.seconds.map((s) => s.toFixed(2)).join(' / ')} | ${row.memory.map((m) => m.toFixed(0)).join(' / ')} | ${row.goal} |`
  return `# Benchmark

Written by \`npm run bench${quick ? ' -- --quick' : ''}\`.${quick ? ' Fewer pairs, 2,000 files at most, hostile texts of 0.1 and 1 MB.' : ''} Ratios are medians over pairs of whole processes run in turn; seconds and MiB (peak) are those of A / B.
${versions.join(', ')}; ${cpus().length} processors.

| A / B | ratio | least–most | seconds | MiB | goal |
| --- | --- | --- | --- | --- | --- |
${rows.map(line).join('\n')}
`
}
