import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { rules } from '../rules/index.ts'
import { compiledGrammars } from '../tools/compile-grammars.ts'
import { type DerivedFile, ruleIndex, ruleReference } from '../tools/derived.ts'
import { grammarReference } from '../tools/grammar-reference.ts'
import { rulePages, rulePagesFolder } from '../tools/rule-pages.ts'

const root = new URL('../', import.meta.url)
const ids = readdirSync(new URL('rules/catalog', root)).map((name) => name.replace(/\.ts$/, ''))

test.each<[string, DerivedFile]>(
  [ruleIndex(ids), ruleReference(rules), grammarReference(), compiledGrammars(), ...rulePages(rules)].map((file) => [file.path, file]),
)('%s is what the sources imply; `npm run update` writes it', (path, { text }) => {
  expect(readFileSync(new URL(path, root), 'utf8')).toBe(text)
})

test('the reference names every rule once', () => {
  const { text } = ruleReference(rules)
  const links = [...text.matchAll(/^\| \[`([a-z0-9-]+)`\]\(\.\.\/docs\/rules\/\1\.md\) /gm)].map(([, id]) => id)
  expect(links).toEqual(rules.map(({ id }) => id))
})

test('every rule has a page in the index, and no page is left of a rule that is gone', () => {
  const pages = rulePages(rules)
  const [index] = pages
  const listed = [...(index?.text ?? '').matchAll(/^- \[`([a-z0-9-]+)`\]\(\1\.md\) /gm)].map(([, id]) => id as string)
  expect(listed.sort()).toEqual(rules.map(({ id }) => id).sort())
  const there = readdirSync(new URL(rulePagesFolder, root)).map((name) => `${rulePagesFolder}/${name}`)
  expect(there.sort()).toEqual(pages.map(({ path }) => path).sort())
})
