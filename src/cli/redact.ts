import { basename, extname, resolve } from 'node:path'
import type { MarkedDocument } from '../../grammar/document.ts'
import type { Profile } from '../../grammar/vocabulary/entry.ts'
import { certify } from '../release/certificate.ts'
import { cutView } from '../release/cut.ts'
import { logRelease } from '../release/log.ts'
import { type Made, makeRelease, type ReleaseFile } from '../release/make.ts'
import { type PolicyRead, policyFor, type ReleasePolicy } from '../release/policy.ts'
import type { PolicyFile } from '../release/policy-file.ts'
import { indexRows, printIndexCsv, printIndexJsonl } from '../release/vaughn.ts'
import { strangersIn } from '../release/verify-index.ts'
import { describeRefusals, describeRelease } from '../report/release.ts'
import { toAscii } from '../report/width.ts'
import { parseWithin } from './ceiling.ts'
import { type ConsoleOptions, openConsole } from './console.ts'
import { Failure } from './failure.ts'
import { shownPath } from './inputs.ts'
import { type NewFile, placeFiles, refuseOverwriting } from './place-files.ts'
import { readText } from './read.ts'
import { hmacWith, sha256 } from './secrets.ts'
import { openSettings } from './settings.ts'

export interface RedactOptions extends ConsoleOptions {
  /** The highest marking that this machine may hold. */
  readonly ceiling?: string
  readonly to?: string
  /** A policy instead of an audience: the name of a ready one, or a file. */
  readonly policy?: string
  /** What a person decided on this document, as a file. */
  readonly decisions?: string
  readonly output?: string
  /** For those who get the release: what was proved of it. */
  readonly certificate?: string
  /** A Vaughn index, CSV or JSON Lines by its ending. */
  readonly index?: string
  /** For those who may see the source: every decision, with keyed hashes. */
  readonly log?: string
  readonly key: string
  /** Name and version of this program, for certificate and log. */
  readonly program: string
  readonly force?: boolean
  readonly dryRun?: boolean
  /** Each decision with its reason and its source. */
  readonly verbose?: boolean
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
  const policy = await choosePolicy(options)
  const input =
    source === '-'
      ? { path: options.stdinFilename ?? 'standard input', file: undefined }
      : { path: shownPath(resolve(source)), file: resolve(source) }
  const named = [output, options.certificate, options.index, options.log].filter((file) => file !== undefined && file !== '-') as string[]
  if (!options.dryRun) refuseOverwriting(named, input.file, options.force === true)
  if (options.index !== undefined) indexFormat(options.index)
  const document = parseWithin(
    (await readText(input)).text,
    options.ceiling,
    openSettings(undefined).settingsFor(input.file).folder?.ceiling,
  )
  const made = makeRelease(document, policy, fileOf(output))
  // The release itself may go to standard output; what is said about it then goes to standard error.
  const say = async (text: string): Promise<void> =>
    output === '-' ? console.tell(text) : console.out(`${console.ascii ? toAscii(text) : text}\n`)
  if (made.kind === 'refused') {
    await say(describeRefusals(input.path, made, console.width))
    return 1
  }
  await say(describeRelease(document, made, console.width, options.verbose))
  if (!made.verification.passed) {
    await say('written    nothing: the release does not verify')
    return 1
  }
  if (options.dryRun) await say('written    nothing: this was a dry run')
  else {
    const files = filesFor(document, made, policy, input.path, options)
    placeFiles(files, options.force === true)
    if (output === '-') await console.out(made.release.text)
    for (const { path } of files) await say(`written    ${shownPath(resolve(path))}`)
  }
  return 0
}

/** The form follows from the name. */
function fileOf(output: string | undefined): ReleaseFile {
  if (output === undefined || output === '-') return {}
  const ending = extname(output)
  return { format: ending === '.md' ? 'markdown' : 'text', fileName: basename(output, ending) }
}

/** What is written beside the release; all of it is made in memory first. */
function filesFor(document: MarkedDocument, made: Made, policy: ReleasePolicy, path: string, options: RedactOptions): NewFile[] {
  const { output, certificate, index, log, program } = options
  const files: NewFile[] = []
  if (output !== undefined && output !== '-') files.push({ path: output, text: made.release.text })
  if (certificate !== undefined) {
    const held = certify(made.release.text, policy, made.verification, { program, sha256 })
    files.push({ path: certificate, text: `${JSON.stringify(held, null, 2)}\n` })
  }
  if (index !== undefined) {
    const rows = indexRows(cutView(document, made.decided))
    const text = indexFormat(index) === 'csv' ? printIndexCsv(rows) : printIndexJsonl(rows)
    if (strangersIn(text, made.release.text, policy) > 0)
      throw new Failure('The index has words that the release does not show: nothing is written.')
    files.push({ path: index, text })
  }
  if (log !== undefined) {
    const record = logRelease(document, made, { program, path, sha256, hmac: hmacWith(options.key) })
    files.push({ path: log, text: `${JSON.stringify(record, null, 2)}\n` })
  }
  return files
}

function indexFormat(file: string): 'csv' | 'jsonl' {
  const ending = extname(file)
  if (ending === '.csv' || ending === '.jsonl') return ending.slice(1) as 'csv' | 'jsonl'
  throw new Failure('An index is CSV or JSON Lines: name a file that ends in .csv or .jsonl.', { path: shownPath(resolve(file)) })
}

/** The policy that --to or --policy names, one of the two, with the decisions on this document. */
export async function choosePolicy({
  to,
  policy,
  decisions,
  profile,
}: {
  readonly to?: string | undefined
  readonly policy?: string | undefined
  readonly decisions?: string | undefined
  readonly profile?: Profile | undefined
}): Promise<ReleasePolicy> {
  if ((to === undefined) === (policy === undefined)) {
    throw new Failure('Say who may read the release: --to with a marking, or --policy with a file; one of the two.', {
      remedy: 'For example --to UNCLASSIFIED, or --to "SECRET//REL TO USA, FVEY".',
    })
  }
  if (to !== undefined && decisions === undefined) return readPolicy(policyFor(to), profile)
  const { readPolicyFile } = await import('../release/policy-file.ts')
  const { readyPolicies } = await import('../release/ready-policies.ts')
  const read = async (name: string, base?: PolicyFile) => {
    const file = resolve(name)
    const found = readPolicyFile((await readText({ path: shownPath(file), file })).text, base)
    if (!found.policy) throw new Failure(found.problem, { path: shownPath(file) })
    return found
  }
  const ready = policy !== undefined && Object.hasOwn(readyPolicies, policy) ? readyPolicies[policy] : undefined
  const base = to === undefined ? (ready ?? (await read(policy ?? '')).file) : { audience: readAudience(to) }
  const chosen = decisions === undefined ? readPolicyFile(JSON.stringify(base)) : await read(decisions, base)
  return readPolicy(chosen, profile)
}

function readAudience(to: string): string {
  readPolicy(policyFor(to), undefined)
  return to
}

export function readPolicy({ policy, problem }: PolicyRead, profile: Profile | undefined): ReleasePolicy {
  if (!policy) throw new Failure(problem)
  return profile ? { ...policy, profile } : policy
}
