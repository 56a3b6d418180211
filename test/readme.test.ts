import { spawnSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Installed, install } from './bundled.ts'

const readme = readFileSync('README.md', 'utf8')
const guides = readdirSync('docs')
  .filter((name) => name.endsWith('.md'))
  .map((name) => readFileSync(join('docs', name), 'utf8'))
const pages = [readme, ...guides].join('\n')
let installed: Installed

beforeAll(async () => {
  installed = await install()
  cpSync('examples', join(installed.root, 'examples'), { recursive: true })
})
afterAll(() => installed.remove())

/** Runs a line as a person would type it, with the program on the PATH. */
function run(command: string): { output: string; code: number | null } {
  const { stdout, stderr, status } = spawnSync('sh', ['-c', command], {
    cwd: installed.root,
    encoding: 'utf8',
    env: { PATH: `${installed.bin}:${process.env.PATH}`, COLUMNS: '100' },
  })
  return { output: `${stdout}${stderr}`.trimEnd(), code: status }
}

/** `console` blocks: commands with the output they give. In order, because a later one reads what an earlier one wrote. */
const sessions = [...pages.matchAll(/```console\n([\s\S]*?)```/g)].flatMap((block) =>
  (block[1] ?? '')
    .split(/^\$ /m)
    .filter(Boolean)
    .map((part) => {
      const [command = '', ...output] = part.trimEnd().split('\n')
      return { command, output: output.join('\n').trim() }
    }),
)
const commands = [...pages.matchAll(/```sh\n([\s\S]*?)```/g)]
  .flatMap((block) => (block[1] ?? '').split('\n'))
  .filter((line) => line.startsWith('bannerline '))

test('the README has sessions and commands', () => {
  expect(sessions.length).toBeGreaterThan(1)
  expect(commands.length).toBeGreaterThan(5)
})

test.each(sessions)('$command gives what the page shows', ({ command, output }) => {
  expect(run(command).output.trim()).toBe(output)
})

test.each(commands)('%s runs', (command) => {
  const { code, output } = run(command.replace(/ +#.*$/, ''))
  expect(code, output).toBeLessThan(2)
})

test('the two set-up commands are scripts of the package', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
  for (const name of ['start', 'test', 'prepare']) expect(scripts).toHaveProperty(name)
  expect(readme.split('\n').length).toBeLessThan(150)
})
