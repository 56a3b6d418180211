import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  createProtocolConnection,
  type Diagnostic,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'
import { type Installed, install } from './bundled.ts'

const uri = 'file:///drafts/26STRELSAU0999.cable'
const cable = `VZCZCXYZ0999
RR RUEHC
DE RUEHSZ #0999/01 1250900
ZNY CCCCC ZZH
R 050900Z MAY 26
FM AMEMBASSY STRELSAU
TO RUEHC/SECSTATE WASHDC
BT
C O N F I D E N T I A L STRELSAU 000999

SIPDIS

E.O. 13526: DECL: 05/05/2036
TAGS: PREL
SUBJECT: (U) QVZSUBJECT

Classified By: Qvzname Qvzfamily for reason 1.4 (d).

1. (U) Qvzfirst text
over two lines.

2. (S) Qvzsecond text.

3. (C) Qvzthird text.

BT
#0999

NNNN
`

let installed: Installed
let server: ChildProcessWithoutNullStreams
let client: ProtocolConnection
let log: string[]
let published: Map<string, Diagnostic[]>

beforeAll(async () => {
  installed = await install()
}, 120_000)
afterAll(() => installed.remove())

beforeEach(async () => {
  server = spawn(process.execPath, [installed.program, 'lsp', '--stdio'])
  log = []
  published = new Map()
  server.stderr.on('data', (data) => log.push(String(data)))
  client = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin))
  for (const name of ['window/logMessage', 'window/showMessage', '$/logTrace'])
    client.onNotification(name, (params) => {
      log.push(JSON.stringify(params))
    })
  client.onNotification('textDocument/publishDiagnostics', ({ uri: of, diagnostics }: { uri: string; diagnostics: Diagnostic[] }) => {
    published.set(of, diagnostics)
  })
  client.listen()
  await client.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {}, trace: 'verbose' })
  await client.sendNotification('initialized', {})
})
afterEach(() => {
  client.dispose()
  server.kill()
})

async function open(text = cable, name = uri): Promise<void> {
  await client.sendNotification('textDocument/didOpen', { textDocument: { uri: name, languageId: 'cable', version: 1, text } })
}

/** Answers come in order: once this is answered, what was sent before it has been dealt with. */
async function settle(): Promise<void> {
  await client.sendRequest('textDocument/foldingRange', { textDocument: { uri } })
}

function placeOf(words: string): { line: number; character: number } {
  const at = cable.indexOf(words)
  const lines = cable.slice(0, at).split('\n')
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 }
}

const codes = (name = uri) => published.get(name)?.map(({ code }) => code)

test('findings come when a draft is opened, change while it is typed, and go when it is closed', async () => {
  await open()
  await settle()
  expect(codes()).toContain('banner-below-portions')
  const start = placeOf('(S) Qvzsecond')
  await client.sendNotification('textDocument/didChange', {
    textDocument: { uri, version: 2 },
    contentChanges: [
      { range: { start: { ...start, character: start.character + 1 }, end: { ...start, character: start.character + 2 } }, text: 'C' },
    ],
  })
  await settle()
  expect(codes()).toEqual([])
  await client.sendNotification('textDocument/didClose', { textDocument: { uri } })
  await settle()
  expect(published.get(uri)).toEqual([])
})

test('a renamed draft is closed under its old name and found under its new one', async () => {
  await open()
  const renamed = 'file:///drafts/renamed.cable'
  await client.sendNotification('textDocument/didClose', { textDocument: { uri } })
  await open(cable, renamed)
  await settle()
  expect(published.get(uri)).toEqual([])
  expect(codes(renamed)).toContain('banner-below-portions')
})

test('hover explains a marking word by word and what it forces', async () => {
  await open()
  const position = placeOf('S) Qvzsecond')
  const hover = (await client.sendRequest('textDocument/hover', { textDocument: { uri }, position })) as { contents: { value: string } }
  expect(hover.contents.value).toContain('SECRET')
  expect(hover.contents.value).toContain('It forces SECRET in the banner line. Without it the banner line would be CONFIDENTIAL.')
  const prose = await client.sendRequest('textDocument/hover', { textDocument: { uri }, position: placeOf('Qvzsecond') })
  expect(prose).toBeNull()
})

