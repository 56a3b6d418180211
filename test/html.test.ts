import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDocument } from '../grammar/parse.ts'
import { reportScript } from '../src/report/html/client.ts'
import { listCable } from '../src/report/html/listed.ts'
import { renderIndex, renderReport } from '../src/report/html/report.ts'
import { deriveBanner } from '../src/report/html/why.ts'
import { reportClient } from '../tools/client.ts'
import { digest, reported, reportOf, reportOptions } from './report-in.ts'

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
    expect(card).toMatch(/<h2[^>]*>[^<]+<\/h2>\s*<p>[^<]+<\/p>/)
    expect(card).toContain('<span>Do</span>')
    expect(card).toMatch(/class="cite">[^<]+<\/p>/)
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
  expect(html).toContain('<figcaption>Findings by discrepancy class</figcaption>')
  expect(html).not.toContain('STRELSAU 0001')
  expect(html.replaceAll(/[\w/.]*\.cable/g, '')).not.toContain('STRELSAU')
  expect(reportOf({ 'a.cable': example, 'b.cable': clean }, true)).toContain('<span class="name">STRELSAU</span>')
})

describe('findings that were allowed', () => {
  const cable = reported('a.cable', example)
  const [first, ...rest] = cable.findings
  if (!first) throw new Error('the example has findings')
  const suppressed = [{ finding: first, mark: '0'.repeat(16), reason: 'The source has it <so>', until: '2027-05-24' }]
  const html = renderReport([{ ...cable, findings: rest, suppressed }], reportOptions)
  test('have a card of their own with the reason and the last day, and are counted apart', () => {
    const card = /<article class="card finding allowed"[\s\S]*?<\/article>/.exec(html)?.[0]
    expect(card).toContain('The source has it &lt;so&gt;. Until 2027-05-24, unless the marking changes.')
    expect(card).not.toContain('<span>Do</span>')
    expect(html).toContain('1 error, 2 warnings, 1 allowed')
    expect(html.match(/class="card finding /g)?.length).toBe(4)
  })
  test('are in reading order among the others', () => {
    const at = [...html.matchAll(/class="card finding[\s\S]*?>line (\d+)</g)].map(([, line]) => Number(line))
    expect(at).toEqual([...at].sort((a, b) => a - b))
  })
})

describe('words that the register does not hold', () => {
  const memo = (banner: string) => `TOP SECRET//${banner}//NOFORN\n\n1. (TS//SI-G QVZA//NF) Text.\n`
  test('are masked in a masked page, and part of the marking of a page that shows them', () => {
    expect(reportOf({ 'a.txt': memo('SI-G QVZA') })).not.toContain('QVZA')
    expect(reportOf({ 'a.txt': memo('SI-G QVZA') }, true)).toContain('<b>TOP SECRET//SI-G QVZA//NOFORN</b>')
  })
  test.each([true, false])('are compared behind the mask: text shown %s', (showText) => {
    expect(reportOf({ 'a.txt': memo('SI-G QVZA') }, showText)).toContain('Banner line and portions agree')
    expect(reportOf({ 'a.txt': memo('SI-G QVZB') }, showText)).toContain('Portions add up to')
  })
})

test('a text without any marking is not said to be right', () => {
  const html = reportOf({ 'a.txt': 'Text.\n' })
  expect(html).toContain('No marking was found in this text')
  expect(html).not.toContain('class="plate ')
})

test('a preview that does not verify says where and why', () => {
  const words = 'the minister said that his office had seen no change in the harvest talks'
  const html = reportOf({ 'a.txt': `SECRET\n\n1. (S) ${words}.\n\n2. (U) ${words}.\n\nSECRET\n` })
  expect(html).toContain('No release to UNCLASSIFIED yet')
  expect(html).toMatch(/<li><b>¶2<\/b> \d+ words in a row also stand in ¶1/)
  expect(html).not.toContain('It is what')
})

test('sub-paragraphs that are left out have their card at their place', () => {
  const html = reportOf({ 'a.txt': 'SECRET\n\n1. (U) Text.\n\n   a. (S) Other text.\n\n   b. (U) More text.\n\nSECRET\n' })
  const release = html.slice(html.indexOf('id="c1-release-sheet"'))
  const [, place, card] =
    /<span class="label">\[subparagraph a[\s\S]*?class="card decision withheld"[\s\S]*?<\/strong>(\S+) (\S+)</.exec(release) ?? []
  expect([place, card]).toEqual(['¶1.a', '(S)'])
})

describe('a list of many documents', () => {
  const rows = Array.from({ length: 5001 }, (_, index) => ({
    ...listCable(reported(`${index}.cable`, index === 5000 ? example : 'SECRET\n1. (S) Text.\n'), false),
    year: 1970 + (index % 40),
  }))
  const html = renderIndex(rows, { ...reportOptions, unread: 2 }, () => undefined)
  test('shows those with the most findings when there are too many, and says so', () => {
    expect(html.match(/<tr><th scope="row">/g)?.length).toBe(5000)
    expect(html).toContain('The 5,000 documents with the most findings, of 5,001.')
    expect(html.indexOf('<th scope="row">5000.cable')).toBe(html.indexOf('<th scope="row">'))
    expect(html).toContain('There are too many documents to show each on this page.')
    expect(html).toContain('2 documents could not be read and are not on this page.')
  })
  test('has a column for every year', () => {
    expect(html.match(/<g><title>/g)?.length).toBe(40)
    expect(html).toContain('<li>1970: ')
  })
})
