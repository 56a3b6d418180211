import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { gitlabJob } from '../src/cli/ci-files.ts'
import { suggestCommand } from '../src/cli/commands.ts'
import { type Installed, install } from './bundled.ts'

/*
 * A sample repository, with the program installed in it as npm would, in which what pipelines run is run: with real git, and from the very
 * files that are shipped or that `init` writes.
 */

const wrong = 'CONFIDENTIAL\n\n1. (S) Text.\n\nCONFIDENTIAL\n'
const right = 'UNCLASSIFIED\n\n1. (U) Text.\n\nUNCLASSIFIED\n'

let installed: Installed
let repository: string

beforeAll(async () => {
  installed = await install()
})
afterAll(() => installed.remove())

beforeEach(() => {
  repository = mkdtempSync(join(installed.root, 'sample-'))
  mkdirSync(join(repository, 'node_modules', '.bin'), { recursive: true })
  symlinkSync(join(installed.root, 'package'), join(repository, 'node_modules', 'bannerline'))
  symlinkSync('../bannerline/dist/bannerline.cjs', join(repository, 'node_modules', '.bin', 'bannerline'))
  must('git init -q -b main && git config user.name R && git config user.email r@example.invalid && git config commit.gpgsign false')
  write('.gitignore', 'node_modules/\n')
  must('git add .gitignore && git commit -q -m Begin')
})

function write(path: string, text: string): void {
  writeFileSync(join(repository, path), text)
}

function sh(script: string, env: Readonly<Record<string, string>> = {}): { output: string; code: number | null } {
  const { stdout, stderr, status } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd: repository,
    encoding: 'utf8',
    env: {
      PATH: `${installed.bin}:${process.env.PATH}`,
      HOME: repository,
      GIT_CONFIG_NOSYSTEM: '1',
      npm_config_offline: 'true',
      npm_config_update_notifier: 'false',
      ...env,
    },
  })
  return { output: `${stdout}${stderr}`, code: status }
}

function must(script: string): string {
  const { output, code } = sh(script)
  expect(code, output).toBe(0)
  return output
}

/** The value of a key in YAML of the plain kind that these files keep to; of a block, its lines. */
function yaml(text: string, key: string, from = 0): string {
  const found = new RegExp(`^( *)(?:- )?${key}: ?(.*)\\n`, 'm').exec(text.slice(from))
  if (!found) throw new Error(`no ${key}`)
  const [line, indent = '', value = ''] = found
  if (value !== '|') return value.replace(/^'(.*)'$/, '$1')
  const rest = text.slice(from + found.index + line.length).split('\n')
  const end = rest.findIndex((one) => one !== '' && one.length - one.trimStart().length <= indent.length + (line.includes('- ') ? 2 : 0))
  return rest
    .slice(0, end < 0 ? undefined : end)
    .map((one) => one.trimStart())
    .join('\n')
}

describe('pre-commit', () => {
  /** What pre-commit does with a hook: runs its entry with the staged files whose names fit. */
  function hook(definition: string): string {
    const staged = `git diff --cached --name-only --diff-filter=ACM | grep -E '${yaml(definition, 'files')}'`
    return `#!/bin/sh\nfiles=$(${staged}) || exit 0\nexec ${yaml(definition, 'entry')} $files\n`
  }

  it.each([
    ['the hook of this repository', () => readFileSync('.pre-commit-hooks.yaml', 'utf8')],
    [
      'the hook that init writes',
      () => {
        must('bannerline init --ci pre-commit')
        return readFileSync(join(repository, '.pre-commit-config.yaml'), 'utf8')
      },
    ],
  ])('%s lets a right draft pass, and stops a wrong one', (_, definition) => {
    writeFileSync(join(repository, '.git', 'hooks', 'pre-commit'), hook(definition()), { mode: 0o755 })
    write('draft.txt', wrong)
    const stopped = sh('git add draft.txt && git commit -q -m Draft')
    expect(stopped.output).toContain('banner-below-portions')
    expect(stopped.code).toBe(1)
    write('draft.txt', right)
    must('git add draft.txt && git commit -q -m Draft')
    expect(must('git log --format=%s')).toBe('Draft\nBegin\n')
  })
})

