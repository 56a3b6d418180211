// Bundles the command line into one file, so that it starts fast and needs nothing beside it but package.json.
import { chmodSync } from 'node:fs'
import { build } from 'esbuild'

/** `plugins` are for tests, which plant faults. */
export async function bundle(outfile, plugins = []) {
  await build({
    entryPoints: ['src/cli/main.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    minify: true,
    legalComments: 'linked',
    plugins: [...plugins],
    // commander and picocolors are CommonJS: their require() of Node's own modules needs one.
    banner: {
      js: "#!/usr/bin/env node\nimport { createRequire as requireFrom } from 'node:module';const require = requireFrom(import.meta.url);",
    },
  })
  chmodSync(outfile, 0o755)
}
