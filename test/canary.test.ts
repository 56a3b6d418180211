import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formats } from '../src/report/format-names.ts'
import { type Installed, install } from './bundled.ts'

/*
 * Promise 4: output never contains prose. Every word of these documents that a person could have written begins with `qvz`, a different
 * one in each place (the post in front of a message number is a value that `inspect` tells); none of them may be in anything the program prints or writes, whatever the command, format or mishap.
 * The same runs are first shown to catch a rule that quotes the document, in every format.
 */
const canary = /qvz\w*/gi

const cable = `VZCZCXYZ0123
PP RUEHC RUEHZG
DE RUEHSZ #0123/01 1241415
ZNY CCCCC ZZH
O 031415Z MAY 26
FM AMEMBASSY QVZPOST
TO RUEHC/QVZADDRESSEE IMMEDIATE 1187
INFO RUEHZG/QVZINFORMED COLLECTIVE PRIORITY
BT
C O N F I D E N T I A L STRELSAU 000124

SIPDIS
QVZCAPTION

DEPARTMENT FOR QVZOFFICE

E.O. 13526: DECL: UPON QVZEVENT
TAGS: PREL, QVZTAG
SUBJECT: QVZSUBJECT qvzwords

REF: A. 26 QVZREFERENCE 98

Classified By: Qvzname Q. Qvzfamily for reasons 1.4 (b) and (q).

Qvzunmarked text that nobody marked.

1. (C) Qvzbody qvzproper.

QVZHEADING
----------

14. Qvzlost qvzmark.

3. (S//QVZCODEWORD//NF) Qvzsecret. SECRET//QVZBANNER

a. (S//REL TO USA, QVZ) Qvzsub.

5. (Qvzwrong) Qvzmark.

5. (S//NF Qvzunclosed.

Visit Qvzembassy's Classified Website:
http://www.qvz.sgov.gov/qvzpath
QVZSIGNATURE
BT
#0123

NNNN
`

const memo = `SECRET//QVZBANNER

QVZ ORGANISATION MEMORANDUM

1. (S//QVZ-QVZCOMPARTMENT) Qvzfirst.

2. (TS//SI-QVZ) Qvzsecond.

3. (U//FOUO) Qvzthird.

(C) Qvzfourth qvzwithout a number.

Classified By: Qvzname
Derived From: Qvzsource Qvzguide
Declassify On: Qvzsomeday

SECRET//QVZBANNER
`

const smart = `UNCLASSIFIED
SBU
MRN: 12 STRELSAU 318
Date/DTG: May 09, 2012 / 091041Z MAY 12
From: QVZPOST
Action: QVZACTION
E.O.: 13526
TAGS: PREL, QVZTAG
Captions: QVZCAPTION
Subject: Qvzsubject
1. (SBU) Qvzsmart.
Signature: Qvzsigned
`

const documents: Readonly<Record<string, string | Uint8Array>> = {
  'cable.txt': cable,
  'memo.txt': memo,
  'smart.txt': smart,
  'prose.txt': 'Qvzprose with nothing marked, (C) qvzcopyright.\n'.repeat(20),
  'one-line.txt': `SECRET\n1. (S//QVZ) ${'Qvzlong '.repeat(3000)}\n`,
  'binary.txt': Buffer.from(`${cable}\0`),
  'mixed.txt': Buffer.concat([Buffer.from(`¶ ${cable}`), Buffer.from([0xb6])]),
  'half.txt': Buffer.concat([Buffer.from(`\ufeff${cable}`, 'utf16le'), Buffer.from([0x53])]),
}
const names = Object.keys(documents)

/** Files for the runs that name them: terms of a policy are words that a person wants withheld; a copy recurs under other markings. */
const others: Readonly<Record<string, string>> = {
  'terms.json': JSON.stringify({
    audience: 'UNCLASSIFIED',
    redactions: [{ term: 'qvzcopyright' }, { term: 'QVZADDRESSEE' }, { term: 'qvzthird' }],
  }),
  'copy.txt': `SECRET\n\n1. (S) ${'Qvzone qvztwo qvzthree '.repeat(5)}\n\n2. (U) Text.\n\nSECRET\n`,
}

const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)

