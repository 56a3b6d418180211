import { createHash } from 'node:crypto'
import { parseDocument } from '../../grammar/parse.ts'
import { certify } from '../../src/release/certificate.ts'
import { cutView } from '../../src/release/cut.ts'
import { makeRelease } from '../../src/release/make.ts'
import { type Form, policyFor, type ReleasePolicy } from '../../src/release/policy.ts'
import { indexRows, printIndexCsv, printIndexJsonl } from '../../src/release/vaughn.ts'
import { strangersIn } from '../../src/release/verify-index.ts'
import { describeRefusals, describeRelease } from '../../src/report/release.ts'
import { type CableModel, type MemoModel, printCable, printMemo } from '../arbitraries.ts'
import { numbers, type TestAudience, vary } from './vary.ts'

export type Model = CableModel | MemoModel

/** Everything that a release gives out, and what the command says about it. */
export interface Outputs {
  readonly release: string
  readonly certificate: string
  readonly csv: string
  readonly jsonl: string
  /** For the person who has the source: it names marks and places of what is withheld, but no word of it. */
  readonly said: string
  readonly refused: boolean
  readonly passed: boolean
}

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

export function policyOf({ text }: TestAudience, form: Partial<Form> = {}): ReleasePolicy {
  const { policy, problem } = policyFor(text)
  if (!policy) throw new Error(problem)
  return { ...policy, form: { ...policy.form, ...form } }
}

/** A form of release that an audience can have, from a number. Captions stay: some rules ask for them. */
export function formOf({ text }: TestAudience, seed: number): Partial<Form> {
  const next = numbers(seed)
  const isPublic = text === 'UNCLASSIFIED'
  const draw = <T>(usual: T, other: T): T => (next(3) === 0 ? other : usual)
  return {
    subject: draw('by-mark', 'withhold'),
    headings: draw('by-mark', 'withhold'),
    header: draw('afresh', 'omit'),
    signature: draw('keep', 'omit'),
    numbering: isPublic ? 'keep' : draw('keep', 'renumber'),
    brackets: draw('foia', 'frus'),
  }
}

function print(model: Model): string {
  return 'post' in model ? printCable(model) : printMemo(model)
}

export function outputsOf(model: Model, audience: TestAudience, form: Partial<Form> = {}, format: 'text' | 'markdown' = 'text'): Outputs {
  const policy = policyOf(audience, form)
  const document = parseDocument(print(model))
  const made = makeRelease(document, policy, { format })
  if (made.kind === 'refused') {
    const said = describeRefusals('a.cable', made, 80)
    return { release: '', certificate: '', csv: '', jsonl: '', said, refused: true, passed: true }
  }
  const rows = indexRows(cutView(document, made.decided))
  const csv = printIndexCsv(rows)
  const jsonl = printIndexJsonl(rows)
  return {
    release: made.release.text,
    certificate: JSON.stringify(certify(made.release.text, policy, made.verification, { program: 'bannerline@0.0.0', sha256 })),
    csv,
    jsonl,
    said: describeRelease(document, made, 80),
    refused: false,
    passed: made.verification.passed && strangersIn(csv + jsonl, made.release.text, policy) === 0,
  }
}

const givenOut = ['release', 'certificate', 'csv', 'jsonl', 'refused', 'passed'] as const

/**
 * The outputs in which two messages differ though they differ only in what the audience may not see. What is given out is compared under
 * other words, other lengths within the amount class and other marks; what is said on the screen, under other words of the same lengths,
 * because it tells marks and line numbers to a person who has the source.
 */
export function differences(
  model: Model,
  audience: TestAudience,
  seed: number,
  hiddenFrom = audience,
): { readonly differs: string[]; readonly one: Outputs } {
  const form = formOf(audience, seed)
  const format = seed % 2 === 0 ? 'text' : 'markdown'
  const one = outputsOf(model, audience, form, format)
  const other = outputsOf(vary(model, hiddenFrom, seed), audience, form, format)
  const reworded = outputsOf(vary(model, hiddenFrom, seed, 'words'), audience, form, format)
  const differs = [
    ...givenOut.filter((name) => one[name] !== other[name] || one[name] !== reworded[name]),
    ...(one.said === reworded.said ? [] : ['said']),
  ]
  return { differs, one }
}
