import { readFileSync, writeFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDocument } from '../grammar/parse.ts'
import { parseIsoDate } from '../grammar/text/date.ts'
import { checkDocument, profileFor } from '../rules/check.ts'
import { rules } from '../rules/index.ts'
import { lazyMarks } from '../src/cli/marks.ts'
import { escapeField } from '../src/report/csv.ts'
import type { ReportFormat } from '../src/report/format-names.ts'
import { reporterFor } from '../src/report/formats.ts'
import { escapeData, escapeProperty } from '../src/report/github.ts'
import { inspectRecord } from '../src/report/inspect.ts'
import { escapeXml } from '../src/report/junit.ts'
import { escapeCell } from '../src/report/markdown.ts'
import { noPaint } from '../src/report/paint.ts'
import type { FileReport } from '../src/report/report.ts'
import { addToTally, emptyTally } from '../src/report/summary.ts'
import { settingsSchema } from '../src/settings-schema.ts'
import { printSuppressions, suppressionsSchema } from '../src/suppressions.ts'

const draft = readFileSync('examples/26STRELSAU0123.cable', 'utf8')
const clean = readFileSync('examples/26STRELSAU0124.cable', 'utf8')
const repeated = `CONFIDENTIAL\n${Array.from({ length: 15 }, (_, index) => `${index + 1}. (S/NF) Text.`).join('\n')}\n`
const layout = { width: 100, paint: noPaint, ascii: false, showText: false, maxFindings: 1e9, listClean: true, quiet: false }
const rulesById = new Map(rules.map((rule) => [rule.id, rule]))
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true })

function reportOf(path: string, text: string): FileReport {
  const document = parseDocument(text)
  const findings = checkDocument(document)
  return {
    path,
    document,
    findings,
    markOf: lazyMarks(path, document, findings),
    profile: profileFor(document),
    asOf: document.date?.value,
  }
}

const reports = [reportOf('drafts/a b.cable', draft), reportOf('drafts/clean.cable', clean), reportOf('x/repeated.txt', repeated)]
const failures = [{ path: 'drafts/scan.pdf', message: 'Byte 0: This is a PDF, not plain text.', remedy: undefined }]
const total = reports.reduce((sum, { findings }) => sum + findings.length, 0)

function print(format: ReportFormat): string {
  const reporter = reporterFor(format, rulesById, layout)
  const tally = reports.reduce((sum, { findings }) => addToTally(sum, findings), emptyTally)
  const parts = [...reports.map((report) => reporter.file(report)), ...failures.map((failure) => reporter.failure?.(failure) ?? '')]
  return parts.join('') + reporter.end({ profile: undefined, asOf: undefined, tally, failures })
}

function schema(name: string) {
  return ajv.compile(JSON.parse(readFileSync(`schema/${name}.schema.json`, 'utf8')))
}

describe('schemas', () => {
  it('lint --format json is as its schema says', () => {
    const validate = schema('lint')
    expect(validate(JSON.parse(print('json'))) || validate.errors).toBe(true)
    expect(validate({ ...JSON.parse(print('json')), text: 'Text.' })).toBe(false)
  })

  it('inspect --format json is as its schema says', () => {
    const validate = schema('inspect')
    for (const { path, document } of reports) expect(validate(inspectRecord(path, document)) || validate.errors).toBe(true)
    expect(validate({ ...inspectRecord('/home/x.txt', parseDocument(draft)) })).toBe(false)
  })
})

it('the schema of the settings is what the rules imply', () => {
  const text = `${JSON.stringify(settingsSchema(), null, 2)}\n`
  if (process.env.UPDATE) writeFileSync('schema/settings.schema.json', text)
  expect(readFileSync('schema/settings.schema.json', 'utf8')).toBe(text)
  const validate = schema('settings')
  expect(validate({ root: true, ceiling: 'SECRET', files: ['a/**'], ignore: ['b/**'], suppressions: 's.json', baseline: 'b.jsonl' })).toBe(
    true,
  )
  expect(
    validate({ root: true, profile: 'dod', rules: { 'portion-unmarked': 'error' }, overrides: [{ files: ['memos/**'], profile: 'isoo' }] }),
  ).toBe(true)
  expect(validate({ rules: { 'portion-unmraked': 'error' } })).toBe(false)
})