describe('the action', () => {
  const action = readFileSync('action.yml', 'utf8')
  const steps = action
    .slice(action.indexOf('\nruns:'))
    .split(/^ {4}- /m)
    .slice(1)

  function inputs(given: Readonly<Record<string, string>>): Record<string, string> {
    const env = [...(steps[1] ?? '').matchAll(/^ +([A-Z_]+): \$\{\{ inputs\.([a-z-]+) \}\}$/gm)]
    expect(env.length).toBeGreaterThan(3)
    return Object.fromEntries(
      env.map(([, name = '', input = '']) => [name, given[input] ?? yaml(action, 'default', action.indexOf(`  ${input}:`))]),
    )
  }

  function run(given: Readonly<Record<string, string>> = {}) {
    const env = { GITHUB_ACTION_PATH: join(installed.root, 'package'), ...inputs(given) }
    expect(steps).toHaveLength(2)
    expect(sh(yaml(steps[0] ?? '', 'run'), env)).toEqual({ output: '', code: 0 })
    return sh(yaml(steps[1] ?? '', 'run'), env)
  }

  it('puts nothing into a script that somebody else could have written', () => {
    for (const step of steps) expect(yaml(step, 'run')).not.toContain('${{')
  })

  it('annotates what is wrong, and passes what is right', () => {
    write('draft.txt', 'UNCLASSIFIED\n\n1. (U) Text.\n\n2. Text.\n')
    const found = run({ 'fail-on': 'warning', sarif: 'out.sarif' })
    expect(found.output).toMatch(/^::warning file=draft\.txt,line=5/m)
    expect(found.code).toBe(1)
    expect(JSON.parse(readFileSync(join(repository, 'out.sarif'), 'utf8')).runs).toHaveLength(1)
    write('draft.txt', right)
    expect(run().code).toBe(0)
  })

  it('builds the program where the action was fetched without it', () => {
    const fetched = join(repository, 'fetched')
    const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' }).split('\0')
    for (const file of files.filter((name) => name !== '' && existsSync(name))) cpSync(file, join(fetched, file))
    // There is no registry to install from: what is installed here stands for it.
    const npm = `#!/bin/sh\necho "npm $*"\ncase $1 in ci) ln -s ${resolve('node_modules')} node_modules ;; run) exec node tools/build.mjs > /dev/null ;; esac\n`
    mkdirSync(join(repository, 'bin'))
    writeFileSync(join(repository, 'bin', 'npm'), npm, { mode: 0o755 })
    const build = `PATH="$PWD/bin:$PATH"\n${yaml(steps[0] ?? '', 'run')}`
    expect(sh(build, { GITHUB_ACTION_PATH: fetched })).toEqual({ output: 'npm ci --ignore-scripts\nnpm run build\n', code: 0 })
    expect(sh(build, { GITHUB_ACTION_PATH: fetched })).toEqual({ output: '', code: 0 })
    write('draft.txt', right)
    expect(sh(yaml(steps[1] ?? '', 'run'), { GITHUB_ACTION_PATH: fetched, ...inputs({ paths: 'draft.txt' }) }).code).toBe(0)
  }, 120_000)

  it('takes paths one a line, and stops at the ceiling', () => {
    write('a b.txt', right)
    write('draft.txt', wrong)
    expect(run({ paths: 'a b.txt' }).code).toBe(0)
    const stopped = run({ paths: 'a b.txt\ndraft.txt' })
    expect(stopped.output).toMatch(/^STOP {2}/)
    expect(stopped.code).toBe(1)
    expect(run({ paths: 'draft.txt', ceiling: '' }).output).toContain('banner-below-portions')
  })
})

describe('GitHub, as init writes it', () => {
  it('checks, and reads what is allowed from the branch that a pull request goes to', () => {
    must('bannerline init --ci github')
    const workflow = readFileSync(join(repository, '.github', 'workflows', 'bannerline.yml'), 'utf8')
    const step = yaml(workflow.slice(workflow.lastIndexOf('- run:')), 'run')
    write('draft.txt', 'UNCLASSIFIED\n\n1. (S) Text.\n')
    expect(sh(step).output).toMatch(/^STOP {2}/)
    write('draft.txt', 'UNCLASSIFIED//FOUO//NOFORN//NOFORN\n\n1. (U) Text.\n\nUNCLASSIFIED\n')
    const found = sh(step)
    expect(found.code, found.output).toBe(1)
    const [, place, rule] = /"place":"([^"]+)"/.exec('') ?? [undefined, 'banner', /\(([a-z-]+), /.exec(found.output)?.[1] ?? '']
    must(`bannerline allow draft.txt:${place} ${rule} --reason "Exercise text, so on purpose." --by r --until "$(date -d +1day +%F)"`)
    must('git update-ref refs/remotes/origin/main HEAD')
    const fromBranch = sh(step, { GITHUB_BASE_REF: 'main' })
    expect(fromBranch.code).toBe(1)
    must('git add bannerline.suppressions.json && git commit -q -m Allow && git update-ref refs/remotes/origin/main HEAD')
    expect(sh(step, { GITHUB_BASE_REF: 'main' }).output).toContain('allowed until')
  })
})

