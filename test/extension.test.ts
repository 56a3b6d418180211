import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { crc32, inflateRawSync } from 'node:zlib'
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

/** Reads a ZIP file by its central directory, with Node's own inflate and checksum: not by the library that wrote it. */
function entriesOf(zip: Buffer): ReadonlyMap<string, { readonly bytes: Buffer; readonly flags: number }> {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  const found = new Map<string, { bytes: Buffer; flags: number }>()
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    expect(zip.toString('latin1', at, at + 4)).toBe('PK\x01\x02')
    const [flags, method] = [zip.readUInt16LE(at + 8), zip.readUInt16LE(at + 10)]
    const [sum, packed, size] = [zip.readUInt32LE(at + 16), zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 24)]
    const [nameLength, extra, comment] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32)]
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    const local = zip.readUInt32LE(at + 42)
    const data = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const raw = zip.subarray(data, data + packed)
    const bytes = method === 0 ? Buffer.from(raw) : inflateRawSync(raw)
    expect([name, bytes.length, crc32(bytes)]).toEqual([name, size, sum])
    found.set(name, { bytes, flags })
    at += 46 + nameLength + extra + comment
  }
  return found
}

test('the packed extension is what an installer reads: whole, every kind of file declared, every file that is named there', () => {
  const entries = entriesOf(Buffer.from(packed))
  expect([...entries.keys()].sort()).toEqual(Object.keys(files).sort())
  const text = (name: string) => entries.get(name)?.bytes.toString() ?? ''
  const declared = new Set([...text('[Content_Types].xml').matchAll(/Extension="(\.[a-z]+)"/g)].map(([, ending]) => ending))
  for (const name of entries.keys()) if (name !== '[Content_Types].xml') expect(declared).toContain(/\.[a-z]+$/.exec(name)?.[0])
  const named = [...text('extension.vsixmanifest').matchAll(/(?:Path="|<License>)([^"<]+)/g)].map(([, path]) => path)
  expect(named.length).toBe(3)
  const manifest = JSON.parse(text('extension/package.json'))
  for (const name of [...named, `extension/${manifest.main.replace('./', '')}`]) expect(entries.has(String(name))).toBe(true)
  for (const field of ['name', 'publisher', 'version', 'engines', 'displayName', 'description']) expect(manifest[field]).toBeTruthy()
  // Nothing that is loaded at run time is left out of the bundle but the editor's own module and Node's.
  const asked = [...text('extension/extension.js').matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => String(name))
  expect(asked.filter((name) => name !== 'vscode' && !isBuiltin(name))).toEqual([])
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
