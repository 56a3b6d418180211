import { expect, test } from 'vitest'
import { parseDocument } from '../../grammar/parse.ts'
import { outline } from './outline.ts'

const header = `VZCZCXYZ0042
OO RUEHWEB

DE RUEHSZ #0042/01 1241415
ZNY SSSSS ZZH
O 031415Z MAY 07
FM AMEMBASSY STRELSAU
TO RUEHC/SECSTATE WASHDC IMMEDIATE 1187
INFO RUEHZG/LAKE EU COLLECTIVE PRIORITY
RUEHPA/AMEMBASSY PORT ALBA PRIORITY 0012
`
const opening = `S E C R E T STRELSAU 000042

NOFORN
SIPDIS

DEPARTMENT FOR EUR/CE

E.O. 12958: DECL: 05/03/2017
TAGS: PREL, MARR
SUBJECT: (C) TEXT OF A SUBJECT THAT GOES ON
OVER TWO LINES

REF: A. STRELSAU 12
     B. 06 STATE 345

Classified By: DCM R. Rassendyll, Reason 1
.4 B/D
`
const head = ['FL1', 'FL2', 'FL3', 'FL4', 'FL5', 'FL6', 'FL7', 'FL8', 'FL8']
const top = [
  'banner S STRELSAU 000042',
  'captions NOFORN',
  'captions SIPDIS',
  'pass-line',
  'executive-order 12958 date',
  'tags',
  'subject (C)',
  'references',
  'authority original 1.4(b) 1.4(d)',
]

