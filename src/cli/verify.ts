import { resolve } from 'node:path'
import type { Profile } from '../../grammar/vocabulary/entry.ts'
import { releaseText } from '../release/make.ts'
import { policyFor } from '../release/policy.ts'
import { verifyRelease } from '../release/verify.ts'
import { describeVerification, verificationRecord } from '../report/release.ts'
import { bannerText } from '../report/summary.ts'
import { toAscii } from '../report/width.ts'
import { parseWithin } from './ceiling.ts'
import { type ConsoleOptions, openConsole } from './console.ts'
import { Failure } from './failure.ts'
import { type Input, shownPath } from './inputs.ts'
import { readText } from './read.ts'
import { readPolicy } from './redact.ts'

export interface VerifyOptions extends ConsoleOptions {
  /** The highest marking that this machine may hold. */
  readonly ceiling?: string
  readonly against?: string
  readonly to?: string
  readonly profile?: Profile
  readonly format: 'text' | 'json'
}

/** Looks in a release for what should not be there. Returns 0 when every gate is passed, else 1. */
export async function verify(path: string, options: VerifyOptions): Promise<number> {
  const console = openConsole(options)
  if (path === '-' && options.against === '-') throw new Failure('Only one of the two documents can come from standard input.')
  const input = inputOf(path)
  const { text } = await readText(input)
  const document = parseWithin(text, options.ceiling)
  const audience = options.to ?? bannerText(document)
  if (audience === null)
    throw new Failure('No banner line tells who may read this.', {
      path: input.path,
      remedy: 'Say it with --to, for example --to UNCLASSIFIED.',
    })
  const policy = readPolicy(policyFor(audience), options.profile)
  const against = options.against === undefined ? undefined : parseWithin((await readText(inputOf(options.against))).text, options.ceiling)
  const verification = verifyRelease(text, { policy, against, again: (release) => releaseText(release, policy) })
  const shown =
    options.format === 'json'
      ? `${JSON.stringify(verificationRecord(input.path, document, verification), null, 2)}\n`
      : `${describeVerification(input.path, document, verification, { compared: against !== undefined, width: console.width })}\n`
  await console.out(console.ascii && options.format === 'text' ? toAscii(shown) : shown)
  return verification.passed ? 0 : 1
}

function inputOf(path: string): Input {
  return path === '-' ? { path: 'standard input', file: undefined } : { path: shownPath(resolve(path)), file: resolve(path) }
}