test('of a draft above the ceiling of its settings nothing is told but that', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bannerline-lsp-'))
  const named = pathToFileURL(join(folder, 'a.cable')).href
  writeFileSync(join(folder, 'bannerline.json'), '{ "ceiling": "UNCLASSIFIED" }')
  await open(cable, named)
  const textDocument = { uri: named }
  const answers = [
    await client.sendRequest('textDocument/hover', { textDocument, position: placeOf('S) Qvzsecond') }),
    await client.sendRequest('textDocument/documentSymbol', { textDocument }),
    await client.sendRequest('textDocument/foldingRange', { textDocument }),
    await client.sendRequest('textDocument/semanticTokens/full', { textDocument }),
  ]
  expect(answers).toEqual([null, [], [], { data: [] }])
  expect(published.get(named)?.map(({ code, message }) => [code, String(message).slice(0, 5)])).toEqual([['ceiling', 'STOP ']])
  rmSync(folder, { recursive: true })
})

test('the settings beside a draft hold, and broken ones are passed over', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bannerline-lsp-'))
  const named = pathToFileURL(join(folder, 'a.cable')).href
  writeFileSync(join(folder, 'bannerline.json'), '{ "root": true, "rules": { "banner-below-portions": "off" } }')
  await open(cable, named)
  await settle()
  expect(codes(named)).not.toContain('banner-below-portions')
  await client.sendNotification('textDocument/didClose', { textDocument: { uri: named } })
  writeFileSync(join(folder, 'bannerline.json'), '{ "Qvzprose')
  await open(cable, named)
  await settle()
  expect(codes(named)).toContain('banner-below-portions')
  expect(log.join()).not.toContain('Qvz')
  rmSync(folder, { recursive: true, force: true })
})

test('what was allowed is a hint with its reason, without a fix; when the file of suppressions changes, so does that', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bannerline-lsp-'))
  const file = join(folder, 'a.cable')
  const named = pathToFileURL(file).href
  writeFileSync(file, cable)
  const until = `${new Date().getFullYear()}-12-31`
  const allow = ['--reason', 'The source has it so', '--by', 'r', '--until', until]
  const allowed = spawnSync(process.execPath, [installed.program, 'allow', 'a.cable:banner', 'banner-below-portions', ...allow], {
    cwd: folder,
  })
  expect(allowed.status).toBe(0)
  const suppressions = join(folder, 'bannerline.suppressions.json')
  writeFileSync(join(folder, 'bannerline.json'), '{ "root": true }')
  await open(cable, named)
  await settle()
  const of = () => published.get(named)?.filter(({ code }) => code === 'banner-below-portions')
  expect(of()?.map(({ severity }) => severity)).toEqual([4])
  expect(of()?.[0]?.message).toContain(`Allowed until ${until}, unless the marking changes: The source has it so`)
  const range = { start: placeOf('C O N F'), end: placeOf('C O N F') }
  const ask = { textDocument: { uri: named }, range, context: { diagnostics: [] } }
  expect(await client.sendRequest('textDocument/codeAction', ask)).toEqual([])
  writeFileSync(suppressions, '{ "Qvzprose')
  await client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: pathToFileURL(suppressions).href, type: 2 }] })
  await settle()
  expect(of()?.map(({ severity }) => severity)).toEqual([1])
  expect(log.join()).not.toContain('Qvz')
  rmSync(folder, { recursive: true, force: true })
})

test('a fix is offered where its finding is, and mends it', async () => {
  await open()
  await settle()
  const range = { start: placeOf('C O N F'), end: placeOf('C O N F') }
  const actions = (await client.sendRequest('textDocument/codeAction', { textDocument: { uri }, range, context: { diagnostics: [] } })) as {
    title: string
    edit: {
      changes: Record<
        string,
        { newText: string; range: { start: { line: number; character: number }; end: { line: number; character: number } } }[]
      >
    }
  }[]
  const edit = actions[0]?.edit.changes[uri]?.[0]
  expect(edit?.newText).toBe('S E C R E T')
  await client.sendNotification('textDocument/didChange', {
    textDocument: { uri, version: 2 },
    contentChanges: [{ range: edit?.range, text: edit?.newText }],
  })
  await settle()
  expect(codes()).not.toContain('banner-below-portions')
})

