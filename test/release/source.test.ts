import { expect, test } from 'vitest'
import { parseDocument } from '../../grammar/parse.ts'
import type { GateName, VerifyFinding } from '../../src/release/gate.ts'
import { makeRelease } from '../../src/release/make.ts'
import { type PolicyFile, readPolicyFile } from '../../src/release/policy-file.ts'
import { verifyRelease } from '../../src/release/verify.ts'
import { exampleCable } from './example.ts'

/* A release held against the document that it was cut from. */

/** A subject, headings and portions that the public may see. */
const titled = exampleCable
  .replace('SUBJECT: (C) THE HARBOR LEASE AT PORT ALBA', 'SUBJECT: (U) TEXT')
  .replace('QUARREL OVER THE RENT\n---------------------', '(U) Heading\n-----------')
const exempt = exampleCable.replace('DECL: 05/03/2034', 'DECL: 50X1-HUM')
const derived = exampleCable.replace(' for reasons 1.4 (b) and (d).', '\nDERIVED FROM: PORT ALBA 17')
const smart = `SECRET//NOFORN

MRN:            24 STRELSAU 42
Date/DTG:       May 03, 2024 / 031415Z MAY 24
From:           AMEMBASSY STRELSAU
Action:         WASHDC, SECSTATE IMMEDIATE; WHITE HOUSE WASHINGTON DC
E.O.:           13526
TAGS:           PREL, MARR
Captions:       NOFORN
Classified By:  Jane Q. Tarrant, Ambassador
Reason:         1.4(b), (d)
Declassify On:  20340503
Subject:        (U) Text of a subject

1. (U) Text of one.

2. (S//NF) Text of two.

Signature:      TARRANT
Info:           AMEMBASSY PORT ALBA

SECRET//NOFORN
`
const memo = `SECRET//NOFORN

DATE: May 3, 2024

SUBJECT: (U) Text of a subject

1. (U) Text of one.

2. (S//NF) Text of two.

Classified By: Jane Q. Tarrant, Ambassador
Reason: 1.4(b), (d)
Declassify On: 20340503

SECRET//NOFORN
`

const everybody = { audience: 'UNCLASSIFIED' } as const
const partners = { audience: 'SECRET//REL TO USA, FVEY' } as const
const ours = { audience: 'SECRET//ORCON/NOFORN' } as const
const left = { ...everybody, redactions: [{ term: 'spring fair', exemptions: ['B6'] }, { term: 'press statement' }] } as const
const record = { ...everybody, authority: 'R. Rassendyll', date: '2024-06-01', copy: 'record' } as const

