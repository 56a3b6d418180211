// Builds the offline page: the whole library in one HTML file that opens from disk and allows no request.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { build } from 'esbuild'

export async function bundlePage(outfile) {
  const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'))
  const define = { program: JSON.stringify(`${name}@${version}`) }
  const script = await bundled({
    entryPoints: ['src/page/page.ts'],
    format: 'iife',
    platform: 'browser',
    define,
    minify: true,
    legalComments: 'eof',
  })
  const { renderShell } = await import(
    `data:text/javascript;base64,${Buffer.from(await bundled({ entryPoints: ['src/report/html/shell.ts'], format: 'esm' })).toString('base64')}`
  )
  writeFileSync(
    outfile,
    renderShell(script, (text) => createHash('sha256').update(text).digest('base64')),
  )
}

async function bundled(options) {
  const { outputFiles } = await build({ bundle: true, write: false, target: 'es2022', mainFields: ['module', 'main'], ...options })
  return outputFiles[0].text
}
