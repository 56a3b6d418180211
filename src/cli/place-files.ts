import { existsSync, linkSync, realpathSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { describeSystemError, Failure } from './failure.ts'
import { shownPath } from './inputs.ts'
import { removeQuietly } from './report-file.ts'

export interface NewFile {
  readonly path: string
  readonly text: string
}

/** Checked before anything is read: the source is never written, and an existing file only with --force. */
export function refuseOverwriting(files: readonly string[], source: string | undefined, force: boolean): void {
  for (const [index, file] of files.entries()) {
    const path = shownPath(resolve(file))
    if (files.slice(0, index).some((other) => resolve(other) === resolve(file)))
      throw new Failure('Two outputs have the same name.', { path })
    if (!existsSync(file)) {
      if (!existsSync(dirname(resolve(file)))) throw new Failure('There is no such folder to write to.', { path })
      continue
    }
    if (source !== undefined && isSameFile(file, source))
      throw new Failure('This is the document itself: a release is never written over it.', { path })
    const stats = statSync(file)
    if (stats.isDirectory()) throw new Failure('This is a folder, not a file.', { path })
    if (!stats.isFile()) throw new Failure('This is a device or a pipe, which is never written over.', { path })
    if (!force) throw new Failure('It exists already.', { path, remedy: 'Name another file, or use --force to write over it.' })
  }
}

/** True also for links to it. */
function isSameFile(one: string, other: string): boolean {
  try {
    const [first, second] = [statSync(one), statSync(other)]
    return realpathSync(one) === realpathSync(other) || (first.ino === second.ino && first.dev === second.dev && first.ino !== 0)
  } catch {
    return false
  }
}

/**
 * Puts all files in their places, or none of them: each is written whole under another name beside its place first. The first of them, the
 * release, comes last, so that it never stands without what goes with it. When one fails, what was put in place before is taken away again,
 * and what was there before is put back.
 */
export function placeFiles(files: readonly NewFile[], force: boolean): void {
  const staged: Staged[] = []
  const placed: Staged[] = []
  let current = ''
  try {
    for (const { path, text } of files) {
      current = path
      const beside = join(dirname(path), `.${basename(path)}.${process.pid}`)
      const file = { path, temporary: `${beside}.tmp`, former: force && existsSync(path) ? `${beside}.old` : undefined }
      staged.push(file)
      writeFileSync(file.temporary, text, { flag: 'wx' })
      if (file.former) linkSync(path, file.former)
    }
    for (const file of staged.toReversed()) {
      current = file.path
      if (file.former) renameSync(file.temporary, file.path)
      else linkSync(file.temporary, file.path)
      placed.push(file)
    }
  } catch (error) {
    for (const file of placed) takeBack(file)
    throw new Failure(`It could not be written, so nothing is. ${describeSystemError(error)}`, { path: shownPath(resolve(current)) })
  } finally {
    for (const { temporary, former } of staged) {
      removeQuietly(temporary)
      if (former) removeQuietly(former)
    }
  }
}

interface Staged {
  readonly path: string
  readonly temporary: string
  /** A second name of what stood in its place before. */
  readonly former: string | undefined
}

function takeBack({ path, former }: Staged): void {
  if (former) renameSync(former, path)
  else removeQuietly(path)
}
