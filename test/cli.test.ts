import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Installed, install } from './bundled.ts'

/*
 * Scenarios: test/cli/*.txt, one story each. A scenario is what a person could type, and what they would see.
 *
 *     What this shows, in a sentence.
 *     == drafts/a.txt                    a file, up to the next line that starts with ==
 *     SECRET
 *     == b.txt (utf-16le)                written in another encoding: crlf, latin1, utf-16le, utf-16be, utf-8-bom, hex
 *     == folder empty                    == link a -> b             == mode 000 a        before the first command
 *     == $ bannerline lint drafts/a.txt  a command, run by bash with pipefail; what follows is its standard output
 *     == stderr                          what it says on standard error, if anything
 *     == exit 2                          its exit code, if not 0
 *
 * `UPDATE=1 npx vitest run test/cli.test.ts` writes what was seen into the files; read the difference before you commit it.
 * Commands run as an ordinary user, since permissions do not stop the superuser.
 */

interface Part {
  readonly head: string
  readonly body: string
}

const folder = join(import.meta.dirname, 'cli')
let installed: Installed

beforeAll(async () => {
  installed = await install()
})

afterAll(() => installed?.remove())

describe('scenarios', () => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'))
  it.each(names)('%s', (name) => {
    const file = join(folder, name)
    const source = readFileSync(file, 'utf8')
    const seen = play(source, name)
    if (process.env.UPDATE) writeFileSync(file, seen)
    else expect(seen).toBe(source)
  })
})

/** Plays a scenario and returns it with what was seen in place of what was expected. */
function play(source: string, name: string): string {
  const home = join(installed.root, name.replace(/\.txt$/, ''))
  mkdirSync(home)
  chmodSync(home, 0o777)
  const [intro, ...parts] = split(source)
  const out = [intro?.body ?? '']
  for (const part of parts) {
    if (part.head.startsWith('$ ')) {
      const { stdout, stderr, status, signal } = runShell(part.head.slice(2), home)
      out.push(`== ${part.head}\n${stdout}${stdout === '' || stdout.endsWith('\n') ? '' : '\n'}`)
      if (stderr !== '') out.push(`== stderr\n${stderr}`)
      if (status !== 0) out.push(`== exit ${status ?? signal}\n`)
    } else if (part.head !== 'stderr' && !part.head.startsWith('exit ')) {
      prepare(part, home)
      out.push(`== ${part.head}\n${part.body}`)
    }
  }
  return out.join('')
}

function split(source: string): Part[] {
  const parts: { head: string; body: string }[] = [{ head: '', body: '' }]
  for (const line of source.split(/(?<=\n)/)) {
    if (line.startsWith('== ')) parts.push({ head: line.slice(3).trimEnd(), body: '' })
    else (parts.at(-1) as { body: string }).body += line
  }
  return parts
}

const encodings: Readonly<Record<string, (text: string) => Uint8Array>> = {
  crlf: (text) => Buffer.from(text.replaceAll('\n', '\r\n')),
  latin1: (text) => Buffer.from(text, 'latin1'),
  'utf-16le': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'utf-16be': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  'utf-8-bom': (text) => Buffer.from(`\ufeff${text}`),
  hex: (text) => Buffer.from(text.replace(/\s/g, ''), 'hex'),
}

function prepare({ head, body }: Part, home: string): void {
  const [, verb, rest = ''] = /^(folder|link|mode) (.*)$/.exec(head) ?? []
  if (verb === 'folder') makeFolder(join(home, rest))
  else if (verb === 'link') makeLink(rest, home)
  else if (verb === 'mode') chmodSync(join(home, rest.slice(4)), Number.parseInt(rest.slice(0, 3), 8))
  else writeDocument(head, body, home)
}

function writeDocument(head: string, body: string, home: string): void {
  const [, path = '', encoding] = /^(.*?)(?: \(([a-z0-9-]+)\))?$/.exec(head) ?? []
  const encode = encoding === undefined ? (text: string) => Buffer.from(text) : encodings[encoding]
  if (!encode) throw new Error(`unknown encoding ${encoding}`)
  const file = join(home, path)
  makeFolder(dirname(file))
  writeFileSync(file, encode(body))
  chmodSync(file, 0o666)
}

function makeLink(arrow: string, home: string): void {
  const [from = '', to = ''] = arrow.split(' -> ')
  symlinkSync(to, join(home, from))
}

function makeFolder(path: string): void {
  mkdirSync(path, { recursive: true })
  chmodSync(path, 0o777)
}

function runShell(command: string, home: string) {
  const superuser = process.getuid?.() === 0
  const { PATH = '' } = process.env
  return spawnSync('bash', ['-o', 'pipefail', '-c', command], {
    cwd: home,
    env: { PATH: `${installed.bin}:${dirname(process.execPath)}:${PATH}`, HOME: home },
    encoding: 'utf8',
    input: '',
    ...(superuser ? { uid: 65534, gid: 65534 } : {}),
  })
}
