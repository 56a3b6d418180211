// How long a keystroke takes in a cable of thirty portions: in process (read, judge, and what the editor shows of it) and over the language
// server's standard input and output, from the change sent to the findings received.
//
//     npm run build && node bench/keystroke.mjs
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node'

const dist = join(import.meta.dirname, '..', 'dist')
const strokes = 400
const warmUp = 40
const portions = 30

const words = 'the minister said that his office had seen no change in the harvest talks and would meet again after the vote'.split(' ')
const marks = ['(C)', '(U)', '(S//NF)', '(SBU)', '(C//REL TO USA, GBR)']

/** A cable of thirty portions of some five lines; its banner line is too low, so that there is something to find. */
export function longCable() {
  const body = Array.from({ length: portions }, (_, index) => {
    const lines = Array.from({ length: 5 }, (_, line) =>
      Array.from({ length: 11 }, (_, word) => words[(index * 7 + line * 3 + word) % words.length]).join(' '),
    )
    return `${index + 1}. ${marks[index % marks.length]} ${lines.join('\n')}.`
  })
  return [
    'C O N F I D E N T I A L STRELSAU 000321\n\nSIPDIS\n\nE.O. 13526: DECL: 05/05/2036\nTAGS: PREL, MARR\nSUBJECT: (U) HARVEST TALKS',
    'Classified By: Rudolf Rassendyll, for reason 1.4 (d).',
    ...body,
  ].join('\n\n')
}

/** Letters typed into a portion, a few at a time in the mark of another: what an officer does, and what makes the most work. */
function typing(text) {
  const inProse = text.indexOf('15. ') + 40
  const inMark = text.indexOf('(S//NF)') + 2
  return Array.from({ length: strokes }, (_, index) =>
    index % 10 === 9 ? { at: inMark, letter: index % 20 === 9 ? '/' : 'X' } : { at: inProse + (index % 200), letter: 'abc de'[index % 6] },
  )
}

const sorted = (numbers) => [...numbers].sort((a, b) => a - b)
const quantile = (numbers, part) => sorted(numbers)[Math.floor((numbers.length - 1) * part)]

async function inProcess() {
  const load = (path) => import(join(dist, path))
  const [{ parseDocument }, { checkDocument }, { outline, folds, levelTokens }] = await Promise.all(
    ['grammar/parse.js', 'rules/check.js', 'src/lsp/outline.js'].map(load),
  )
  let text = longCable()
  return typing(text).map(({ at, letter }) => {
    text = text.slice(0, at) + letter + text.slice(at)
    const start = performance.now()
    const document = parseDocument(text)
    checkDocument(document, { profile: 'state', asOf: document.date?.value })
    outline(document)
    folds(document)
    levelTokens(document)
    return performance.now() - start
  })
}

async function overStdio() {
  const server = spawn(process.execPath, [join(dist, 'bannerline.cjs'), 'lsp', '--stdio'])
  const client = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin))
  let arrived = () => {}
  client.onNotification('textDocument/publishDiagnostics', () => arrived())
  client.listen()
  await client.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} })
  await client.sendNotification('initialized', {})
  const uri = 'untitled:long'
  let text = longCable()
  const send = async (method, params) => {
    const done = new Promise((resolve) => {
      arrived = resolve
    })
    const start = performance.now()
    await client.sendNotification(method, params)
    await done
    return performance.now() - start
  }
  await send('textDocument/didOpen', { textDocument: { uri, languageId: 'cable', version: 1, text } })
  const times = []
  for (const [index, { at, letter }] of typing(text).entries()) {
    const before = text.slice(0, at)
    const line = before.split('\n').length - 1
    const position = { line, character: at - before.lastIndexOf('\n') - 1 }
    text = before + letter + text.slice(at)
    times.push(
      await send('textDocument/didChange', {
        textDocument: { uri, version: index + 2 },
        contentChanges: [{ range: { start: position, end: position }, text: letter }],
      }),
    )
  }
  client.dispose()
  server.kill()
  return times
}

/** Milliseconds for each keystroke, the first few left out: `{ name, median, slow }`, where one keystroke in twenty takes longer than `slow`. */
export async function keystroke() {
  if (!existsSync(join(dist, 'bannerline.cjs'))) throw new Error('dist/ is missing: run npm run build first')
  const ways = [
    ['a keystroke in a cable of 30 portions, in process', await inProcess()],
    ['the same over standard input and output', await overStdio()],
  ]
  return ways.map(([name, times]) => {
    const steady = times.slice(warmUp)
    return { name, median: quantile(steady, 0.5), slow: quantile(steady, 0.95) }
  })
}

if (process.argv[1]?.endsWith('keystroke.mjs')) {
  for (const { name, median, slow } of await keystroke())
    console.log(`${name}: median ${median.toFixed(1)} ms, 95 in 100 under ${slow.toFixed(1)} ms, goal: median under 16 ms`)
}