/** Command lines, by name. `{}` stands for every document. */
const runs: readonly (readonly [string, readonly string[]])[] = [
  ...formats.map((format): readonly [string, readonly string[]] => [`lint ${format}`, ['lint', '--verbose', '-f', format, ...names]]),
  ['lint to files', ['lint', ...formats.flatMap((format) => ['-f', `${format}=out/${format}`]), ...names]],
  ['lint ascii', ['lint', '--ascii', '--width', '40', '--color', 'always', ...names]],
  ['lint over a document', ['lint', '-f', 'json=cable.txt', 'cable.txt']],
  ...['state', 'ic', 'dod', 'isoo', 'cui'].map((profile): readonly [string, readonly string[]] => [
    `lint ${profile}`,
    ['lint', '--profile', profile, ...names],
  ]),
  ...['text', 'jsonl'].map((format): readonly [string, readonly string[]] => [`inspect ${format}`, ['inspect', '-f', format, ...names]]),
  ...names.flatMap((name): (readonly [string, readonly string[]])[] => [
    [`inspect json ${name}`, ['inspect', '-f', 'json', name]],
    [`redact to the public ${name}`, ['redact', name, '--to', 'UNCLASSIFIED', '-o', `out/${name}.public`]],
    [`redact to partners ${name}`, ['redact', name, '--to', 'SECRET//REL TO USA, GBR', '-o', `out/${name}.partners`]],
    [`redact dry ${name}`, ['redact', name, '--to', 'TOP SECRET', '--dry-run']],
    [`verify ${name}`, ['verify', name, '--to', 'UNCLASSIFIED', '--against', 'cable.txt']],
    [`verify json ${name}`, ['verify', name, '-f', 'json', '--to', 'UNCLASSIFIED', '--against', 'memo.txt']],
    [`verify by its own banner ${name}`, ['verify', name]],
  ]),
  ['compare', ['compare', ...names]],
  ['compare json', ['compare', '-f', 'json', 'cable.txt', 'memo.txt', 'smart.txt', 'copy.txt']],
  [
    'withhold a term',
    ['redact', 'memo.txt', '--policy', 'terms.json', '-o', 'out/term.public', '--log', 'out/log', '--certificate', 'out/certificate'],
  ],
  ['withhold a term that cannot be', ['redact', 'cable.txt', '--policy', 'terms.json', '--dry-run']],
  ['verify by a policy with terms', ['verify', 'memo.txt', '--policy', 'terms.json', '--against', 'memo.txt']],
  ['redact over itself', ['redact', 'cable.txt', '--to', 'UNCLASSIFIED', '-o', 'cable.txt', '--force']],
  ['fix --diff', ['fix', '--diff', ...names]],
  ['fix --dry-run', ['fix', '--dry-run', ...names]],
  ['fix', ['fix', ...names]],
  ['baseline', ['baseline', 'create', 'cable.txt', 'memo.txt', 'smart.txt', '-o', 'out/baseline.jsonl']],
  ...names.flatMap((name): (readonly [string, readonly string[]])[] => [
    [`why ${name}`, ['why', name, '--to', 'UNCLASSIFIED']],
    [`why json ${name}`, ['why', name, '-f', 'json', '--without', '1']],
    [`one flag too many for ${name}`, ['lint', name, '--profil', name]],
  ]),
  ['a document as baseline to show', ['baseline', 'show', '-o', 'cable.txt']],
  ['what settings hold for a document', ['lint', '--print-config', 'cable.txt']],
  ['a document as settings to show', ['lint', '--print-config', 'cable.txt', '--config', 'memo.txt']],
  ['baseline over a document', ['baseline', 'create', 'cable.txt', '-o', 'cable.txt']],
  ['a document as baseline', ['lint', '--baseline', 'cable.txt', 'memo.txt']],
  ['a document as settings', ['lint', '--config', 'memo.txt', 'memo.txt']],
  ['a document as suppressions', ['lint', '--suppressions', 'memo.txt', 'memo.txt']],
  [
    'allow what is not there',
    ['allow', 'cable.txt:¶99', 'portion-unmarked', '--reason', 'So on purpose.', '--by', 'r', '--until', tomorrow],
  ],
  ['since no commit', ['lint', '--since', 'HEAD~1', ...names]],
  ['staged, without git', ['lint', '--staged', ...names]],
  ['ceiling', ['lint', '--ceiling', 'UNCLASSIFIED', ...names]],
  ['usage error', ['lint', '--fial-on', 'error', 'cable.txt']],
]

let installed: Installed
let leaking: Installed
let breaking: Installed

beforeAll(async () => {
  installed = await install()
  leaking = await install([replaceRule('report({ at: { start: 0, end: 6 }, message: document.text })')])
  breaking = await install([replaceRule('throw new Error(document.text)')])
})

afterAll(() => {
  for (const one of [installed, leaking, breaking]) one.remove()
})

