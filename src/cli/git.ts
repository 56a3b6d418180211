import { execFileSync } from 'node:child_process'
import { basename, dirname, join, resolve } from 'node:path'
import { Failure } from './failure.ts'

/**
 * What git knows, asked for without running anything that the repository could bring along: no file system monitor, no filters for
 * showing or comparing. Nothing is written.
 */
function git(folder: string, args: readonly string[]): Buffer {
  return execFileSync('git', ['-c', 'core.fsmonitor=false', ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_PAGER: '' },
    maxBuffer: 64 * 1024 * 1024,
  })
}

function answer(folder: string, args: readonly string[]): Buffer | undefined {
  try {
    return git(folder, args)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new Failure('git is not installed, or not on the PATH.', { remedy: 'Name the files instead.' })
    return undefined
  }
}

/** The root of the repository that holds this folder. */
function rootOf(folder: string): string {
  const root = answer(folder, ['rev-parse', '--show-toplevel'])
  if (!root) throw new Failure('This folder is in no git repository.', { remedy: 'Name the files instead.' })
  return root.toString('utf8').replace(/\n$/, '')
}

/** A commit by its full name; what begins with a dash would be taken for an option. */
function commitOf(folder: string, ref: string): string {
  rootOf(folder)
  const commit = ref.startsWith('-') ? undefined : answer(folder, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`])
  if (!commit) throw new Failure('git knows no such commit, branch or tag.', { path: ref, remedy: 'In a pipeline, fetch it first.' })
  return commit.toString('utf8').trim()
}

/** A file as it was in a commit; undefined when it was not there. */
export function fileAt(ref: string, file: string): string | undefined {
  const folder = dirname(resolve(file))
  const commit = commitOf(folder, ref)
  return answer(folder, ['show', '--no-textconv', `${commit}:./${basename(file)}`])?.toString('utf8')
}

/** A file as it is staged. */
export function stagedBytes(file: string): Buffer | undefined {
  return answer(dirname(file), ['show', '--no-textconv', `:./${basename(file)}`])
}

const kept = ['--name-only', '-z', '--no-ext-diff', '--no-textconv', '--no-renames', '--diff-filter=AMT']

/** Files whose staged state differs from the last commit; not those that are deleted. */
export function stagedFiles(): readonly string[] {
  const root = rootOf(process.cwd())
  return paths(root, answer(root, ['diff', '--cached', ...kept]))
}

/** Files that changed since a branch was left, or are new; committed or not. */
export function filesSince(ref: string): readonly string[] {
  const root = rootOf(process.cwd())
  const commit = commitOf(root, ref)
  const base = answer(root, ['merge-base', commit, 'HEAD'])?.toString('utf8').trim() ?? commit
  const changed = paths(root, answer(root, ['diff', ...kept, base]))
  return [...changed, ...paths(root, answer(root, ['ls-files', '--others', '--exclude-standard', '-z']))]
}

function paths(root: string, list: Buffer | undefined): readonly string[] {
  if (!list) throw new Failure('git could not tell which files changed.', { remedy: 'Name the files instead.' })
  return list
    .toString('utf8')
    .split('\0')
    .filter((path) => path !== '')
    .map((path) => join(root, path))
}
