import { describe, expect, test } from 'vitest'
import { parseDocument } from '../grammar/parse.ts'
import { linesOf } from '../grammar/place.ts'
import { checkDocument } from '../rules/check.ts'

/**
 * Messages that agree with themselves, and every way to change one side of one: exactly one finding tells, and it names the line that was
 * changed. What nothing contradicts (a portion lowered among others of its level) is no fault that a program could see.
 */
const multiSection = `VZCZCXRO0042
OO RUEHAA RUEHBB
DE RUEHST #0042/01 1231415
ZNY CCCCC ZZH
O 031415Z MAY 07
FM AMEMBASSY STRELSAU
TO RUEHC/SECSTATE WASHDC IMMEDIATE 0042
INFO RUEHPA/AMEMBASSY PORT ALBA PRIORITY 0017

C O N F I D E N T I A L SECTION 01 OF 03 STRELSAU 000042

SIPDIS

E.O. 12958: DECL: 04/30/2017
TAGS: PREL, RU
SUBJECT: TEXT

REF: A. 06 PORT ALBA 12
     B. STRELSAU 13
     C. STRELSAU 20

Classified By: R. Hentzau, DCM, for reasons 1.4 (b) and (d).

1. (C) Text.

STRELSAU 00000042  002 OF 003

2. (U) Text.

3. (C) Text.

STRELSAU 00000042  003 OF 003

4. (C) Text.

5. (SBU) Text.

RASSENDYLL
`

const department = `VZCZCXRO0117
PP RUEHST
DE RUEHC #5395 0330915
ZNY SSSSS ZZH
P R 020915Z FEB 09
FM SECSTATE WASHDC
TO RUEHST/AMEMBASSY STRELSAU PRIORITY 0044
INFO RUEHPA/AMEMBASSY PORT ALBA 0018

S E C R E T STATE 115395

NOFORN
SIPDIS

E.O. 12958: DECL: 02/02/2019
TAGS: PARM, RU
SUBJECT: (S//NF) TEXT

REF: A. STRELSAU 42
     B. 08 STATE 10

Classified By: F. Tarrant, Deputy Assistant Secretary
Reason: 1.4(b), (d)
Declassify On: 02/02/2019

1. (S//NF) Text.

2. (S) Text.

3. (C) Text.

TARRANT
`

const open = `VZCZCXYZ0042
PP RUEHWEB
DE RUEHST #0042/01 1231415
ZNR UUUUU ZZH
P 031415Z MAY 07
FM AMEMBASSY STRELSAU
TO RUEHC/SECSTATE WASHDC PRIORITY 0042

UNCLAS STRELSAU 000042

SENSITIVE
SIPDIS

E.O. 12958: N/A
TAGS: ECON, RU
SUBJECT: TEXT

REF: STRELSAU 13

1. (SBU) Text.

2. (U) Text.

3. (U) Text.

RASSENDYLL
`

const telegram = `Message Text

PAGE 01        STRELS 00905  01 OF 02  060018Z

11
ACTION EUR-12

INFO OCT-01 ADS-00 SS-15 /055 W
                        ------------------062281 060035Z /62
P 051800Z FEB 79
FM AMEMBASSY STRELSAU
TO SECSTATE WASHDC PRIORITY 4412
C O N F I D E N T I A L SECTION 1 OF 2 STRELSAU 0905

E.O. 12065: GDS 2/5/85 (HENTZAU, R.) OR-P
TAGS: PEPR, RU
SUBJECT: TEXT

1. (C - ENTIRE TEXT.)

2. TEXT.

CONFIDENTIAL

PAGE 02        STRELS 00905  02 OF 02  060020Z

3. TEXT.

4. TEXT.
HENTZAU

CONFIDENTIAL

NNNN
`

const smart = `                                        SECRET

MRN:            14 STRELSAU 77
Date/DTG:       Feb 03, 2014 / 031200Z FEB 14
From:           AMEMBASSY STRELSAU
Action:         WASHDC, SECSTATE PRIORITY
E.O.:           13526
TAGS:           PREL, RU
Captions:       NOFORN, SIPDIS
Reference:      A) 13 STATE 1234
                B) 14 PORT ALBA 12
Subject:        Text
Classified By:  R. Hentzau, DCM
Reason:         1.4(c), 1.4(d)
Declassify On:  2024/02/03

1. (S//NF) Text.

2. (C) Text.

3. (U) Text.

Signature:      RASSENDYLL

                                        SECRET
`

const memo = `SECRET//NOFORN

January 2, 2012

MEMORANDUM FOR THE RECORD

SUBJECT: (U) Text

1. (S//NF) Text.

2. (C) Text.

3. (U) Text.

Classified By: R. Hentzau, Director
Derived From: Guide 7, 3 May 2010
Declassify On: 20220102

SECRET//NOFORN
`