describe('the schema of the suppressions', () => {
  const good = {
    rule: 'portion-unmarked',
    file: 'drafts/a.txt',
    place: '¶2',
    mark: '0123456789abcdef',
    reason: 'Source copy has it so.',
    by: 'r.rassendyll',
    on: '2026-11-24',
    until: '2027-05-24',
  }

  it('is what the rules imply', () => {
    const text = `${JSON.stringify(suppressionsSchema(rules), null, 2)}\n`
    if (process.env.UPDATE) writeFileSync('schema/suppressions.schema.json', text)
    expect(readFileSync('schema/suppressions.schema.json', 'utf8')).toBe(text)
  })

  it('takes what is printed, and nothing without a field', () => {
    const validate = schema('suppressions')
    const on = parseIsoDate(good.on)
    const until = parseIsoDate(good.until)
    if (!on || !until) throw new Error('these are days')
    const printed = JSON.parse(printSuppressions([{ ...good, on, until }]))
    expect(printed).toEqual({ version: 1, suppressions: [good] })
    expect(validate(printed) || validate.errors).toBe(true)
    for (const field of Object.keys(good)) {
      expect(validate({ version: 1, suppressions: [{ ...good, [field]: undefined }] })).toBe(false)
      expect(validate({ version: 1, suppressions: [{ ...good, [field]: '' }] })).toBe(false)
    }
  })
})

it('jsonl: each line is what json has in its list', () => {
  const lines = print('jsonl')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  const { files, failures: failed } = JSON.parse(print('json'))
  expect(lines).toEqual([...files, ...failed.map((failure: unknown) => ({ failure }))])
})

it('json: columns count from 1, and a span gives back the words that are meant', () => {
  const [file] = JSON.parse(print('json')).files
  const found = file.findings.find(({ rule }: { rule: string }) => rule === 'banner-below-portions')
  expect(draft.slice(found.span.start, found.span.end)).toBe('C O N F I D E N T I A L')
  expect(found).toMatchObject({ from: { line: 10, column: 1 }, to: { line: 10, column: 24 }, suppressed: null })
})

it('sarif: every result points to its rule and its place, with marks of its own and no text', () => {
  const { version, runs } = JSON.parse(print('sarif'))
  const [run] = runs
  expect(version).toBe('2.1.0')
  expect(run.results).toHaveLength(total)
  expect(run.tool.driver.rules).toHaveLength(rules.length)
  for (const result of run.results) {
    expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId)
    expect(['error', 'warning', 'note']).toContain(result.level)
    const { artifactLocation, region } = result.locations[0].physicalLocation
    expect(artifactLocation.uri).toMatch(/^(?:drafts|x)\/[\w%.]+$/)
    expect(region.startLine).toBeGreaterThan(0)
    expect(region.startColumn).toBeGreaterThan(0)
    expect(region.endLine > region.startLine || region.endColumn >= region.startColumn).toBe(true)
    expect(result.partialFingerprints.primaryLocationLineHash).toMatch(/^[0-9a-f]{16}:1$/)
  }
  expect(new Set(run.results.map((result: { partialFingerprints: object }) => JSON.stringify(result.partialFingerprints))).size).toBe(total)
  expect(print('sarif')).not.toMatch(/"(?:snippet|contextRegion|contents|invocations)"/)
})

