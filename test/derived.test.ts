import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { rules } from '../rules/index.ts'
import { type DerivedFile, ruleIndex, ruleReference } from '../tools/derived.ts'
import { grammarReference } from '../tools/grammar-reference.ts'

const root = new URL('../', import.meta.url)
const ids = readdirSync(new URL('rules/catalog', root)).map((name) => name.replace(/\.ts$/, ''))

test.each<[string, DerivedFile]>([ruleIndex(ids), ruleReference(rules), grammarReference()].map((file) => [file.path, file]))(
  '%s is what the sources imply; `npm run update` writes it',
  (path, { text }) => {
    expect(readFileSync(new URL(path, root), 'utf8')).toBe(text)
  },
)

test('the reference names every rule once', () => {
  const { text } = ruleReference(rules)
  const headings = text.match(/^## .*$/gm) ?? []
  expect(headings).toEqual(rules.map(({ id }) => `## ${id}`))
})
