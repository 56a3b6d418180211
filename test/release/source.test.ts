import { expect, test } from 'vitest'
import { parseDocument } from '../../grammar/parse.ts'
import { cutView } from '../../src/release/cut.ts'
import { decideRelease } from '../../src/release/decide.ts'
import type { GateName, VerifyFinding } from '../../src/release/gate.ts'
import { makeRelease } from '../../src/release/make.ts'
import type { ReleasePolicy } from '../../src/release/policy.ts'
import { type PolicyFile, readPolicyFile } from '../../src/release/policy-file.ts'
import { verifyRelease } from '../../src/release/verify.ts'
import { writeRelease } from '../../src/release/write.ts'
import { exampleCable, exampleMemo as memo } from './example.ts'

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
Precedence:     ROUTINE
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

const numbered = (...body: readonly string[]) =>
  `${['S E C R E T STRELSAU 000042', 'E.O. 13526: DECL: 05/03/2034', 'CLASSIFIED BY: Jane Q. Tarrant, Ambassador for reasons 1.4 (b).', ...body].join('\n\n')}\n`
const copied = (level: string) =>
  `UNCLASSIFIED\n\nRELEASED IN PART\nFORMER MARKING: X ${level} X\n\nUNCLAS STRELSAU 000042\n\n1. (U) Text.\n\nUNCLASSIFIED\n`
