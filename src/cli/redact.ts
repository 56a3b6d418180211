import { existsSync, linkSync, realpathSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { Profile } from '../../grammar/vocabulary/entry.ts'
import { makeRelease } from '../release/make.ts'
import { type PolicyRead, policyFor, type ReleasePolicy } from '../release/policy.ts'
import { describeRefusals, describeRelease } from '../report/release.ts'
import { toAscii } from '../report/width.ts'
import { parseWithin } from './ceiling.ts'
import { type ConsoleOptions, openConsole } from './console.ts'
import { describeSystemError, Failure } from './failure.ts'
import { shownPath } from './inputs.ts'
import { readText } from './read.ts'
import { removeQuietly } from './report-file.ts'

export interface RedactOptions extends ConsoleOptions {
  /** The highest marking that this machine may hold. */
  readonly ceiling?: string
  readonly to: string
  readonly output?: string
  readonly force?: boolean
  readonly dryRun?: boolean
  readonly profile?: Profile
  readonly stdinFilename?: string
}

/**
 * Writes a release, if it verifies. Returns 0, or 1 when the document is refused or the release does not verify; then nothing is written.
 * It is made and verified in memory, written under another name beside its place, and renamed.
 */
export async function redact(source: string, options: RedactOptions): Promise<number> {
  const console = openConsole(options)
  const { output } = options
  if (output === undefined && !options.dryRun) {
    throw new Failure('Say where the release goes: -o FILE, or -o - for standard output.', {
      remedy: '--dry-run decides and verifies without writing.',
    })
  }
  const policy = readPolicy(policyFor(options.to), options.profile)
  const input =
    source === '-'
      ? { path: options.stdinFilename ?? 'standard input', file: undefined }
      : { path: shownPath(resolve(source)), file: resolve(source) }
  if (output !== undefined && output !== '-') refuseOverwriting(output, input.file, options)
  const document = parseWithin((await readText(input)).text, options.ceiling)
  const made = makeRelease(document, policy)
  // The release itself may go to standard output; what is said about it then goes to standard error.
  const say = async (text: string): Promise<void> =>
    output === '-' ? console.tell(text) : console.out(`${console.ascii ? toAscii(text) : text}\n`)
  if (made.kind === 'refused') {
    await say(describeRefusals(input.path, made, console.width))
    return 1
  }
  await say(describeRelease(document, made, console.width))
  if (!made.verification.passed) {
    await say('written    nothing: the release does not verify')
    return 1
  }
  if (options.dryRun) await say('written    nothing: this was a dry run')
  else if (output === '-') await console.out(made.release.text)
  else if (output !== undefined) {
    writeRelease(output, made.release.text, options.force === true)
    await say(`written    ${shownPath(resolve(output))}`)
  }
  return 0
}

export function readPolicy({ policy, problem }: PolicyRead, profile: Profile | undefined): ReleasePolicy {
  if (!policy) throw new Failure(problem)
  return profile ? { ...policy, profile } : policy
}

/** Checked before anything is read: the source is never written, and an earlier release only with --force. */
function refuseOverwriting(output: string, source: string | undefined, { force, dryRun }: RedactOptions): void {
  const path = shownPath(resolve(output))
  if (!existsSync(output)) {
    if (!existsSync(dirname(resolve(output)))) throw new Failure('There is no such folder to write to.', { path })
    return
  }
  if (source !== undefined && isSameFile(output, source))
    throw new Failure('This is the document itself: a release is never written over it.', { path })
  if (statSync(output).isDirectory()) throw new Failure('This is a folder, not a file.', { path })
  if (!force && !dryRun) throw new Failure('It exists already.', { path, remedy: 'Name another file, or use --force to write over it.' })
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

function writeRelease(output: string, text: string, force: boolean): void {
  const temporary = join(dirname(output), `.${basename(output)}.${process.pid}.tmp`)
  try {
    writeFileSync(temporary, text, { flag: 'wx' })
    if (force) renameSync(temporary, output)
    else linkSync(temporary, output)
  } catch (error) {
    throw new Failure(`The release could not be written. ${describeSystemError(error)}`, { path: shownPath(resolve(output)) })
  } finally {
    removeQuietly(temporary)
  }
}
