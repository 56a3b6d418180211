// Runs a TypeScript file of this project: node tools/run.mjs FILE [ARG…]
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

const [file, ...args] = process.argv.slice(2)
const folder = mkdtempSync(join('node_modules', '.run-'))
try {
  const outfile = join(folder, 'main.mjs')
  await build({ entryPoints: [file], outfile, bundle: true, platform: 'node', target: 'node20', format: 'esm', packages: 'external' })
  process.exitCode = spawnSync(process.execPath, [outfile, ...args], { stdio: 'inherit' }).status ?? 2
} finally {
  rmSync(folder, { recursive: true, force: true })
}
