import { describe, expect, test } from 'vitest'
import { readTemplate } from '../../src/release/template.ts'

/*
 * How the verification's own reader reads the form. Each line of a text stands behind what it is; `|` goes on with the line before, and
 * `?` is no line of the form.
 */
const width = 12
const labelOf = (line: string) => line.slice(0, width).trim()

function textOf(labelled: string): string {
  return `${labelled.replace(/^.{0,12}/gm, '')}\n`
}

function read(text: string): string {
  const { overall, stamps, slots, subject, items, unaccounted } = readTemplate(text)
  const labels = new Map<number, string>()
  const set = (label: string, { start, end }: { start: number; end: number }) => {
    for (const [index, line] of text.slice(start, end).split('\n').entries())
      labels.set(
        start + text.slice(start, end).split('\n', index).join('\n').length + (index > 0 ? 1 : 0),
        index === 0 ? label : line && '|',
      )
  }
  for (const span of overall) set('overall', span)
  for (const span of stamps) set('stamp', span)
  for (const { name, span } of slots) set(name, span)
  for (const { kind, span } of [...items, ...(subject ? [subject] : [])]) set(kind, span)
  for (const span of unaccounted) set('?', span)
  let offset = 0
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => {
      const label = labels.get(offset)
      offset += line.length + 1
      return label === undefined ? line && `${' '.repeat(width)}${line}` : `${label.padEnd(width)}${line}`
    })
  return lines.join('\n')
}

