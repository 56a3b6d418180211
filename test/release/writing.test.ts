import { expect, test } from 'vitest'
import { parseDocument } from '../../grammar/parse.ts'
import { makeRelease } from '../../src/release/make.ts'
import { policyFor } from '../../src/release/policy.ts'
import { exampleMemo as memo } from './example.ts'

/*
 * One message of each kind, with every element that a release writes afresh, and all of its two releases: that to the public, and that to
 * those who may see everything. What is written afresh is in its canonical form in both.
 */
const smart = `SECRET//NOFORN

MRN:            24 STRELSAU 42
Date/DTG:       May 03, 2024 / 031415Z MAY 24
From:           AMEMBASSY STRELSAU
Action:         WASHDC, SECSTATE IMMEDIATE; WHITE HOUSE WASHINGTON DC
E.O.:           13526
TAGS:           PREL, MARR
Captions:       NOFORN
Reference:      23 PORT ALBA 17
Classified By:  Jane Q. Tarrant, Ambassador
Reason:         1.4(b), (d)
Declassify On:  20340503
Subject:        (U) Text of a subject

1. (U) Text of one.

2. (S//NF) Text of two.

a. (U) Text of a.

(1) (U) Text of the first.

-- (U) Text behind hyphens.

Signature:      TARRANT
Info:           AMEMBASSY PORT ALBA; AMEMBASSY HENTZAU ROUTINE

SECRET//NOFORN
`

const derivedCable = `DE RUEHST #0042/01 1241415
ZNY SSSSS ZZH
O R 031415Z MAY 24
FM AMEMBASSY STRELSAU
TO RUEHC/SECSTATE WASHDC IMMEDIATE 1187
INFO RUEHPA/AMEMBASSY PORT ALBA
BT
S E C R E T STRELSAU 000042

NOFORN

E.O. 13526: DECL: 05/03/2034
TAGS: PREL, MARR
SUBJECT: (U) TEXT

CLASSIFIED BY: Jane Q. Tarrant, Ambassador
DERIVED FROM: PORT ALBA 17

1. (U) Text of one.

2. (S//NF) Text of two.

TARRANT
BT
#0042
NNNN
`

const everybody = 'UNCLASSIFIED'
const ours = 'SECRET//NOFORN'

test.each([
  [
    'SMART message',
    everybody,
    smart,
    `UNCLASSIFIED

RELEASED IN PART
B1 1.4(B), B1 1.4(D)

MRN:            24 STRELSAU 42
Date/DTG:       May 03, 2024 / 031415Z MAY 24
From:           AMEMBASSY STRELSAU
Action:         WASHDC, SECSTATE IMMEDIATE; WHITE HOUSE WASHINGTON DC
E.O.:           13526
TAGS:           PREL, MARR
Reference:      [references withheld pending review]
Subject:        (U) Text of a subject

1. (U) Text of one.

2. [1 paragraph (1 line or less) not declassified] [B1 1.4(B), B1 1.4(D)]

a. (U) Text of a.

(1) (U) Text of the first.

-- (U) Text behind hyphens.

Signature:      TARRANT
Info:           AMEMBASSY PORT ALBA; AMEMBASSY HENTZAU ROUTINE

UNCLASSIFIED
`,
  ],
  [
    'SMART message',
    ours,
    smart,
    `SECRET//NOFORN

MRN:            24 STRELSAU 42
Date/DTG:       May 03, 2024 / 031415Z MAY 24
From:           AMEMBASSY STRELSAU
Action:         WASHDC, SECSTATE IMMEDIATE; WHITE HOUSE WASHINGTON DC
E.O.:           13526
TAGS:           PREL, MARR
Captions:       NOFORN
Classified By:  Jane Q. Tarrant, Ambassador
Reason:         1.4 (b) and (d)
Declassify On:  20340503
Subject:        (U) Text of a subject

1. (U) Text of one.

2. (S//NF) Text of two.

a. (U) Text of a.

(1) (U) Text of the first.

-- (U) Text behind hyphens.

Signature:      TARRANT
Info:           AMEMBASSY PORT ALBA; AMEMBASSY HENTZAU ROUTINE

SECRET//NOFORN
`,
  ],
  [
    'memo',
    everybody,
    memo,
    `UNCLASSIFIED

RELEASED IN PART
B1 1.4(B), B1 1.4(D)

DATE: 03 MAY 2024

SUBJECT: (U) Text of a subject

1. (U) Text of one.

2. [1 paragraph (1 line or less) not declassified] [B1 1.4(B), B1 1.4(D)]

UNCLASSIFIED
`,
  ],
  [
    'memo',
    ours,
    memo,
    `SECRET//NOFORN

DATE: 03 MAY 2024

SUBJECT: (U) Text of a subject

1. (U) Text of one.

2. (S//NF) Text of two.

Classified By: Jane Q. Tarrant, Ambassador
Reason: 1.4 (b) and (d)
Declassify On: 20340503

SECRET//NOFORN
`,
  ],
  [
    'derived cable',
    everybody,
    derivedCable,
    `UNCLASSIFIED

RELEASED IN PART

DE RUEHST #0042/01 1241415
ZNR UUUUU ZZH
O R 031415Z MAY 24
FM AMEMBASSY STRELSAU
TO RUEHC/SECSTATE WASHDC IMMEDIATE 1187
INFO RUEHPA/AMEMBASSY PORT ALBA
BT
UNCLAS STRELSAU 000042

E.O. 13526: N/A
TAGS: PREL, MARR
SUBJECT: (U) TEXT

1. (U) Text of one.

2. [1 paragraph (1 line or less) withheld pending review]

TARRANT
BT
#0042

NNNN

UNCLASSIFIED
`,
  ],
  [
    'derived cable',
    ours,
    derivedCable,
    `SECRET//NOFORN

DE RUEHST #0042/01 1241415
ZNY SSSSS ZZH
O R 031415Z MAY 24
FM AMEMBASSY STRELSAU
TO RUEHC/SECSTATE WASHDC IMMEDIATE 1187
INFO RUEHPA/AMEMBASSY PORT ALBA
BT
S E C R E T STRELSAU 000042

NOFORN

E.O. 13526: DECL: 05/03/2034
TAGS: PREL, MARR
SUBJECT: (U) TEXT

CLASSIFIED BY: Jane Q. Tarrant, Ambassador
DERIVED FROM: 24 STRELSAU 42, 03 MAY 2024

1. (U) Text of one.

2. (S//NF) Text of two.

TARRANT
BT
#0042

NNNN

SECRET//NOFORN
`,
  ],
])('all of a release: %s, %s', (_, audience, text, expected) => {
  const { policy } = policyFor(audience)
  const made = policy && makeRelease(parseDocument(text), policy)
  if (made?.kind !== 'made') throw new Error('refused')
  expect(made.release.text).toBe(expected)
  expect(made.verification.findings).toEqual([])
})

