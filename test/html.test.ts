import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDocument } from '../grammar/parse.ts'
import { reportScript } from '../src/report/html/client.ts'
import { deriveBanner } from '../src/report/html/why.ts'
import { reportClient } from '../tools/client.ts'
import { digest, reportOf } from './report-in.ts'

const example = readFileSync('examples/26STRELSAU0123.cable', 'utf8')
const clean = readFileSync('examples/26STRELSAU0124.cable', 'utf8')

test('the script in the report is what its sources imply; `npm run update` writes it', async () => {
  const { text } = await reportClient()
  expect(text).toContain(JSON.stringify(reportScript))
})

test('the same documents give the same bytes', () => {
  expect(reportOf({ 'a.cable': example })).toBe(reportOf({ 'a.cable': example }))
})

test('the policy lets this style and script through by hash, and nothing else', () => {
  const html = reportOf({ 'a.cable': example })
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? ''
  const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? ''
  const script = /<script>([\s\S]*?)<\/script>/.exec(html)?.[1] ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain(`style-src 'sha256-${digest(style)}'`)
  expect(policy).toContain(`script-src 'sha256-${digest(script)}'`)
  expect(policy).not.toMatch(/unsafe|https?:|\*/)
  expect(html).not.toMatch(/ style="| on\w+="|https?:\/\/|src="|url\(/)
})

test('every finding has a card with what, what to do and citation, and its place leads to it', () => {
  const html = reportOf({ 'a.cable': example })
  const cards = html.match(/<article class="card finding[\s\S]*?<\/article>/g) ?? []
  expect(cards.length).toBe(4)
  for (const card of cards) {
    const id = /id="([^"]+)"/.exec(card)?.[1]
    expect(html).toContain(`href="#${id}"`)
    expect(card).toMatch(/<h3[^>]*>[^<]+<\/h3>\s*<p>[^<]+<\/p>/)
    expect(card).toContain('<span>Do</span>')
    expect(card).toMatch(/class="cite">[^<]+<code>/)
  }
})

test('masked, it says so at top and bottom; with text, it carries the marking of the whole, not a banner line set too low', () => {
  const banners = (html: string) => [...html.matchAll(/class="page-banner [^>]*><b>([^<]*)<\/b>/g)].map(([, text]) => text)
  expect(banners(reportOf({ 'a.cable': example }))).toEqual(['MASKED: MARKINGS ONLY, NO TEXT', 'MASKED: MARKINGS ONLY, NO TEXT'])
  const shown = reportOf({ 'a.cable': example }, true)
  expect(banners(shown)).toEqual(['SECRET//NOFORN', 'SECRET//NOFORN'])
  expect(shown).toContain('@top-center{content:"SECRET//NOFORN"')
  expect(shown).toContain('counter-proposal')
})

test('the preview is the release itself, line for line', () => {
  const html = reportOf({ 'b.cable': clean }, true)
  const sheet = html.slice(html.indexOf('id="c1-release-sheet"'))
  const lines = [...sheet.matchAll(/<span class="line"[^>]*>([\s\S]*?)\n<\/span>/g)].map(([, line]) =>
    line?.replace(/<[^>]*>/g, '').replaceAll('&#39;', "'"),
  )
  const release = readFileSync('examples/26STRELSAU0124.cable', 'utf8')
  expect(lines[0]).toBe('UNCLASSIFIED')
  expect(lines).toContain('1. (U) The cabinet of Ruritania met on May 4 and set a date for talks')
  expect(lines.join('\n')).not.toContain('Two ministers')
  expect(release).toContain('Two ministers')
})

test.each([
  ['SECRET\n1. (S) Text.\n2. (U) Text.', [['SECRET', ['¶1']]], { '¶1': 'UNCLASSIFIED' }],
  ['SECRET\n1. (S) Text.\n2. (S) Text.', [['SECRET', ['¶1', '¶2']]], {}],
  [
    'SECRET//NOFORN\n1. (C//NF) Text.\n2. (S//NF) Text.',
    [
      ['SECRET', ['¶2']],
      ['NOFORN', ['¶1', '¶2']],
    ],
    { '¶2': 'CONFIDENTIAL//NOFORN' },
  ],
])('why: %s', (text, words, without) => {
  const derived = deriveBanner(parseDocument(text), { profile: 'isoo', asOf: undefined })
  expect(derived.words.map(({ text: word, from }) => [word, from])).toEqual(words)
  expect(Object.fromEntries(derived.without)).toEqual(without)
})

describe('what a document holds cannot become markup', () => {
  const nasty = '<script>alert(1)</script><img src=x onerror=alert(1)>"\'&\u202e'
  test.each([true, false])('with text %s', (showText) => {
    const html = reportOf({ [`<b>${nasty}`]: `SECRET\n1. (S) ${nasty}\n2. (S//${nasty}) Text.\n` }, showText)
    expect(html.match(/<script/g)?.length).toBe(1)
    expect(html).not.toContain('<img')
    expect(html).not.toContain('\u202e')
  })
  test('whatever it is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('SECRET\n', '1. ', '(S)', '(S//', '<a>', '"', '&', '\n', 'Text ', '\r', '¶', 'a. ', '\u0000')),
        (parts) => {
          const html = reportOf({ 'x.txt': parts.join('') }, true)
          expect(html).not.toContain('<a>')
          expect(html).not.toContain('\u0000')
        },
      ),
      { numRuns: 100 },
    )
  })
})

test('many documents: totals, plots and a table that leads to each; posts only with text', () => {
  const html = reportOf({ 'a.cable': example, 'b.cable': clean })
  expect(html).toContain('1 with findings · 1 without')
  expect(html).toContain('href="#c2"')
  expect(html).toMatch(/<figcaption>By discrepancy<\/figcaption>/)
  expect(html).not.toContain('STRELSAU 0001')
  expect(html.replaceAll(/[\w/.]*\.cable/g, '')).not.toContain('STRELSAU')
  expect(reportOf({ 'a.cable': example, 'b.cable': clean }, true)).toContain('<span class="name">STRELSAU</span>')
})
