import { join } from 'node:path'
import { build } from 'esbuild'
import { defineConfig } from 'vitest/config'

/** The tests of the release that take milliseconds. Those of generated messages take seconds, and each mutant would take them again. */
const tests = ['decide', 'example', 'verify', 'omit', 'form', 'writing']

/** In one file, as each mutant starts a new worker, which would take longer to read some hundred modules than to run the tests. */
const bundle = 'coverage/mutation.test.mjs'
await build({
  stdin: { contents: tests.map((name) => `import './test/release/${name}.test.ts'`).join('\n'), resolveDir: process.cwd() },
  outfile: join(process.cwd(), bundle),
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
})

export default defineConfig({ test: { include: [bundle], testTimeout: 60_000 } })
