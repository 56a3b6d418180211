// Builds the offline page: the whole library in one HTML file that opens from disk and allows no request.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import standaloneCode from 'ajv/dist/standalone/index.js'
import { build } from 'esbuild'
import { chevrotainCompiled } from './bundle.mjs'

export async function bundlePage(outfile) {
  const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'))
  const define = {
    program: JSON.stringify(`${name}@${version}`),
    exampleDraft: JSON.stringify(readFileSync('examples/26STRELSAU0123.cable', 'utf8')),
  }
  const { policySchema } = await imported('src/release/policy-file.ts')
  const script = await bundled({
    entryPoints: ['src/page/page.ts'],
    format: 'iife',
    platform: 'browser',
    define,
    minify: true,
    legalComments: 'eof',
    alias: chevrotainCompiled,
    plugins: [compiledPolicy(policySchema)],
  })
  const { renderShell } = await imported('src/report/html/shell.ts')
  writeFileSync(
    outfile,
    renderShell(script, (text) => createHash('sha256').update(text).digest('base64')),
  )
}

/** Ajv makes functions of text when a schema is first used, which the page's policy forbids: here it is done while the page is built. */
function compiledPolicy(schema) {
  const ajv = new Ajv({ allErrors: false, verbose: true, strict: false, code: { source: true, esm: true } })
  const code = standaloneCode(ajv, ajv.compile(schema))
  const contents = `${code}\nexport class Ajv { compile() { return validate } }\n`
  return {
    name: 'compiled-policy',
    setup(building) {
      building.onResolve({ filter: /^ajv$/ }, () => ({ path: 'ajv', namespace: 'compiled-policy' }))
      building.onLoad({ filter: /.*/, namespace: 'compiled-policy' }, () => ({ contents, loader: 'js', resolveDir: import.meta.dirname }))
    },
  }
}

async function bundled(options) {
  const { outputFiles } = await build({ bundle: true, write: false, target: 'es2022', mainFields: ['module', 'main'], ...options })
  return outputFiles[0].text
}

async function imported(file) {
  const code = await bundled({ entryPoints: [file], format: 'esm', platform: 'node' })
  return import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`)
}