test.each<[name: string, text: string, expected: string[]]>([
  [
    'a whole cable',
    `${header}\n${opening}\n1. (C) Text.\n\n2. (S//NF) Text.\n\nTARRANT\nBT\n#0042\n\nNNNN\n`,
    [...head, ...top, '¶1 (C)', '¶2 (S//NF)', 'signature', 'ending', 'ending', 'ending'],
  ],
  [
    'a cable from FL5',
    `${header.slice(header.indexOf('O 0314'))}\n${opening}\n1. (C) Text.\n`,
    ['FL5', 'FL6', 'FL7', 'FL8', 'FL8', ...top, '¶1 (C)'],
  ],
  ['a cable from FL12', `${opening}\n1. (C) Text.\n`, [...top, '¶1 (C)']],
  ['a cable with CRLF', `${opening}\n1. (C) Text.\n`.replaceAll('\n', '\r\n'), [...top, '¶1 (C)']],
  ['a cable with CR only', `${opening}\n1. (C) Text.\n`.replaceAll('\n', '\r'), [...top, '¶1 (C)']],
  [
    'a portion over a blank line',
    'S E C R E T STRELSAU 000042\n\nSUBJECT: TEXT\n\n1. (S) Text goes\n\non here.\n',
    ['banner S STRELSAU 000042', 'subject', '¶1 (S)'],
  ],
  [
    'a portion over a page header',
    'S E C R E T STRELSAU 000042\n\nSUBJECT: TEXT\n\n1. (S) Text goes\n\nSTRELSAU 00000042  002 OF 003\n\non here.\n\n2. (S) Text.\n',
    ['banner S STRELSAU 000042', 'subject', '¶1 (S) over 1', '¶2 (S)'],
  ],
  [
    'a page header between portions',
    'S E C R E T STRELSAU 000042\n\nSUBJECT: TEXT\n\n1. (S) Text.\n\nSTRELSAU 00000042  002 OF 003\n\n2. (S) Text.\n',
    ['banner S STRELSAU 000042', 'subject', '¶1 (S)', 'page-header', '¶2 (S)'],
  ],
  [
    'headings',
    'S E C R E T STRELSAU 000042\n\nSUBJECT: TEXT\n\n1. (S) Text.\n\nNEXT STEPS\n----------\n\n2. (S) Text.\n\n#### After That\n\n-----\n\n3. (S) Text.\n',
    ['banner S STRELSAU 000042', 'subject', '¶1 (S)', 'heading', '¶2 (S)', 'heading', '¶3 (S)'],
  ],
  [
    'sub-portions',
    'S E C R E T STRELSAU 000042\n\nSUBJECT: TEXT\n\n1. (S) Text:\n\na. (C) Text.\n\nb. (S) Text.\n\n-- (U) Text.\n\n2. (S) Text.\n',
    ['banner S STRELSAU 000042', 'subject', '¶1 (S)', '¶1.a (C)', '¶1.b (S)', '¶1.- (U)', '¶2 (S)'],
  ],
  [
    'bullets without marks belong to their paragraph',
    'S E C R E T STRELSAU 000042\n\nSUBJECT: TEXT\n\n1. (S) Text.\n\n-- Text.\n\n-- Text.\n\n2. (S) Text.\n',
    ['banner S STRELSAU 000042', 'subject', '¶1 (S)', '¶2 (S)'],
  ],
  [
    'two portions on one line',
    'S E C R E T STRELSAU 000042\n\nSUBJECT: TEXT\n\n1. (U) Text. 2. (S) Text.\n',
    ['banner S STRELSAU 000042', 'subject', '¶1 (U)', '¶2 (S)'],
  ],
  [
    'a mark behind a full stop begins a portion',
    'S E C R E T STRELSAU 000042\n\nSUBJECT: TEXT\n\n1. (U) Text. (S//NF) Text.\n',
    ['banner S STRELSAU 000042', 'subject', '¶1 (U)', 'line:5 (S//NF)'],
  ],
  [
    'quoted text keeps its numbers',
    'S E C R E T STRELSAU 000042\n\nSUBJECT: TEXT\n\n1. (S) Begin text:\n\nArticle One\n\n7. Text.\n\nEnd text.\n\n2. (S) Text.\n',
    ['banner S STRELSAU 000042', 'subject', '¶1 (S)', '¶2 (S)'],
  ],
  [
    'a marked paragraph ends a quotation',
    'S E C R E T STRELSAU 000042\n\nSUBJECT: TEXT\n\n1. (U) Begin text:\n\n2. (S) Text.\n\nEnd text.\n',
    ['banner S STRELSAU 000042', 'subject', '¶1 (U)', '¶2 (S)', 'unmarked'],
  ],
  [
    'pilcrows and misread pilcrows',
    'S E C R E T STRELSAU 000042\n\nSUBJECT: TEXT\n\n¶1. (S) Text.\n\n12. (S) Text.\n\n13. (S) Text.\n\n¶5. (S) Text.\n',
    ['banner S STRELSAU 000042', 'subject', '¶1 (S)', '¶2 (S)', '¶3 (S)', '¶5 (S)'],
  ],
  [
    'a number twice',
    'S E C R E T STRELSAU 000042\n\nSUBJECT: TEXT\n\n1. (S) Text.\n\n2. (S) Text.\n\n2. (S) Text.\n',
    ['banner S STRELSAU 000042', 'subject', '¶1 (S)', '¶2 (S)', '¶2:2 (S)'],
  ],
  [
    'a portion without a mark',
    'S E C R E T STRELSAU 000042\n\nSUBJECT: TEXT\n\n1. (S) Text.\n\n2. Text.\n',
    ['banner S STRELSAU 000042', 'subject', '¶1 (S)', '¶2 unmarked'],
  ],
  [
    'a list inside a portion',
    'S E C R E T STRELSAU 000042\n\nSUBJECT: TEXT\n\n1. (S) Text:\n1) text;\n2) text.\n\n2. (S) Text.\n',
    ['banner S STRELSAU 000042', 'subject', '¶1 (S)', '¶2 (S)'],
  ],
  [
    'a year at the start of a wrapped line',
    'S E C R E T STRELSAU 000042\n\nSUBJECT: TEXT\n\n1. (S) Text in\n2007. Text.\n',
    ['banner S STRELSAU 000042', 'subject', '¶1 (S)'],
  ],
  [
    'an entire-text mark',
    'C O N F I D E N T I A L STRELSAU 000042\n\nSUBJECT: TEXT\n\n1. (C - Entire text.)\n\n2. Text.\n\n3. Text.\n',
    ['banner C STRELSAU 000042', 'subject', '¶1 (C)', '¶2 (C) inherited', '¶3 (C) inherited'],
  ],
  [
    'an authority block inside ¶1',
    'S E C R E T STRELSAU 000042\n\nSUBJECT: TEXT\n\n1. (U) CLASSIFIED BY DCM R. RASSENDYLL; REASONS 1.4 (B) AND (D).\n\n2. (S) Text.\n',
    ['banner S STRELSAU 000042', 'subject', '¶1 (U)', 'authority original 1.4(b) 1.4(d)', '¶2 (S)'],
  ],
  [
    'a website footer',
    "S E C R E T STRELSAU 000042\n\nSUBJECT: TEXT\n\n1. (S) Text.\n\nVisit Strelsau's Classified Website:\nhttp://www.state.sgov.gov/p/eur/strelsau/\n\nTARRANT\n",
    ['banner S STRELSAU 000042', 'subject', '¶1 (S)', 'website', 'signature'],
  ],
  [
    'what a publisher withheld',
    'S E C R E T STRELSAU 000042\n\nSUBJECT: TEXT\n\n1. [1 paragraph (2-5 lines) not declassified] [B1 1.4(D)]\n\n2. (U) Text.\n\n[heading not declassified] [B1 1.4(D)]\n\n3. XXXXXXXXXXXX\n',
    ['banner S STRELSAU 000042', 'subject', '¶1 unmarked withheld', '¶2 (U)', 'heading', '¶3 unmarked withheld'],
  ],
  [
    'a level that got lost',
    `${header}\nSTRELSAU 000042\n\nSUBJECT: TEXT\n\n1. (S) Text.\n`,
    [...head, 'banner ? STRELSAU 000042', 'subject', '¶1 (S)'],
  ],
  [
    'captions glued to the banner',
    'C O N F I D E N T I A L STRELSAU 000549SIPDISE.O. 12958: DECL: 05/03/2017\nSUBJECT: TEXT\n\n1. (C) Text.\n',
    ['banner C STRELSAU 000549', 'captions SIPDIS', 'executive-order 12958 date', 'subject', '¶1 (C)'],
  ],
  [
    'a release above a cable',
    `UNCLASSIFIED\n\nRELEASED IN PART\nB1 1.4(B), B1 1.4(D), B5\n\n${header}\nUNCLAS STRELSAU 000042\n\nSUBJECT: [subject line not declassified] [B1]\n\n1. (U) Text.\n\nUNCLASSIFIED\n`,
    ['page-header U', 'stamp', 'stamp', ...head, 'banner U STRELSAU 000042', 'subject', '¶1 (U)', 'page-header U'],
  ],
  [
    'a memo',
    'SECRET//NOFORN\n\nMEMORANDUM FOR THE RECORD\nDATE: 3 May 2024\nSUBJECT: (U) Text\n\n1. (U) Text.\n\n   a. (S//NF) Text.\n\n2. (U) Text.\n\nClassified By: R. Rassendyll, Chief\nReason: 1.4(c)\nDeclassify On: 20340503\n\nSECRET//NOFORN\n',
    [
      'banner S',
      'field MEMORANDUM FOR',
      'field DATE',
      'subject (U)',
      '¶1 (U)',
      '¶1.a (S//NF)',
      '¶2 (U)',
      'authority original 1.4(c)',
      'banner S',
    ],
  ],
  [
    'a memo with unnumbered portions',
    'SECRET\n\n(U) Text.\n\n(S) Text.\n\nText without a mark.\n',
    ['banner S', 'line:3 (U)', 'line:5 (S)', 'line:7 unmarked'],
  ],
  ['a memo without blank lines', 'SECRET\n1. (S) Text.\n2. (U) Text.', ['banner S', '¶1 (S)', '¶2 (U)']],
  ['prose', 'Copyright (c) 2007. The letters (a) and (b).\n\n(C) 2009 Text.\n', ['unmarked', 'unmarked']],
  ['two marks before one text', 'SECRET\n\n(S) (C) Text.\n\n(U) Text.', ['banner S', 'line:3 (S)', 'line:5 (U)']],
  [
    'a list letter behind a gap in mid-sentence',
    'S E C R E T STRELSAU 000042\n\nSUBJECT: TEXT\n\n1. (S) Text of (a) one, (b) two and\n\n(c) three.\n',
    ['banner S STRELSAU 000042', 'subject', '¶1 (S)'],
  ],
  [
    'references with their letters in parentheses',
    'S E C R E T STRELSAU 000042\n\nSUBJECT: TEXT\n\nREF: (A) STRELSAU 12;\n     (B) STRELSAU 13;\n     (C) STRELSAU 14\n\n1. (S) Text.\n',
    ['banner S STRELSAU 000042', 'subject', 'references', '¶1 (S)'],
  ],
  [
    'a caption that names levels',
    'UNCLAS STRELSAU 000042\n\nSENSITIVE BUT UNCLASSIFIED\n\nSUBJECT: TEXT\n\n1. (U) Text.\n',
    ['banner U STRELSAU 000042', 'captions SENSITIVE', 'subject', '¶1 (U)'],
  ],
  [
    'a block that begins with its reason',
    'SECRET\n\n(S) Text.\n\n(U) Text.\n\nReason: 1.4(c)\nClassified By: R. Rassendyll\nDeclassify On: 20340503\n',
    ['banner S', 'line:3 (S)', 'line:5 (U)', 'authority original 1.4(c)'],
  ],
  [
    'the end of a quotation is no signature',
    'S E C R E T STRELSAU 000042\n\nSUBJECT: TEXT\n\n1. (S) Begin text: Text.\n\nEND TEXT.\n',
    ['banner S STRELSAU 000042', 'subject', '¶1 (S)'],
  ],
  [
    'a signature with an accent',
    'S E C R E T STRELSAU 000042\n\nSUBJECT: TEXT\n\n1. (S) Text.\n\nMÜLLER\n',
    ['banner S STRELSAU 000042', 'subject', '¶1 (S)', 'signature'],
  ],
  ['a banner with an unknown word', 'SECRET//QUILLFEATHER\n\n(U) Text.\n', ['banner S', 'line:3 (U)']],
  ['nothing', '', []],
])('%s', (_name, text, expected) => {
  expect(outline(text)).toEqual(expected)
})