const forms = {
  'a cable to the public': `
overall     UNCLASSIFIED

stamp       RELEASED IN PART
stamp       B1 1.4(B), B1 1.5(D), B1 25X1, B1 50X1-HUM, B1 50X2-WMD, B2,
stamp       B3 50 USC 3024(i), B6, B7(C)
stamp       REVIEW AUTHORITY: R. Rassendyll   DATE: 2024-06-01
stamp       CASE: F-2024 1/2   DOC: C.05
stamp       FORMER MARKING: X TOP SECRET X

header      VZCZCABC0042
header      OO RUEHC RUEHZG
header      RUEHPA RUEHPB RUEHPC
header      DE RUEHST #0042/01 1241415
security    ZNR UUUUU ZZH ZDK1
header      O R 031415Z MAY 24
header      FM AMEMBASSY STRELSAU
header      TO RUEHC/SECSTATE WASHDC IMMEDIATE 1187
header      RUEHPA/AMEMBASSY PORT ALBA
header      RUEHHE/AMCONSUL HENTZAU
header      INFO RUEHZG/NATO EU COLLECTIVE
header      AMCONSUL HENTZAU
ending      BT
banner      UNCLAS STRELSAU 000042

caption     SENSITIVE
caption     SIPDIS

order       E.O. 13526: N/A
tags        TAGS: PREL, MARR, RU,
tags        ECON, EFIN, ETRD
placeholder SUBJECT: [subject line not declassified] [B1 1.4(B)]
placeholder REF: [references withheld pending review]

placeholder 1. [1 paragraph (2-5 lines) not declassified] [B1 1.4(B), B1 1.4(D)]

portion     2. (U) Text
|           of two.

portion     a. (U) Text.

portion     (12) (U//FOUO) Text.

portion     -- (U)

heading     (U) Heading
|           of two lines
            --------------------

portion     (U) Text of 1. January

placeholder [heading withheld] [B5]

placeholder 13. [text (more than 15 lines) withheld] [B5, B7(C)]

placeholder 14. [1 paragraph (1 line) withheld pending review]

placeholder [subparagraph ab (12 lines) withheld]

placeholder [subparagraph 12 withheld]

signature   TARRANT
ending      BT
ending      #0042

ending      NNNN

overall     UNCLASSIFIED`,
  'a cable to partners':
    `
overall     CONFIDENTIAL//REL TO USA, FVEY

header      ZZ
header      DE RUEHST #0042 1241415
security    ZNY RRRRR
header      031415Z MAY 24
header      FM AMEMBASSY STRELSAU

banner      C O N F I D E N T I A L STRELSAU 42

caption     REL TO USA, FVEY

order       E.O. 13526: DECL: 05/03/2034
subject     SUBJECT: (C//REL TO USA, FVEY) TEXT
|           OF MORE

authority   CLASSIFIED BY: Jane Q. Tarrant, Ambassador for reasons 1.4 (b), (c) and (d).

portion     1. (//CTS) Text.

portion     2. (//NATO)

portion     ab. (U) Text.

placeholder 2. [portion removed]

signature   R. RASSENDYLL`.replace('R. RASSENDYLL', 'RUPERT J. HENTZAU') +
    `

overall     CONFIDENTIAL//REL TO USA, FVEY`,
  'a derived cable': `
overall     SECRET

banner      S E C R E T

caption     NOFORN

order       E.O. 13526: DECL: 25X1, 20590503

authority   CLASSIFIED BY: Jane Q. Tarrant, Ambassador
authority   DERIVED FROM: 24 STRELSAU 42, 03 MAY 2024

portion     1. (S) Text.

ending      BT

ending      NNNN

overall     SECRET`,
  'a derived cable, of nobody': `
overall     TOP SECRET

banner      T O P S E C R E T STRELSAU

order       E.O. 12958: DECL: 25X1-HUMAN

authority   DERIVED FROM: SOURCE DOCUMENT

portion     1. (TS) Text.

signature   RUPERT J. HENTZAU
ending      BT

ending      NNNN

overall     TOP SECRET`,
  'a SMART message': `
overall     SECRET//NOFORN

header      MRN:            24 STRELSAU 42
header      Date/DTG:       May 03, 2024 / 031415Z MAY 24
header      From:           AMEMBASSY STRELSAU
header      Action:         WASHDC, SECSTATE IMMEDIATE; WHITE HOUSE WASHINGTON DC
order       E.O.:           13526
tags        TAGS:           PREL
caption     Captions:       NOFORN, SENSITIVE
placeholder Reference:      [references withheld pending review]
authority   Classified By:  Jane Q. Tarrant, Ambassador
authority   Reason:         1.4 (b) and (d)
authority   Declassify On:  20340503
placeholder Subject:        [subject line withheld] [B5]

portion     1. (U) Text of one.

signature   Signature:      TARRANT
header      Info:           AMEMBASSY PORT ALBA; AMEMBASSY HENTZAU ROUTINE

overall     SECRET//NOFORN`,
  'a derived SMART message': `
overall     SECRET//NOFORN

header      From:           AMEMBASSY STRELSAU
tags        TAGS:           PREL, MARR, RU
authority   Derived From:   24 STRELSAU 42
authority   Declassify On:  25X1-HUMAN, 20590503
subject     Subject:        (U) Text

portion     1. (S//NF) Text of one.

signature   Signature:      RUPERT HENTZAU
header      Info:           AMEMBASSY PORT ALBA

overall     SECRET//NOFORN`,
  'a memo': `
overall     SECRET//NOFORN

date        DATE: 03 MAY 2024

subject     SUBJECT: (U) Text of a subject

portion     1. (S//NF) Text of one.

authority   Classified By: Jane Q. Tarrant, Ambassador
authority   Reason: 1.5 (b), (c) and (d)
authority   Declassify On: 25X1-HUMAN

overall     SECRET//NOFORN`,
  'a derived memo': `
overall     SECRET

portion     (S) Text of one.

authority   Derived From: Source document
authority   Declassify On: 50X2-WMD, 20340503

overall     SECRET`,
  'a memo without an end': `
overall     SECRET

placeholder [text (6-15 lines) withheld pending review]

overall     SECRET`,
  'a status block of one line': `
overall     UNCLASSIFIED

stamp       RELEASED IN FULL
stamp       DATE: 2024-06-01
stamp       DOC: C05

portion     (U) Text.

overall     UNCLASSIFIED`,
  'a cable of one portion and captions': `
overall     SECRET//NOFORN

banner      S E C R E T

caption     NOFORN

portion     (S//NF) Text.

overall     SECRET//NOFORN`,
  'a cable of nothing but its signature': `
overall     UNCLASSIFIED

banner      UNCLAS

signature   TARRANT

overall     UNCLASSIFIED`,
  'a cable without an E.O. line': `
overall     UNCLASSIFIED

banner      UNCLAS

subject     SUBJECT: (U) TEXT

portion     1. (U) Text
|           SUBJECT: TEXT

overall     UNCLASSIFIED`,
  'a cable with a reference alone': `
overall     UNCLASSIFIED

banner      UNCLAS

placeholder REF: [references withheld pending review]

overall     UNCLASSIFIED`,
  'what is no line of a cable': `
overall     SECRET

header      FM AMEMBASSY STRELSAU
?           ZNY SSSSS
?           BT
?           S E C R E T

?           S E C R E T and more

?           NOFORN
?           and more

?           REF: none

?           REMARKS: (U) TEXT

?           SUBJECT: [subject line removed]
?           and more

?           TARRANT
?           BT
?           #0042

overall     SECRET`,
  'what is no line of a SMART message': `
overall     SECRET

header      MRN:            24 STRELSAU 42
?           Remarks:        (U) Text

?           Text.

signature   Signature:      TARRANT
?           Signature:      TARRANT

overall     SECRET`,
  'what is no line of a memo': `
overall     SECRET

date        DATE: 03 MAY 2024
?           DATE: 03 MAY 2024

?           SUBJECT: Text

?           SUBJECT: (U) Text

authority   Classified By: Jane Q. Tarrant
?           Classified By: Jane Q. Tarrant

overall     SECRET`,
  'what is no line of the form': `
overall     UNCLASSIFIED
?           and more

stamp       RELEASED IN PART
?           RELEASED IN PART
?           CASE: 1 DOC: 2
stamp       CASE: 1
?           REVIEW AUTHORITY: R. Rassendyll
?           B5

header      FM AMEMBASSY STRELSAU
?           RUEHC/SECSTATE WASHDC
?           DE RUEHST #0042 1241415

banner      UNCLAS STRELSAU
?           UNCLAS STRELSAU

?           E.O. 13526: N/A more
?           TAGS: PREL
?           SUBJECT: (U) TEXT

?           Text without a mark.

?           1. Text without a mark.
?           More of it.

?           1. (u) Text.

?           1. Text (U) of two.

?           1. Text (//CTS) of two.

?           1. (U)Text.

?           (//CTS)Text.

?           1. [1 paragraph (2-5 lines) withheld] [B1 1.4(B)]

?           1. [1 paragraph (2-5 lines) not declassified] [B5]

?           1. [1 paragraph withheld] [B10]

?           1. [portion removed] [B5]

?           [portion removed]
?           and more

overall     UNCLASSIFIED
?           and more`,
}
const labelled = Object.entries(forms).map(([name, text]) => [name, text.slice(1)] as const)

