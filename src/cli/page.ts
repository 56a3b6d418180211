import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type ConsoleOptions, openConsole } from './console.ts'
import { describeSystemError, Failure } from './failure.ts'
import { shownPath } from './inputs.ts'
import { writeWhole } from './report-file.ts'

/** Writes the offline page, which comes with the program. Returns 0. */
export async function page(
  { output, force, ...options }: ConsoleOptions & { readonly output: string; readonly force?: boolean },
  shipped: string,
): Promise<number> {
  const console = openConsole(options)
  if (!force && existsSync(output)) {
    throw new Failure('It exists already.', {
      path: shownPath(resolve(output)),
      remedy: 'Name another file, or use --force to write over it.',
    })
  }
  writeWhole(output, readShipped(shipped))
  await console.tell(`written    ${shownPath(resolve(output))}: open it in a browser`)
  return 0
}

function readShipped(shipped: string): Buffer {
  try {
    return readFileSync(shipped)
  } catch (error) {
    throw new Failure(`The page that comes with bannerline could not be read. ${describeSystemError(error)}`)
  }
}