describe('GitLab', () => {
  it('the include is what init writes, and its script writes reports that parse', () => {
    expect(readFileSync('ci/gitlab.yml', 'utf8')).toBe(gitlabJob)
    must('bannerline init --ci gitlab')
    expect(readFileSync(join(repository, '.gitlab', 'bannerline.yml'), 'utf8')).toBe(gitlabJob)
    expect(readFileSync(join(repository, '.gitlab-ci.yml'), 'utf8')).toContain('.gitlab/bannerline.yml')
    const script = /^ {2}script:\n {4}- (.*)$/m.exec(gitlabJob)?.[1] ?? ''
    write('draft.txt', 'UNCLASSIFIED\n\n1. (U) Text.\n\n2. Text.\n')
    must(script)
    const issues = JSON.parse(readFileSync(join(repository, 'gl-code-quality-report.json'), 'utf8'))
    expect(issues.map((issue: { check_name: string }) => issue.check_name)).toContain('portion-unmarked')
    expect(readFileSync(join(repository, 'bannerline.xml'), 'utf8')).toContain('<testsuite')
  })
})

it('the problem matcher reads every line of the compact format', () => {
  write('draft.txt', wrong)
  write('other.txt', 'UNCLASSIFIED\n\n1. (U) Text.\n\n2. Text.\n')
  const lines = sh('bannerline -f compact .').output.trimEnd().split('\n')
  const [pattern] = JSON.parse(readFileSync('ci/problem-matcher.json', 'utf8')).problemMatcher[0].pattern
  expect(lines.length).toBeGreaterThan(2)
  for (const line of lines) {
    const match = new RegExp(pattern.regexp).exec(line) ?? []
    expect(match[pattern.file]).toMatch(/^(?:draft|other)\.txt$/)
    expect(Number(match[pattern.line])).toBeGreaterThan(0)
    expect(match[pattern.code]).toMatch(/^[a-z-]+$/)
  }
})

describe('completion', () => {
  const commands = /^Commands:\n([\s\S]*?)\n\n/m
  const names = (): string[] =>
    [...(commands.exec(must('bannerline --help'))?.[1] ?? '').matchAll(/^ {2}([a-z]+)/gm)].map(([, name = '']) => name)

  it('every command is known to who guesses what was meant', () => {
    expect(names().length).toBeGreaterThan(12)
    for (const name of names()) expect(suggestCommand(`${name}x`)).toBe(`Did you mean the command ${name}?`)
  })

  it.each(['bash', 'zsh', 'fish', 'powershell'])('%s names every command and flag', (shell) => {
    const script = must(`bannerline completion ${shell}`)
    for (const name of names()) {
      expect(script).toContain(name)
      for (const [, flag = ''] of must(`bannerline ${name} --help`).matchAll(/^ {2}(?:-\w, )?--([a-z-]+)/gm)) expect(script).toContain(flag)
    }
  })

  /** Has a shell complete what was typed, and prints what it offers, one a line. */
  const ask: Readonly<Record<string, (typed: string) => string>> = {
    bash(typed) {
      const words = ['bannerline', ...typed.split(' ')].map((word) => `'${word}'`)
      const script = `COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.length - 1}; _bannerline || true; printf '%s\\n' "\${COMPREPLY[@]}"`
      return `source <(bannerline completion bash); ${script}`
    },
    zsh: (typed) =>
      `mkdir -p .git/functions; bannerline completion zsh > .git/functions/_bannerline; zsh -f '${resolve('test/zsh-complete.zsh')}' "$PWD/.git/functions" 'bannerline ${typed}'`,
    fish: (typed) =>
      `bannerline completion fish > .git/script.fish; fish --no-config -c 'source .git/script.fish; complete -C "bannerline ${typed}"' | cut -f1`,
    pwsh: (typed) =>
      `bannerline completion powershell > .git/script.ps1; pwsh -NoProfile -Command '. .git/script.ps1; (TabExpansion2 "bannerline ${typed}").CompletionMatches.CompletionText'`,
  }
  const isHere = (shell: string): boolean => spawnSync('sh', ['-c', `command -v ${shell}`]).status === 0
  const here = Object.keys(ask).filter(isHere)
  const typed: readonly (readonly [string, readonly string[]])[] = [
    ['red', ['redact']],
    ['lint --fail-on ', ['error', 'info', 'never', 'warning']],
    ['--fail-on w', ['warning']],
    ['redact --stdin-f', ['--stdin-filename']],
    ['--format sa', []],
    ['baseline p', ['prune']],
    ['completion f', ['fish']],
  ]

  it(`was tried in ${here.join(', ')}; not installed here: ${
    Object.keys(ask)
      .filter((shell) => !isHere(shell))
      .join(', ') || 'none'
  }`, () => {
    expect(here).toContain('bash')
  })

  it.each(here.flatMap((shell) => typed.map(([words, expected]) => [shell, words, expected] as const)))(
    '%s completes `bannerline %s`',
    (shell, words, expected) => {
      rmSync(join(repository, 'node_modules'), { recursive: true })
      const offered = sh(ask[shell]?.(words) ?? '')
        .output.split('\n')
        .map((line) => line.trim())
      expect([...new Set(offered)].filter(Boolean).sort()).toEqual(expected)
    },
  )

  it.each(here.filter((shell) => shell !== 'pwsh'))('%s completes files where a command takes them', (shell) => {
    write('draft.txt', right)
    rmSync(join(repository, 'node_modules'), { recursive: true })
    expect(sh(ask[shell]?.('lint dr') ?? '').output.trim()).toBe('draft.txt')
  })
})

