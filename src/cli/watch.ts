import { type FSWatcher, statSync, watch as watchPath } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { describeSystemError, Failure } from './failure.ts'

/** Editors write a file in several steps; what comes within this many milliseconds is one change. */
const quiet = 150

/** Word's lock files, and what programs write before they rename it. */
function isPassing(name: string): boolean {
  const last = basename(name)
  return last.startsWith('~$') || last.endsWith('.tmp') || /(?:^|[\\/])(?:\.git|node_modules)(?:[\\/]|$)/.test(name)
}

/** Calls `run` now, and again whenever something below the paths was saved; never twice at a time. Ends only with the process. */
export async function watch(paths: readonly string[], run: () => Promise<unknown>): Promise<never> {
  let timer: NodeJS.Timeout | undefined
  let wake: (() => void) | undefined
  let isDue = false
  const changed = (name: string | null): void => {
    if (name !== null && isPassing(name)) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      isDue = true
      wake?.()
    }, quiet)
  }
  for (const path of paths) watchOne(path, changed)
  for (;;) {
    isDue = false
    await run()
    if (!isDue)
      await new Promise<void>((resume) => {
        wake = resume
      })
  }
}

function watchOne(path: string, changed: (name: string | null) => void): FSWatcher {
  try {
    if (statSync(path).isDirectory()) return watchPath(path, { recursive: true }, (_, name) => changed(name))
    // A file that is saved is often another file of the same name: its folder tells.
    const wanted = basename(path)
    return watchPath(dirname(resolve(path)), (_, name) => {
      if (name === null || name === wanted) changed(name)
    })
  } catch (error) {
    throw new Failure(describeSystemError(error), { path, remedy: '--watch looks at files and folders, not at patterns.' })
  }
}
