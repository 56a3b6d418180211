import { guardStreams } from './output.ts'
import { run } from './program.ts'

guardStreams()
// Nobody sees a stack, and the parser makes an error for every marking that is none.
Error.stackTraceLimit = 0
// Files are written without a pause in between, so an interrupt never finds half of one.
process.on('SIGINT', () => process.exit(130))
// Nothing is thrown out here that was foreseen.
process.on('uncaughtException', () => {
  // Its message could quote a document.
  process.stderr.write('error  Internal error: bannerline could not finish.\n')
  process.exit(2)
})
process.exitCode = await run(process.argv.slice(2))
