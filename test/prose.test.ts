import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseDocument } from '../grammar/parse.ts'
import { checkDocument } from '../rules/check.ts'

/** What a check says of a text that is no marked document: nothing. */
function findingsOn(text: string): string[] {
  const document = parseDocument(text)
  return document.format === 'text' ? checkDocument(document, {}).map(({ rule }) => rule) : [`read as ${document.format}`]
}

test.each([
  'Copyright (c) 2007 R. Rassendyll.',
  '(C) 2007 R. Rassendyll. All rights reserved.',
  'See section (C) and the file(s) it names.',
  '(a) First.\n\n(b) Second.\n\n(c) Third.',
  'a. First.\n\nb. Second.\n\nc. Third.',
  '1. First.\n\n2. Second.\n\n3. Third.',
  'The Centers (CMS) and the Ministry (MFA) agreed.',
  'Secret talks continued. The word SECRET stood on the door.',
  'CONFIDENTIAL sources said so.\n\nUNCLASSIFIED items may be shared.',
  'Confidential',
  '(U.S.) and (EU) positions differ.',
  'if (C) { return (S) }\nconst secret = (U)\n',
  "tag: 'x'\nsubject: 'y'\n",
  'Subject: hello\nFrom: r@example.org\n\nText.',
  'REF: A. 12\n\nText.',
  '# Heading\n\n- (s) for plural\n- (c) for copyright\n',
])('no finding on %j', (text) => {
  expect(findingsOn(text)).toEqual([])
})

test('a marked text would be found', () => {
  expect(findingsOn('SECRET\n\n1. (TS) Text.\n\nSECRET')).not.toEqual([])
  expect(findingsOn('S E C R E T STRELSAU 000042\n\n1. (S) Text.')).not.toEqual([])
})

/** What packages bring along: prose, declarations, program code. Folders that begin with a dot are caches of tools. */
const isText = (name: string): boolean =>
  /\.(?:md|markdown|txt|ts|mts|cts|js|mjs|cjs|json|css|html|yml|yaml)$|(?:licen[cs]e|readme|authors|notice|changelog)$/i.test(name)

test('no finding on thousands of pages of documentation, licences and program code, none left out', () => {
  let pages = 0
  const wrong: string[] = []
  for (const name of readdirSync('node_modules', { recursive: true, encoding: 'utf8' })) {
    const path = join('node_modules', name)
    if (name.startsWith('.') || !isText(name) || !statSync(path).isFile()) continue
    const text = readFileSync(path, 'utf8')
    pages += text.length / 3000
    for (const finding of findingsOn(text)) wrong.push(`${name}: ${finding}`)
  }
  expect(pages).toBeGreaterThan(3000)
  expect(wrong).toEqual([])
})
