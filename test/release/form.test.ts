import { expect, test } from 'vitest'
import { parseDocument } from '../../grammar/parse.ts'
import { type Made, makeRelease } from '../../src/release/make.ts'
import type { Form } from '../../src/release/policy.ts'
import { type PolicyFile, readPolicyFile } from '../../src/release/policy-file.ts'
import { verifyRelease } from '../../src/release/verify.ts'
import { exampleCable } from './example.ts'

const reviewed = { authority: 'R. Rassendyll', date: '2024-06-01' }

function make(text: string, file: PolicyFile): Made {
  const { policy, problem } = readPolicyFile(JSON.stringify(file))
  if (!policy) throw new Error(problem)
  const made = makeRelease(parseDocument(text), policy)
  if (made.kind === 'refused') throw new Error(JSON.stringify(made.refusals))
  expect(made.verification.findings.filter(({ severity }) => severity === 'error')).toEqual([])
  return made
}

function release(text: string, file: PolicyFile): string {
  return make(text, file).release.text
}

const everybody = { audience: 'UNCLASSIFIED' }
const partners = { audience: 'SECRET//REL TO USA, FVEY' }
const ours = { audience: 'SECRET//NOFORN' }
const marked = exampleCable
  .replace('SUBJECT: (C) THE', 'SUBJECT: (U) THE')
  .replace('QUARREL OVER THE RENT\n---------------------', '(U) QUARREL OVER THE RENT\n--------------------------')

test.each<[string, PolicyFile, string, string]>([
  ['the subject', { ...everybody, subject: 'withhold' }, 'THE HARBOR LEASE', 'SUBJECT: [subject line withheld pending review]'],
  ['headings', { ...everybody, headings: 'withhold', sensitive: ['B5'] }, 'QUARREL', '[heading withheld] [B5]'],
  ['the signature', { ...everybody, signature: 'omit' }, 'TARRANT', 'RELEASED IN PART'],
  ['the header', { ...everybody, header: 'omit' }, 'RUEHC', '\n\nUNCLAS STRELSAU 000042\n\n'],
  ['captions', { ...partners, captions: 'omit' }, '\nREL TO USA', 'CONFIDENTIAL//REL TO USA, FVEY\n\nVZCZC'],
])('%s can be left out', (_, file, gone, there) => {
  const { audience } = file
  expect(release(marked, { audience })).toContain(gone)
  const text = release(marked, file)
  expect(text).not.toContain(gone)
  expect(text).toContain(there)
})

test.each<[keyof Form, string]>([
  ['subject', 'withhold'],
  ['headings', 'withhold'],
  ['header', 'omit'],
  ['signature', 'omit'],
  ['captions', 'omit'],
  ['brackets', 'frus'],
  ['copy', 'record'],
])('a release in which %s is not as the policy says does not verify', (name, value) => {
  const audience = name === 'captions' ? partners : everybody
  const { decided, release: made } = make(marked, audience)
  const policy = { ...decided.policy, form: { ...decided.policy.form, [name]: value } }
  const { gates } = verifyRelease(made.text, { policy })
  expect(gates.filter(({ passed }) => !passed).map((gate) => gate.name)).toContain('template')
})

test('a release that is not numbered from 1, or has a placeholder, does not verify as numbered anew', () => {
  const { decided, release: made } = make(exampleCable, partners)
  const policy = { ...decided.policy, form: { ...decided.policy.form, numbering: 'renumber' as const } }
  const { gates } = verifyRelease(made.text, { policy, against: parseDocument(exampleCable) })
  expect(gates.find(({ name }) => name === 'complete')?.passed).toBe(false)
})

test('captions are not left out where the rules ask for them: then nothing is released', () => {
  const { policy } = readPolicyFile(JSON.stringify({ ...ours, captions: 'omit' }))
  const made = policy && makeRelease(parseDocument(exampleCable), policy)
  if (made?.kind !== 'made') throw new Error('refused')
  expect(made.verification.gates.filter(({ passed }) => !passed).map(({ name }) => name)).toEqual(['rules'])
})