describe('a baseline in git', () => {
  /** A draft of its own for a branch, and a baseline that takes it as known. Nothing ever adds to a baseline, so it is made anew. */
  function branch(name: string, draft: string): void {
    must(`git checkout -q -b ${name} main`)
    write(draft, wrong)
    must('rm bannerline.baseline.jsonl && bannerline baseline create . && git add . && git commit -q -m Draft')
  }

  function merge(attributes: boolean) {
    write('m.txt', wrong)
    must('bannerline baseline create . && git add . && git commit -q -m Baseline')
    if (!attributes) must('git rm -q .gitattributes && git commit -q -m Without')
    branch('one', 'n.txt')
    branch('two', 'o.txt')
    if (!attributes)
      must(
        'git rm -q .gitattributes && git commit -q -m Without && git checkout -q one && git rm -q .gitattributes && git commit -q -m Without',
      )
    return sh('git checkout -q one && git merge -q -m Merge two')
  }

  it('two branches merge without a conflict, and what both know is known', () => {
    const { output, code } = merge(true)
    expect(code, output).toBe(0)
    const checked = sh('bannerline --baseline bannerline.baseline.jsonl --strict-baseline .')
    expect(checked.output).toMatch(/^No findings in 3 files · \d+ known from the baseline\n$/)
    expect(checked.code).toBe(0)
  })

  it('which would be in conflict if git were not told', () => {
    expect(merge(false).output).toContain('CONFLICT')
  })

  it('holds after an edit of twenty other lines, and lapses when the marking changes', () => {
    const lines = (text: string) => `CONFIDENTIAL\n\n1. (S) ${text}\n\n2. ${text}\n\n3. (U) ${text}\n\nCONFIDENTIAL\n`
    write('draft.txt', lines('Text.'))
    must('bannerline baseline create . && git add . && git commit -q -m Baseline')
    write('draft.txt', lines(`New text.${'\nAnother line.'.repeat(20)}`))
    const known = (): string => sh('bannerline --baseline bannerline.baseline.jsonl -f compact .').output
    expect(known()).toBe('')
    write('draft.txt', lines('Text.').replace('(S)', '(TS)'))
    expect(known()).toContain('banner-below-portions')
  })
})

it('--watch checks again after a save, and not for what a program leaves for a moment', async () => {
  write('draft.txt', wrong)
  const child = spawn(process.execPath, [installed.program, '--watch', '-f', 'compact', '.'], { cwd: repository, env: {} })
  let seen = ''
  child.stdout.on('data', (chunk: Buffer) => {
    seen += chunk.toString()
  })
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  const runs = (): number => seen.split('banner-below-portions').length - 1
  const until = async (count: number): Promise<void> => {
    for (let tries = 0; runs() < count && tries < 400; tries++) await new Promise((resolve) => setTimeout(resolve, 25))
    expect(runs()).toBe(count)
  }
  await until(1)
  // The watch is set up before the first run.
  write('~$draft.txt', 'x')
  write('draft.txt.tmp', 'x')
  await new Promise((resolve) => setTimeout(resolve, 600))
  expect(runs()).toBe(1)
  write('draft.txt', `${wrong}\n`)
  await until(2)
  child.kill('SIGINT')
  expect(await ended).toBe(130)
}, 30_000)