it('sarif is as its published schema says, with suppressed findings and without', () => {
  // A draft-04 schema that uses nothing in which later drafts differ but these two keys.
  const { $schema, id, ...published } = JSON.parse(
    readFileSync('node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json', 'utf8'),
  )
  expect([$schema, id]).toEqual([expect.stringContaining('draft-04'), expect.stringContaining('sarif')])
  // Its formats (uri, date-time) are words only: nothing here checks them.
  const validate = new Ajv({ allErrors: true, strict: false, validateFormats: false, unicodeRegExp: false }).compile(published)
  const [report] = reports
  const [finding] = report?.findings ?? []
  if (!report || !finding) throw new Error('the draft has findings')
  const suppressed = [{ finding, mark: report.markOf(finding), reason: 'Known to the drafter.', until: '2027-05-24' }]
  for (const includeSuppressed of [false, true]) {
    const reporter = reporterFor('sarif', rulesById, { ...layout, includeSuppressed })
    reporter.file({ ...report, findings: report.findings.slice(1), suppressed })
    const log = JSON.parse(reporter.end({ profile: undefined, asOf: undefined, tally: emptyTally, failures: [] }))
    expect(validate(log) || validate.errors).toBe(true)
    expect(log.runs[0].results).toHaveLength(report.findings.length - (includeSuppressed ? 0 : 1))
    expect(JSON.stringify(log).includes('"suppressions"')).toBe(includeSuppressed)
  }
  expect(validate(JSON.parse(print('sarif').replace('"ruleIndex"', '"ruleNumber"')))).toBe(false)
})

it('gitlab: every issue has its own fingerprint', () => {
  const issues = JSON.parse(print('gitlab'))
  expect(issues).toHaveLength(total)
  expect(new Set(issues.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).size).toBe(total)
  for (const issue of issues) {
    expect(Object.keys(issue)).toEqual(['description', 'check_name', 'fingerprint', 'severity', 'location'])
    expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(issue.severity)
    expect(issue.location.lines.begin).toBeGreaterThan(0)
  }
})

it('github: the ten worst, and how many more', () => {
  const annotations = print('github').match(/^::.*$/gm) ?? []
  expect(annotations).toHaveLength(11)
  expect(annotations[0]).toMatch(/^::error file=drafts\/a b\.cable,line=10,endLine=10,col=1,endColumn=24,title=.*::.*$/)
  expect(annotations[10]).toBe(`::notice::${total - 10} more findings in the log; GitHub shows ten annotations a step.`)
  const severities = annotations.slice(0, 10).map((line) => /^::(\w+)/.exec(line)?.[1] ?? '')
  expect([...severities].sort((a, b) => ['error', 'warning', 'notice'].indexOf(a) - ['error', 'warning', 'notice'].indexOf(b))).toEqual(
    severities,
  )
})

it('junit: one case a file, a failure for each error and warning, an error for what could not be checked', () => {
  const xml = readXml(print('junit'))
  const cases = xml.filter(({ name }) => name === 'testcase')
  expect(cases.map(({ attributes }) => attributes.name)).toEqual([
    'drafts/a b.cable',
    'drafts/clean.cable',
    'x/repeated.txt',
    'drafts/scan.pdf',
  ])
  const serious = reports.flatMap(({ findings }) => findings).filter(({ severity }) => severity !== 'info')
  expect(xml.filter(({ name }) => name === 'failure').map(({ attributes }) => attributes.type)).toEqual(serious.map(({ rule }) => rule))
  expect(xml.filter(({ name }) => name === 'error')).toHaveLength(1)
  expect(xml[0]?.attributes).toEqual({ tests: '4', failures: String(serious.length), errors: '1' })
})

