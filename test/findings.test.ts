import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MarkedDocument, Segment } from '../grammar/document.ts'
import { parseDocument } from '../grammar/parse.ts'
import { segmentAt } from '../grammar/place.ts'
import { contains } from '../grammar/text/span.ts'
import type { Level } from '../grammar/vocabulary/entry.ts'
import { isBelow } from '../grammar/vocabulary/levels.ts'
import { checkDocument } from '../rules/check.ts'
import { rules } from '../rules/index.ts'
import type { Finding, Fix } from '../rules/rule.ts'
import { type CableModel, cableModel, type MemoModel, memoModel, printCable, printMemo } from './arbitraries.ts'
import { seedCables } from './seed-cables.ts'

/** Pieces that rules look at, put into a good cable wherever it may be. */
const pieces = [
  '(C) ',
  '(S//NF) ',
  '(c/nf) ',
  '(X) ',
  '(S ',
  'NF) ',
  '(ТS) ',
  '7. ',
  '12',
  'S E C R E T ',
  'UNCLAS ',
  'SECRET\n',
  'ZNY SSSSS ZZH\n',
  'NOFORN\n',
  'SIPDIS\n',
  'E.O. 12598: DECL: 02/30/1999\n',
  'Classified By: R. Rassendyll, Reason 1.5 K\n',
  'Declassify On: 20990101\n',
  'Derived From: Multiple Sources\n',
  '\n\n',
  'XXXXXXXX',
] as const

const edits = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(9), fc.constantFrom('', ...pieces)), { maxLength: 5 })
const texts = fc
  .tuple(fc.oneof(fc.constantFrom(...seedCables), cableModel.map(printCable), memoModel.map(printMemo)), edits)
  .map(([text, changes]) =>
    changes.reduce<string>((now, [where, cut, piece]) => {
      const at = Math.floor(where * now.length)
      return now.slice(0, at) + piece + now.slice(at + cut)
    }, text),
  )

function apply(text: string, { at, text: replacement }: Fix): string {
  return text.slice(0, at.start) + replacement + text.slice(at.end)
}

/** Where a fix may write: in a header line, in the authority block, at a marking; or a caption on a line of its own. */
function mayBeMended(segment: Segment | undefined, { at, text }: Fix): boolean {
  if (at.start === at.end && /^\s*(?:NOFORN|SENSITIVE)\r?\n$/.test(text)) return true
  if (segment?.kind === 'header' || segment?.kind === 'authority') return contains(segment.span, at)
  if (segment?.kind === 'banner' || segment?.kind === 'portion' || segment?.kind === 'subject' || segment?.kind === 'heading')
    return segment.marking !== undefined && contains(segment.marking.span, at)
  return false
}

/** The level of the marking at an offset. */
function levelAt(document: MarkedDocument, offset: number): Level | undefined {
  const segment = segmentAt(document, offset)
  return segment && 'marking' in segment ? segment.marking?.level : undefined
}

test('findings lie within the text, in order, and every fix raises or completes a marking', () => {
  let fixes = 0
  fc.assert(
    fc.property(texts, (text) => {
      const document = parseDocument(text)
      const findings = checkDocument(document)
      const whole = { start: 0, end: text.length }
      for (const [index, { span, place, message, related, rule }] of findings.entries()) {
        expect(span.end).toBeGreaterThanOrEqual(span.start)
        expect([span, ...related.map((other) => other.span)].every((at) => contains(whole, at))).toBe(true)
        expect(place).not.toBe('')
        expect(message).toMatch(/^[^\n]{10,300}[.]$/)
        const before = findings[index - 1]
        if (before) expect(before.span.start < span.start || (before.span.start === span.start && before.rule <= rule)).toBe(true)
      }
      for (const { fix } of findings) {
        if (!fix) continue
        fixes++
        expect(mayBeMended(segmentAt(document, fix.at.start), fix)).toBe(true)
        const level = levelAt(document, fix.at.start)
        const added = fix.at.start === fix.at.end ? fix.text.length : 0
        const mended = levelAt(parseDocument(apply(text, fix)), fix.at.start + added)
        if (level) expect(mended && !isBelow(mended, level)).toBe(true)
      }
    }),
    { numRuns: 1500 },
  )
  expect(fixes).toBeGreaterThan(100)
})

/** The prose of a model, and its names: none of it is a word of the vocabulary. */
function proseOf({ items, subject, classifier }: CableModel | MemoModel): ReadonlySet<string> {
  const words = [...subject.words, ...classifier]
  for (const item of items) {
    words.push(...item.words)
    if (item.kind === 'portion') for (const { words: more } of item.subportions) words.push(...more)
  }
  return new Set(words.map((word) => word.toLowerCase()).filter((word) => word.length > 3))
}

function said(findings: readonly Finding[]): readonly string[] {
  return findings.flatMap(({ message, related }) => [message, ...related.map((other) => other.message)])
}

test('no finding says a word of the prose', () => {
  const own = new Set(rules.flatMap(({ title, why }) => `${title} ${why}`.toLowerCase().match(/[a-z]+/g) ?? []))
  const models = fc.oneof(
    fc.tuple(cableModel, edits).map(([model, changes]) => ({ model, text: printCable(model), changes })),
    fc.tuple(memoModel, edits).map(([model, changes]) => ({ model, text: printMemo(model), changes })),
  )
  let messages = 0
  fc.assert(
    fc.property(models, ({ model, text, changes }) => {
      const edited = changes.reduce<string>((now, [where, cut, piece]) => {
        const at = Math.floor(where * now.length)
        return now.slice(0, at) + piece + now.slice(at + cut)
      }, text)
      const prose = proseOf(model)
      for (const message of said(checkDocument(parseDocument(edited)))) {
        messages++
        for (const word of message.toLowerCase().match(/[a-z]+/g) ?? []) expect(prose.has(word) && !own.has(word)).toBe(false)
      }
    }),
    { numRuns: 500 },
  )
  expect(messages).toBeGreaterThan(100)
})
