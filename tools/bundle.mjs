// Bundles the command line: the program, the same with `lint` alone, and what starts them.
import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'

/** The program reads with the compiled grammars: recording and analysing them takes longer than reading a cable. */
export const chevrotainCompiled = { chevrotain: './grammar/compiled/engine.ts' }

/** `outfile` is what starts the program, `bannerline.cjs`; the rest goes beside it. `plugins` are for tests, which plant faults. */
export async function bundle(outfile, plugins = []) {
  const outdir = dirname(outfile)
  mkdirSync(outdir, { recursive: true })
  const settings = {
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minify: true,
    // jsonc-parser's CommonJS form cannot be bundled.
    mainFields: ['module', 'main'],
    legalComments: 'linked',
    alias: { net: './tools/no-network.cjs', ...chevrotainCompiled },
    define: { 'import.meta.dirname': '__dirname' },
  }
  const main = 'src/cli/main.ts'
  await build({ ...settings, entryPoints: { program: main }, plugins: [...plugins, loadedOnFirstUse] })
  await build({ ...settings, entryPoints: { lint: main }, plugins: [...plugins, loadedOnFirstUse, lintAlone] })
  for (const name of ['program', 'lint']) asOneFunction(join(outdir, `${name}.cjs`))
  copyFileSync('src/cli/launcher.cjs', outfile)
  chmodSync(outfile, 0o755)
}

/** The program without the modules of other commands than `lint`, and with that one there from the start. */
const lintAlone = {
  name: 'lint-alone',
  setup(bundling) {
    bundling.onResolve({ filter: /^\.\/command-modules\.ts$/ }, ({ resolveDir }) => ({ path: join(resolveDir, 'lint-module.ts') }))
  },
}

/**
 * What the launcher hands to V8 as it is: the program as a function, in ASCII, so that no copy of a megabyte is made. esbuild escapes letters
 * beyond ASCII in strings, but not in patterns and templates: there a `\u` escape means the same.
 */
function asOneFunction(file) {
  const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
  const code = readFileSync(file, 'utf8')
  if (/\\[\u0080-\uffff]/.test(code)) throw new Error(`${file}: a letter beyond ASCII behind a backslash`)
  writeFileSync(file, `(function (exports, require, module, __filename, __dirname) {${code.replace(/[\u0080-\uffff]/g, escaped)}\n})`)
}

/** Runs the bundled program over examples and keeps what V8 has compiled by then, which the next start need not compile again. */
export function keepCode(outfile) {
  for (const name of ['program', 'lint']) {
    rmSync(join(dirname(outfile), `${name}.cache`), { force: true })
    execFileSync(process.execPath, [join(import.meta.dirname, 'keep-code.cjs'), outfile, name], { stdio: ['ignore', 'ignore', 'inherit'] })
  }
}

/** Modules that most runs never need, and that take milliseconds to load. */
const seldomUsed = ['node:child_process', 'node:crypto', 'node:os', 'node:stream', 'node:zlib', 'jsonc-parser', 'picocolors', 'tinyglobby']

/** Puts functions in the place of theirs, which load the module behind when one is first called. */
const loadedOnFirstUse = {
  name: 'loaded-on-first-use',
  setup(bundling) {
    const namespace = 'loaded-on-first-use'
    bundling.onResolve({ filter: new RegExp(`^(?:${seldomUsed.join('|')})$`) }, ({ path, namespace: from }) =>
      from === namespace ? undefined : { path, namespace },
    )
    bundling.onLoad({ filter: /.*/, namespace }, async ({ path }) => {
      const names = Object.keys(await import(path)).filter((name) => /^[a-z]\w*$/.test(name) && name !== 'default')
      const exported = names.map((name) => `export const ${name} = (...given) => require('${path}').${name}(...given)`)
      // A class that one of ours extends has to be there at once, where it is imported.
      if (path === 'node:stream') exported.push(`export const Transform = /* @__PURE__ */ (() => require('${path}').Transform)()`)
      return { contents: exported.join('\n'), resolveDir: process.cwd() }
    })
  },
}