const messages = { multiSection, department, open, telegram, smart, memo }
type Name = keyof typeof messages

/** What is replaced, and all that takes its place. The text before it must stand once. */
type Side = readonly [message: Name, side: string, from: string, to: readonly string[]]

const sides: readonly Side[] = [
  ['multiSection', 'header letter', 'ZNY CCCCC', ['ZNR UUUUU', 'ZNY EEEEE', 'ZNY SSSSS', 'ZNY TTTTT', 'ZNR CCCCC', 'ZNY CCSCC', 'ZNY CCC']],
  ['department', 'header letter', 'ZNY SSSSS', ['ZNR UUUUU', 'ZNY EEEEE', 'ZNY CCCCC', 'ZNY TTTTT', 'ZNR SSSSS', 'ZNY SSSS']],
  ['open', 'header letter', 'ZNR UUUUU', ['ZNY CCCCC', 'ZNY SSSSS', 'ZNY TTTTT', 'ZNR CCCCC', 'ZNR UUSUU']],
  ['multiSection', 'serial', '#0042', ['#0043', '#0024', '#1042', '#0420']],
  ['department', 'serial', '#5395', ['#5394', '#5953', '#0000', '#1153']],
  ['open', 'serial', '#0042', ['#0043', '#4200']],
  ['multiSection', 'section of the DE line', '/01 ', ['/02 ', '/03 ', '/04 ', ' ']],
  ['department', 'section of the DE line', '#5395 ', ['#5395/01 ', '#5395/02 ']],
  ['multiSection', 'Julian day', '1231415', ['1221415', '1251415', '3231415', '0231415']],
  ['department', 'Julian day', '0330915', ['0320915', '0350915', '3330915']],
  ['open', 'Julian day', '1231415', ['1211415', '1321415']],
  [
    'multiSection',
    'date-time group',
    '031415Z MAY 07',
    ['041415Z MAY 07', '031415Z JUN 07', '301415Z APR 07', '321415Z MAY 07', '032515Z MAY 07'],
  ],
  ['department', 'date-time group', '020915Z FEB 09', ['300915Z FEB 09', '020975Z FEB 09', '020915Z MAR 09', '040915Z FEB 09']],
  ['multiSection', 'routing precedence', 'OO RUEH', ['PP RUEH', 'RR RUEH', 'ZZ RUEH']],
  ['department', 'prosigns', 'P R 020915Z', ['R P 020915Z', 'O R 020915Z']],
  ['department', 'word for action', 'STRELSAU PRIORITY', ['STRELSAU IMMEDIATE', 'STRELSAU ROUTINE']],
  ['multiSection', 'FM line', 'FM AMEMBASSY STRELSAU', ['FM AMEMBASSY PORT ALBA', 'FM SECSTATE WASHDC', 'FM AMCONSUL ZENDA']],
  ['department', 'FM line', 'FM SECSTATE WASHDC', ['FM AMEMBASSY STRELSAU']],
  [
    'multiSection',
    'banner word',
    'C O N F I D E N T I A L SECTION',
    ['UNCLAS SECTION', 'S E C R E T SECTION', 'T O P S E C R E T SECTION', 'C O N F I D E N T A L SECTION', 'SECTION'],
  ],
  [
    'department',
    'banner word',
    'S E C R E T STATE',
    ['UNCLAS STATE', 'C O N F I D E N T I A L STATE', 'T O P S E C R E T STATE', 'S E R C E T STATE'],
  ],
  ['open', 'banner word', 'UNCLAS STRELSAU', ['C O N F I D E N T I A L STRELSAU', 'S E C R E T STRELSAU', 'UNCALS STRELSAU']],
  ['telegram', 'banner word', 'C O N F I D E N T I A L SECTION', ['S E C R E T SECTION', 'UNCLAS SECTION', 'LIMITED OFFICIAL USE SECTION']],
  ['multiSection', 'number', 'STRELSAU 000042', ['STRELSAU 000043', 'STRELSAU 000420']],
  ['department', 'number', 'STATE 115395', ['STATE 115396', 'STATE 115935']],
  ['multiSection', 'post', '03 STRELSAU 000042', ['03 PORT ALBA 000042', '03 ZENDA 000042']],
  ['multiSection', 'section count', 'SECTION 01 OF 03', ['SECTION 01 OF 02', 'SECTION 01 OF 04', 'SECTION 02 OF 03', 'SECTION 04 OF 03']],
  ['multiSection', 'page header', 'STRELSAU 00000042  002 OF 003', ['STRELSAU 00000043  002 OF 003', 'STRELSAU 00000042  002 OF 004']],
  [
    'telegram',
    'page header',
    'PAGE 02        STRELS 00905  02 OF 02',
    ['PAGE 02        STRELS 00906  02 OF 02', 'PAGE 02        STRELS 00905  02 OF 03'],
  ],
  ['telegram', 'section count', 'SECTION 1 OF 2', ['SECTION 1 OF 3']],
  ['multiSection', 'caption', 'SIPDIS\n', ['NOFORN\nSIPDIS\n', 'NODIS\nSIPDIS\n', 'EXDIS\nSIPDIS\n']],
  ['department', 'caption', 'NOFORN\nSIPDIS', ['SIPDIS', 'SENSITIVE\nNOFORN\nSIPDIS']],
  ['open', 'caption', 'SENSITIVE\nSIPDIS', ['SIPDIS', 'NOFORN\nSENSITIVE\nSIPDIS']],
  ['smart', 'caption', 'NOFORN, SIPDIS', ['SIPDIS', 'NOFORN, NODIS, SIPDIS']],
  [
    'multiSection',
    'E.O. line',
    'E.O. 12958: DECL: 04/30/2017',
    [
      'E.O. 12958: N/A',
      'E.O. 12958: DECL:',
      'E.O. 12598: DECL: 04/30/2017',
      'E.O. 12356: DECL: 04/30/2017',
      'E.O. 13526: DECL: 04/30/2017',
      'E.O. 12958: DECL: 04/31/2017',
      'E.O. 12958: DECL: 04/30/2007',
      'E.O. 12958: DECL: 04/30/2047',
      'E.O. 12958: DECL: OADR',
      'E.O. 12958: DECL: X1',
      'E.O. 12958: DECL: MR',
      'E.O. 12958: DECL: 50X1-HUM',
      '',
    ],
  ],
  [
    'department',
    'E.O. line',
    'E.O. 12958: DECL: 02/02/2019',
    ['E.O. 12958: DECL: 02/03/2019', 'E.O. 12958: DECL: 02/02/2009', 'E.O. 12958: N/A', ''],
  ],
  ['open', 'E.O. line', 'E.O. 12958: N/A', ['E.O. 12958: DECL: 05/03/2017', 'E.O. 12985: N/A']],
  ['telegram', 'E.O. line', 'E.O. 12065: GDS', ['E.O. 12605: GDS', 'E.O. 12958: GDS']],
  [
    'multiSection',
    'authority block',
    'Classified By: R. Hentzau, DCM, for reasons 1.4 (b) and (d).',
    [
      '',
      'Classified By: R. Hentzau, DCM.',
      'Classified By: R. Hentzau, DCM, for reasons 1.5 (b) and (d).',
      'Classified By: R. Hentzau, DCM, for reasons 1.4 (b) and (k).',
      'Classified By: R. Hentzau, DCM, for reasons 1.8 (b) and (d).',
      'Classified By: R. Hentzau, DCM, for reasons 1.4.',
      'Classified By: R. Hentzau, DCM, for reasons 1.4 (b) and (d). Derived From: Guide 7',
    ],
  ],
  ['department', 'authority block', 'Reason: 1.4(b), (d)', ['', 'Reason: 1.5(b), (d)', 'Reason: 1.4(b), (j)']],
  [
    'department',
    'day of the block',
    'Declassify On: 02/02/2019',
    ['Declassify On: 02/02/2018', 'Declassify On: 02/30/2019', 'Declassify On: OADR'],
  ],
  ['smart', 'authority block', 'Reason:         1.4(c), 1.4(d)', ['', 'Reason:         1.5(c), 1.5(d)', 'Reason:         1.4(c), 1.4(m)']],
  ['smart', 'day of the block', '2024/02/03', ['2024/02/30', '2013/02/03', '2054/02/03', 'OADR', 'X1', '25X1', '']],
  [
    'memo',
    'source',
    'Derived From: Guide 7, 3 May 2010',
    ['', 'Derived From: Multiple Sources', 'Derived From: Guide 7, 3 May 2010\nReason: 1.4(b)'],
  ],
  ['memo', 'day of the block', '20220102', ['20220132', '20110102', '20420102', 'OADR', 'X4', 'MR', '25X1', '']],
  ['memo', 'classifier', 'Classified By: R. Hentzau, Director\n', ['']],
  ['multiSection', 'reference letter', '     B. STRELSAU', ['     D. STRELSAU', '     A. STRELSAU']],
  ['multiSection', 'last reference letter', '     C. STRELSAU', ['     D. STRELSAU', '     E. STRELSAU']],
  ['department', 'reference year', 'B. 08 STATE', ['B. 10 STATE', 'C. 08 STATE']],
  ['smart', 'reference', 'B) 14 PORT', ['C) 14 PORT', 'B) 15 PORT']],
  ['smart', 'record number', '14 STRELSAU 77', ['13 STRELSAU 77', '15 STRELSAU 77', '14 PORT ALBA 77']],
  ['smart', 'day in words', 'Feb 03, 2014', ['Feb 04, 2014', 'Mar 03, 2014', 'Feb 03, 2013']],
  ['smart', 'date-time group', '031200Z FEB 14', ['041200Z FEB 14', '311200Z FEB 14', '032500Z FEB 14']],
  ['smart', 'From line', 'AMEMBASSY STRELSAU', ['AMEMBASSY PORT ALBA', 'SECSTATE WASHDC']],
  ['memo', 'date', 'January 2, 2012', ['January 2, 2032', 'January 2, 1996']],
  ['memo', 'subject', '(U) Text\n', ['Text\n', '(TS) Text\n', '(X) Text\n']],
]