/** A fault in a sound release, the gate that has to see it, and what that says of it and points at. */
const faults: readonly (readonly [GateName, PolicyFile, string, string | RegExp, string, readonly string[]])[] = [
  [
    'source',
    everybody,
    exampleCable,
    'spring fair',
    'autumn fair',
    ['Text that is not that of a portion the audience may see. «2. (U) The Ambassador opened the autumn fair on May 2. The Ministry»'],
  ],
  [
    'source',
    everybody,
    exampleCable,
    'spring fair',
    'spring  fair',
    ['Text that is not that of a portion the audience may see. «2. (U) The Ambassador opened the spring  fair on May 2. The Ministry»'],
  ],
  [
    'source',
    everybody,
    exampleCable,
    '2. (U)',
    '3. (U)',
    ['Text that is not that of a portion the audience may see. «3. (U) The Ambassador opened the spring fair on May 2. The Ministry»'],
  ],
  [
    'source',
    everybody,
    exampleCable,
    '2. (U)',
    'a. (U)',
    ['Text that is not that of a portion the audience may see. «a. (U) The Ambassador opened the spring fair on May 2. The Ministry»'],
  ],
  [
    'source',
    partners,
    exampleCable,
    '3. (C//REL TO USA, FVEY)',
    '3. (S//REL TO USA, FVEY)',
    ['Text that is not that of a portion the audience may see. «3. (S//REL TO USA, FVEY) Two tugs are to be sold before the winter, and»'],
  ],
  [
    'source',
    partners,
    exampleCable,
    '3. (C//REL TO USA, FVEY)',
    '3. (C)',
    ['Text that is not that of a portion the audience may see. «3. (C) Two tugs are to be sold before the winter, and»'],
  ],
  [
    'source',
    partners,
    exampleCable,
    '3. (C//REL TO USA, FVEY)',
    '3. (C//REL TO USA, FVEY, FRA)',
    [
      'Text that is not that of a portion the audience may see. «3. (C//REL TO USA, FVEY, FRA) Two tugs are to be sold before the winter, and»',
    ],
  ],
  [
    'source',
    everybody,
    exampleCable,
    /\n5\. .*/,
    '\n5. (SBU) The press office expects little interest.',
    ['Text that is not that of a portion the audience may see. «5. (SBU) The press office expects little interest.»'],
  ],
  [
    'source',
    everybody,
    exampleCable,
    /\n6\. .*/,
    '\n6. (U) COMMENT: Nothing will be signed this year. END COMMENT.',
    ['Text that is not that of a portion the audience may see. «6. (U) COMMENT: Nothing will be signed this year. END COMMENT.»'],
  ],
  [
    'source',
    everybody,
    exampleCable,
    /SUBJECT: .*/,
    'SUBJECT: (U) THE HARBOR LEASE AT PORT ALBA',
    ['Text that is not that of a portion the audience may see. «SUBJECT: (U) THE HARBOR LEASE AT PORT ALBA»'],
  ],
  [
    'source',
    everybody,
    exampleCable,
    /\[heading.*/,
    '(U) QUARREL OVER THE RENT\n--------------------',
    ['Text that is not that of a portion the audience may see. «(U) QUARREL OVER THE RENT»'],
  ],
  [
    'source',
    everybody,
    titled,
    'SUBJECT: (U) TEXT',
    'SUBJECT: (U) TEXTS',
    ['Text that is not that of a portion the audience may see. «SUBJECT: (U) TEXTS»'],
  ],
  ['source', everybody, titled, '(U) Heading', '(U) Headings', ['Text that is not that of a portion the audience may see. «(U) Headings»']],
  [
    'source',
    everybody,
    titled,
    '(U) Heading',
    '(U) TEXT OF ALL',
    ['Text that is not that of a portion the audience may see. «(U) TEXT OF ALL»'],
  ],
  [
    'source',
    partners,
    exampleCable,
    /(1\. [\s\S]*)\n\n(2\. [\s\S]*?)\n\n/,
    '$2\n\n$1\n\n',
    ['Text that is not that of a portion the audience may see. «1. (C//REL TO USA, FVEY) SUMMARY: The Ruritanian navy will leave the»'],
  ],
  [
    'source',
    left,
    exampleCable,
    '[… B6]',
    'spring fair',
    ['Text that is not that of a portion the audience may see. «2. (U) The Ambassador opened the spring fair on May 2. The Ministry»'],
  ],
  [
    'source',
    left,
    exampleCable,
    '[… B6]',
    '[…]',
    ['Text that is not that of a portion the audience may see. «2. (U) The Ambassador opened the […] on May 2. The Ministry»'],
  ],
  [
    'source',
    left,
    exampleCable,
    'opened the',
    'opened\nthe',
    ['Text that is not that of a portion the audience may see. «2. (U) The Ambassador opened»'],
  ],
  [
    'source',
    record,
    exampleCable,
    'X SECRET X',
    'X CONFIDENTIAL X',
    ['The former level is not that of the source. «FORMER MARKING: X CONFIDENTIAL X»'],
  ],
  [
    'source',
    everybody,
    exampleCable,
    'VZCZCXYZ0042',
    'VZCZCXYZ0043',
    ['A value that does not stand in this place of the source. «VZCZCXYZ0043»'],
  ],
  [
    'source',
    everybody,
    exampleCable,
    'PP RUEHC RUEHZG',
    'PP RUEHC RUEHZX',
    ['A value that does not stand in this place of the source. «PP RUEHC RUEHZX»'],
  ],
  [
    'source',
    everybody,
    exampleCable,
    'PP RUEHC RUEHZG',
    'OO RUEHC RUEHZG',
    ['A value that does not stand in this place of the source. «OO RUEHC RUEHZG»'],
  ],
  ['source', everybody, exampleCable, 'PP RUEHC RUEHZG', 'PP RUEHC\nRUEHZG', []],
  [
    'source',
    everybody,
    exampleCable,
    'PP RUEHC RUEHZG',
    'PP RUEHC\nRUEHZX',
    ['A value that does not stand in this place of the source. «RUEHZX»'],
  ],
  [
    'source',
    everybody,
    exampleCable,
    '#0042/01 1241415',
    '#0042/01 1241416',
    ['A value that does not stand in this place of the source. «DE RUEHSZ #0042/01 1241416»'],
  ],
  [
    'source',
    everybody,
    exampleCable,
    'ZNR UUUUU ZZH',
    'ZNR UUUUU ZZX',
    ['A value that does not stand in this place of the source. «ZNR UUUUU ZZX»'],
  ],
  [
    'source',
    everybody,
    exampleCable,
    '031415Z MAY 24',
    '041415Z MAY 24',
    ['A value that does not stand in this place of the source. «P 041415Z MAY 24»'],
  ],
  [
    'source',
    everybody,
    exampleCable,
    '031415Z MAY 24',
    '031416Z MAY 24',
    ['A value that does not stand in this place of the source. «P 031416Z MAY 24»'],
  ],
  [
    'source',
    everybody,
    exampleCable,
    'FM AMEMBASSY STRELSAU',
    'FM SECSTATE WASHDC',
    ['A value that does not stand in this place of the source. «FM SECSTATE WASHDC»'],
  ],
  [
    'source',
    everybody,
    exampleCable,
    'FM AMEMBASSY STRELSAU',
    'FM STRELSAU AMEMBASSY',
    ['A value that does not stand in this place of the source. «FM STRELSAU AMEMBASSY»'],
  ],
  [
    'source',
    everybody,
    exampleCable,
    'RUEHC/SECSTATE',
    'RUEHX/SECSTATE',
    ['A value that does not stand in this place of the source. «TO RUEHX/SECSTATE WASHDC PRIORITY 1187»'],
  ],
  [
    'source',
    everybody,
    exampleCable,
    'PRIORITY 1187',
    'PRIORITY 1188',
    ['A value that does not stand in this place of the source. «TO RUEHC/SECSTATE WASHDC PRIORITY 1188»'],
  ],
  [
    'source',
    everybody,
    exampleCable,
    'UNCLAS STRELSAU',
    'UNCLAS HENTZAU',
    ['A value that does not stand in this place of the source. «UNCLAS HENTZAU 000042»'],
  ],
  [
    'source',
    everybody,
    exampleCable,
    'UNCLAS STRELSAU 000042',
    'UNCLAS STRELSAU 000043',
    ['A value that does not stand in this place of the source. «UNCLAS STRELSAU 000043»'],
  ],
  [
    'source',
    everybody,
    exampleCable,
    'PREL, MARR',
    'PREL, ECON',
    ['A value that does not stand in this place of the source. «TAGS: PREL, ECON, RU»'],
  ],
  [
    'source',
    everybody,
    exampleCable,
    'E.O. 13526',
    'E.O. 12958',
    ['A value that does not stand in this place of the source. «E.O. 12958: N/A»'],
  ],
  ['source', everybody, exampleCable, '\nTARRANT', '\nHENTZAU', ['A value that does not stand in this place of the source. «HENTZAU»']],
  ['source', everybody, exampleCable, '#0042\n', '#0043\n', ['A value that does not stand in this place of the source. «#0043»']],
  [
    'source',
    partners,
    exampleCable,
    'DECL: 05/03/2034',
    'DECL: 05/03/2044',
    ['A value that does not stand in this place of the source. «E.O. 13526: DECL: 05/03/2044»'],
  ],
  [
    'source',
    partners,
    exampleCable,
    'DECL: 05/03/2034',
    'DECL: 25X1, 20340503',
    ['A value that does not stand in this place of the source. «E.O. 13526: DECL: 25X1, 20340503»'],
  ],
  [
    'source',
    ours,
    exempt,
    'DECL: 50X1-HUM',
    'DECL: 50X2-WMD',
    ['A value that does not stand in this place of the source. «E.O. 13526: DECL: 50X2-WMD»'],
  ],
  [
    'source',
    partners,
    exampleCable,
    'Jane Q. Tarrant',
    'Joan Q. Tarrant',
    ['A value that does not stand in this place of the source. «CLASSIFIED BY: Ambassador Joan Q. Tarrant for reasons 1.4 (b) and (d).»'],
  ],
  [
    'source',
    partners,
    exampleCable,
    'reasons 1.4 (b) and (d)',
    'reasons 1.4 (b) and (e)',
    ['A value that does not stand in this place of the source. «CLASSIFIED BY: Ambassador Jane Q. Tarrant for reasons 1.4 (b) and (e).»'],
  ],
  ['source', partners, exampleCable, 'reasons 1.4 (b) and (d)', 'reasons 1.4 (b)', []],
  [
    'source',
    ours,
    derived,
    '24 STRELSAU 42',
    '24 HENTZAU 42',
    ['A value that does not stand in this place of the source. «DERIVED FROM: 24 HENTZAU 42, 03 MAY 2024»'],
  ],
  ['source', ours, derived, '24 STRELSAU 42', 'SOURCE DOCUMENT', []],
  [
    'source',
    ours,
    smart,
    '24 STRELSAU 42',
    '24 STRELSAU 43',
    ['A value that does not stand in this place of the source. «MRN:            24 STRELSAU 43»'],
  ],
  [
    'source',
    ours,
    smart,
    'May 03, 2024 / 031415Z MAY 24',
    'May 04, 2024 / 041415Z MAY 24',
    ['A value that does not stand in this place of the source. «Date/DTG:       May 04, 2024 / 041415Z MAY 24»'],
  ],
  [
    'source',
    ours,
    smart,
    'WASHDC, SECSTATE IMMEDIATE; ',
    'SECSTATE WASHDC; ',
    ['A value that does not stand in this place of the source. «Action:         SECSTATE WASHDC; WHITE HOUSE WASHINGTON DC»'],
  ],
  ['source', ours, smart, 'WASHDC, SECSTATE IMMEDIATE; ', '', []],
  [
    'source',
    ours,
    smart,
    'From:           AMEMBASSY STRELSAU',
    'From:           AMEMBASSY HENTZAU',
    ['A value that does not stand in this place of the source. «From:           AMEMBASSY HENTZAU»'],
  ],
  [
    'source',
    ours,
    smart,
    'Signature:      TARRANT',
    'Signature:      HENTZAU',
    ['A value that does not stand in this place of the source. «Signature:      HENTZAU»'],
  ],
  [
    'source',
    ours,
    smart,
    'Jane Q. Tarrant',
    'Joan Q. Tarrant',
    ['A value that does not stand in this place of the source. «Classified By:  Joan Q. Tarrant, Ambassador»'],
  ],
  [
    'source',
    ours,
    smart,
    '20340503',
    '20340504',
    [
      'A value that does not stand in this place of the source. «E.O.:           13526»',
      'A value that does not stand in this place of the source. «Declassify On:  20340504»',
    ],
  ],
  [
    'source',
    ours,
    smart,
    '1.4 (b) and (d)',
    '1.4 (a)',
    [
      'A value that does not stand in this place of the source. «Classified By:  Jane Q. Tarrant, Ambassador»',
      'A value that does not stand in this place of the source. «Reason:         1.4 (a)»',
    ],
  ],
  ['source', ours, memo, '03 MAY 2024', '04 MAY 2024', ['A value that does not stand in this place of the source. «DATE: 04 MAY 2024»']],
  [
    'source',
    ours,
    memo,
    'Jane Q. Tarrant',
    'Words of two',
    ['A value that does not stand in this place of the source. «Classified By: Words of two, Ambassador»'],
  ],
  [
    'source',
    ours,
    memo,
    'Ambassador\nReason',
    'Text of one\nReason',
    ['A value that does not stand in this place of the source. «Classified By: Jane Q. Tarrant, Text of one»'],
  ],
  [
    'complete',
    everybody,
    exampleCable,
    /\n4\. \[[^\n]*\n/,
    '',
    ['The numbered paragraphs are not those of the source, in its order. «5. [1 paragraph (1 line or less) withheld pending review]»'],
  ],
  [
    'complete',
    everybody,
    exampleCable,
    /\n1\. \[[^\n]*\n/,
    '',
    [
      'The numbered paragraphs are not those of the source, in its order. «2. (U) The Ambassador opened the spring fair on May 2. The Ministry»',
    ],
  ],
  ['complete', everybody, exampleCable, /\n6\. \[[^\n]*\n/, '', ['The numbered paragraphs are not those of the source, in its order. «»']],
  [
    'complete',
    everybody,
    exampleCable,
    '\n6. [',
    '\n7. [',
    [
      'The numbered paragraphs are not those of the source, in its order. «7. [1 paragraph (1 line or less) not declassified] [B1 1.4(B), B1 1.4(D)]»',
    ],
  ],
  [
    'complete',
    everybody,
    exampleCable,
    /(\n6\. (\[.*\n))/,
    '$1\n7. $2',
    [
      'The numbered paragraphs are not those of the source, in its order. «7. [1 paragraph (1 line or less) not declassified] [B1 1.4(B), B1 1.4(D)]»',
    ],
  ],
  [
    'complete',
    { ...partners, numbering: 'renumber' },
    exampleCable,
    '2. (U)',
    '3. (U)',
    ['The paragraphs are not numbered from 1. «3. (U) The Ambassador opened the spring fair on May 2. The Ministry»'],
  ],
  [
    'complete',
    { ...partners, numbering: 'renumber' },
    exampleCable,
    '2. (U)',
    '2. [portion removed]\n\n3. (U)',
    [
      'Something stands for a paragraph, though numbers are given anew. «2. [portion removed]»',
      'The paragraphs are not numbered from 1. «3. (C//REL TO USA, FVEY) Two tugs are to be sold before the winter, and»',
    ],
  ],
  [
    'complete',
    { ...partners, numbering: 'renumber' },
    exampleCable,
    '\n\nTARRANT',
    '\n\n[portion removed]\n\nTARRANT',
    ['Something stands for a paragraph, though numbers are given anew. «[portion removed]»'],
  ],
  [
    'amounts',
    everybody,
    exampleCable,
    '4. [1 paragraph (2-5 lines)',
    '4. [1 paragraph (6-15 lines)',
    ['The amount is not that of what the placeholder stands for. «4. [1 paragraph (6-15 lines) not declassified] [B1 1.4(B), B1 1.4(D)]»'],
  ],
  [
    'amounts',
    everybody,
    exampleCable,
    '6. [1 paragraph (1 line or less)',
    '6. [1 paragraph (2-5 lines)',
    ['The amount is not that of what the placeholder stands for. «6. [1 paragraph (2-5 lines) not declassified] [B1 1.4(B), B1 1.4(D)]»'],
  ],
  [
    'amounts',
    everybody,
    exampleCable,
    '4. [1 paragraph (2-5 lines)',
    '4. [1 paragraph',
    ['The amount is not that of what the placeholder stands for. «4. [1 paragraph not declassified] [B1 1.4(B), B1 1.4(D)]»'],
  ],
  [
    'amounts',
    everybody,
    exampleCable,
    /(4\. .*)1\.4\(D\)/,
    '$11.4(A)',
    [
      'An exemption that neither the authority block nor the policy gives. «4. [1 paragraph (2-5 lines) not declassified] [B1 1.4(B), B1 1.4(A)]»',
    ],
  ],
  [
    'amounts',
    everybody,
    exampleCable,
    /(SUBJECT: .*)1\.4\(D\)/,
    '$11.4(A)',
    [
      'An exemption that neither the authority block nor the policy gives. «SUBJECT: [subject line not declassified] [B1 1.4(B), B1 1.4(A)]»',
    ],
  ],
  [
    'amounts',
    { ...everybody, amount: 'unit' },
    exampleCable,
    '4. [1 paragraph',
    '4. [1 paragraph (2-5 lines)',
    ['The amount is not that of what the placeholder stands for. «4. [1 paragraph (2-5 lines) not declassified] [B1 1.4(B), B1 1.4(D)]»'],
  ],
  [
    'amounts',
    { ...everybody, amount: 'exact' },
    exampleCable,
    '4. [1 paragraph (2 lines)',
    '4. [1 paragraph (3 lines)',
    ['The amount is not that of what the placeholder stands for. «4. [1 paragraph (3 lines) not declassified] [B1 1.4(B), B1 1.4(D)]»'],
  ],
  [
    'amounts',
    { ...everybody, amount: 'exact' },
    exampleCable,
    '6. [1 paragraph (1 line)',
    '6. [1 paragraph (1 line or less)',
    [
      'The amount is not that of what the placeholder stands for. «6. [1 paragraph (1 line or less) not declassified] [B1 1.4(B), B1 1.4(D)]»',
    ],
  ],
  [
    'amounts',
    { ...everybody, sensitive: ['B5'] },
    exampleCable,
    '5. [1 paragraph (1 line or less) withheld] [B5]',
    '5. [1 paragraph (1 line or less) withheld] [B6]',
    ['An exemption that neither the authority block nor the policy gives. «5. [1 paragraph (1 line or less) withheld] [B6]»'],
  ],
  [
    'amounts',
    { ...everybody, portions: { '¶2': ['B7(C)'] } },
    exampleCable,
    '[B7(C)]',
    '[B7(D)]',
    ['An exemption that neither the authority block nor the policy gives. «2. [1 paragraph (2-5 lines) withheld] [B7(D)]»'],
  ],
  [
    'amounts',
    { ...everybody, reasons: { '1.4(b)': ['B3 50 USC 3024(i)'] } },
    exampleCable,
    'B3 50 USC 3024(i)]\n\n2',
    'B3 50 USC 3024(j)]\n\n2',
    [
      'An exemption that neither the authority block nor the policy gives. «1. [1 paragraph (2-5 lines) not declassified] [B1 1.4(D), B3 50 USC 3024(j)]»',
    ],
  ],
  [
    'residue',
    everybody,
    exampleCable,
    'NATO EU COLLECTIVE PRIORITY',
    'A CLERK OF THE TREASURY',
    ['Words that stand only in what is withheld. «INFO RUEHZG/A CLERK OF THE TREASURY»'],
  ],
  ['residue', everybody, exampleCable, 'NATO EU COLLECTIVE PRIORITY', 'A CLERK OF THE PRIORITY', []],
  [
    'residue',
    everybody,
    exampleCable,
    'NATO EU COLLECTIVE PRIORITY',
    'CL ERK OF-TH ETR EAS-URY STR I',
    ['Words that stand only in what is withheld. «INFO RUEHZG/CL ERK OF-TH ETR EAS-URY STR I»'],
  ],
  ['residue', everybody, exampleCable, 'NATO EU COLLECTIVE PRIORITY', 'CL ERK OF-TH ETR EAS-URY S', []],
  [
    'terms',
    everybody,
    exampleCable,
    'NATO EU COLLECTIVE PRIORITY',
    'TREASURY COLLECTIVE BUDGET',
    ['2 words that stand only in what is withheld. «INFO RUEHZG/TREASURY COLLECTIVE BUDGET»'],
  ],
  ['terms', everybody, exampleCable, 'NATO EU COLLECTIVE PRIORITY', 'PRESS STATEMENT', []],
  ['terms', left, exampleCable, 'The Ambassador', 'The Press\nStatement', ['A term that the policy withholds. «Press»']],
]

function release(text: string, file: PolicyFile) {
  const { policy, problem } = readPolicyFile(JSON.stringify(file))
  if (!policy) throw new Error(problem)
  const source = parseDocument(text)
  const made = makeRelease(source, policy)
  if (made.kind === 'refused') throw new Error(made.refusals.map(({ message }) => message).join(' '))
  expect(made.verification.findings).toEqual([])
  return { policy, source, sound: made.release.text }
}

function told(findings: readonly VerifyFinding[], gate: GateName, text: string): string[] {
  const own = findings.filter((finding) => finding.gate === gate)
  return own.map(({ message, span }) => `${message} «${text.slice(span.start, span.end).split('\n')[0]}»`)
}

test.each(faults)('%s: %#', (gate, file, text, from, to, expected) => {
  const { policy, source, sound } = release(text, file)
  const faulty = sound.replace(from, to)
  expect(faulty).not.toBe(sound)
  expect(told(verifyRelease(faulty, { policy, against: source }).findings, gate, faulty)).toEqual(expected)
})