test.each(labelled)('%s', (_, form) => {
  expect(read(textOf(form))).toBe(form)
})

describe('a line of the form with a character more at either end is none', () => {
  const whole = new Set(['overall', 'portion', 'subject', 'heading', '|', '?', ''])
  test.each(labelled)('%s', (_, form) => {
    for (const [at, line] of form.split('\n').entries()) {
      if (whole.has(labelOf(line))) continue
      for (const damaged of [`¤${line.slice(width)}`, `${line.slice(width)}¤`]) {
        // Who reviewed it may be called anything; the policy says how.
        if (damaged.startsWith('REVIEW AUTHORITY')) continue
        const lines = textOf(form).split('\n')
        lines[at] = damaged
        expect([damaged, labelOf(read(lines.join('\n')).split('\n')[at] ?? '')]).toEqual([damaged, '?'])
      }
    }
  })
})

describe('blank lines', () => {
  test.each([
    ['one more', 'UNCLASSIFIED\n\n\n(U) Text.\n\nUNCLASSIFIED\n', [14]],
    ['at the beginning', '\nUNCLASSIFIED\n\n(U) Text.\n\nUNCLASSIFIED\n', [0]],
    ['at the end', 'UNCLASSIFIED\n\n(U) Text.\n\nUNCLASSIFIED\n\n', [39]],
    ['no line break at the end', 'UNCLASSIFIED\n\n(U) Text.\n\nUNCLASSIFIED', [37]],
    ['one', 'UNCLASSIFIED\n\n(U) Text.\n\nUNCLASSIFIED\n', []],
  ])('%s', (_, text, starts) => {
    expect(readTemplate(text).unaccounted.map(({ start }) => start)).toEqual(starts)
  })

  test('a text of one block has no line at the bottom', () => {
    expect(readTemplate('UNCLASSIFIED\n').overall).toEqual([{ start: 0, end: 12 }])
    expect(readTemplate('').unaccounted.length).toBeGreaterThan(0)
  })
})