const inherited =
  'SECRET//REL TO USA, FVEY\n\n1. (U) Text of one.\n\n2. (S//REL) Text of two.\n\nClassified By: R. Rassendyll\nReason: 1.4(b)\nDeclassify On: 20340503\n\nSECRET//REL TO USA, FVEY\n'

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
    'source',
    everybody,
    exampleCable,
    'FM AMEMBASSY STRELSAU',
    'FM QUARREL OVER THE RENT',
    ['A value that does not stand in this place of the source. «FM QUARREL OVER THE RENT»'],
  ],
  [
    'source',
    everybody,
    exampleCable,
    'PREL, MARR',
    'PREL, RENT',
    ['A value that does not stand in this place of the source. «TAGS: PREL, RENT, RU»'],
  ],
  [
    'source',
    ours,
    derived,
    '03 MAY 2024',
    '04 MAY 2024',
    ['A value that does not stand in this place of the source. «DERIVED FROM: 24 STRELSAU 42, 04 MAY 2024»'],
  ],
  [
    'source',
    ours,
    derived,
    '24 STRELSAU 42',
    '25 STRELSAU 42',
    ['A value that does not stand in this place of the source. «DERIVED FROM: 25 STRELSAU 42, 03 MAY 2024»'],
  ],
  [
    'source',
    ours,
    derived,
    '24 STRELSAU 42',
    '24 STRELSAU 43',
    ['A value that does not stand in this place of the source. «DERIVED FROM: 24 STRELSAU 43, 03 MAY 2024»'],
  ],
  ['source', ours, derived, ', 03 MAY 2024', '', []],
  [
    'source',
    ours,
    smart,
    'SECSTATE IMMEDIATE; ',
    'SECSTATE IMMEDIATE; HENTZAU; ',
    [
      'A value that does not stand in this place of the source. «Action:         WASHDC, SECSTATE IMMEDIATE; HENTZAU; WHITE HOUSE WASHINGTON DC»',
    ],
  ],
  [
    'source',
    ours,
    smart,
    'Signature:      TARRANT',
    'Signature:      ROUTINE',
    ['A value that does not stand in this place of the source. «Signature:      ROUTINE»'],
  ],
  [
    'source',
    ours,
    memo,
    'Jane Q. Tarrant, Ambassador',
    'Text of one',
    ['A value that does not stand in this place of the source. «Classified By: Text of one»'],
  ],
  [
    'source',
    everybody,
    'UNCLASSIFIED\n\n(U) Text.\n\n(U) More text.\n\nUNCLASSIFIED\n',
    '(U) Text.',
    '(U) Text.\n--------------------',
    ['Text that is not that of a portion the audience may see. «(U) Text.»'],
  ],
  [
    'source',
    everybody,
    numbered('1. (U) Text.', 'a. (U) Text.'),
    'a. (U)',
    'b. (U)',
    ['Text that is not that of a portion the audience may see. «b. (U) Text.»'],
  ],
  [
    'residue',
    everybody,
    exampleCable,
    'NATO EU COLLECTIVE PRIORITY',
    'ED TH ISY EAR-END COMM ENT',
    ['Words that stand only in what is withheld. «INFO RUEHZG/ED TH ISY EAR-END COMM ENT»'],
  ],
  [
    'terms',
    everybody,
    exampleCable,
    'NATO EU COLLECTIVE',
    'JANE COLLECTIVE',
    ['1 words that stand only in what is withheld. «INFO RUEHZG/JANE COLLECTIVE PRIORITY»'],
  ],
  ['terms', partners, exampleCable, 'NATO EU COLLECTIVE', 'JANE COLLECTIVE', []],
  [
    'terms',
    { ...everybody, signature: 'omit' },
    exampleCable,
    'NATO EU COLLECTIVE',
    'TARRANT COLLECTIVE',
    ['1 words that stand only in what is withheld. «INFO RUEHZG/TARRANT COLLECTIVE PRIORITY»'],
  ],
  ['terms', everybody, exampleCable, 'NATO EU COLLECTIVE', 'TARRANT COLLECTIVE', []],
  [
    'terms',
    { ...everybody, redactions: [{ start: exampleCable.indexOf('spring fair'), end: exampleCable.indexOf('spring fair') + 11 }] },
    exampleCable,
    'NATO EU COLLECTIVE',
    'SPRING COLLECTIVE',
    ['1 words that stand only in what is withheld. «INFO RUEHZG/SPRING COLLECTIVE PRIORITY»'],
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
    'CL ERK OF-TH ETR EAS-URY ST',
    ['Words that stand only in what is withheld. «INFO RUEHZG/CL ERK OF-TH ETR EAS-URY ST»'],
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

function policyOf(file: PolicyFile): ReleasePolicy {
  const { policy, problem } = readPolicyFile(JSON.stringify(file))
  if (!policy) throw new Error(problem)
  return policy
}

/** The release that the writer makes, not verified. */
function written(text: string, file: PolicyFile) {
  const policy = policyOf(file)
  const source = parseDocument(text)
  const decided = decideRelease(source, policy)
  if (decided.kind === 'refused') throw new Error(decided.refusals.map(({ message }) => message).join(' '))
  return { policy, source, sound: writeRelease(cutView(source, decided)).text }
}

function release(text: string, file: PolicyFile): string {
  const made = makeRelease(parseDocument(text), policyOf(file))
  if (made.kind === 'refused') throw new Error(made.refusals.map(({ message }) => message).join(' '))
  expect(made.verification.findings).toEqual([])
  return made.release.text
}

function told(findings: readonly VerifyFinding[], gate: GateName, text: string): string[] {
  const own = findings.filter((finding) => finding.gate === gate)
  return own.map(({ message, span }) => `${message} «${text.slice(span.start, span.end).split('\n')[0]}»`)
}

test.each(faults)('%s: %#', (gate, file, text, from, to, expected) => {
  const { policy, source, sound } = written(text, file)
  const faulty = sound.replace(from, to)
  expect(faulty).not.toBe(sound)
  expect(told(verifyRelease(faulty, { policy, against: source }).findings, gate, faulty)).toEqual(expected)
})

const stranger = 'Text that is not that of a portion the audience may see.'
const misplaced = 'A value that does not stand in this place of the source.'

/** A sound release, held against a document that differs from its source in one place. */
const others: readonly (readonly [GateName, PolicyFile, string, string | RegExp, string, readonly string[]])[] = [
  [
    'source',
    everybody,
    exampleCable,
    '2. (U)',
    '2. ',
    [`${stranger} «2. (U) The Ambassador opened the spring fair on May 2. The Ministry»`],
  ],
  [
    'source',
    everybody,
    exampleCable,
    '2. (U)',
    '2. (U//WORD)',
    [`${stranger} «2. (U) The Ambassador opened the spring fair on May 2. The Ministry»`],
  ],
  [
    'source',
    everybody,
    exampleCable,
    '2. (U)',
    '2. (C)',
    [`${stranger} «2. (U) The Ambassador opened the spring fair on May 2. The Ministry»`],
  ],
  [
    'source',
    everybody,
    exampleCable,
    '2. (U)',
    'a. (U)',
    [`${stranger} «2. (U) The Ambassador opened the spring fair on May 2. The Ministry»`],
  ],
  ['source', everybody, titled, '(U) TEXT', 'TEXT', [`${stranger} «SUBJECT: (U) TEXT»`]],
  ['source', everybody, titled, '(U) TEXT', '(C) TEXT', [`${stranger} «SUBJECT: (U) TEXT»`]],
  ['source', everybody, titled, '(U) Heading', 'Heading', [`${stranger} «(U) Heading»`]],
  ['source', everybody, titled, '(U) Heading\n-----------', '(U) Heading\n===========', []],
  [
    'source',
    partners,
    inherited,
    '(S//REL)',
    '(S//REL TO USA, AUS, CAN, GBR, NZL)',
    [`${stranger} «2. (S//REL TO USA, FVEY) Text of two.»`],
  ],
  ['source', partners, inherited, '(S//REL)', '(S//NF)', [`${stranger} «2. (S//REL TO USA, FVEY) Text of two.»`]],
  [
    'source',
    partners,
    inherited,
    /(?<=SECRET)\/\/REL TO USA, FVEY/g,
    '//REL TO USA, FRA',
    [`${stranger} «2. (S//REL TO USA, FVEY) Text of two.»`],
  ],
  ['source', everybody, exampleCable, 'MAY 24', 'MAY 25', [`${misplaced} «P 031415Z MAY 24»`]],
  ['source', everybody, exampleCable, /P 0.*\n/, '', [`${misplaced} «P 031415Z MAY 24»`]],
  ['source', everybody, exampleCable, /E\.O\..*\n/, '', [`${misplaced} «E.O. 13526: N/A»`]],
  ['source', everybody, exampleCable, 'STRELSAU 000042', 'STRELSAU 42', [`${misplaced} «UNCLAS STRELSAU 000042»`]],
  ['source', everybody, exampleCable, 'TARRANT\n', '', [`${misplaced} «TARRANT»`]],
  [
    'source',
    partners,
    exampleCable,
    /CLASSIFIED.*\n/,
    '',
    [`${misplaced} «CLASSIFIED BY: Ambassador Jane Q. Tarrant for reasons 1.4 (b) and (d).»`],
  ],
  ['source', partners, exampleCable, 'Jane Q. Tarrant', 'Jane Q.\n    Tarrant', []],
  ['source', ours, memo, /DATE.*\n/, '', [`${misplaced} «DATE: 03 MAY 2024»`]],
  [
    'source',
    ours,
    memo,
    'Reason: 1.4(b), (d)\n',
    '',
    [`${misplaced} «Classified By: Jane Q. Tarrant, Ambassador»`, `${misplaced} «Reason: 1.4 (b) and (d)»`],
  ],
  ['source', ours, derived, '000042', '42', [`${misplaced} «S E C R E T STRELSAU 000042»`]],
  [
    'source',
    ours,
    smart,
    'SECSTATE IMMEDIATE',
    'SECSTATE',
    [`${misplaced} «Action:         WASHDC, SECSTATE IMMEDIATE; WHITE HOUSE WASHINGTON DC»`],
  ],
  ['source', ours, smart, 'SECSTATE IMMEDIATE; ', 'SECSTATE IMMEDIATE;\n                ', []],
  ['source', ours, smart, 'May 03, 2024', 'May 3, 2024', []],
  [
    'source',
    record,
    exampleCable,
    'S E C R E T',
    'T O P S E C R E T',
    ['The former level is not that of the source. «FORMER MARKING: X SECRET X»'],
  ],
  [
    'source',
    record,
    copied('TOP SECRET'),
    'X TOP SECRET X',
    'X CONFIDENTIAL X',
    ['The former level is not that of the source. «FORMER MARKING: X TOP SECRET X»'],
  ],
  [
    'source',
    record,
    copied('SECRET'),
    'FORMER MARKING: X SECRET X\n',
    '',
    ['The former level is not that of the source. «FORMER MARKING: X SECRET X»'],
  ],
  [
    'amounts',
    everybody,
    exampleCable,
    '6. (C) COMMENT: ',
    `6. (C) COMMENT: ${'words '.repeat(12)}`,
    [
      'The amount is not that of what the placeholder stands for. «6. [1 paragraph (1 line or less) not declassified] [B1 1.4(B), B1 1.4(D)]»',
    ],
  ],
  [
    'amounts',
    everybody,
    exampleCable,
    'reasons 1.4 (b) and (d)',
    'reasons 1.4 (b)',
    [
      'SUBJECT: [subject line',
      '1. [1 paragraph (2-5 lines)',
      '3. [1 paragraph (2-5 lines)',
      '4. [1 paragraph (2-5 lines)',
      '6. [1 paragraph (1 line or less)',
    ].map(
      (item) => `An exemption that neither the authority block nor the policy gives. «${item} not declassified] [B1 1.4(B), B1 1.4(D)]»`,
    ),
  ],
  ['residue', everybody, exampleCable, 'a\nsecond payment', 'The Ministry issued a press statement', []],
  ['terms', everybody, exampleCable, '2. (U) The Ambassador', '2. (C) The Ambassador', []],
]

test.each(others)('against another source: %s: %#', (gate, file, text, from, to, expected) => {
  const { policy, sound } = written(text, file)
  const other = text.replace(from, to)
  expect(other).not.toBe(text)
  expect(told(verifyRelease(sound, { policy, against: parseDocument(other) }).findings, gate, sound).sort()).toEqual([...expected].sort())
})

test('what the policy withholds by its place is no portion that the audience may see', () => {
  const { policy, source, sound } = written(exampleCable, everybody)
  const portions = new Map([['¶2', []]])
  const { findings } = verifyRelease(sound, { policy: { ...policy, portions }, against: source })
  expect(told(findings, 'source', sound)).toEqual([`${stranger} «2. (U) The Ambassador opened the spring fair on May 2. The Ministry»`])
})

/** Releases that have to pass, of sources with what is rare. */
test.each<[string, PolicyFile, string, string]>([
  [
    'entire text',
    partners,
    numbered('1. (C//REL TO USA, FVEY - Entire text.)', '2. Text of two.'),
    '2. (C//REL TO USA, FVEY) Text of two.',
  ],
  [
    'a page header within',
    everybody,
    numbered('1. (U) Text goes on\nSTRELSAU 00000042  002 OF 002\nand ends.'),
    '1. (U) Text goes on\nand ends.\n',
  ],
  [
    'a page header within what is withheld',
    everybody,
    numbered('1. (U) Text.', `2. (S) ${'x'.repeat(55)} and\nSTRELSAU 00000042  002 OF 002\nends.`),
    '2. [1 paragraph (1 line or less) ',
  ],
  [
    'two page headers',
    everybody,
    numbered('1. (U) Text goes on\nSTRELSAU 00000042  002 OF 003\nand on\nSTRELSAU 00000042  003 OF 003\nand ends.'),
    'goes on\nand on\nand ends.\n',
  ],
  [
    'words withheld across a page header',
    { ...everybody, redactions: [{ term: 'goes on and' }] },
    numbered('1. (U) Text goes on\nSTRELSAU 00000042  002 OF 002\nand ends.'),
    'Text […] ends.\n',
  ],
  ['words withheld at the end', { ...everybody, redactions: [{ term: 'of two' }] }, numbered('1. (U) Text of two'), '1. (U) Text […]\n'],
  [
    'an earlier release',
    everybody,
    numbered(
      '1. (U) Text.',
      '2. [1 paragraph (6-15 lines) withheld] [B6]',
      '[heading withheld] [B7(C)]',
      '3. (U) Text.',
      '[text (2-5 lines) withheld] [B9]',
      '4. (U) Text.',
    ),
    '2. [1 paragraph (6-15 lines) withheld] [B6]\n\n[heading withheld] [B7(C)]\n',
  ],
  [
    'an earlier release, subject and references',
    everybody,
    numbered('1. (U) Text.').replace('2034', '2034\nSUBJECT: [subject line withheld] [B6]\nREF: [references withheld] [B5]'),
    'SUBJECT: [subject line withheld] [B6]\nREF: [references withheld] [B5]\n',
  ],
  [
    'an exemption code of its time',
    ours,
    exampleCable
      .replace('E.O. 13526: DECL: 05/03/2034', 'E.O. 12958: DECL: 25X1-human')
      .replace('1241415\n', '1231415\n')
      .replace('MAY 24', 'MAY 09'),
    'E.O. 12958: DECL: 25X1-HUMAN\n',
  ],
  [
    'a list that the second banner line gives',
    partners,
    inherited.replace('SECRET//REL TO USA, FVEY', 'SECRET'),
    '2. (S//REL TO USA, FVEY) Text of two.\n',
  ],
  ['other controls beside a list', ours, inherited.replace('(S//REL)', '(S//NF)'), '2. (S//NF) Text of two.\n'],
  [
    'a year of four digits',
    ours,
    derived.replace('PP RUEHC', 'OO RUEHC').replace('P 031415Z MAY 24', 'O R 031415Z MAY 2024'),
    'O R 031415Z MAY 24\n',
  ],
  [
    'more blanks in the header',
    everybody,
    exampleCable.replace('TO RUEHC/SECSTATE WASHDC', 'TO  RUEHC/SECSTATE WASHDC'),
    '\nTO RUEHC/SECSTATE WASHDC PRIORITY 1187\n',
  ],
  [
    'bullets withheld between paragraphs',
    everybody,
    numbered('1. (U) Text.', `a. (S) ${'x '.repeat(60)}`, '2. (S) Text.'),
    '2. [1 paragraph (1 line or less) ',
  ],
  [
    'an earlier release with other blanks',
    everybody,
    numbered('1. (U) Text.', '2.  [1 paragraph (6-15 lines) withheld] [B6]'),
    '2. [1 paragraph (6-15 lines) withheld] [B6]\n',
  ],
  [
    'words of the form where there is a header',
    everybody,
    exampleCable.replace('A clerk of', 'DE FM TO INFO BT NNNN: a clerk of'),
    'INFO RUEHZG/',
  ],
  [
    'page headers between portions',
    everybody,
    numbered('1. (U) Text.', 'STRELSAU 00000042  002 OF 003', '2. (S) Text.', 'STRELSAU 00000042  003 OF 003', '3. (U) Text.'),
    '3. (U) Text.\n',
  ],
  [
    'the same text twice',
    everybody,
    numbered('1. (U) Text.', 'a. (U) Text.', 'b. (U) Text.', '2. (U) Text.'),
    'b. (U) Text.\n\n2. (U) Text.\n',
  ],
  [
    'words of the form in what is withheld',
    everybody,
    numbered('1. (U) Text.', '2. (S) DE FM TO INFO SOURCE DOCUMENT N/A.'),
    '2. [1 paragraph',
  ],
])('sound: %s', (_, file, text, there) => {
  expect(release(text, file)).toContain(there)
})

/** The verification counts lines in its own way; both come to the same amount. */
test.each(
  [
    ['x', 1],
    ['x'.repeat(69), 1],
    ['x'.repeat(70), 2],
    [`${'x'.repeat(34)} ${'x'.repeat(34)}`, 1],
    [`${'x'.repeat(34)} ${'x'.repeat(35)}`, 2],
    [`${'x'.repeat(60)} ${'y'.repeat(140)} z`, 4],
    [`${'x'.repeat(138)} ${'y'.repeat(68)} z`, 4],
    [`${'x'.repeat(34)} ${'y'.repeat(35)} ${'z'.repeat(34)}`, 3],
    [`${'x '.repeat(34)}x`, 1],
    [`${'x '.repeat(35)}x`, 2],
    [`𝒳${'𝒳'.repeat(68)}`, 1],
    [`${'x\u00ad'.repeat(69)}`, 1],
    [`x${' '.repeat(100)}y`, 1],
    ['x'.repeat(69 * 5), 5],
    ['x'.repeat(69 * 5 + 1), 6],
    ['x'.repeat(69 * 15), 15],
    ['x'.repeat(69 * 15 + 1), 16],
  ].map(([text, lines]) => [String(text), Number(lines)] as const),
)('amount of %#', (text, lines) => {
  const source = numbered('1. (U) Text.', `2. (S) ${text}`)
  const classes = lines === 1 ? '1 line or less' : lines < 6 ? '2-5 lines' : lines < 16 ? '6-15 lines' : 'more than 15 lines'
  expect(release(source, everybody)).toContain(`2. [1 paragraph (${classes}) `)
  expect(release(source, { ...everybody, amount: 'exact' })).toContain(`2. [1 paragraph (${lines === 1 ? '1 line' : `${lines} lines`}) `)
})

test.each([
  ['strelsau-public.txt', true],
  ['2024 release redacted.txt', true],
  ['treasury.txt', false],
  ['26STRELSAU_TREASURY_final.txt', false],
  ['spring fair.txt', true],
  ['no.txt', true],
  ['nobody-knows.txt', true],
])('file name %s', (fileName, passes) => {
  const text = exampleCable.replace('A clerk of the treasury', 'A clerk of the treasury has no public copy')
  const { policy, sound } = written(text, everybody)
  const { findings } = verifyRelease(sound, { policy, against: parseDocument(text), fileName })
  expect(told(findings, 'terms', sound)).toEqual(passes ? [] : ['The file name has a word that stands only in what is withheld. «»'])
})

/** How many words in a row are told, and which place of those that have them. */
test.each([
  ['one two three four', []],
  ['one two three four five', ['5 words in a row also stand in ¶4']],
  ['one two three four five, then six seven eight nine ten eleven', ['6 words in a row also stand in ¶6']],
  ['six seven eight nine ten eleven, then one two three four five', ['6 words in a row also stand in ¶6']],
  ['one two three four five. Six seven eight nine ten', ['5 words in a row also stand in ¶4']],
  ['one two three four five six', ['5 words in a row also stand in ¶4']],
])('repeated: %s', (words, expected) => {
  const text = exampleCable
    .replace('The Ambassador opened', `${words}. The Ambassador opened`)
    .replace('A clerk of', 'One two three four five. A clerk of')
    .replace('Nothing will', 'Six seven eight nine ten eleven: one two three four five: nothing will')
  const made = makeRelease(parseDocument(text), policyOf(everybody))
  if (made.kind === 'refused') throw new Error('refused')
  expect(made.verification.findings.map(({ message }) => message.split(',')[0])).toEqual(expected)
})

test('a waiver holds for its own place', () => {
  const run = 'one two three four five six seven eight'
  const text = exampleCable.replace('The Ambassador opened', `${run}. The Ambassador opened`).replace('A clerk of', `${run}. A clerk of`)
  const passes = (place: string) => {
    const waivers = [{ place, reason: 'Public anyway.', by: 'R. Rassendyll' }]
    const made = makeRelease(parseDocument(text), policyOf({ ...everybody, waivers }))
    return made.kind === 'made' && made.verification.passed
  }
  expect([passes('¶2'), passes('¶4')]).toEqual([true, false])
})