/** The portion marks of each message, and what each may not become. */
const levels = ['U', 'C', 'S', 'TS'] as const
const highest: Readonly<Record<Name, (typeof levels)[number]>> = {
  multiSection: 'C',
  department: 'S',
  open: 'U',
  telegram: 'C',
  smart: 'S',
  memo: 'S',
}

function mutated(text: string, at: number, length: number, to: string): string {
  return text.slice(0, at) + to + text.slice(at + length)
}

/** The lines that findings name, from the changed text. */
function check(text: string) {
  const document = parseDocument(text)
  return checkDocument(document).map(({ rule, span, related }) => {
    const places = [span, ...related.map((other) => other.span)]
    return { rule, lines: places.map(({ start }) => linesOf(document).position(start).line) }
  })
}

/** One finding, and it names the changed line or, where the line is gone, one beside it. */
function expectOne(text: string, at: number, gone: boolean): void {
  const found = check(text)
  const rules = found.map(({ rule }) => rule)
  expect(rules, rules.join(' ')).toHaveLength(1)
  const line = text.slice(0, at).split('\n').length
  const named = found[0]?.lines ?? []
  // A side that is gone is told where it is due.
  if (!gone) expect(named, `${rules[0]} names ${named}, not ${line}`).toContain(line)
}

describe.each(Object.entries(messages))('%s', (name, text) => {
  test('agrees with itself', () => {
    expect(check(text)).toEqual([])
  })

  const marks = [...text.matchAll(/^(\d)\. \(([A-Z/]+)\) /gm)]
  test.each(marks.map((match) => [match[0], match.index] as const))('portion %s lost, unclosed, unknown or too high', (mark, index) => {
    const at = index + 3
    const length = mark.length - 4
    const written = mark.slice(4, -2)
    expectOne(mutated(text, at, length + 1, ''), at, false)
    expectOne(mutated(text, at, length, `(${written}`), at, false)
    expectOne(mutated(text, at, length, '(Q)'), at, false)
    if (written !== 'SBU') expectOne(mutated(text, at, length, `(${written.toLowerCase()})`), at, false)
    for (const level of levels.slice(levels.indexOf(highest[name as Name]) + 1)) {
      const controls = written.includes('//') ? '//NF' : ''
      expectOne(mutated(text, at, length, `(${level}${controls})`), at, false)
    }
  })

  const numbers = [...text.matchAll(/^(\d)\. /gm)]
  test.each(numbers.map((match) => [Number(match[1]), match.index] as const))('paragraph %i numbered wrongly', (number, at) => {
    for (const other of [number + 1, number + 5, 30 + number]) expectOne(mutated(text, at, 1, String(other)), at, false)
    // A number that comes again without a mark may be of a list within the paragraph.
    if (number > 1 && marks.length === numbers.length) expectOne(mutated(text, at, 1, String(number - 1)), at, false)
  })

  if (marks.length > 0) {
    test.each(marks.slice(1, -1).map((match) => [Number(match[1]), match.index] as const))(
      'the number of paragraph %i lost',
      (_number, at) => {
        expectOne(mutated(text, at, 3, ''), at, false)
      },
    )
  }
})

describe.each(sides)('%s: %s', (name, _side, from, to) => {
  test.each(to.map((other) => [other.replaceAll('\n', ' / ') || 'nothing', other] as const))(
    `${from.replaceAll('\n', ' / ')} becomes %s`,
    (_shown, other) => {
      const text = messages[name]
      const at = text.indexOf(from)
      expect(at).toBeGreaterThanOrEqual(0)
      expectOne(mutated(text, at, from.length, other), at, other.length < from.length && !other.includes(from.slice(0, 3)))
    },
  )
})
