import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node'
import { tokenTypes } from '../src/lsp/outline.ts'
import { packExtension } from '../tools/extension.mjs'
import { type Installed, install } from './bundled.ts'

let installed: Installed
let packed: Uint8Array
let files: Record<string, Uint8Array>

beforeAll(async () => {
  installed = await install()
  packed = await packExtension(dirname(installed.program))
  files = unzipSync(packed)
}, 120_000)
afterAll(() => installed.remove())

const textOf = (name: string) => Buffer.from(files[name] ?? []).toString()

test('the packed extension has its manifest, itself and the server, and is the same each time', async () => {
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining([
      '[Content_Types].xml',
      'extension.vsixmanifest',
      'extension/package.json',
      'extension/extension.js',
      'extension/server/dist/bannerline.cjs',
    ]),
  )
  const manifest = JSON.parse(textOf('extension/package.json'))
  expect(textOf('extension.vsixmanifest')).toContain(`Id="${manifest.name}" Version="${manifest.version}"`)
  expect(manifest.contributes.semanticTokenTypes.map(({ id }: { id: string }) => id)).toEqual([...tokenTypes])
  // It has the version of the program that is in it.
  expect(manifest.version).toBe(JSON.parse(textOf('extension/server/package.json')).version)
  expect(Buffer.compare(packed, await packExtension(dirname(installed.program)))).toBe(0)
})

test('the server in the packed extension answers', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bannerline-vsix-'))
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), bytes)
  }
  const server = spawn(process.execPath, [join(folder, 'extension/server/dist/bannerline.cjs'), 'lsp', '--stdio'])
  const client = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin))
  client.listen()
  const { serverInfo } = (await client.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} })) as {
    serverInfo: { name: string }
  }
  expect(serverInfo.name).toBe('bannerline')
  client.dispose()
  server.kill()
  rmSync(folder, { recursive: true, force: true })
})

test('the bundle of the program has no network module in it', () => {
  for (const [name, bytes] of Object.entries(files)) {
    if (!name.startsWith('extension/server/') || !name.endsWith('.js')) continue
    expect(Buffer.from(bytes).toString()).not.toMatch(/(?:require\(|from\s*)["'](?:node:)?(?:net|http|https|http2|tls|dns|dgram)["']/)
  }
  expect(readFileSync(installed.program, 'utf8').length).toBeGreaterThan(1000)
})
