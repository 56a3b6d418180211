import { expect, test } from 'vitest'
import { parseDocument } from '../../grammar/parse.ts'
import { makeRelease } from '../../src/release/make.ts'
import { policyFor } from '../../src/release/policy.ts'

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

/** The lines of a release to those who may see everything, in a SMART message of which some elements are other or missing. */
test.each<[string, (text: string) => string, readonly string[], string]>([
  [
    'derived',
    (text) => text.replace(/Classified By:.*\nReason:.*/, 'Derived From:   23 PORT ALBA 17'),
    ['Derived From:   24 STRELSAU 42'],
    'Reason',
  ],
  ['no MRN', (text) => text.replace(/MRN:.*\n/, ''), [], 'MRN'],
  ['no DTG', (text) => text.replace(/Date.*\n/, ''), [], 'Date/DTG'],
  [
    'no signature',
    (text) => text.replace(/Signature:.*\n/, ''),
    ['Info:           AMEMBASSY PORT ALBA; AMEMBASSY HENTZAU ROUTINE'],
    'Signature',
  ],
  ['no reasons', (text) => text.replace(/Reason:.*\n/, ''), ['Classified By:  Jane Q. Tarrant, Ambassador'], 'Reason'],
])('a SMART message: %s', (_, change, there, gone) => {
  const { policy } = policyFor(ours)
  const made = policy && makeRelease(parseDocument(change(smart)), policy)
  if (made?.kind !== 'made') throw new Error('refused')
  const lines = made.release.text.split('\n')
  for (const line of there) expect(lines).toContain(line)
  expect(lines.filter((line) => line.startsWith(gone))).toEqual([])
})