test.each([
  ['1. (', ['U', 'C', 'S', 'TS'], ['NF']],
  ['1. (S//', ['NF', 'OC'], ['S', 'FOUO']],
  ['1. (S//NF/', ['OC'], ['NF']],
  ['1. (S//REL TO USA, ', ['GBR', 'FVEY'], ['NF']],
  ['SECRET//', ['NOFORN', 'ORCON'], ['NF']],
  ['1. (U) Text with (', [], ['U', 'NF']],
])('after %s', async (text, offered, not) => {
  await open(text)
  const items = (await client.sendRequest('textDocument/completion', {
    textDocument: { uri },
    position: { line: 0, character: text.length },
  })) as { label: string }[]
  const labels = items.map(({ label }) => label)
  for (const word of offered) expect(labels).toContain(word)
  for (const word of not) expect(labels).not.toContain(word)
})

test('portions are symbols, can be folded, and have a token of their level', async () => {
  await open()
  const symbols = (await client.sendRequest('textDocument/documentSymbol', { textDocument: { uri } })) as { name: string }[]
  expect(symbols.map(({ name }) => name)).toEqual(expect.arrayContaining(['¶1 (U)', '¶2 (S)', '¶3 (C)', 'Authority block']))
  const ranges = (await client.sendRequest('textDocument/foldingRange', { textDocument: { uri } })) as {
    startLine: number
    endLine: number
  }[]
  expect(ranges).toContainEqual({ startLine: 18, endLine: 19 })
  const { data } = (await client.sendRequest('textDocument/semanticTokens/full', { textDocument: { uri } })) as { data: number[] }
  const types = data.filter((_, index) => index % 5 === 3)
  // Banner line, subject, three portions.
  expect(types).toEqual([2, 0, 0, 3, 2])
})

test('the preview is the release that the command line writes, and says so when there is none', async () => {
  const example = readFileSync('examples/26STRELSAU0124.cable', 'utf8')
  await open(example)
  const made = (await client.sendRequest('workspace/executeCommand', {
    command: 'bannerline.previewRelease',
    arguments: [uri, 'UNCLASSIFIED'],
  })) as { released: boolean; text: string }
  expect(made.released).toBe(true)
  expect(made.text.startsWith('UNCLASSIFIED\n')).toBe(true)
  expect(made.text).not.toContain('Two ministers')
  const refused = await client.sendRequest('workspace/executeCommand', { command: 'bannerline.previewRelease', arguments: [uri, 'NOBODY'] })
  expect(refused).toMatchObject({ released: false })
})

test('unknown and broken input does not end the server, and nothing of a draft is in its log', async () => {
  await open()
  const refused = [
    client.sendRequest('qvz/unknown', { text: 'Qvzprose' }),
    client.sendRequest('textDocument/hover', { position: 'Qvzprose' }),
    client.sendRequest('textDocument/hover', null),
    client.sendRequest('textDocument/completion', { textDocument: { uri }, position: { line: -5, character: 1e9 } }),
    client.sendRequest('workspace/executeCommand', { command: 'qvz', arguments: [{ text: 'Qvzprose' }] }),
    client.sendRequest('textDocument/codeAction', { textDocument: { uri: 'file:///qvznowhere' }, range: null }),
  ]
  await Promise.allSettled(refused)
  await client.sendNotification('textDocument/didChange', {
    textDocument: { uri: 'file:///qvznever-opened', version: 3 },
    contentChanges: [{ text: 'Qvzprose' }],
  })
  await client.sendNotification('textDocument/didChange', {
    textDocument: { uri, version: 3 },
    contentChanges: [{ range: { start: { line: 900, character: 0 }, end: { line: 2, character: 99999 } }, text: 'Qvzprose' }],
  })
  await client.sendNotification('textDocument/didChange', { textDocument: { uri, version: 4 } })
  await client.sendNotification('textDocument/didClose', { textDocument: { uri: 'file:///qvznowhere' } })
  await client.sendNotification('qvz/notification', { text: 'Qvzprose' })
  server.stdin.write('Content-Length: 12\r\n\r\n{"Qvzprose" ')
  server.stdin.write('Content-Length: 20\r\n\r\n["Qvzprose", 1, 2  ]')
  await settle()
  await open(cable, 'file:///drafts/after.cable')
  await settle()
  expect(codes('file:///drafts/after.cable')).toContain('banner-below-portions')
  expect(server.exitCode).toBeNull()
  expect(log.join('\n').match(/qvz[a-z]*prose|Qvz(?:first|second|third|name)/gi) ?? []).toEqual([])
})

