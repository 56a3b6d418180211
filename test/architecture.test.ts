import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'

const layers = ['grammar', 'rules', 'src'] as const

interface Source {
  readonly file: string
  readonly code: string
  /** Imported files of this project, and imported packages. */
  readonly files: readonly string[]
  /** Those of which code is imported, not types alone. */
  readonly codeFiles: readonly string[]
  readonly packages: readonly string[]
}

function sourcesBelow(folder: string): Source[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readSource(join(folder, name).replaceAll('\\', '/')))
}

function readSource(file: string): Source {
  return makeSource(file, readFileSync(file, 'utf8'))
}

function makeSource(file: string, code: string): Source {
  const imports = importsOf(code)
  const resolve = ({ target }: Import) => normalize(join(dirname(file), target)).replaceAll('\\', '/')
  const own = imports.filter(({ target }) => target.startsWith('.'))
  return {
    file,
    code,
    files: own.map(resolve),
    codeFiles: own.filter(({ typesOnly }) => !typesOnly).map(resolve),
    packages: imports.map(({ target }) => target).filter((target) => !target.startsWith('.')),
  }
}

interface Import {
  readonly target: string
  /** Nothing of it is left when the types are erased. */
  readonly typesOnly: boolean
}

/** `import … from 'x'`, `export … from 'x'`, `import 'x'`, `import('x')`. */
function importsOf(code: string): Import[] {
  const statements =
    /^(?:import|export)( type)? (\{[^}]*\}|\* as \w+|\*|\w+)(?:, \{[^}]*\})? from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm
  return [...code.matchAll(statements)].map(([, type, names = '', from, bare, dynamic]) => ({
    target: from ?? bare ?? dynamic ?? '',
    typesOnly:
      type !== undefined ||
      (names.startsWith('{') &&
        names
          .replace(/[{}]/g, '')
          .split(',')
          .every((name) => /^\s*(?:type .*)?$/.test(name))),
  }))
}

const sources = layers.flatMap((layer) => sourcesBelow(layer))
const inShell = (file: string) => file.startsWith('src/cli/')

/** Comments and string contents do not count as code. */
function bare(code: string): string {
  return code
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/'(?:[^'\\\n]|\\.)*'/g, "''")
}

/** What a file must not do: imports against the direction of the layers, packages that are not for it, the outside world. */
function faultsOf(source: Source): string[] {
  const faults: string[] = []
  const rank = layers.findIndex((layer) => source.file.startsWith(`${layer}/`))
  for (const target of source.files) {
    if (layers.findIndex((layer) => target.startsWith(`${layer}/`)) > rank) faults.push(`imports ${target}`)
    if (target.startsWith('src/cli/') && !inShell(source.file)) faults.push(`imports the shell: ${target}`)
  }
  for (const name of source.packages) {
    const allowed = inShell(source.file)
      ? name.startsWith('node:') ||
        (source.file === 'src/cli/lsp.ts' && /^vscode-languageserver(?:\/node|-textdocument)$/.test(name)) ||
        ['commander', 'picocolors', 'tinyglobby', 'jsonc-parser'].includes(name)
      : name === 'chevrotain' || name === 'ajv'
    if (!allowed) faults.push(`imports ${name}`)
    if (/^(?:node:)?(?:net|http|https|http2|dgram|dns|tls|inspector|cluster)$/.test(name)) faults.push(`can reach the network: ${name}`)
  }
  const code = bare(source.code)
  const world = /\b(?:fetch|WebSocket|XMLHttpRequest|EventSource)\s*\(/
  if (world.test(code)) faults.push('can reach the network')
  if (
    !inShell(source.file) &&
    /\b(?:process|console|globalThis|setTimeout|performance|Intl)\s*\.|\bnew Date\b|\bDate\s*[.(]|\bMath\.random\b|\btoLocale|\blocaleCompare\b/.test(
      code,
    )
  )
    faults.push('touches the outside world: clock, environment, locale, console or chance')
  return faults
}

test('imports point one way, and only the shell touches the outside world', () => {
  expect(sources.length).toBeGreaterThan(20)
  expect(sources.flatMap((source) => faultsOf(source).map((fault) => `${source.file} ${fault}`))).toEqual([])
})

test.each([
  ['grammar/x.ts', "import { a } from '../rules/rule.ts'", 'imports rules/rule.ts'],
  ['rules/x.ts', "import { a } from '../src/index.ts'", 'imports src/index.ts'],
  ['src/release/x.ts', "import { a } from '../cli/main.ts'", 'imports the shell: src/cli/main.ts'],
  ['rules/x.ts', "import { readFileSync } from 'node:fs'", 'imports node:fs'],
  ['src/cli/x.ts', "import http from 'node:http'", 'can reach the network: node:http'],
  ['grammar/x.ts', 'const now = new Date()', 'touches the outside world: clock, environment, locale, console or chance'],
  ['src/report/x.ts', 'const dark = process.env.X', 'touches the outside world: clock, environment, locale, console or chance'],
  ['src/cli/x.ts', 'await fetch(url)', 'can reach the network'],
])('%s: %s is a fault', (file, code, fault) => {
  const source = makeSource(file, code)
  expect(faultsOf(source)).toContain(fault)
})

test('there are no import cycles', () => {
  const graph = new Map(sources.map(({ file, files }) => [file, files]))
  const done = new Set<string>()
  const cycles: string[] = []
  const visit = (file: string, path: readonly string[]) => {
    if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' → '))
    if (path.includes(file) || done.has(file)) return
    for (const next of graph.get(file) ?? []) visit(next, [...path, file])
    done.add(file)
  }
  for (const file of graph.keys()) visit(file, [])
  expect(cycles).toEqual([])
})

/** Everything that a file imports, directly or by way of others. */
function reach(file: string, edges: 'files' | 'codeFiles', seen = new Set<string>()): Set<string> {
  if (!seen.has(file)) {
    seen.add(file)
    for (const next of sources.find((source) => source.file === file)?.[edges] ?? []) reach(next, edges, seen)
  }
  return seen
}

test('the writer of a release imports nothing that could hold the source, not even a type', () => {
  const writer = [...reach('src/release/write.ts', 'files')].filter((file) => file.startsWith('src/'))
  expect(writer).toContain('src/release/view.ts')
  const imported = writer.flatMap((file) => sources.find((source) => source.file === file)?.files ?? [])
  for (const forbidden of [
    'grammar/document.ts',
    'grammar/parse.ts',
    'src/release/decide.ts',
    'src/release/cut.ts',
    'src/release/verify.ts',
  ]) {
    expect(imported).not.toContain(forbidden)
  }
})

test('the verifier of a release shares no code with its writer', () => {
  const writer = reach('src/release/write.ts', 'codeFiles')
  const verifier = reach('src/release/verify.ts', 'codeFiles')
  expect(verifier.size).toBeGreaterThan(10)
  expect([...writer].filter((file) => verifier.has(file) && file.startsWith('src/'))).toEqual([])
})
