// npm run noninterference [-- PAIRS [SEED]]: pairs of messages that differ only in what is withheld have to give the same outputs
import fc from 'fast-check'
import { cableModel, memoModel } from '../test/arbitraries.ts'
import { differences, type Model } from '../test/release/outputs.ts'
import { audiences } from '../test/release/vary.ts'

const pairs = Number(process.argv[2] ?? 10_000)
const seed = Number(process.argv[3] ?? 42)
const chunk = 200
const numbers = fc.integer()
const counts = new Map<string, { pairs: number; refused: number; unverified: number; differences: number }>()
const total = { pairs: 0, refused: 0, unverified: 0, differences: 0 }

for (let at = 0; at < pairs; at += chunk) {
  const kind = (at / chunk) % 2 === 0 ? 'cable' : 'memo'
  const models = (kind === 'cable' ? cableModel : memoModel) as fc.Arbitrary<Model>
  const drawn = fc.sample(fc.tuple(models, numbers), { seed: seed + at, numRuns: Math.min(chunk, pairs - at) })
  for (const [index, [model, other]] of drawn.entries()) {
    const audience = audiences[index % audiences.length]
    if (!audience) continue
    const { differs, one } = differences(model, audience, other)
    const row = `${kind.padEnd(6)} ${audience.text}`
    const count = counts.get(row) ?? { pairs: 0, refused: 0, unverified: 0, differences: 0 }
    counts.set(row, count)
    for (const sum of [count, total]) {
      sum.pairs++
      if (one.refused) sum.refused++
      if (!one.passed) sum.unverified++
      if (differs.length > 0) sum.differences++
    }
    if (differs.length > 0) console.error(`differ: ${row}: ${differs.join(', ')} (seed ${seed + at}, number ${index}, variant ${other})`)
  }
}

for (const [row, { pairs: number, refused, differences: found }] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
  console.log(`${row.padEnd(46)} ${String(number).padStart(6)} pairs  ${String(refused).padStart(5)} refused  ${found} differences`)
console.log(`${total.pairs} pairs, ${total.refused} refused, ${total.unverified} not verified, ${total.differences} differences`)
console.log('compared: release, certificate, index as CSV and JSON Lines, and what the command says')
process.exitCode = total.differences + total.unverified > 0 ? 1 : 0
