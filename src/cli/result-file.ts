import { closeSync, existsSync, fstatSync, ftruncateSync, openSync, readSync, renameSync, writeSync } from 'node:fs'
import { resolve } from 'node:path'
import { describeSystemError, Failure } from './failure.ts'
import { shownPath } from './inputs.ts'

/** A file of results, one a line. It grows under another name, `FILE.part`, and has its own only when it is complete. */
export interface ResultFile {
  write(lines: string): void
  /** Gives the file its name. */
  finish(): void
  /** Leaves what there is for `--resume`. */
  leave(): void
}

/**
 * Opens a file of results. With `onLine` it goes on where an earlier run was broken off: every complete line is handed over, and a last
 * line that is not complete is cut off. A complete file is gone through in the same way.
 */
export function openResults(file: string, onLine?: (line: string) => void): ResultFile {
  const part = `${file}.part`
  try {
    if (onLine && !existsSync(part) && existsSync(file)) renameSync(file, part)
    const descriptor = openSync(part, onLine ? (existsSync(part) ? 'r+' : 'w+') : 'w')
    let end = onLine ? readLines(descriptor, onLine) : 0
    ftruncateSync(descriptor, end)
    return {
      write(lines) {
        const bytes = Buffer.from(lines)
        for (let from = 0; from < bytes.length; ) {
          const written = guard(file, () => writeSync(descriptor, bytes, from, bytes.length - from, end))
          from += written
          end += written
        }
      },
      finish() {
        guard(file, () => {
          closeSync(descriptor)
          renameSync(part, file)
        })
      },
      leave: () => closeSync(descriptor),
    }
  } catch (error) {
    throw error instanceof Failure ? error : unwritable(file, error)
  }
}

/** Hands over every complete line; where the last of them ends. */
function readLines(descriptor: number, onLine: (line: string) => void): number {
  const size = fstatSync(descriptor).size
  const buffer = Buffer.alloc(1 << 16)
  let held: Buffer[] = []
  let end = 0
  for (let at = 0; at < size; ) {
    const length = readSync(descriptor, buffer, 0, buffer.length, at)
    if (length === 0) break
    let from = 0
    for (let stop = buffer.indexOf(10); stop >= 0 && stop < length; stop = buffer.indexOf(10, from)) {
      onLine(Buffer.concat([...held, buffer.subarray(from, stop)]).toString('utf8'))
      held = []
      from = stop + 1
      end = at + from
    }
    if (from < length) held.push(Buffer.from(buffer.subarray(from, length)))
    at += length
  }
  return end
}

function guard<T>(file: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    throw unwritable(file, error)
  }
}

function unwritable(file: string, error: unknown): Failure {
  return new Failure(`This file could not be written. ${describeSystemError(error)}`, { path: shownPath(resolve(file)) })
}
