// Bundles the command line: one small file to start from, and a chunk for each command, loaded when it is called.
import { chmodSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { build } from 'esbuild'

/** The program reads with the compiled grammars: recording and analysing them takes longer than reading a cable. */
export const chevrotainCompiled = { chevrotain: './grammar/compiled/engine.ts' }

/** `plugins` are for tests, which plant faults. */
export async function bundle(outfile, plugins = []) {
  await build({
    entryPoints: { [basename(outfile, '.js')]: 'src/cli/main.ts', 'chunks/worker': 'src/cli/worker.ts' },
    outdir: dirname(outfile),
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    minify: true,
    // jsonc-parser's CommonJS form cannot be bundled.
    mainFields: ['module', 'main'],
    legalComments: 'linked',
    alias: { net: './tools/no-network.cjs', ...chevrotainCompiled },
    plugins: [...plugins],
    // commander and picocolors are CommonJS: their require() of Node's own modules needs one.
    banner: {
      js: "#!/usr/bin/env node\nimport { createRequire as requireFrom } from 'node:module';const require = requireFrom(import.meta.url);",
    },
  })
  chmodSync(outfile, 0o755)
}
