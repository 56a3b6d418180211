import { expect, test } from 'vitest'
import { parseMarking } from '../../grammar/marking/parse.ts'
import { parseDocument } from '../../grammar/parse.ts'
import type { GateName } from '../../src/release/gate.ts'
import { type Made, makeRelease, releaseText } from '../../src/release/make.ts'
import { toMarkdown } from '../../src/release/markdown.ts'
import type { ReleasePolicy } from '../../src/release/policy.ts'
import { type PolicyFile, readPolicyFile } from '../../src/release/policy-file.ts'
import { saidBy } from '../../src/release/same-marking.ts'
import { verifyRelease } from '../../src/release/verify.ts'
import { exampleCable } from './example.ts'

const everybody = { audience: 'UNCLASSIFIED' } as const
const partners = { audience: 'SECRET//REL TO USA, FVEY' } as const
const ours = { audience: 'SECRET//NOFORN' } as const
const reviewed = { ...everybody, authority: 'R. Rassendyll', date: '2024-06-01', case: 'F-1', document: 'C2' } as const
const left = { ...everybody, redactions: [{ term: 'spring fair', exemptions: ['B6'] }, { term: 'press statement' }] } as const

/** A fault in a sound release of the example, the gate that has to see it, and what that says of it and points at. */
const faults: readonly (readonly [GateName, PolicyFile, string | RegExp, string, readonly string[]])[] = [
  ['characters', everybody, 'spring fair', 'spring\u200b fair', ['A character that does not show, or not as what it is. «\u200b»']],
  ['characters', everybody, 'spring fair', 'spring\u007f fair', ['A character that does not show, or not as what it is. «\u007f»']],
  ['characters', everybody, 'spring fair', 'spring\u{e0041} fair', ['A character that does not show, or not as what it is. «\u{e0041}»']],
  ['characters', everybody, 'spring fair', 'spring\tfair', ['A character that does not show, or not as what it is. «\t»']],
  ['characters', everybody, 'the same day.', 'the same day. ', ['A blank at the end of a line. « »']],
  ['characters', everybody, 'spring fair', 'spring fair – “naïve” €~ 𝒜', []],
  [
    'template',
    everybody,
    'TO RUEHC',
    'CC RUEHC',
    [
      'A line that is neither released text nor words of the form. «CC RUEHC/SECSTATE WASHDC PRIORITY 1187»',
      'A line that is neither released text nor words of the form. «INFO RUEHZG/NATO EU COLLECTIVE PRIORITY»',
      'A line that is neither released text nor words of the form. «BT»',
      'A line that is neither released text nor words of the form. «UNCLAS STRELSAU 000042»',
      'A line that is neither released text nor words of the form. «E.O. 13526: N/A»',
      'A line that is neither released text nor words of the form. «TAGS: PREL, MARR, RU»',
      'A line that is neither released text nor words of the form. «SUBJECT: [subject line not declassified] [B1 1.4(B), B1 1.4(D)]»',
    ],
  ],
  [
    'template',
    everybody,
    /UNCLASSIFIED\n$/,
    '',
    [
      'A line that is neither released text nor words of the form. «»',
      'A line that is neither released text nor words of the form. «TARRANT»',
      'A line that is neither released text nor words of the form. «BT»',
      'A line that is neither released text nor words of the form. «#0042»',
    ],
  ],
  [
    'template',
    everybody,
    'RELEASED IN PART\nB1 1.4(B), B1 1.4(D)\n\n',
    '',
    ['The status block belongs on a public release and on no other. «»', 'The status block names other grounds than the release. «»'],
  ],
  [
    'template',
    partners,
    '\n\nVZCZC',
    '\n\nRELEASED IN FULL\n\nVZCZC',
    ['The status block belongs on a public release and on no other. «»'],
  ],
  [
    'template',
    partners,
    '4. [portion removed]',
    '4. [1 paragraph (2-5 lines) withheld pending review]',
    ['A placeholder in the form of another kind of release. «4. [1 paragraph (2-5 lines) withheld pending review]»'],
  ],
  [
    'template',
    partners,
    '[subject line removed]',
    '[subject line withheld pending review]',
    ['A placeholder in the form of another kind of release. «SUBJECT: [subject line withheld pending review]»'],
  ],
  [
    'template',
    partners,
    '4. [portion removed]',
    '4. [1 paragraph (2-5 lines) withheld] [B5]',
    ['A placeholder in the form of another kind of release. «4. [1 paragraph (2-5 lines) withheld] [B5]»'],
  ],
  [
    'template',
    everybody,
    /1\. \[.*/,
    '1. [portion removed]',
    ['A placeholder in the form of another kind of release. «1. [portion removed]»'],
  ],
  [
    'template',
    everybody,
    /1\. (.*) \[.*/,
    '1. $1',
    ['A placeholder with grounds where the form has none, or without. «1. [1 paragraph (2-5 lines) not declassified]»'],
  ],
  [
    'template',
    everybody,
    '5. [1 paragraph (1 line or less) withheld pending review]',
    '5. [1 paragraph (1 line or less) withheld]',
    ['A placeholder with grounds where the form has none, or without. «5. [1 paragraph (1 line or less) withheld]»'],
  ],
  [
    'template',
    { ...everybody, brackets: 'frus' },
    '5. [1 paragraph (1 line or less) withheld pending review]',
    '5. [1 paragraph (1 line or less) withheld] [B5]',
    [
      'A placeholder with grounds where the form has none, or without. «5. [1 paragraph (1 line or less) withheld] [B5]»',
      'The status block names other grounds than the release. «RELEASED IN PART»',
    ],
  ],
  [
    'template',
    everybody,
    'B1 1.4(B), B1 1.4(D)\n\n',
    'B1 1.4(B), B1 1.4(D), B5\n\n',
    ['The status block names other grounds than the release. «RELEASED IN PART»'],
  ],
  [
    'template',
    everybody,
    'B1 1.4(B), B1 1.4(D)\n\n',
    'B1 1.4(D), B1 1.4(B)\n\n',
    ['The status block names other grounds than the release. «RELEASED IN PART»'],
  ],
  ['template', everybody, 'B1 1.4(B), B1 1.4(D)\n\n', 'B1 1.4(B), B1 1.4(D),\n\n', []],
  [
    'template',
    everybody,
    'PART\n',
    'PART\nCASE: F-1\n',
    [
      'A line that is neither released text nor words of the form. «B1 1.4(B), B1 1.4(D)»',
      'The status block says what the policy does not. «CASE: F-1»',
      'The status block names other grounds than the release. «RELEASED IN PART»',
    ],
  ],
  ['template', everybody, '1.4(D)\n\n', '1.4(D)\nCASE: F-1\n\n', ['The status block says what the policy does not. «CASE: F-1»']],
  ['template', reviewed, 'CASE: F-1', 'CASE: F-2', ['The status block says what the policy does not. «CASE: F-2   DOC: C2»']],
  ['template', reviewed, 'DOC: C2', 'DOC: C3', ['The status block says what the policy does not. «CASE: F-1   DOC: C3»']],
  ['template', reviewed, 'CASE: F-1   ', '', ['The status block says what the policy does not. «DOC: C2»']],
  [
    'template',
    reviewed,
    'R. Rassendyll',
    'R. Hentzau',
    ['The status block says what the policy does not. «REVIEW AUTHORITY: R. Hentzau   DATE: 2024-06-01»'],
  ],
  [
    'template',
    reviewed,
    '2024-06-01',
    '2024-06-02',
    ['The status block says what the policy does not. «REVIEW AUTHORITY: R. Rassendyll   DATE: 2024-06-02»'],
  ],
  ['template', reviewed, '   DATE: 2024-06-01', '', ['The status block says what the policy does not. «REVIEW AUTHORITY: R. Rassendyll»']],
  [
    'template',
    reviewed,
    'C2\n',
    'C2\nFORMER MARKING: X SECRET X\n',
    ['A record copy tells the former level, and nothing else does. «FORMER MARKING: X SECRET X»'],
  ],
  [
    'template',
    { ...reviewed, copy: 'record' },
    'FORMER MARKING: X SECRET X\n',
    '',
    ['A record copy tells the former level, and nothing else does. «»'],
  ],
  ['template', left, '[… B6]', '[… B6, B9]', ['The status block names other grounds than the release. «RELEASED IN PART»']],
  ['template', left, '[… B6]', '[… B5]', ['The status block names other grounds than the release. «RELEASED IN PART»']],
  [
    'template',
    left,
    '[… B6]',
    '[…B6]',
    ['An omission in another form than it has. «[…B6]»', 'The status block names other grounds than the release. «RELEASED IN PART»'],
  ],
  [
    'template',
    left,
    '[… B6]',
    '[… 11 letters]',
    [
      'An omission in another form than it has. «[… 11 letters]»',
      'The status block names other grounds than the release. «RELEASED IN PART»',
    ],
  ],
  [
    'template',
    left,
    '[… B6]',
    '[… B6',
    ['An omission in another form than it has. «[…»', 'The status block names other grounds than the release. «RELEASED IN PART»'],
  ],
  ['template', left, '[…]', '[… ]', ['An omission in another form than it has. «[… ]»']],
  [
    'template',
    { ...left, brackets: 'frus' },
    'opened the […]',
    'opened the [… B6]',
    ['An omission in another form than it has. «[… B6]»', 'The status block names other grounds than the release. «RELEASED IN PART»'],
  ],
  ['template', partners, 'northern pier', '[… B6]', ['An omission in another form than it has. «[… B6]»']],
  ['template', partners, 'northern pier', '[…]', []],
  [
    'template',
    { ...everybody, subject: 'withhold' },
    /SUBJECT: .*/,
    'SUBJECT: (U) TEXT',
    ['A part that the policy leaves out of every release. «SUBJECT: (U) TEXT»'],
  ],
  [
    'template',
    { ...everybody, headings: 'withhold' },
    /\[heading.*/,
    '(U) Heading\n--------------------',
    ['A part that the policy leaves out of every release. «(U) Heading»'],
  ],
  [
    'template',
    { ...everybody, header: 'omit' },
    '\n\nUNCLAS',
    '\n\nFM AMEMBASSY STRELSAU\nBT\nUNCLAS',
    ['A part that the policy leaves out of every release. «FM AMEMBASSY STRELSAU»'],
  ],
  [
    'template',
    { ...everybody, header: 'omit' },
    '\n\nUNCLAS',
    '\n\nZNR UUUUU\nBT\nUNCLAS',
    ['A part that the policy leaves out of every release. «ZNR UUUUU»'],
  ],
  [
    'template',
    { ...partners, captions: 'omit' },
    '\n\nE.O.',
    '\n\nREL TO USA, FVEY\n\nE.O.',
    ['A part that the policy leaves out of every release. «REL TO USA, FVEY»'],
  ],
  [
    'template',
    { ...everybody, signature: 'omit' },
    '\n\nBT\n#0042',
    '\n\nTARRANT\nBT\n#0042',
    ['A part that the policy leaves out of every release. «TARRANT»'],
  ],
  [
    'readers',
    everybody,
    'issued a press',
    '3. (U) issued a press',
    [
      'The two readers do not agree where this portion begins and ends. «2. (U) The Ambassador opened the spring fair on May 2. The Ministry»',
      'A portion that the form does not have. «3. (U) issued a press statement the same day.»',
    ],
  ],
  [
    'readers',
    everybody,
    '2. (U)',
    '2. (u)',
    ['A portion that the form does not have. «2. (u) The Ambassador opened the spring fair on May 2. The Ministry»'],
  ],
  [
    'readers',
    everybody,
    '2. (U) The',
    '2. a. (U) The',
    [
      'The two readers do not agree where this portion begins and ends. «2. a. (U) The Ambassador opened the spring fair on May 2. The Ministry»',
      'A portion that the form does not have. «(U) The Ambassador opened the spring fair on May 2. The Ministry»',
    ],
  ],
  [
    'readers',
    everybody,
    '\nissued',
    '\n\nissued',
    [
      'The two readers do not agree where this portion begins and ends. «2. (U) The Ambassador opened the spring fair on May 2. The Ministry»',
    ],
  ],
  [
    'audience',
    everybody,
    '2. (U)',
    '2. (C)',
    [
      'A marking above what the audience may see. «(C)»',
      'A portion above what the audience may see. «2. (C) The Ambassador opened the spring fair on May 2. The Ministry»',
    ],
  ],
  ['audience', everybody, '2. (U)', '2. (UNCLASSIFIED)', ['A marking that is not written plainly. «(UNCLASSIFIED)»']],
  [
    'audience',
    everybody,
    '2. (U)',
    '2. (U//WORD)',
    [
      'A marking that is not written plainly. «(U//WORD)»',
      'A portion above what the audience may see. «2. (U//WORD) The Ambassador opened the spring fair on May 2. The Ministry»',
    ],
  ],
  [
    'audience',
    partners,
    '1. (C//REL TO USA, FVEY)',
    '1. (C//REL TO USA, GBR)',
    [
      'A marking above what the audience may see. «(C//REL TO USA, GBR)»',
      'A portion above what the audience may see. «1. (C//REL TO USA, GBR) SUMMARY: The Ruritanian navy will leave the»',
    ],
  ],
  [
    'audience',
    everybody,
    'issued a press',
    '3. (C) issued a press',
    ['A portion above what the audience may see. «3. (C) issued a press statement the same day.»'],
  ],
  [
    'audience',
    everybody,
    'issued a press',
    '3. (U//WORD) issued a press',
    ['A portion above what the audience may see. «3. (U//WORD) issued a press statement the same day.»'],
  ],
  ['audience', everybody, /SUBJECT: .*/, 'SUBJECT: (C) TEXT', ['A marking above what the audience may see. «(C)»']],
  ['banner', everybody, /^UNCLASSIFIED/, 'CONFIDENTIAL', ['The banner line is not what the portions add up to. «CONFIDENTIAL»']],
  [
    'banner',
    everybody,
    /^UNCLASSIFIED/,
    'UNCLASSIFIED//WORD',
    ['The banner line is not what the portions add up to. «UNCLASSIFIED//WORD»'],
  ],
  ['banner', everybody, /^UNCLASSIFIED/, 'Unclassified', ['The banner line is not what the portions add up to. «Unclassified»']],
  ['banner', everybody, /^UNCLASSIFIED/, '//UNCLASSIFIED', ['The banner line is not what the portions add up to. «//UNCLASSIFIED»']],
  [
    'banner',
    everybody,
    'UNCLAS STRELSAU',
    'S E C R E T STRELSAU',
    ['The banner line of the cable is not at the level of the portions. «S E C R E T STRELSAU 000042»'],
  ],
  [
    'banner',
    everybody,
    '\n\nE.O.',
    '\n\nNOFORN\n\nE.O.',
    ['The captions are not what the portions add up to. «NOFORN»', 'A caption that no released portion implies. «NOFORN»'],
  ],
  ['banner', partners, '\n\nREL TO USA, FVEY\n\n', '\n\n', ['The captions are not what the portions add up to. «»']],
  [
    'banner',
    partners,
    '\n\nREL TO USA, FVEY\n\n',
    '\n\nREL TO USA, GBR\n\n',
    ['A caption that no released portion implies. «REL TO USA, GBR»'],
  ],
  [
    'banner',
    partners,
    '\n\nREL TO USA, FVEY\n\n',
    '\n\nREL TO USA, FVEY\nSIPDIS\n\n',
    ['A caption that no released portion implies. «SIPDIS»'],
  ],
  [
    'banner',
    partners,
    '\n\nREL TO USA, FVEY\n\n',
    '\n\nREL TO USA, FVEY\nHENTZAU\n\n',
    ['A caption that no released portion implies. «HENTZAU»'],
  ],
  [
    'banner',
    partners,
    '\n\nREL TO USA, FVEY\n\n',
    '\n\nREL TO USA, FVEY, HENTZAU\n\n',
    ['A caption that no released portion implies. «REL TO USA, FVEY, HENTZAU»'],
  ],
  ['banner', partners, '\n\nREL TO USA, FVEY\n\n', '\n\nREL TO USA, FVEY\nREL TO USA, FVEY\n\n', []],
  [
    'banner',
    partners,
    /^CONFIDENTIAL\/\/REL TO USA, FVEY/,
    'CONFIDENTIAL',
    ['The banner line is not what the portions add up to. «CONFIDENTIAL»'],
  ],
  [
    'banner',
    partners,
    '3. (C//REL TO USA, FVEY)',
    '3. (S//NF)',
    [
      'The banner line is not what the portions add up to. «CONFIDENTIAL//REL TO USA, FVEY»',
      'The banner line is not what the portions add up to. «CONFIDENTIAL//REL TO USA, FVEY»',
      'The banner line of the cable is not at the level of the portions. «C O N F I D E N T I A L STRELSAU 000042»',
      'A caption that no released portion implies. «REL TO USA, FVEY»',
      'The release as a whole is above its audience. «»',
    ],
  ],
  ['banner', ours, '\n\nNOFORN\n\n', '\n\nSENSITIVE\n\n', ['A caption that no released portion implies. «SENSITIVE»']],
  ['banner', ours, '\n\nNOFORN\n\n', '\n\nORCON/NOFORN\n\n', ['A caption that no released portion implies. «ORCON/NOFORN»']],
  ['header', everybody, 'ZNR UUUUU', 'ZNY SSSSS', ['The security line is not at the level of the portions. «ZNY SSSSS ZZH»']],
  ['header', partners, 'ZNY CCCCC', 'ZNY SSSSS', ['The security line is not at the level of the portions. «ZNY SSSSS ZZH»']],
  ['header', partners, 'ZNY CCCCC', 'ZNR UUUUU', ['The security line is not at the level of the portions. «ZNR UUUUU ZZH»']],
  [
    'header',
    everybody,
    ': N/A',
    ': DECL: 05/03/2034',
    ['The E.O. line has an instruction exactly when something classified is released. «E.O. 13526: DECL: 05/03/2034»'],
  ],
  [
    'header',
    partners,
    'DECL: 05/03/2034',
    'N/A',
    ['The E.O. line has an instruction exactly when something classified is released. «E.O. 13526: N/A»'],
  ],
  [
    'header',
    everybody,
    '\n\n1. ',
    '\n\nCLASSIFIED BY: A. Person for reasons 1.4 (b).\n\n1. ',
    [
      'An authority block on a release that is unclassified. «CLASSIFIED BY: A. Person for reasons 1.4 (b).»',
      'An authority block on a release that is unclassified. «CLASSIFIED BY: A. Person for reasons 1.4 (b).»',
    ],
  ],
  [
    'header',
    everybody,
    '\n\n1. ',
    '\n\nCLASSIFIED BY: A. (Person) for reasons 1.4 (b).\n\n1. ',
    ['An authority block on a release that is unclassified. «CLASSIFIED BY: A. (Person) for reasons 1.4 (b).»'],
  ],
  ['header', everybody, '\n\n2. ', '\n\nSTRELSAU 00000042  002 OF 002\n\n2. ', ['A page header. «STRELSAU 00000042  002 OF 002»']],
  [
    'addresses',
    everybody,
    'spring fair',
    'fair at http://www.state.sgov.gov',
    ['An address on a classified network. «http://www.state.sgov.gov»'],
  ],
  ['rules', partners, 'DECL: 05/03/2034', 'N/A', ['The release breaks rule declassify-missing. «N/A»']],
  ['rules', everybody, '2. (U)', '2. (C)', ['The release breaks rule banner-below-portions. «UNCLAS»']],
  ['repeatable', everybody, '2. (U)', '02. (U)', ['Releasing the release gives another text. «»']],
]

function policyOf(file: PolicyFile): ReleasePolicy {
  const { policy, problem } = readPolicyFile(JSON.stringify(file))
  if (!policy) throw new Error(problem)
  return policy
}

function make(file: PolicyFile, text = exampleCable): Made {
  const made = makeRelease(parseDocument(text), policyOf(file))
  if (made.kind === 'refused') throw new Error('refused')
  return made
}

test.each(faults)('%s: %#', (gate, file, from, to, expected) => {
  const policy = policyOf(file)
  const sound = releaseText(exampleCable, policy) ?? ''
  const faulty = sound.replace(from, to)
  expect(faulty).not.toBe(sound)
  const { findings, gates, passed } = verifyRelease(faulty, { policy, again: (text) => releaseText(text, policy) })
  const own = findings.filter((finding) => finding.gate === gate)
  expect(own.map(({ message, span }) => `${message} «${faulty.slice(span.start, span.end).split('\n')[0]}»`)).toEqual(expected)
  expect(gates.find(({ name }) => name === gate)?.passed).toBe(expected.length === 0)
  if (expected.length > 0) expect(passed).toBe(false)
})

test.each<[PolicyFile, string]>([
  [
    everybody,
    'characters 894, template 42, readers 1, audience 1, banner 2, header 2, addresses 1, rules 1, repeatable 1, source 17, complete 6, amounts 7, residue 19, terms 57, repetition 14',
  ],
  [
    partners,
    'characters 872, template 43, readers 3, audience 3, banner 3, header 3, addresses 1, rules 1, repeatable 1, source 21, complete 6, amounts 4, residue 58, terms 109, repetition 34',
  ],
])('a sound release passes, and each gate tells on how many things it was tried: %j', (file, counts) => {
  const { gates, findings, passed } = make(file).verification
  expect(gates.map(({ name, count }) => `${name} ${count}`).join(', ')).toBe(counts)
  expect([passed, findings]).toEqual([true, []])
})

test('a release in Markdown is read back first, and has to be escaped', () => {
  const { decided, release } = make(everybody)
  const { policy } = decided
  const markdown = toMarkdown(release.text)
  const sound = verifyRelease(markdown, { policy })
  expect(sound.gates.find(({ name }) => name === 'markdown')).toMatchObject({ passed: true, count: 42 })
  expect(sound.passed).toBe(true)
  const { findings } = verifyRelease(markdown.replace('\nTARRANT', '\n*TARRANT*'), { policy })
  expect(findings.find(({ gate }) => gate === 'markdown')).toMatchObject({ place: 'line:36', span: { start: 857, end: 857 } })
  expect(verifyRelease(release.text, { policy }).gates.map(({ name }) => name)).not.toContain('markdown')
})

const smart = (first: string, second: string) => `SECRET//NOFORN

MRN:            24 STRELSAU 42
Date/DTG:       May 03, 2024 / 031415Z MAY 24
From:           AMEMBASSY STRELSAU
E.O.:           13526
TAGS:           PREL
Captions:       NOFORN
Classified By:  Jane Q. Tarrant, Ambassador
Reason:         1.4(b), (d)
Declassify On:  20340503
Subject:        (U) Text of a subject

1. ${first} Text of one.

2. ${second} Text of two.

SECRET//NOFORN
`

/** The captions of a SMART message stand on one line, with commas between them, and within them. */
test.each([
  ['UNCLASSIFIED//SBU', '(SBU)', '(U)', 'SENSITIVE'],
  ['UNCLASSIFIED//SBU NOFORN', '(SBU-NF)', '(SBU)', 'SENSITIVE, NOFORN'],
  ['SECRET//ORCON/NOFORN', '(S//NF)', '(S//OC)', 'ORCON/NOFORN'],
  ['SECRET//REL TO USA, FVEY', '(S//REL TO USA, FVEY)', '(U)', 'REL TO USA, FVEY'],
])('captions of a SMART message to %s', (audience, first, second, captions) => {
  const { release, verification, decided } = make({ audience }, smart(first, second))
  expect(release.text).toContain(`\nCaptions:       ${captions}\n`)
  expect(verification.findings).toEqual([])
  for (const other of [`${captions}, SIPDIS`, `SIPDIS, ${captions}`, 'HENTZAU', 'NOFORN/SI']) {
    const faulty = release.text.replace(`Captions:       ${captions}`, `Captions:       ${other}`)
    const { findings } = verifyRelease(faulty, { policy: decided.policy })
    expect(findings.filter(({ gate }) => gate === 'banner').map(({ message }) => message)).toEqual([
      'A caption that no released portion implies.',
    ])
  }
})

test.each([
  [undefined, 'SECRET'],
  ['ic', 'SECRET//NOFORN'],
] as const)('what portions add up to is judged by the profile: %s', (profile, overall) => {
  const text = [
    'S E C R E T STRELSAU 000042',
    'E.O. 13526: DECL: 05/03/2034',
    'CLASSIFIED BY: Jane Q. Tarrant, Ambassador for reasons 1.4 (b).',
    '1. (S//REL TO USA, GBR) Text.',
    '2. (C) Text.',
  ].join('\n\n')
  const { release, verification, decided } = make({ ...ours, ...(profile ? { profile } : {}) }, text)
  expect([release.text.split('\n')[0], verification.findings]).toEqual([overall, []])
  const other = { ...decided.policy, profile: profile ? ('state' as const) : ('ic' as const) }
  expect(verifyRelease(release.text, { policy: other }).gates.find(({ name }) => name === 'banner')?.passed).toBe(false)
})

test('a release with no portion that may be seen is unclassified', () => {
  const text = exampleCable.replace('2. (U)', '2. (C)')
  expect(make(everybody, text).verification.findings).toEqual([])
})

test('what fails a gate is told a hundred times at most', () => {
  const { decided } = make(everybody)
  const { gates, findings } = verifyRelease('\t'.repeat(200), { policy: decided.policy })
  expect(findings.filter(({ gate }) => gate === 'characters')).toHaveLength(100)
  expect(gates.find(({ name }) => name === 'characters')).toMatchObject({ passed: false, count: 200 })
})

test('two markings say the same in whatever order they say it', () => {
  const said = (text: string) => saidBy(parseMarking(text, 'banner'))
  expect(said('SECRET//ORCON/NOFORN')).toBe(said('SECRET//NOFORN/ORCON'))
  expect(said('SECRET//REL TO USA, GBR, FRA')).toBe(said('SECRET//REL TO USA, FRA, GBR'))
  expect(said('SECRET//REL TO USA, GBR')).not.toBe(said('SECRET//REL TO USA, FRA'))
  expect(said('SECRET//SI-G')).not.toBe(said('SECRET//SI'))
})
