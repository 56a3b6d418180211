import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseDocument } from '../grammar/parse.ts'
import { checkDocument, profileFor } from '../rules/check.ts'
import { rules } from '../rules/index.ts'
import { formats } from '../src/report/format-names.ts'
import { reporterFor } from '../src/report/formats.ts'
import { inspectRecord, inspectText } from '../src/report/inspect.ts'
import { maskedProse, maskLine } from '../src/report/mask.ts'
import { noPaint } from '../src/report/paint.ts'
import { addToTally, emptyTally } from '../src/report/summary.ts'

/** Words that nobody else writes: of these letters alone, so that none is a word of the vocabulary or of a message. */
const word = fc.string({ unit: fc.constantFrom(...'QZXJVKWqzxjvkw'), minLength: 4, maxLength: 12 })
const prose = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '))
const level = fc.constantFrom('SECRET', 'CONFIDENTIAL', 'UNCLASSIFIED', 'S E C R E T', 'UNCLAS', 'TOP SECRET', 'C O N F I D E N T I A L')
const mark = fc.oneof(
  fc.constantFrom('(C)', '(S//NF)', '(U)', '(SBU)', '(TS//SI//NF)', '(S//REL TO USA, GBR)'),
  word.map((unknown) => `(S//${unknown})`),
  word.map((unknown) => `(S//REL TO USA, ${unknown})`),
  word.map((unknown) => `(${unknown})`),
  word.map((unknown) => `(S//SI-${unknown}//NF)`),
)
const number = fc.integer({ min: 1, max: 130 })

/** Lines in the shapes of real ones, with such words wherever a person could write one. */
const line = fc.oneof(
  prose,
  fc.tuple(level, word, number).map(([name, post, digits]) => `${name} ${post} 000${digits}`),
  fc.tuple(level, word).map(([name, unknown]) => `${name}//${unknown}//NOFORN`),
  level,
  fc.tuple(number, mark, prose).map(([digits, marking, text]) => `${digits}. ${marking} ${text}`),
  fc.tuple(number, prose).map(([digits, text]) => `${digits}. ${text}`),
  fc.tuple(mark, prose).map(([marking, text]) => `${marking} ${text}`),
  fc.tuple(mark, prose).map(([marking, text]) => `a. ${marking} ${text}`),
  prose.map((text) => `SUBJECT: ${text}`),
  fc.tuple(mark, prose).map(([marking, text]) => `SUBJECT: ${marking} ${text}`),
  prose.map((text) => `Classified By: ${text} for reasons 1.4 (b) and (d).`),
  fc.tuple(prose, word).map(([name, text]) => `Classified By: ${name}, Reason: ${text}`),
  prose.map((text) => `Derived From: ${text}`),
  prose.map((text) => `Declassify On: ${text}`),
  prose.map((text) => `E.O. 13526: DECL: ${text}`),
  prose.map((text) => `TAGS: ${text}`),
  prose.map((text) => `REF: A. ${text}`),
  prose.map((text) => `SIPDIS ${text}`),
  prose.map((text) => `FM ${text}`),
  fc.tuple(word, prose).map(([route, name]) => `TO ${route}/${name} IMMEDIATE`),
  fc.tuple(word, number).map(([route, digits]) => `DE ${route} #${digits} 1230915`),
  word.map((letters) => `ZNY ${letters} ZZH`),
  word.map((text) => `P 030915Z ${text} 08`),
  fc.constantFrom(
    '',
    '',
    'BT',
    'NNNN',
    'SIPDIS',
    'NOFORN',
    'VZCZCXYZ0008',
    'OO RUEHC',
    'DE RUEHSR #4321/01 1230915',
    'ZNY CCCCC ZZH',
    'O 030915Z MAY 08',
  ),
  prose.map((text) => `http://www.${text.replaceAll(' ', '.')}.sgov.gov/`),
  fc.string({ unit: 'grapheme' }),
)
const text = fc.array(line, { maxLength: 25 }).map((lines) => lines.join('\n'))

const rulesById = new Map(rules.map((rule) => [rule.id, rule]))
const layout = { width: 100, paint: noPaint, ascii: false, showText: false, maxFindings: 1e9, listClean: true, quiet: false }

function everyOutput(source: string): string[] {
  const document = parseDocument(source)
  const findings = checkDocument(document)
  const report = { path: 'a.txt', document, findings, markOf: () => '', profile: profileFor(document), asOf: undefined }
  const run = { profile: undefined, asOf: undefined, tally: addToTally(emptyTally, findings), failures: [] }
  const reports = formats.map((format) => {
    const reporter = reporterFor(format, rulesById, layout)
    return reporter.file(report) + reporter.end(run)
  })
  return [...reports, inspectText('a.txt', document), withoutValues(inspectRecord('a.txt', document))]
}

/** Post and TAGS are values that `inspect` tells on purpose; everything else must be silent. */
function withoutValues({ banner, tags, header, ...record }: ReturnType<typeof inspectRecord>): string {
  return JSON.stringify({ ...record, banner: banner && { ...banner, post: null } })
}

it('no word of a document is in any output', () => {
  fc.assert(
    fc.property(text, (source) => {
      const words = new Set(source.match(/[QZXJVKWqzxjvkw]{4,}/g) ?? [])
      for (const output of everyOutput(source)) {
        const shown = output.replace(/^ {2}(?:banner|tags|header) .*$/gm, '')
        expect([...words].filter((one) => shown.includes(one))).toEqual([])
      }
    }),
    { numRuns: 400 },
  )
})

it('the same words are found when the lines are shown as they are', () => {
  const document = parseDocument('SECRET\n1. QZXJVKW zqxjvk.\n')
  const findings = checkDocument(document)
  const report = { path: 'a.txt', document, findings, markOf: () => '', profile: profileFor(document), asOf: undefined }
  expect(reporterFor('text', rulesById, { ...layout, showText: true }).file(report)).toContain('QZXJVKW')
})

it('pieces of a masked line cover the line, in order', () => {
  fc.assert(
    fc.property(text, (source) => {
      const document = parseDocument(source)
      let start = 0
      for (const row of source.split('\n')) {
        const pieces = maskLine(document, { start, end: start + row.length })
        expect(pieces.map(({ span }) => source.slice(span.start, span.end)).join('')).toBe(row)
        start += row.length + 1
      }
    }),
    { numRuns: 200 },
  )
})

it('the mask tells nothing of the length of what it hides', () => {
  const shownFor = (body: string) => {
    const document = parseDocument(`SECRET\n1. (S) ${body}\n`)
    return maskLine(document, { start: 7, end: 14 + body.length })
      .map(({ shown }) => shown)
      .join('')
  }
  expect(shownFor('A.')).toBe(`1. (S) ${maskedProse}`)
  expect(shownFor('One two, three: four. '.repeat(500))).toBe(`1. (S) ${maskedProse} `)
})

it('words of the vocabulary inside prose stay hidden', () => {
  const source = 'SECRET\n1. (C) Text with SECRET//NOFORN in it, (U) and 1.4(b).\n'
  const document = parseDocument(source)
  const shown = maskLine(document, { start: 7, end: source.length - 1 }).map((piece) => piece.shown)
  expect(shown.join('')).toBe(`1. (C) ${maskedProse}`)
})