const frame = (body: string) => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`

test.each([
  ['no JSON', frame('{"Qvzprose"')],
  ['an empty body', frame('')],
  ['no message', frame('null')],
  ['a list', frame('[]')],
  ['a message of another protocol', frame('{"jsonrpc":"1.0","id":{},"method":5}')],
  ['an answer to nothing', frame('{"jsonrpc":"2.0","id":77,"error":{"code":1,"message":"Qvzprose"}}')],
  ['a length that is no number', 'Content-Length: abc\r\n\r\n'],
  ['a length below zero', 'Content-Length: -5\r\n\r\n'],
  ['a length beyond reason', 'Content-Length: 99999999999\r\n\r\n'],
  ['a header without a length', 'X-Other: Qvzprose\r\n\r\n'],
  ['a header that is none', 'Qvzprose\r\n\r\n'],
  ['bytes that are no text', '\0\0\u00ff\u00fe'],
  ['a body longer than it says', 'Content-Length: 5\r\n\r\n{"Qvzprose": 1}'],
])('it answers after %s', async (_, bytes) => {
  await open()
  await settle()
  server.stdin.write(bytes)
  const symbols = await client.sendRequest('textDocument/documentSymbol', { textDocument: { uri } })
  expect(symbols).not.toEqual([])
  expect(log.join('\n')).not.toContain('Qvz')
})

test('it answers after any requests and notifications, known or not, with any parameters', async () => {
  const methods = [
    'hover',
    'completion',
    'codeAction',
    'documentSymbol',
    'foldingRange',
    'semanticTokens/full',
    'didOpen',
    'didChange',
    'didClose',
    'didSave',
  ]
  const others = [
    'workspace/executeCommand',
    'workspace/didChangeWatchedFiles',
    'initialize',
    '$/cancelRequest',
    '$/setTrace',
    'qvz/any',
    '',
  ]
  const value = fc.oneof(fc.jsonValue(), fc.constantFrom('file:///%zz', uri, { uri }, { line: -1, character: 1e9 }, 'Qvzprose', [null]))
  const keys = [
    'textDocument',
    'position',
    'range',
    'context',
    'command',
    'arguments',
    'contentChanges',
    'uri',
    'version',
    'text',
    'id',
    'value',
  ]
  const params = fc.oneof(value, fc.dictionary(fc.constantFrom(...keys), value))
  const method = fc.constantFrom(...methods.map((name) => `textDocument/${name}`), ...others)
  let id = 0
  for (const [name, given, isRequest] of fc.sample(fc.tuple(method, params, fc.boolean()), { numRuns: 600, seed: 8 }))
    server.stdin.write(frame(JSON.stringify({ jsonrpc: '2.0', ...(isRequest && { id: `any${id++}` }), method: name, params: given })))
  const after = 'file:///drafts/after.cable'
  await open(cable, after)
  await client.sendRequest('textDocument/foldingRange', { textDocument: { uri: after } })
  expect(codes(after)).toContain('banner-below-portions')
  expect(server.exitCode).toBeNull()
  expect(log.join('\n').match(/Qvz[a-z]*/g) ?? []).toEqual([])
})

test('it ends with code 0 when its client says so', async () => {
  const ended = new Promise((resolve) => server.on('exit', resolve))
  await client.sendRequest('shutdown')
  await client.sendNotification('exit')
  expect(await ended).toBe(0)
})