/** A small reader of XML: start tags in their order. Throws when tags do not close as they opened. */
function readXml(text: string): { name: string; attributes: Record<string, string> }[] {
  const open: string[] = []
  const found: { name: string; attributes: Record<string, string> }[] = []
  for (const [, end, name = '', list = '', empty] of text.matchAll(/<(\/?)([a-z]+)((?: [a-z]+="[^"<]*")*)(\/?)>/g)) {
    if (end) {
      if (open.pop() !== name) throw new Error(`</${name}> closes nothing`)
      continue
    }
    found.push({
      name,
      attributes: Object.fromEntries(
        [...list.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, unescapeXml(value)]),
      ),
    })
    if (!empty) open.push(name)
  }
  expect(open).toEqual([])
  return found
}

function unescapeXml(text: string): string {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
  return text.replace(/&(\w+);/g, (_, name: string) => entities[name] ?? '?')
}

it('rdjson: columns count bytes', () => {
  const reporter = reporterFor('rdjson', rulesById, layout)
  reporter.file(reportOf('a.txt', 'SECRET\n¶1. (S//QUILL) Text.\n'))
  const { source, diagnostics } = JSON.parse(reporter.end({ profile: undefined, asOf: undefined, tally: emptyTally, failures: [] }))
  expect(source).toEqual({ name: 'bannerline' })
  const found = diagnostics.find(({ code }: { code: { value: string } }) => code.value === 'malformed-marking')
  // The pilcrow takes two bytes, so the marking at character 5 is at byte 6.
  expect(found.location).toEqual({ path: 'a.txt', range: { start: { line: 2, column: 6 }, end: { line: 2, column: 16 } } })
  expect(found.severity).toBe('ERROR')
})

it('csv: as many rows as findings, each with as many cells as the head', () => {
  const rows = readCsv(print('csv').replace(/^\ufeff/, ''))
  expect(rows).toHaveLength(total + 1)
  expect(new Set(rows.map((row) => row.length))).toEqual(new Set([8]))
})

/** A small reader of RFC 4180. */
function readCsv(text: string): string[][] {
  return (text.match(/(?:"(?:[^"]|"")*"|[^"\r])*\r\n/g) ?? []).map((line) =>
    [...line.slice(0, -2).matchAll(/(?:^|,)("(?:[^"]|"")*"|[^,]*)/g)].map(([, cell = '']) =>
      cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
    ),
  )
}

describe('escapes', () => {
  const any = fc.string({ unit: 'grapheme-composite' })
  it('csv gives a cell back, and none begins a formula', () => {
    fc.assert(
      fc.property(any, (text) => {
        const cell = readCsv(`${escapeField(text)},x\r\n`)[0]?.[0] ?? ''
        expect(cell === text || cell === `'${text}`).toBe(true)
        expect(cell).not.toMatch(/^[=+\-@]/)
      }),
    )
    expect(['=1+1', '+1', '-1', '@x', '\tx'].map(escapeField)).toEqual(["'=1+1", "'+1", "'-1", "'@x", "'\tx"])
  })

  it('xml gives a text back, but for what XML cannot hold', () => {
    fc.assert(
      fc.property(any, (text) => {
        const [tag] = readXml(`<a b="${escapeXml(text)}"/>`)
        expect(tag?.attributes.b).toBe(text.replace(/[^\P{Cc}\t\n\r]|[\p{Cs}\ufffe\uffff]/gu, '·'))
      }),
    )
  })

  it('github commands stay on one line, and keep their properties apart', () => {
    expect(escapeData('100 %\r\n::error::x')).toBe('100 %25%0D%0A::error::x')
    expect(escapeProperty('a,b:c%\n')).toBe('a%2Cb%3Ac%25%0A')
  })

  it('markdown cells hold no markup and no line end', () => {
    fc.assert(
      fc.property(any, (text) => {
        expect(escapeCell(text)).not.toMatch(/(?<!\\)[|<>`*[\]]|\n/)
      }),
    )
  })
})

it('a mark outlives edits elsewhere, and lapses when the marking changes', () => {
  const text = 'SECRET\n1. (U) Text.\n2. (S//QUILL) Text.\n'
  const markOf = (source: string) => {
    const report = reportOf('a.txt', source)
    return report.findings.filter(({ rule }) => rule === 'malformed-marking').map(report.markOf)[0]
  }
  expect(markOf(text)).toMatch(/^[0-9a-f]{16}$/)
  expect(markOf(text.replace('(U) Text.', `(U) Text.${'\nText.'.repeat(20)}`))).toBe(markOf(text))
  expect(markOf(text.replace('(S//', '(C//'))).not.toBe(markOf(text))
})