/** Puts another check into one rule. */
function replaceRule(body: string): Plugin {
  return {
    name: 'replace-rule',
    setup(build) {
      build.onLoad({ filter: /catalog\/banner-missing\.ts$/ }, ({ path }) => ({
        loader: 'ts',
        contents: `${readFileSync(path, 'utf8').replace('export default defineRule(', 'const rule = defineRule(')}
export default { ...rule, profiles: undefined, formats: undefined, check(document: { text: string }, report: (found: unknown) => void) { ${body} } }`,
      }))
    },
  }
}

interface Seen {
  /** What was printed, and every report that was written; not the releases, which hold what is released. */
  readonly said: string
  readonly releases: string
  readonly status: number | null
}

let count = 0

function see({ root, program }: Installed, args: readonly string[]): Seen {
  const home = join(root, `run-${count++}`)
  mkdirSync(join(home, 'out'), { recursive: true })
  for (const [name, text] of Object.entries({ ...documents, ...others })) writeFileSync(join(home, name), text)
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, ...args], { cwd: home, encoding: 'utf8', env: {} })
  const written = readdirSync(join(home, 'out')).map((name) => [name, readFileSync(join(home, 'out', name), 'utf8')] as const)
  const isRelease = ([name]: readonly [string, string]) => /\.(?:public|partners)$/.test(name)
  return {
    said: [stdout, stderr, ...written.filter((one) => !isRelease(one)).map(([, text]) => text)].join('\n'),
    releases: written
      .filter(isRelease)
      .map(([, text]) => text)
      .join('\n'),
    status,
  }
}

describe('nothing that a person wrote is printed', () => {
  it.each(runs)('%s', (_, args) => {
    const { said } = see(installed, args)
    expect(said.length).toBeGreaterThan(20)
    expect(said.match(canary) ?? []).toEqual([])
  })
})

it('a finding that is allowed is told of without a word of the document', () => {
  const home = join(installed.root, `run-${count++}`)
  mkdirSync(home)
  writeFileSync(join(home, 'cable.txt'), cable)
  const run = (...args: readonly string[]): string => {
    const { stdout, stderr } = spawnSync(process.execPath, [installed.program, ...args], { cwd: home, encoding: 'utf8', env: {} })
    return stdout + stderr
  }
  const [file] = JSON.parse(run('lint', '-f', 'json', 'cable.txt')).files
  let said = ''
  for (const { place, rule } of file.findings)
    said += run('allow', `cable.txt:${place}`, rule, '--reason', 'Exercise text, so on purpose.', '--by', 'r', '--until', tomorrow)
  const book = readFileSync(join(home, 'bannerline.suppressions.json'), 'utf8')
  expect(JSON.parse(book).suppressions).toHaveLength(file.findings.length)
  for (const format of formats) said += run('lint', '-f', format, '--include-suppressed', 'cable.txt')
  writeFileSync(join(home, 'cable.txt'), cable.replaceAll('(S', '(C'))
  said += run('lint', 'cable.txt') + run('allow', '--prune')
  expect(said).toContain('allowed')
  expect((book + said).match(canary) ?? []).toEqual([])
})

it('a release to the public holds nothing that is marked above it, or not marked', () => {
  for (const name of ['cable.txt', 'memo.txt', 'smart.txt', 'prose.txt', 'one-line.txt']) {
    const { releases } = see(installed, ['redact', name, '--to', 'UNCLASSIFIED', '-o', 'out/x.public'])
    // Addressees of the transmission header and TAGS are values of the form: a release keeps them.
    expect((releases.match(canary) ?? []).filter((word) => !/POST|ADDRESSEE|INFORMED|ACTION|TAG/i.test(word))).toEqual([])
  }
})

describe('a rule that quotes the document is caught', () => {
  it.each(formats)('%s', (format) => {
    expect(see(leaking, ['lint', '-f', format, 'cable.txt']).said).toMatch(canary)
    expect(see(leaking, ['lint', '-f', `${format}=out/x`, 'cable.txt']).said).toMatch(canary)
  })
})

describe('a rule that breaks off is named, and quotes nothing', () => {
  it.each([
    ['lint', ['lint', 'cable.txt']],
    ['lint json', ['lint', '-f', 'json', 'cable.txt', 'memo.txt']],
    ['redact', ['redact', 'cable.txt', '--to', 'UNCLASSIFIED', '-o', 'out/x.public']],
    ['verify', ['verify', 'cable.txt', '--to', 'UNCLASSIFIED']],
  ])('%s', (_, args) => {
    const { said, releases, status } = see(breaking, args)
    expect(said).toContain('rule banner-missing')
    expect(said.match(canary) ?? []).toEqual([])
    expect(said).not.toMatch(/\n\s+at /)
    expect(releases).toBe('')
    expect(status).toBe(2)
  })
})