const department = 'U.S. Department of State'
const pageStamp = `UNCLASSIFIED ${department} Case No. F-2099-00001 Doc No. C00000001 Date: 01/02/2099`

test('a SMART message is read with its fields', () => {
  const text = `${pageStamp}

                    RELEASED IN PART
                    B6

From:                Rassendyll, R
Sent:                Thursday
Subject:             FW: Text

See below.

                                UNCLASSIFIED
                                    SBU

MRN:            12 PORT ALBA 318
Date/DTG:       May 09, 2012 / 091041Z MAY 12
From:           USINT PORT ALBA
Action:         WASHDC, SECSTATE PRIORITY
E.O.:           13526
TAGS:           ECON, PREL
Captions:       SENSITIVE, SIPDIS
Pass Line:      STATE FOR EUR
Subject:        Text

1. (SBU) Text goes
${pageStamp}
on here.

2. (U) Text.

Signature:      TARRANT
Drafted By:     PORT ALBA:Rassendyll, R
                                UNCLASSIFIED
                                    SBU
`
  const document = parseDocument(text)
  expect(document.format).toBe('smart')
  expect(document.header?.recordNumber?.value).toEqual({ year: 2012, post: 'PORT ALBA', number: '318' })
  expect(document.date?.value).toEqual({ year: 2012, month: 5, day: 9 })
  expect(document.captions.map(({ id }) => id)).toContain('SENSITIVE')
  expect(document.bannerLines.map(({ marking }) => marking.level)).toEqual(['U', 'U'])
  expect(document.portions.map(({ place }) => place)).toEqual(['¶1', '¶2'])
  expect(document.portions[0]?.interruptions).toHaveLength(1)
  expect(document.executiveOrder?.number?.value).toBe('13526')
})