const counted = (withheld: string) => `SECRET//NOFORN

1. (S//NF) Text of one.

2. (S//REL TO USA, FVEY) Text of two.

${withheld}(S//NF) Heading

3. (U) Text of three.

a. (U) Text of a.

4. (U) Text of four.

a. (S//NF) Text of b.

Classified By: Jane Q. Tarrant, Post
Reason: 1.4(d)
Declassify On: 20360504

SECRET//NOFORN
`

test('numbered anew, what is withheld leaves no trace, and no part of a paragraph goes without the rest', () => {
  const anew = { ...partners, numbering: 'renumber' } as const
  const text = release(counted(''), anew)
  expect(text).toContain('FVEY\n\n1. (S//REL TO USA, FVEY) Text of two.\n\n2. (U) Text of three.\n\na. (U) Text of a.\n\nClassified By')
  expect(text).not.toMatch(/removed|Text of (?:one|four|b)/)
  expect(release(counted('(S//NF) More.\n\n(S//NF) And more.\n\n'), anew)).toBe(text)
  expect(release(counted('Unmarked.\n\n'), anew)).toBe(text)
})

test('numbered anew, a document of which no portion may be seen is not released', () => {
  const { policy } = readPolicyFile(JSON.stringify({ audience: 'SECRET//REL TO USA, FRA', numbering: 'renumber' }))
  const made = policy && makeRelease(parseDocument(counted('').replaceAll('(U)', '(S)')), policy)
  expect(made?.kind).toBe('refused')
})

test('as FRUS prints it: what was withheld and how much, and no exemption', () => {
  const file = {
    ...everybody,
    brackets: 'frus',
    amount: 'exact',
    sensitive: ['B5'],
    redactions: [{ term: 'spring fair', exemptions: ['B6'] }],
  } as const
  const text = release(exampleCable, file)
  expect(text).toContain('UNCLASSIFIED\n\nRELEASED IN PART\n\nVZCZC')
  expect(text).toContain('1. [1 paragraph (2 lines) not declassified]\n')
  expect(text).toContain('5. [1 paragraph (1 line) withheld]\n')
  expect(text).toContain('opened the […] on May 2.')
  expect(text).not.toMatch(/B\d/)
})

test('a record copy tells the former level, lined through', () => {
  const file = { ...everybody, ...reviewed, copy: 'record' } as const
  expect(release(exampleCable, file)).toContain('DATE: 2024-06-01\nFORMER MARKING: X SECRET X\n\n')
  expect(release(exampleCable.replaceAll('S E C R E T', 'T O P S E C R E T'), file)).toContain('X TOP SECRET X')
})

test('a reason may cite a statute beside it', () => {
  const text = release(exampleCable, { ...everybody, reasons: { '1.4(b)': ['B1 1.4(B)', 'B3 50 USC 3024(i)'] } })
  expect(text).toContain('RELEASED IN PART\nB1 1.4(B), B1 1.4(D), B3 50 USC 3024(i)\n')
  expect(text).toContain('6. [1 paragraph (1 line or less) not declassified] [B1 1.4(B), B1 1.4(D), B3 50 USC 3024(i)]\n')
})

test('a decision on a place that is not there refuses the whole', () => {
  const { policy } = readPolicyFile(JSON.stringify({ ...everybody, portions: { '¶7': ['B5'] } }))
  const made = policy && makeRelease(parseDocument(exampleCable), policy)
  expect(made?.kind === 'refused' && made.refusals.map(({ place }) => place)).toEqual(['¶7'])
})

test('a name is withheld whole and by its last word, also where a page break cuts it in two', () => {
  const cable = (between: string) =>
    exampleCable.replace('The Ambassador opened the spring fair', `Envoy Rupert${between}Hentzau opened it. HENTZAU saw the fair`)
  const file = { ...everybody, redactions: [{ name: 'Rupert Hentzau', exemptions: ['B6'] }] } as const
  const whole = release(cable(' '), file)
  expect(whole).toContain('2. (U) Envoy [… B6] opened it. [… B6] saw the fair on May 2. The')
  const page = '\n\nSTRELSAU 00000042  002 OF 002\n\n'
  const document = parseDocument(cable(page))
  expect(document.portions[1]?.interruptions).toHaveLength(1)
  expect(release(cable(page), file)).toBe(whole)
  expect(release(cable(page).replace(`Rupert${page}`, `Ru-${page}pert `), file)).toBe(whole)
})
