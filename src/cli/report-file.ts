import { chmodSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { describeSystemError, Failure } from './failure.ts'
import { type Input, shownPath } from './inputs.ts'

/** Writes a file whole or not at all: under another name beside its place, then renamed. Nothing is left behind when that fails. */
export function writeWhole(file: string, content: string | Uint8Array, mode?: number): void {
  const temporary = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`)
  try {
    writeFileSync(temporary, content, { flag: 'wx' })
    if (mode !== undefined) chmodSync(temporary, mode)
    renameSync(temporary, file)
  } catch (error) {
    removeQuietly(temporary)
    throw new Failure(`This file could not be written. ${describeSystemError(error)}`, { path: shownPath(resolve(file)) })
  }
}

/** Removes what may not even be there; what went wrong before it is what the user has to hear. */
export function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true })
  } catch {}
}

/** Writes a report, but never over one of the documents that were checked. */
export function writeReport(file: string, content: string, inputs: readonly Input[]): void {
  if (inputs.some((input) => input.file === resolve(file))) {
    throw new Failure('A report must not be written over a document that was checked.', { path: shownPath(resolve(file)) })
  }
  writeWhole(file, content)
}
