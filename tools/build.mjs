// Builds dist/: the library with its types (tsc), the command line, and the offline page.
import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { bundle, keepCode } from './bundle.mjs'
import { bundlePage } from './page.mjs'

const require = createRequire(import.meta.url)
const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc')

rmSync('dist', { recursive: true, force: true })
execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { stdio: 'inherit' })
await bundle('dist/bannerline.cjs')
keepCode('dist/bannerline.cjs')
await bundlePage('dist/bannerline.html')
