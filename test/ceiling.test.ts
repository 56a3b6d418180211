import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { parseMarking } from '../grammar/marking/parse.ts'
import { parseDocument } from '../grammar/parse.ts'
import { isBelow } from '../grammar/vocabulary/levels.ts'
import { ceilingNotice, isAboveCeiling } from '../src/ceiling.ts'
import { baseline } from '../src/cli/baseline.ts'
import { compare } from '../src/cli/compare.ts'
import { OverCeiling } from '../src/cli/failure.ts'
import { fix } from '../src/cli/fix.ts'
import { inspect } from '../src/cli/inspect.ts'
import { lint } from '../src/cli/lint.ts'
import { redact } from '../src/cli/redact.ts'
import { report } from '../src/cli/report.ts'
import { verify } from '../src/cli/verify.ts'
import { whyCommand } from '../src/cli/why.ts'
import { cableModel, memoModel, portionMarking, printCable, printMemo } from './arbitraries.ts'

const written = vi.hoisted((): string[] => [])
const take = vi.hoisted(() => (text: unknown): true => {
  written.push(String(text))
  return true
})
/** What goes to files and pipes is written without a stream. */
vi.mock(import('../src/cli/output.ts'), async (original) => ({
  ...(await original()),
  writeOut: async (text) => void take(text),
  writeErr: async (text) => void take(text),
}))

const header =
  'VZCZCXYZ0123\nPP RUEHC\nDE RUEHSZ #0123/01 1241415\nZNY SSSSS ZZH\nO 041415Z MAY 26\nFM AMEMBASSY STRELSAU\nTO RUEHC/SECSTATE WASHDC\nBT\n'

describe('what counts as above the ceiling', () => {
  it.each([
    ['the banner line', 'SECRET\n\n1. (U) Text.\n', 'CONFIDENTIAL', true],
    ['a portion alone', 'UNCLASSIFIED\n\n1. (S) Text.\n', 'UNCLASSIFIED', true],
    ['a sub-portion', 'UNCLASSIFIED\n\n1. (U) Text.\n\na. (C) Text.\n', 'UNCLASSIFIED', true],
    ['the last banner line alone', 'UNCLASSIFIED\n\n1. (U) Text.\n\nSECRET\n', 'UNCLASSIFIED', true],
    ['the letter of the header alone', `${header}UNCLAS STRELSAU 000123\n\n1. (U) Text.\n`, 'UNCLASSIFIED', true],
    [
      'the subject of a cable',
      `${header.replace('ZNY SSSSS', 'ZNR UUUUU')}UNCLAS STRELSAU 000123\n\nSUBJECT: (C) Text.\n\n1. (U) Text.\n`,
      'UNCLASSIFIED',
      true,
    ],
    ['nothing, at the ceiling', 'SECRET\n\n1. (S//NF) Text.\n', 'SECRET', false],
    ['nothing, below it', 'CONFIDENTIAL\n\n1. (C) Text.\n', 'SECRET', false],
    ['nothing, in prose', 'The secret of (c) is no secret.\n', 'UNCLASSIFIED', false],
  ])('%s', (_, text, ceiling, expected) => {
    expect(isAboveCeiling(parseDocument(text), parseMarking(ceiling, 'banner'))).toBe(expected)
  })
})

describe('of a file above the ceiling nothing is said, written or changed', () => {
  let home: string
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'bannerline-ceiling-'))
    mkdirSync(join(home, 'out'))
  })
  afterAll(() => rmSync(home, { recursive: true, force: true }))

  const file = (name: string): string => join(home, name)
  const both = () => [file('low.txt'), file('top.txt')]
  const commands: Readonly<Record<string, (ceiling: string) => Promise<number>>> = {
    lint: (ceiling) => lint(both(), { ceiling, failOn: 'error' }),
    'lint, verbose, to files': (ceiling) =>
      lint(both(), {
        ceiling,
        failOn: 'never',
        verbose: true,
        format: [
          { format: 'json', file: file('out/a.json') },
          { format: 'sarif', file: file('out/a.sarif') },
        ],
      }),
    'lint, every authority': (ceiling) => lint(both(), { ceiling, failOn: 'error', profile: 'all' }),
    fix: (ceiling) => fix(both(), { ceiling }),
    'fix, shown': (ceiling) => fix(both(), { ceiling, diff: true }),
    inspect: (ceiling) => inspect(both(), { ceiling, format: 'text' }),
    'inspect, for programs': (ceiling) => inspect(both(), { ceiling, format: 'jsonl' }),
    why: (ceiling) => whyCommand(file('top.txt'), 'banner', { ceiling, format: 'text' }),
    baseline: (ceiling) => baseline('create', both(), { ceiling, output: file('out/known.jsonl') }),
    redact: (ceiling) =>
      redact(file('top.txt'), {
        ceiling,
        to: 'UNCLASSIFIED',
        output: file('out/release.txt'),
        log: file('out/log'),
        key: file('out/key'),
        program: 'x',
      }),
    verify: (ceiling) => verify(file('top.txt'), { ceiling, to: 'UNCLASSIFIED', format: 'text' }),
    'verify, against it': (ceiling) => verify(file('low.txt'), { ceiling, to: 'UNCLASSIFIED', against: file('top.txt'), format: 'text' }),
    compare: (ceiling) => compare(both(), { ceiling, format: 'text' }),
    report: (ceiling) => report(both(), { ceiling, to: 'UNCLASSIFIED', output: file('out/report.html') }),
  }

  const low = 'UNCLASSIFIED\n\n1. (u) Text.\n\nUNCLASSIFIED\n'
  const document = fc.oneof(cableModel.map(printCable), memoModel.map(printMemo))

  it.each(Object.keys(commands))('%s', async (name) => {
    await fc.assert(
      fc.asyncProperty(document, portionMarking, async (text, { level }) => {
        const ceiling = isBelow('U', level ?? 'U') && level !== 'TS' ? 'CONFIDENTIAL' : 'UNCLASSIFIED'
        fc.pre(isAboveCeiling(parseDocument(text), parseMarking(ceiling, 'banner')))
        writeFileSync(file('top.txt'), text)
        writeFileSync(file('low.txt'), low)
        const { said, thrown } = await listen(() => commands[name]?.(ceiling))
        expect(said).toBe('')
        expect(thrown).toEqual(new OverCeiling(ceilingNotice(ceiling)))
        expect([readFileSync(file('top.txt'), 'utf8'), readFileSync(file('low.txt'), 'utf8')]).toEqual([text, low])
        expect([readdirSync(home), readdirSync(file('out'))]).toEqual([['low.txt', 'out', 'top.txt'], []])
      }),
      { numRuns: 40 },
    )
  })
})

/** Does something here, and takes what it writes to the standard streams. */
async function listen(act: () => Promise<unknown> | undefined): Promise<{ said: string; thrown: unknown }> {
  const spies = [process.stdout, process.stderr].map((stream) => vi.spyOn(stream, 'write').mockImplementation(take))
  written.length = 0
  try {
    await act()
    return { said: written.join(''), thrown: undefined }
  } catch (thrown) {
    return { said: written.join(''), thrown }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}
