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
    if (statSync(file).isDirectory()) throw new Failure('This is a folder, not a file.', { path })
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
 * Puts all files in their places, or none of them: each is written whole under another name beside its place first, and those that are
 * in place already are taken away again when a later one fails.
 */
export function placeFiles(files: readonly NewFile[], force: boolean): void {
  const staged: { readonly temporary: string; readonly path: string }[] = []
  const placed: string[] = []
  let current = ''
  try {
    for (const { path, text } of files) {
      current = path
      const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`)
      staged.push({ temporary, path })
      writeFileSync(temporary, text, { flag: 'wx' })
    }
    for (const { temporary, path } of staged) {
      current = path
      if (force) renameSync(temporary, path)
      else linkSync(temporary, path)
      placed.push(path)
    }
  } catch (error) {
    if (!force) for (const path of placed) removeQuietly(path)
    throw new Failure(`It could not be written, so nothing is. ${describeSystemError(error)}`, { path: shownPath(resolve(current)) })
  } finally {
    for (const { temporary } of staged) removeQuietly(temporary)
  }
}
