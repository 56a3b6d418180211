import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Installed, install } from './bundled.ts'

/*
 * Promise 4 for the page to look at: masked, it holds no word that a person wrote; every one of these documents' begins with `qvz`. The
 * same run with the text shown is first seen to hold them.
 */
const canary = /qvz\w*/gi
const documents: Readonly<Record<string, string>> = {
  'cable.txt': `VZCZCXYZ0123
PP RUEHC
DE RUEHSZ #0123/01 1241415
ZNY CCCCC ZZH
O 031415Z MAY 26
FM AMEMBASSY QVZPOST
TO RUEHC/QVZADDRESSEE IMMEDIATE 1187
BT
C O N F I D E N T I A L QVZPOST 000124

SIPDIS
QVZCAPTION

DEPARTMENT FOR QVZOFFICE

E.O. 13526: DECL: UPON QVZEVENT
TAGS: PREL, QVZTAG
SUBJECT: QVZSUBJECT qvzwords

REF: A. 26 QVZREFERENCE 98

Classified By: Qvzname Q. Qvzfamily for reasons 1.4 (b) and (q).

Qvzunmarked text.

1. (C) Qvzbody qvzproper.

QVZHEADING
----------

14. Qvzlost qvzmark.

3. (S//QVZCODEWORD//NF) Qvzsecret.

4. (U) Qvzreleased.

QVZSIGNATURE
BT
#0123

NNNN
`,
  'memo.txt':
    'SECRET//QVZBANNER\n\nQVZ ORGANISATION\n\n1. (S//QVZ-QVZ) Qvzfirst.\n\n2. (U) [Qvzplaceholder withheld]\n\n(C) Qvzfourth.\n\nSECRET//QVZBANNER\n',
  'smart.txt':
    'UNCLASSIFIED\nSBU\nMRN: 12 QVZPOST 318\nDate/DTG: May 09, 2012 / 091041Z MAY 12\nFrom: QVZPOST\nE.O.: 13526\nCaptions: QVZCAPTION\nSubject: Qvzsubject\n1. (SBU) Qvzsmart.\n',
}

let installed: Installed
let home: string

beforeAll(async () => {
  installed = await install()
  home = mkdtempSync(join(tmpdir(), 'bannerline-canary-'))
  for (const [name, text] of Object.entries(documents)) writeFileSync(join(home, name), text)
}, 120_000)
afterAll(() => {
  installed.remove()
  rmSync(home, { recursive: true, force: true })
})

function report(...args: readonly string[]): { said: string; page: string; status: number | null } {
  const { stdout, stderr, status } = spawnSync(process.execPath, [installed.program, 'report', ...args, '-o', 'out.html'], {
    cwd: home,
    encoding: 'utf8',
    env: {},
  })
  const page = readFileSync(join(home, 'out.html'), 'utf8')
  rmSync(join(home, 'out.html'))
  return { said: stdout + stderr, page, status }
}

const runs = [...Object.keys(documents).map((name) => [name]), Object.keys(documents)].flatMap((names) =>
  ['UNCLASSIFIED', 'SECRET//REL TO USA, GBR', 'TOP SECRET'].map((audience) => [...names, '--to', audience]),
)

test.each(runs.map((args) => [args.join(' '), args] as const))('report %s', (_, args) => {
  const { said, page, status } = report(...args)
  expect(status).toBe(0)
  expect(page).toContain('MASKED: MARKINGS ONLY, NO TEXT')
  expect([...(page.match(canary) ?? []), ...(said.match(canary) ?? [])]).toEqual([])
  const shown = report('--with-text', ...args)
  expect(shown.page).toMatch(canary)
  expect(shown.page).not.toContain('MASKED')
  expect(shown.said.match(canary) ?? []).toEqual([])
})

test('a document above the ceiling leaves no report', () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [installed.program, 'report', ...Object.keys(documents), '--ceiling', 'UNCLASSIFIED', '-o', 'above.html'],
    { cwd: home, encoding: 'utf8', env: {} },
  )
  expect(status).toBe(1)
  expect(existsSync(join(home, 'above.html'))).toBe(false)
  expect((stdout + stderr).match(canary) ?? []).toEqual([])
})

describe('a folder of pages', () => {
  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, [installed.program, 'report', ...args], { cwd: home, encoding: 'utf8', env: {} })
  const names = Object.keys(documents)

  test('has a list that leads to a page for each document, and no prose in any', () => {
    const { status, stdout, stderr } = run(...names, '-o', 'pages/')
    expect(status).toBe(0)
    const files = readdirSync(join(home, 'pages'), { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.html'))
    expect(files.length).toBe(names.length + 1)
    const texts = files.map((name) => readFileSync(join(home, 'pages', name), 'utf8'))
    expect([...texts, stdout, stderr].flatMap((text) => text.match(canary) ?? [])).toEqual([])
    const links = [...readFileSync(join(home, 'pages/index.html'), 'utf8').matchAll(/<th scope="row"><a href="([^"]+)"/g)].map(
      ([, link]) => link,
    )
    expect(links.sort()).toEqual(files.filter((name) => name !== 'index.html').sort())
    for (const link of links) expect(readFileSync(join(home, 'pages', link ?? ''), 'utf8')).toContain('href="../index.html"')
  })

  test('is not written among other files', () => {
    mkdirSync(join(home, 'used'))
    writeFileSync(join(home, 'used/note.txt'), '')
    expect(run(...names, '-o', 'used').status).toBe(2)
    expect(readdirSync(join(home, 'used'))).toEqual(['note.txt'])
  })

  test('leaves nothing behind when a document is above the ceiling', () => {
    const before = readdirSync(home)
    expect(run(...names, '--ceiling', 'CONFIDENTIAL', '-o', 'above/').status).toBe(1)
    expect(readdirSync(home)).toEqual(before)
  })

  test('says what could not be read', () => {
    writeFileSync(join(home, 'broken.txt'), Uint8Array.from([0x53, 0, 1, 2, 255]))
    expect(run(...names, 'broken.txt', '-o', 'unread/').status).toBe(2)
    expect(readFileSync(join(home, 'unread/index.html'), 'utf8')).toContain('1 document could not be read and is not on this page.')
  })
})
