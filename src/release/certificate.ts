import { printMarking } from '../../grammar/marking/print.ts'
import type { Profile } from '../../grammar/vocabulary/entry.ts'
import { profiles } from '../../grammar/vocabulary/entry.ts'
import { levelEntries } from '../../grammar/vocabulary/levels.ts'
import { entries } from '../../grammar/vocabulary/register.ts'
import type { AmountMode } from './amount.ts'
import type { GateName } from './gate.ts'
import { type Form, formChoices, policyFor, type ReleasePolicy } from './policy.ts'
import { plainOf } from './read-markdown.ts'
import { readTemplate } from './template.ts'
import { type Verification, verifyRelease } from './verify.ts'
import type { Stamp } from './view.ts'

/**
 * What a release may be given along with, and goes to its reader too: it holds nothing that the release does not show. With it, a
 * stranger repeats every proof that does not need the source.
 */
export interface Certificate {
  readonly version: 1
  /** Name and version of the program that verified it. */
  readonly program: string
  /** Hash of the register of markings it went by. */
  readonly register: string
  readonly audience: string
  readonly profile: Profile | null
  readonly amount: AmountMode
  readonly form: Form
  readonly stamp: { readonly [K in keyof Stamp]: string | null }
  readonly release: { readonly sha256: string; readonly characters: number }
  readonly gates: readonly { readonly name: GateName; readonly count: number }[]
  readonly leak: Leak
}

/** How much the placeholders, those inside released text among them, tell of what is withheld. `bits` is null when exact amounts are told, which has no bound. */
export interface Leak {
  readonly placeholders: number
  readonly bits: number | null
}

export interface CertificateSettings {
  readonly program: string
  /** Hash of a text in UTF-8, in hexadecimal digits. The core computes none itself. */
  readonly sha256: (text: string) => string
}

/** The certificate of a release that passed its gates; undefined for one that did not. */
export function certify(
  release: string,
  policy: ReleasePolicy,
  verification: Verification,
  { program, sha256 }: CertificateSettings,
): Certificate | undefined {
  if (!verification.passed) return undefined
  const { authority, date, caseNumber, documentNumber } = policy.stamp
  return {
    version: 1,
    program,
    register: sha256(JSON.stringify([levelEntries, entries])),
    audience: printMarking(policy.audience, 'banner'),
    profile: policy.profile ?? null,
    amount: policy.amount,
    form: policy.form,
    stamp: { authority: authority ?? null, date: date ?? null, caseNumber: caseNumber ?? null, documentNumber: documentNumber ?? null },
    release: { sha256: sha256(release), characters: release.length },
    gates: verification.gates.map(({ name, count }) => ({ name, count })),
    leak: measureLeak(release),
  }
}

/** Two bits for each placeholder that tells one of four classes. */
export function measureLeak(release: string): Leak {
  const { items } = readTemplate(plainOf(release))
  const amounts = items.flatMap((item) => (item.kind === 'placeholder' && item.amount !== undefined ? [item.amount] : []))
  const exact = amounts.some((amount) => /^\d+ lines?$/.test(amount))
  const omissions = plainOf(release).match(/\[…[^[\]]{0,200}\]/g) ?? []
  return {
    placeholders: items.filter(({ kind }) => kind === 'placeholder').length + omissions.length,
    bits: exact ? null : amounts.length * 2,
  }
}

/** What a release and its certificate do not agree about, in words; empty when they agree and every gate is passed. */
export function checkCertificate(
  release: string,
  certificate: unknown,
  { sha256 }: Pick<CertificateSettings, 'sha256'>,
  again?: (text: string, policy: ReleasePolicy) => string | undefined,
): string[] {
  const read = readCertificate(certificate)
  if (!read) return ['The certificate is not one of this version.']
  const policy = policyOf(read)
  if (!policy) return ['The certificate names no audience.']
  const problems: string[] = []
  if (sha256(release) !== read.release.sha256) problems.push('The release is not the one that was certified: its hash differs.')
  if (release.length !== read.release.characters) problems.push('The release has another length than the one that was certified.')
  const verification = verifyRelease(release, { policy, again: again && ((text) => again(text, policy)) })
  const claimed = new Map(read.gates.map(({ name, count }) => [name, count]))
  for (const { name, passed, count } of verification.gates) {
    if (!passed) problems.push(`The release does not pass the gate ${name}.`)
    else if (claimed.get(name) !== count) problems.push(`The certificate tells another count for the gate ${name}.`)
  }
  if (JSON.stringify(measureLeak(release)) !== JSON.stringify(read.leak))
    problems.push('The certificate tells another amount of what the placeholders show.')
  return problems
}

function policyOf({ audience, profile, amount, form, stamp }: Certificate): ReleasePolicy | undefined {
  const { policy } = policyFor(audience)
  return (
    policy && {
      ...policy,
      profile: profile ?? undefined,
      amount,
      form,
      stamp: {
        authority: stamp.authority ?? undefined,
        date: stamp.date ?? undefined,
        caseNumber: stamp.caseNumber ?? undefined,
        documentNumber: stamp.documentNumber ?? undefined,
      },
    }
  )
}

const fields = ['version', 'program', 'register', 'audience', 'profile', 'amount', 'form', 'stamp', 'release', 'gates', 'leak']
const stampFields = ['authority', 'date', 'caseNumber', 'documentNumber']

/** A certificate has its fields and no others: a field more could say anything. */
function readCertificate(value: unknown): Certificate | undefined {
  if (!isRecord(value, fields) || value.version !== 1) return undefined
  const { program, register, audience, profile, amount, form, stamp, release, gates, leak } = value
  if (typeof program !== 'string' || !/^[\w.@/-]{1,80}$/.test(program) || typeof audience !== 'string') return undefined
  if (profile !== null && !profiles.some((one) => one === profile)) return undefined
  if (amount !== 'bucket' && amount !== 'exact' && amount !== 'unit') return undefined
  if (typeof register !== 'string' || !/^[0-9a-f]{64}$/.test(register)) return undefined
  if (
    !isRecord(form, Object.keys(formChoices)) ||
    !Object.entries(formChoices).every(([name, choices]) => choices.some((one) => one === form[name]))
  )
    return undefined
  if (!isRecord(stamp, stampFields) || !stampFields.every((name) => stamp[name] === null || typeof stamp[name] === 'string'))
    return undefined
  if (!isRecord(release, ['sha256', 'characters']) || typeof release.sha256 !== 'string' || typeof release.characters !== 'number')
    return undefined
  if (!isRecord(leak, ['placeholders', 'bits'])) return undefined
  if (
    !Array.isArray(gates) ||
    !gates.every((gate) => isRecord(gate, ['name', 'count']) && gateNames.has(String(gate.name)) && typeof gate.count === 'number')
  )
    return undefined
  return value as unknown as Certificate
}

const gateNames: ReadonlySet<string> = new Set<GateName>([
  'characters',
  'template',
  'readers',
  'audience',
  'banner',
  'header',
  'addresses',
  'rules',
  'repeatable',
  'markdown',
  'source',
  'complete',
  'amounts',
  'residue',
  'terms',
  'repetition',
])

function isRecord(value: unknown, names: readonly string[]): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const own = Object.keys(value)
  return own.length === names.length && own.every((name) => names.includes(name))
}