/** Lines of a release to those who may see everything, of a message of which some elements are other or missing, and starts of lines that it has not. */
test.each<[string, string, string | RegExp, string, readonly string[], readonly string[]]>([
  [
    'SMART, derived',
    smart,
    /Classified By:.*\nReason:.*/,
    'Derived From:   23 PORT ALBA 17',
    ['Derived From:   24 STRELSAU 42'],
    ['Reason'],
  ],
  ['SMART, no MRN', smart, /MRN:.*\n/, '', ['SECRET//NOFORN'], ['MRN']],
  ['SMART, no DTG', smart, /Date.*\n/, '', ['SECRET//NOFORN'], ['Date/DTG']],
  ['SMART, no signature', smart, /Signature:.*\n/, '', [`Info:           AMEMBASSY PORT ALBA; AMEMBASSY HENTZAU ROUTINE`], ['Signature']],
  ['SMART, no reasons', smart, /Reason:.*\n/, '', ['Classified By:  Jane Q. Tarrant, Ambassador'], ['Reason']],
  ['SMART, no classifier', smart, /Classified By:.*\n/, '', ['Reason:         1.4 (b) and (d)'], ['Classified By']],
  ['cable, no serial', derivedCable, /DE RUEHST.*\n/, '', ['TARRANT', 'BT', 'NNNN'], ['#', 'DE ']],
  ['memo, derived', memo, /Reason:.*/, 'Derived From: Text of others', ['Derived From: Source document'], ['Reason']],
  ['memo, no classifier', memo, /Classified By:.*\n/, '', ['Reason: 1.4 (b) and (d)'], ['Classified By']],
  ['memo, no reasons', memo, /Reason:.*\n/, '', ['Declassify On: 20340503'], ['Reason', 'Derived From']],
  [
    'the subject above all portions',
    memo,
    /(SUBJECT: )\(U\)([^(]*\(U\)[^(]*)\(S..NF\)/,
    '$1(S//NF)$2(U)',
    ['SECRET//NOFORN', '2. (U) Text of two.'],
    ['UNCLASSIFIED'],
  ],
  ['cable, no number', derivedCable, 'STRELSAU 000042', 'STRELSAU', ['S E C R E T STRELSAU'], ['S E C R E T STRELSAU ']],
  [
    'many TAGS: lines of 69 characters and a comma, and no more',
    derivedCable,
    'PREL, MARR',
    [...Array(10).fill('PREL'), 'OEX', ...Array(5).fill('PREL')].join(', '),
    [`TAGS: ${Array(10).fill('PREL').join(', ')}, OEX,`, Array(5).fill('PREL').join(', ')],
    [],
  ],
])('%s', (_, text, from, to, there, gone) => {
  const changed = text.replace(from, to)
  expect(changed).not.toBe(text)
  const { policy } = policyFor(ours)
  const made = policy && makeRelease(parseDocument(changed), policy)
  if (made?.kind !== 'made') throw new Error(`refused: ${made?.refusals.map(({ message }) => message).join(' ')}`)
  const lines = made.release.text.split('\n')
  for (const line of there) expect(lines).toContain(line)
  for (const start of gone) expect(lines.filter((line) => line.startsWith(start))).toEqual([])
})
