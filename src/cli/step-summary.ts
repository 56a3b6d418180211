import { appendFileSync } from 'node:fs'
import { describeSystemError, Failure } from './failure.ts'

/** GitHub drops a summary of more than 1 MiB. */
const most = 1_000_000

/** Adds a table to the page that GitHub shows of a run; only its last line when it is too long for that page. */
export function addStepSummary(file: string, text: string): void {
  const whole =
    text.length <= most ? text : `The table is too long for this page; the log has it all.\n\n${text.trimEnd().split('\n').at(-1)}\n`
  try {
    appendFileSync(file, `## Classification markings\n\n${whole}\n`)
  } catch (error) {
    throw new Failure(`The summary of the run could not be written. ${describeSystemError(error)}`, {
      remedy: 'Unset GITHUB_STEP_SUMMARY, or name a file that can be written.',
    })
  }
}
