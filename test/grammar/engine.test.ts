import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { entries } from '../../grammar/vocabulary/register.ts'
import { chevrotainCompiled } from '../../tools/bundle.mjs'
import { cableModel, memoModel, printCable, printMemo } from '../arbitraries.ts'
import * as chevrotain from './syntax.ts'

// The program runs on the compiled grammars, the tests on Chevrotain. Here both read the same texts.

let folder: string
let compiled: typeof chevrotain

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bannerline-engine-'))
  const outfile = join(folder, 'syntax.mjs')
  await build({
    entryPoints: ['test/grammar/syntax.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    alias: chevrotainCompiled,
  })
  compiled = await import(pathToFileURL(outfile).href)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const startRules: readonly (readonly [chevrotain.GrammarInTest, readonly string[]])[] = [
  ['marking', ['portionMarking', 'bannerMarking']],
  ['cable', ['cableBanner']],
  ['authority', ['authorityBlock']],
  ['executive-order', ['executiveOrderLine', 'instruction', 'downgradeLine']],
  [
    'header',
    [
      'startOfMessage',
      'calledStations',
      'indicators',
      'originator',
      'securityWarning',
      'dateTime',
      'from',
      'addressee',
      'exempted',
      'break',
      'autodin',
    ],
  ],
]

const lines: Readonly<Record<chevrotain.GrammarInTest, readonly string[]>> = {
  marking: [
    '(S//NF)',
    'TOP SECRET//SI-G ABCD/TK//NOFORN',
    '//JOINT SECRET GBR USA//REL TO USA, GBR',
    '( TS//SAR-BP/CDR 123//RD-SIGMA 14 // NF )',
  ],
  cable: ['C O N F I D E N T I A L SECTION 01 OF 02 STRELSAU 000042SIPDIS', 'UNCLAS STRELSAU 000123', 'FINAL SECTION OF 03 PORT ALBA 12'],
  authority: [
    'Classified By: AMB A. NAME, for reasons 1.4 (b) and (d).',
    'Derived From: Multiple Sources\nDeclassify On: 20351231',
    'Reason 1\n.4 B/D',
  ],
  'executive-order': [
    'E.O. 12958: DECL: 03/16/2017',
    'E.O. 12065: GDS 8/12/85 (NAME) OR-P',
    'E.O. 12958: DNG: CO 01/15/2007',
    'Downgrade To: SECRET on 20350101',
    '25X1, EO 12951; TEN (10) YEARS',
    'MARCH 16, 2017 N/A 1.4 (B)...',
  ],
  header: [
    'VZCZCXYZ0008 VV   ABC027',
    'OO RUEHC RUEHFR',
    'DE RUEHSR #4321/01 1230915',
    'ZNY CCCCC ZZH ZDK',
    'O 030915Z MAY 08 FM AMEMBASSY STRELSAU',
    'TO RUEHC/SECSTATE WASHDC IMMEDIATE 5829-5830',
    'INFO ZEN/AMCONSUL PORT ALBA//POL/ECON// PRIORITY',
    'XMT AMEMBASSY STRELSAU',
    'BT',
    'RTTUZYUW RUEHSRA4321 1230915-UUUU--RUEHC.',
  ],
}

/** Whole lines, and any of their words, the register's, and stray signs, in any order. */
function textsFor(grammar: chevrotain.GrammarInTest): fc.Arbitrary<string> {
  const own = lines[grammar].flatMap((line) => line.split(/(?<=[^A-Za-z0-9])|(?=[^A-Za-z0-9])/))
  const forms = entries.flatMap((entry) => [...entry.banner, ...entry.portion])
  const piece = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...own) },
    { weight: 3, arbitrary: fc.constantFrom(...forms) },
    {
      weight: 2,
      arbitrary: fc.constantFrom('//', '/', ', ', ' ', '-', '(', ')', ':', '\n', '\u00a0', '\u200b', 'é', '0', '12', 'A', 'USA'),
    },
    { weight: 1, arbitrary: fc.string({ maxLength: 3 }) },
  )
  return fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(...lines[grammar]) },
    { weight: 6, arbitrary: fc.array(piece, { minLength: 1, maxLength: 14, size: 'max' }).map((pieces) => pieces.join('')) },
  )
}

for (const [grammar, rules] of startRules) {
  test(`${grammar}: the compiled grammar gives the tokens and the trees of Chevrotain`, () => {
    fc.assert(
      fc.property(textsFor(grammar), fc.constantFrom(...rules), (text, rule) => {
        expect(compiled.syntaxOf(grammar, rule, text)).toEqual(chevrotain.syntaxOf(grammar, rule, text))
      }),
      { numRuns: 3000 },
    )
  })
}

test('and whole documents are the same', () => {
  fc.assert(
    fc.property(
      fc.oneof(cableModel.map(printCable), memoModel.map(printMemo)),
      fc.nat(),
      fc.constantFrom('', ' ', 'X', '//', '\n'),
      (text, at, sign) => {
        const cut = at % text.length
        for (const one of [text, text.slice(0, cut) + sign + text.slice(cut + 1)]) {
          expect(compiled.parseDocument(one)).toEqual(chevrotain.parseDocument(one))
        }
      },
    ),
    { numRuns: 300 },
  )
})