/** What is told of one item: number, bullet, mark and text of what is released, or what a placeholder says. */
test.each<[string, object]>([
  ['2. (U) Text\nof two.', { kind: 'portion', number: 2, bullet: undefined, mark: '(U)', text: 'Text\nof two.' }],
  ['13. a. (S//NF) Text.', { kind: 'portion', number: 13, bullet: 'a', mark: '(S//NF)', text: 'Text.' }],
  ['(12) (U) Text.', { kind: 'portion', number: undefined, bullet: '12', mark: '(U)', text: 'Text.' }],
  ['-- (U) Text.', { kind: 'portion', number: undefined, bullet: '-', mark: '(U)', text: 'Text.' }],
  ['(U)', { kind: 'portion', mark: '(U)', text: '' }],
  ['(U) Heading\n--------------------', { kind: 'heading', mark: '(U)', text: 'Heading' }],
  ['1. (U) Heading\n--------------------', { kind: 'portion', text: 'Heading\n--------------------' }],
  ['a. (U) Heading\n--------------------', { kind: 'portion', text: 'Heading\n--------------------' }],
  ['(U) Heading\n-------------------', { kind: 'portion', text: 'Heading\n-------------------' }],
  ['(U) Heading\n---------------------', { kind: 'portion', text: 'Heading\n---------------------' }],
  ['--------------------', { kind: '?' }],
  [
    '3. [1 paragraph (2-5 lines) not declassified] [B1 1.4(B), B5]',
    { number: 3, unit: '1 paragraph', amount: '2-5 lines', codes: ['B1 1.4(B)', 'B5'] },
  ],
  [
    '[subparagraph a (1 line) withheld] [B5]',
    { number: undefined, unit: 'subparagraph', amount: '1 line', disposition: 'withheld', codes: ['B5'] },
  ],
  ['[heading withheld pending review]', { unit: 'heading', amount: undefined, disposition: 'withheld pending review', codes: [] }],
  ['[portion removed]', { unit: 'portion', amount: undefined, disposition: 'removed', codes: [] }],
])('%j', (block, expected) => {
  const text = `UNCLASSIFIED\n\n${block}\n\nUNCLASSIFIED\n`
  const [item] = readTemplate(text).items
  const told =
    item && item.kind !== 'placeholder'
      ? { ...item, mark: text.slice(item.mark.start, item.mark.end), text: text.slice(item.text.start, item.text.end) }
      : (item ?? { kind: '?' })
  expect(told).toMatchObject(expected)
})

test.each([
  ['cable', ['UNCLAS STRELSAU 000042']],
  ['cable', ['FM AMEMBASSY STRELSAU', 'UNCLAS']],
  ['cable', ['(U) Text.', 'UNCLAS']],
  ['cable', ['FM AMEMBASSY STRELSAU\nBT\nUNCLAS']],
  ['memo', ['(U) Text.', '(U) Text.', 'UNCLAS']],
  ['memo', ['(U) From:  nobody']],
  ['memo', ['From: nobody']],
  ['smart', ['MRN:            24 STRELSAU 42']],
  ['smart', ['Subject:        (U) Text']],
  ['memo', ['SUBJECT: (U) Text']],
  ['memo', ['DATE: 03 MAY 2024']],
  ['memo', []],
] as const)('%s: %j', (shape, blocks) => {
  expect(readTemplate(`${['UNCLASSIFIED', ...blocks, 'UNCLASSIFIED'].join('\n\n')}\n`).shape).toBe(shape)
})
