import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseDocument } from '../grammar/parse.ts'
import { parseIsoDate } from '../grammar/text/date.ts'
import { profiles } from '../grammar/vocabulary/entry.ts'
import { checkDocument, RuleError } from '../rules/check.ts'
import { rules } from '../rules/index.ts'
import type { BadExample, Finding, Fix, GoodExample, Rule } from '../rules/rule.ts'

interface Marked {
  readonly text: string
  readonly spans: readonly { readonly start: number; readonly end: number }[]
}

/** Takes the «» out of an example and tells where they stood. */
function readMarks(example: string): Marked {
  let text = ''
  const spans: { start: number; end: number }[] = []
  let start = -1
  for (const char of example) {
    if (char === '«') start = text.length
    else if (char === '»') spans.push({ start, end: text.length })
    else text += char
  }
  return { text, spans }
}

function check(rule: Rule, example: GoodExample | BadExample, text: string): readonly Finding[] {
  const { profile, asOf } = typeof example === 'string' ? { profile: undefined, asOf: undefined } : example
  return checkDocument(parseDocument(text), {
    only: [rule.id],
    ...(profile ? { profile } : {}),
    ...(asOf ? { asOf: parseIsoDate(asOf) } : {}),
  })
}

/** Applies the fixes from the back, so that offsets stay true. */
function applyFixes(text: string, fixes: readonly Fix[]): string {
  return [...fixes]
    .sort((a, b) => b.at.start - a.at.start)
    .reduce((changed, { at, text: replacement }) => changed.slice(0, at.start) + replacement + changed.slice(at.end), text)
}

function fixesOf(findings: readonly Finding[]): readonly Fix[] {
  return findings.flatMap(({ fix }) => (fix ? [fix] : []))
}

/** Words that occur in the prose and the names of the examples, and in no vocabulary. */
const proseWords = ['hentzau', 'rassendyll', 'strelsau', 'ruritania', 'alba']

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('is documented', () => {
    expect(id).toMatch(/^[a-z]+(-[a-z0-9]+)+$/)
    for (const field of [rule.title, rule.why, rule.citation.source]) expect(field.trim().length).toBeGreaterThan(3)
    expect(rule.title).not.toMatch(/[.!]$/)
    expect(rule.why).toMatch(/[.]$/)
    expect(rule.good.length).toBeGreaterThan(0)
    expect(rule.bad.length).toBeGreaterThan(0)
    expect(`${rule.citation.source} ${rule.severity}`).not.toMatch(/unverified.* error$/)
    for (const profile of rule.profiles ?? []) expect(profiles).toContain(profile)
  })

  test.each(rule.good.map((example) => [typeof example === 'string' ? example : example.text, example] as const))(
    'is silent on %j',
    (text, example) => {
      expect(check(rule, example, text)).toEqual([])
    },
  )

  test.each(rule.bad.map((example) => [example.text, example] as const))('flags %j', (marked, example) => {
    const { text, spans } = readMarks(marked)
    expect(spans.length).toBeGreaterThan(0)
    const findings = check(rule, example, text)
    expect(findings.map(({ span }) => ({ start: span.start, end: span.end }))).toEqual(spans)
    const fixes = fixesOf(findings)
    if (example.fixed === undefined) {
      expect(fixes).toEqual([])
      return
    }
    const fixed = applyFixes(text, fixes)
    expect(fixed).toBe(example.fixed)
    expect(check(rule, example, fixed)).toEqual([])
  })

  test.each(rule.bad.map((example) => [example.text, example] as const))('quotes nothing of %j', (marked, example) => {
    const { text } = readMarks(marked)
    for (const { message, related } of check(rule, example, text)) {
      expect(message).toMatch(/^[^\n]{10,300}[.]$/)
      for (const said of [message, ...related.map((place) => place.message)]) {
        for (const word of said.toLowerCase().match(/[a-z]+/g) ?? []) expect(proseWords).not.toContain(word)
      }
    }
  })
})

test('rules have the names of their files', () => {
  const files = readdirSync(new URL('../rules/catalog', import.meta.url)).map((name) => name.replace(/\.ts$/, ''))
  expect(rules.map(({ id }) => id)).toEqual(files.sort())
})

describe('checkDocument', () => {
  const cable =
    'C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: 01/02/2017\nTAGS: PREL\nSUBJECT: TEXT\n\n1. (S) Text.\n\n2. Text.'

  test('sorts findings by place, then rule', () => {
    const findings = checkDocument(parseDocument(cable))
    expect(findings.length).toBeGreaterThan(2)
    const order = findings.map(({ span, rule }) => [span.start, rule] as const)
    expect(order).toEqual([...order].sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1)))
  })

  test('gives another severity, or none, when asked', () => {
    const document = parseDocument(cable)
    const raised = checkDocument(document, { rules: { 'portion-unmarked': 'error' }, only: ['portion-unmarked'] })
    expect(raised.map(({ severity, place }) => [severity, place])).toEqual([['error', '¶2']])
    expect(checkDocument(document, { rules: { 'portion-unmarked': 'off' }, only: ['portion-unmarked'] })).toEqual([])
    expect(checkDocument(document, { skip: ['portion-unmarked'] }).some(({ rule }) => rule === 'portion-unmarked')).toBe(false)
  })

  test('refuses a rule that does not exist', () => {
    expect(() => checkDocument(parseDocument(cable), { only: ['portion-unmraked'] })).toThrow(RangeError)
    expect(() => checkDocument(parseDocument(cable), { skip: ['portion-unmraked'] })).toThrow(RangeError)
    expect(() => checkDocument(parseDocument(cable), { rules: { 'portion-unmraked': 'off' } })).toThrow(RangeError)
  })

  test('says which rule broke off, and nothing of the document', () => {
    const document = parseDocument(cable)
    const broken = Object.defineProperty({ ...document }, 'portions', {
      get: () => {
        throw new Error(`planted: ${document.text}`)
      },
    })
    let thrown: unknown
    try {
      checkDocument(broken, { only: ['portion-unmarked'], asOf: { year: 2007, month: 1, day: 2 } })
    } catch (error) {
      thrown = error
    }
    expect(thrown).toBeInstanceOf(RuleError)
    const error = thrown as RuleError
    expect(error.rule).toBe('portion-unmarked')
    expect(`${error.message} ${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`).not.toMatch(/Text|planted|STRELSAU/)
  })
})
