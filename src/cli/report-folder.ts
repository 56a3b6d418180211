import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { describeSystemError, Failure } from './failure.ts'
import { shownPath } from './inputs.ts'

/** A folder of pages that is there whole or not at all: it is written beside its place, then renamed. */
export interface ReportFolder {
  write(name: string, content: string): void
  finish(): void
  /** Leaves nothing behind. */
  discard(): void
}

/** True for what is a folder already, and for a name with `/` at its end. */
export function namesFolder(path: string): boolean {
  return path.endsWith('/') || path.endsWith(sep) || (existsSync(path) && statSync(path).isDirectory())
}

/** Only a new or an empty folder is written to, so that pages of an older report do not stay among those of this one. */
export function openReportFolder(path: string): ReportFolder {
  const folder = resolve(path)
  const fail = (message: string, remedy?: string): never => {
    throw new Failure(message, remedy === undefined ? { path: shownPath(folder) } : { path: shownPath(folder), remedy })
  }
  if (existsSync(folder) && (!statSync(folder).isDirectory() || readdirSync(folder).length > 0))
    fail('It is not an empty folder.', 'Name a new folder, or empty this one first.')
  const temporary = join(dirname(folder), `.${basename(folder)}.${process.pid}.tmp`)
  const discard = (): void => rmSync(temporary, { recursive: true, force: true })
  const attempt = (work: () => void): void => {
    try {
      work()
    } catch (error) {
      discard()
      fail(`This report could not be written. ${describeSystemError(error)}`)
    }
  }
  attempt(() => mkdirSync(temporary))
  return {
    write: (name, content) =>
      attempt(() => {
        const file = join(temporary, name)
        mkdirSync(dirname(file), { recursive: true })
        writeFileSync(file, content, { flag: 'wx' })
      }),
    finish: () => attempt(() => renameSync(temporary, folder)),
    discard,
  }
}
