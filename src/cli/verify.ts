import { basename, extname, resolve } from 'node:path'
import type { MarkedDocument } from '../../grammar/document.ts'
import type { Profile } from '../../grammar/vocabulary/entry.ts'
import { checkCertificate } from '../release/certificate.ts'
import { releaseText } from '../release/make.ts'
import { policyFor, type ReleasePolicy } from '../release/policy.ts'
import { plainOf } from '../release/read-markdown.ts'
import { verifyRelease } from '../release/verify.ts'
import { describeVerification, verificationRecord } from '../report/release.ts'
import { bannerText } from '../report/summary.ts'
import { toAscii } from '../report/width.ts'
import { parseWithin } from './ceiling.ts'
import { type Console, type ConsoleOptions, openConsole } from './console.ts'
import { Failure } from './failure.ts'
import { type Input, shownPath } from './inputs.ts'
import { readText } from './read.ts'
import { choosePolicy, readPolicy } from './redact.ts'
import { sha256 } from './secrets.ts'
import { openSettings } from './settings.ts'

export interface VerifyOptions extends ConsoleOptions {
  /** The highest marking that this machine may hold. */
  readonly ceiling?: string
  readonly against?: string
  readonly certificate?: string
  readonly policy?: string
  readonly decisions?: string
  readonly to?: string
  readonly profile?: Profile
  readonly format: 'text' | 'json'
}

/** Looks in a release for what should not be there. Returns 0 when every gate is passed, else 1. */
export async function verify(path: string, options: VerifyOptions): Promise<number> {
  const console = openConsole(options)
  if (path === '-' && options.against === '-') throw new Failure('Only one of the two documents can come from standard input.')
  const input = inputOf(path)
  const settings = openSettings(undefined)
  const within = (text: string, { file }: Input): MarkedDocument =>
    parseWithin(plainOf(text), options.ceiling, settings.settingsFor(file).folder?.ceiling)
  const { text } = await readText(input)
  const document = within(text, input)
  if (options.certificate !== undefined) return verifyCertificate(input.path, text, options, console)
  const policy = await policyOf(input.path, document, options)
  const against =
    options.against === undefined ? undefined : within((await readText(inputOf(options.against))).text, inputOf(options.against))
  const fileName = input.file && basename(input.file, extname(input.file))
  const verification = verifyRelease(text, { policy, fileName, against, again: (release) => releaseText(release, policy) })
  const shown =
    options.format === 'json'
      ? `${JSON.stringify(verificationRecord(input.path, document, verification), null, 2)}\n`
      : `${describeVerification(input.path, document, verification, { compared: against !== undefined, width: console.width })}\n`
  await console.out(console.ascii && options.format === 'text' ? toAscii(shown) : shown)
  return verification.passed ? 0 : 1
}

/** The audience is the one that was named, that of the policy, or what the banner line says. */
async function policyOf(path: string, document: MarkedDocument, { to, policy, decisions, profile }: VerifyOptions): Promise<ReleasePolicy> {
  if (policy !== undefined || decisions !== undefined) return choosePolicy({ to, policy, decisions, profile })
  const audience = to ?? bannerText(document)
  if (audience === null)
    throw new Failure('No banner line tells who may read this.', { path, remedy: 'Say it with --to, for example --to UNCLASSIFIED.' })
  return readPolicy(policyFor(audience), profile)
}

/** Repeats what a certificate says was proved, and compares it with the release. */
async function verifyCertificate(path: string, text: string, options: VerifyOptions, console: Console): Promise<number> {
  if (options.against !== undefined || options.to !== undefined || options.policy !== undefined || options.decisions !== undefined)
    throw new Failure('A certificate says all that is needed: leave out --against, --to, --policy and --decisions.')
  const file = inputOf(options.certificate ?? '')
  const certificate = parseJson((await readText(file)).text)
  if (certificate === undefined) throw new Failure('The certificate is not JSON.', { path: file.path })
  const problems = checkCertificate(text, certificate, { sha256 }, releaseText)
  const lines =
    problems.length === 0
      ? ['verified   the release is the one that was certified, and every proof holds that needs no original']
      : [
          `not verified: ${problems.length === 1 ? 'one thing does' : `${problems.length} things do`} not agree`,
          ...problems.map((problem) => `           ${problem}`),
        ]
  const shown =
    options.format === 'json'
      ? JSON.stringify({ version: 1, path, passed: problems.length === 0, problems }, null, 2)
      : [path, ...lines].join('\n')
  await console.out(`${console.ascii && options.format === 'text' ? toAscii(shown) : shown}\n`)
  return problems.length === 0 ? 0 : 1
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function inputOf(path: string): Input {
  return path === '-' ? { path: 'standard input', file: undefined } : { path: shownPath(resolve(path)), file: resolve(path) }
}
