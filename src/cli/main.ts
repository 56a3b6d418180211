import { modules } from './command-modules.ts'
import { threadFlag } from './commands.ts'
import { writeErr } from './output.ts'
import { run } from './program.ts'

/** The program as a process: what `bannerline` on the command line does. */
export function main(args: readonly string[]): void {
  // Nobody sees a stack, and the parser makes an error for every marking that is none.
  Error.stackTraceLimit = 0
  if (args[0] === threadFlag) mainOfThread(args)
  else start(args)
}

/** Whoever types the flag has not started a thread, and is told that there is no such flag. */
async function mainOfThread(args: readonly string[]): Promise<void> {
  const { startThread } = await modules.lint()
  if (!(await startThread())) start(args)
}

function start(args: readonly string[]): void {
  // Files are written without a pause in between, so an interrupt never finds half of one.
  process.on('SIGINT', () => process.exit(130))
  process.on('uncaughtException', failed)
  // All is written by then; to take the heap apart before the process ends would be work for nobody.
  run(args).then((code) => process.exit(code), failed)
}

/** Nothing is thrown out here that was foreseen. */
function failed(): void {
  // Its message could quote a document.
  writeErr('error  Internal error: bannerline could not finish.\n').then(() => process.exit(2))
}

export { run }
