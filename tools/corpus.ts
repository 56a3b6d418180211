// npm run corpus -- DIR: reads every text below a folder and prints what was not understood: places and counts, no prose.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseDocument } from '../grammar/parse.ts'
import { linesOf } from '../grammar/place.ts'
import { checkDocument } from '../rules/check.ts'
import { decodeText } from '../src/decode.ts'

const folder = process.argv[2]
if (!folder) {
  console.error('usage: npm run corpus -- DIR')
  process.exit(2)
}

const totals = new Map<string, number>()
const count = (key: string, by = 1) => totals.set(key, (totals.get(key) ?? 0) + by)

for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
  const path = join(folder, name)
  if (!statSync(path).isFile() || !/\.(?:txt|cable|md)$/.test(name)) continue
  const decoded = decodeText(readFileSync(path))
  if ('problem' in decoded) {
    console.log(`${name}: ${decoded.problem}`)
    count('not decoded')
    continue
  }
  const document = parseDocument(decoded.text)
  const table = linesOf(document)
  const unmarked = document.segments
    .filter(({ kind }) => kind === 'unmarked')
    .map(({ span }) => `${table.position(span.start).line}-${table.position(span.end - 1).line}`)
  const problems = [...document.portions, ...document.bannerLines].flatMap(({ marking }) => marking?.problems.map(({ kind }) => kind) ?? [])
  const findings = checkDocument(document, {}).map(({ rule }) => rule)
  console.log(`${name}: ${document.format}, ${document.portions.length} portions, unmarked lines ${unmarked.join(' ') || 'none'}`)
  for (const kind of problems) count(`problem ${kind}`)
  for (const rule of findings) count(`finding ${rule}`)
  count(`format ${document.format}`)
  count('unmarked stretches', unmarked.length)
}
for (const [key, value] of [...totals].sort()) console.log(`${String(value).padStart(6)}  ${key}`)
