import { describe, expect, test } from 'vitest'
import { parseDocument } from '../grammar/parse.ts'
import { linesOf, placeOf } from '../grammar/place.ts'
import { checkDocument } from '../rules/check.ts'

/** Every side of an invented cable that another side has to agree with. */
interface Cable {
  channel: string
  called: string
  serial: string
  julian: string
  security: string
  prosign: string
  group: string
  from: string
  action: string
  banner: string
  section: string
  post: string
  number: string
  captions: readonly string[]
  order: string
  references: readonly string[]
  block: readonly string[]
  paragraphs: readonly string[]
  pageHeader: string
}

function render(cable: Cable): string {
  const lines = [
    `VZCZC${cable.channel}0042`,
    cable.called,
    `DE RUEHST ${cable.serial} ${cable.julian}`,
    `${cable.security} ZZH`,
    `${cable.prosign} ${cable.group}`,
    `FM ${cable.from}`,
    `TO RUEHC/SECSTATE WASHDC ${cable.action} 0042`,
    'INFO RUEHPA/AMEMBASSY PORT ALBA PRIORITY 0017',
    '',
    `${cable.banner} ${cable.section}${cable.post} ${cable.number}`,
    '',
    ...cable.captions,
    '',
    cable.order,
    'TAGS: PREL',
    'SUBJECT: TEXT',
    '',
    ...(cable.references.length > 0 ? [`REF: ${cable.references.join('\n     ')}`, ''] : []),
    ...(cable.block.length > 0 ? [...cable.block, ''] : []),
  ]
  for (const [index, paragraph] of cable.paragraphs.entries()) {
    lines.push(paragraph, '')
    if (index === 0 && cable.pageHeader !== '') lines.push(cable.pageHeader, '')
  }
  lines.push('RASSENDYLL')
  return lines.join('\n')
}

const confidential: Cable = {
  channel: 'XRO',
  called: 'OO RUEHAA RUEHBB',
  serial: '#0042/01',
  julian: '0810820',
  security: 'ZNY CCCCC',
  prosign: 'O',
  group: '220820Z MAR 07',
  from: 'AMEMBASSY STRELSAU',
  action: 'IMMEDIATE',
  banner: 'C O N F I D E N T I A L',
  section: 'SECTION 01 OF 02 ',
  post: 'STRELSAU',
  number: '000042',
  captions: ['SIPDIS'],
  order: 'E.O. 12958: DECL: 03/16/2017',
  references: ['A. 07 PORT ALBA 12', 'B. 06 STRELSAU 13'],
  block: ['Classified By: R. Hentzau, DCM, Reason 1.4 B/D'],
  paragraphs: ['1. (C) Text.', '2. (C) Text.', '3. (U) Text.', '4. (C) Text.'],
  pageHeader: 'STRELSAU 00000042  002 OF 002',
}
const secret: Cable = {
  ...confidential,
  channel: 'XYZ',
  called: 'PP RUEHWEB',
  security: 'ZNY SSSSS',
  prosign: 'P R',
  action: 'PRIORITY',
  banner: 'S E C R E T',
  section: '',
  captions: ['NOFORN', 'SIPDIS'],
  order: 'E.O. 12958: DECL: 03/22/2017',
  references: [],
  block: ['Classified By: R. Hentzau, DCM', 'Reason: 1.4(b)', 'Declassify On: 03/22/2017'],
  paragraphs: ['1. (S//NF) Text.', '2. (C) Text.', '3. (U) Text.'],
  pageHeader: '          SECRET',
}
const derived: Cable = {
  ...secret,
  security: 'ZNY CCCCC',
  banner: 'C O N F I D E N T I A L',
  captions: ['SIPDIS'],
  order: 'E.O. 12958: DECL: 03/22/2017',
  block: ['Classified By: R. Hentzau, DCM', 'Derived From: Multiple Sources', 'Declassify On: 03/22/2017'],
  paragraphs: ['1. (U) Text.', '2. (C) Text.'],
  pageHeader: '',
}
const sensitive: Cable = {
  ...confidential,
  serial: '#0042',
  security: 'ZNR UUUUU',
  banner: 'UNCLAS',
  section: '',
  captions: ['SENSITIVE', 'SIPDIS'],
  order: 'E.O. 12958: N/A',
  block: [],
  paragraphs: ['1. (SBU) Text.', '2. (U) Text.', '3. (SBU) Text.'],
  pageHeader: '',
}
const unclassified: Cable = { ...sensitive, captions: ['SIPDIS'], paragraphs: ['1. (U) Text.', '2. (U) Text.', '3. (U) Text.'] }
const cables = { confidential, secret, derived, sensitive, unclassified }

type Change = Partial<Cable>
/** What is changed, the one rule that has to find it, and a place that its finding names. */
type Mutation = readonly [keyof typeof cables, string, Change, rule: string, place: string]

const swap = (list: readonly string[], from: string, to: string) => list.map((item) => item.replace(from, to))
const without = (list: readonly string[], from: string) => list.filter((item) => !item.startsWith(from))

const mutations: readonly Mutation[] = [
  // The transmission header.
  ['confidential', 'a lower letter', { security: 'ZNR UUUUU' }, 'header-security-mismatch', 'line:4'],
  ['confidential', 'a higher letter', { security: 'ZNY SSSSS' }, 'header-security-mismatch', 'line:4'],
  ['secret', 'a lower letter', { security: 'ZNY CCCCC' }, 'header-security-mismatch', 'line:4'],
  ['derived', 'a lower letter', { security: 'ZNR UUUUU' }, 'header-security-mismatch', 'line:4'],
  ['sensitive', 'a higher letter', { security: 'ZNY CCCCC' }, 'header-security-mismatch', 'line:4'],
  ['unclassified', 'a higher letter', { security: 'ZNY SSSSS' }, 'header-security-mismatch', 'line:4'],
  ['confidential', 'ZNR before the right letters', { security: 'ZNR CCCCC' }, 'znr-classified', 'line:4'],
  ['confidential', 'a garbled letter', { security: 'ZNY CCSCC' }, 'security-letters-malformed', 'line:4'],
  ['confidential', 'another serial', { serial: '#0043/01' }, 'serial-mismatch', 'line:3'],
  ['confidential', 'another section in the DE line', { serial: '#0042/02' }, 'section-mismatch', 'line:3'],
  ['confidential', 'no section in the DE line', { serial: '#0042' }, 'section-mismatch', 'line:3'],
  ['sensitive', 'a section in the DE line', { serial: '#0042/01' }, 'section-mismatch', 'line:3'],
  ['confidential', 'another Julian day', { julian: '0830820' }, 'julian-day-mismatch', 'line:3'],
  ['confidential', 'an earlier Julian day', { julian: '0800820' }, 'julian-day-mismatch', 'line:3'],
  ['confidential', 'another day', { group: '230820Z MAR 07' }, 'julian-day-mismatch', 'line:5'],
  ['confidential', 'another month', { group: '220820Z APR 07' }, 'julian-day-mismatch', 'line:5'],
  ['secret', 'a day that is none', { group: '320820Z MAR 07' }, 'date-time-invalid', 'line:5'],
  ['secret', 'an hour that is none', { group: '222520Z MAR 07' }, 'date-time-invalid', 'line:5'],
  ['confidential', 'a lower routing precedence', { called: 'PP RUEHAA RUEHBB' }, 'precedence-mismatch', 'line:2'],
  ['confidential', 'a lower prosign', { prosign: 'P' }, 'precedence-mismatch', 'line:5'],
  ['secret', 'prosigns changed about', { prosign: 'R P' }, 'precedence-ascending', 'line:5'],
  ['confidential', 'a lower word for action', { action: 'ROUTINE' }, 'action-precedence-mismatch', 'line:7'],
  ['confidential', 'another FM', { from: 'AMEMBASSY PORT ALBA' }, 'post-mismatch', 'line:6'],
  // The banner line.
  ['confidential', 'a lower level', { banner: 'UNCLAS' }, 'banner-below-portions', 'banner'],
  ['confidential', 'a higher level', { banner: 'S E C R E T' }, 'header-security-mismatch', 'banner'],
  ['secret', 'a lower level', { banner: 'C O N F I D E N T I A L', pageHeader: '' }, 'banner-below-portions', 'banner'],
  ['derived', 'a lower level', { banner: 'UNCLAS' }, 'banner-below-portions', 'banner'],
  ['sensitive', 'a higher level', { banner: 'C O N F I D E N T I A L' }, 'header-security-mismatch', 'banner'],
  ['unclassified', 'a higher level', { banner: 'S E C R E T' }, 'header-security-mismatch', 'banner'],
  ['confidential', 'a misspelt level', { banner: 'C O N F I D E N T A L' }, 'banner-misspelt', 'banner'],
  ['confidential', 'another number', { number: '000044' }, 'serial-mismatch', 'banner'],
  ['confidential', 'another post', { post: 'PORT ALBA' }, 'post-mismatch', 'banner'],
  ['confidential', 'another section', { section: 'SECTION 02 OF 02 ' }, 'section-mismatch', 'banner'],
  ['confidential', 'another number of sections', { section: 'SECTION 01 OF 03 ' }, 'page-header-section', 'banner'],
  ['confidential', 'post and number of another message', { post: 'PORT ALBA', number: '000077' }, 'mixed-record', 'banner'],
  [
    'confidential',
    'the header of another message',
    { from: 'AMEMBASSY PORT ALBA', serial: '#0077/01', security: 'ZNR UUUUU' },
    'mixed-record',
    'banner',
  ],
  // Captions.
  ['secret', 'no NOFORN', { captions: ['SIPDIS'] }, 'noforn-caption-missing', '¶1'],
  ['confidential', 'NOFORN', { captions: ['NOFORN', 'SIPDIS'] }, 'noforn-caption-unsupported', 'captions'],
  ['sensitive', 'no SENSITIVE', { captions: ['SIPDIS'] }, 'sensitive-caption-missing', 'banner'],
  ['confidential', 'NODIS', { captions: ['NODIS', 'SIPDIS'] }, 'captions-exclusive', 'captions'],
  // The E.O. line.
  ['confidential', 'N/A', { order: 'E.O. 12958: N/A' }, 'declassify-missing', 'order'],
  ['confidential', 'no instruction', { order: 'E.O. 12958: DECL:' }, 'declassify-missing', 'order'],
  ['confidential', 'no E.O. line', { order: '' }, 'executive-order-missing', 'banner'],
  ['confidential', 'a mistyped order', { order: 'E.O. 12598: DECL: 03/16/2017' }, 'executive-order-unknown', 'order'],
  ['confidential', 'a day that is none', { order: 'E.O. 12958: DECL: 02/30/2017' }, 'declassify-date-invalid', 'order'],
  ['confidential', 'a day before the cable', { order: 'E.O. 12958: DECL: 03/16/2006' }, 'declassify-before-document', 'order'],
  ['confidential', 'a day of another century', { order: 'E.O. 12958: DECL: 03/16/2117' }, 'declassify-beyond-25-years', 'order'],
  ['confidential', '20 years', { order: 'E.O. 12958: DECL: 03/16/2027' }, 'declassify-beyond-10-years', 'order'],
  ['secret', 'another day than the block', { order: 'E.O. 12958: DECL: 03/23/2017' }, 'declassify-disagrees', 'order'],
  ['secret', 'a day before the cable', { order: 'E.O. 12958: DECL: 03/22/2006' }, 'declassify-before-document', 'order'],
  ['secret', '12 years, and 10 in the block', { order: 'E.O. 12958: DECL: 03/22/2019' }, 'declassify-disagrees', 'order'],
  ['sensitive', 'a day', { order: 'E.O. 12958: DECL: 03/16/2017' }, 'declassify-on-unclassified', 'order'],
  // The authority block.
  ['confidential', 'no block', { block: [] }, 'authority-missing', 'subject'],
  ['confidential', 'no reason', { block: ['Classified By: R. Hentzau, DCM.'] }, 'reason-missing', 'authority'],
  ['confidential', 'a letter that is none', { block: ['Classified By: R. Hentzau, DCM, Reason 1.4 K'] }, 'reason-unknown', 'authority'],
  ['confidential', 'a section that is none', { block: ['Classified By: R. Hentzau, DCM, Reason 1.8 B/D'] }, 'reason-unknown', 'authority'],
  ['confidential', 'the old section', { block: ['Classified By: R. Hentzau, DCM, Reason 1.5 B/D'] }, 'reason-outdated', 'authority'],
  [
    'secret',
    'another day than the E.O. line',
    { block: swap(secret.block, '03/22/2017', '03/22/2016') },
    'declassify-disagrees',
    'authority',
  ],
  [
    'secret',
    'a source beside the reason',
    { block: [...secret.block, 'Derived From: Multiple Sources'] },
    'reason-and-derived-from',
    'authority',
  ],
  ['derived', 'no source', { block: without(derived.block, 'Derived From') }, 'reason-missing', 'authority'],
  ['unclassified', 'a block', { block: confidential.block }, 'authority-on-unclassified', 'authority'],
  // The portions.
  ['confidential', 'a higher mark', { paragraphs: swap(confidential.paragraphs, '2. (C)', '2. (S)') }, 'banner-below-portions', '¶2'],
  ['unclassified', 'a higher mark', { paragraphs: swap(unclassified.paragraphs, '3. (U)', '3. (C)') }, 'banner-below-portions', '¶3'],
  ['secret', 'the highest mark lowered', { paragraphs: swap(secret.paragraphs, '(S//NF)', '(C//NF)') }, 'banner-above-portions', 'banner'],
  [
    'derived',
    'the only classified mark lowered',
    { paragraphs: swap(derived.paragraphs, '(C)', '(U)') },
    'banner-above-portions',
    'banner',
  ],
  [
    'secret',
    'NOFORN taken off a mark',
    { paragraphs: swap(secret.paragraphs, '(S//NF)', '(S)') },
    'noforn-caption-unsupported',
    'captions',
  ],
  [
    'confidential',
    'NOFORN put on a mark',
    { paragraphs: swap(confidential.paragraphs, '2. (C)', '2. (C//NF)') },
    'noforn-caption-missing',
    '¶2',
  ],
  ['confidential', 'a mark lost', { paragraphs: swap(confidential.paragraphs, '2. (C) ', '2. ') }, 'portion-unmarked', '¶2'],
  ['secret', 'the highest mark lost', { paragraphs: swap(secret.paragraphs, '1. (S//NF) ', '1. ') }, 'portion-unmarked', '¶1'],
  ['sensitive', 'a mark lost', { paragraphs: swap(sensitive.paragraphs, '3. (SBU) ', '3. ') }, 'portion-unmarked', '¶3'],
  ['confidential', 'a mark that is none', { paragraphs: swap(confidential.paragraphs, '2. (C)', '2. (X)') }, 'malformed-marking', '¶2'],
  ['secret', 'the highest mark unclosed', { paragraphs: swap(secret.paragraphs, '(S//NF)', '(S//NF') }, 'malformed-marking', '¶1'],
  ['secret', 'a control before the level', { paragraphs: swap(secret.paragraphs, '(S//NF)', '(NF//S)') }, 'malformed-marking', '¶1'],
  ['confidential', 'a mark in lower case', { paragraphs: swap(confidential.paragraphs, '2. (C)', '2. (c)') }, 'marking-spelling', '¶2'],
  ['secret', 'one slash', { paragraphs: swap(secret.paragraphs, '(S//NF)', '(S/NF)') }, 'marking-single-slash', '¶1'],
  ['confidential', 'a number skipped', { paragraphs: swap(confidential.paragraphs, '4. (C)', '5. (C)') }, 'portion-number-gap', '¶5'],
  ['confidential', 'a paragraph taken out', { paragraphs: without(confidential.paragraphs, '2.') }, 'portion-number-gap', '¶3'],
  ['confidential', 'a number lost', { paragraphs: swap(confidential.paragraphs, '2. (C)', '(C)') }, 'portion-number-lost', 'line:27'],
  [
    'confidential',
    'a number repeated',
    { paragraphs: swap(confidential.paragraphs, '3. (U)', '2. (U)') },
    'portion-number-repeated',
    '¶2:2',
  ],
  ['confidential', 'a wrong number', { paragraphs: swap(confidential.paragraphs, '2. (C)', '9. (C)') }, 'portion-number-wrong', '¶9'],
  // Page headers and references.
  ['confidential', 'another number in a page header', { pageHeader: 'STRELSAU 00000043  002 OF 002' }, 'page-header-number', 'line:25'],
  ['confidential', 'another count in a page header', { pageHeader: 'STRELSAU 00000042  002 OF 003' }, 'page-header-section', 'line:25'],
  ['secret', 'another class word', { pageHeader: '          CONFIDENTIAL' }, 'page-header-disagrees', 'line:25'],
  ['confidential', 'a letter skipped', { references: swap(confidential.references, 'B.', 'C.') }, 'reference-letters', 'references'],
  ['confidential', 'a later year', { references: swap(confidential.references, '06', '09') }, 'reference-after-document', 'references'],
]

describe.each(Object.entries(cables))('the %s cable', (_name, cable) => {
  test('is consistent', () => {
    expect(checkDocument(parseDocument(render(cable))).map(({ rule, place }) => [rule, place])).toEqual([])
  })
})

describe('one finding for one change', () => {
  test.each(mutations)('%s with %s', (name, _change, change, rule, place) => {
    const document = parseDocument(render({ ...cables[name], ...change }))
    const findings = checkDocument(document)
    expect(findings.map((finding) => finding.rule)).toEqual([rule])
    const named = findings.flatMap(({ span, related }) => [span, ...related.map((other) => other.span)])
    const places = named.flatMap(({ start }) => [placeOf(document, start), `line:${linesOf(document).position(start).line}`])
    expect(places).toContain(place)
  })
})

test('a finding about the level names all sides', () => {
  const [finding] = checkDocument(parseDocument(render({ ...confidential, security: 'ZNY SSSSS' })))
  expect([finding?.place, ...(finding?.related.map(({ place }) => place) ?? [])]).toEqual(['header', 'banner', 'order', 'authority', '¶1'])
})

/** Every side of an invented memo. */
interface Memo {
  top: string
  date: string
  subject: string
  paragraphs: readonly string[]
  block: readonly string[]
  bottom: string
}

function renderMemo({ top, date, subject, paragraphs, block, bottom }: Memo): string {
  const blockLines = block.length > 0 ? [...block, ''] : []
  return [
    top,
    '',
    date,
    '',
    'MEMORANDUM FOR THE RECORD',
    '',
    subject,
    '',
    ...paragraphs.flatMap((line) => [line, '']),
    ...blockLines,
    bottom,
  ].join('\n')
}

const original: Memo = {
  top: 'SECRET//NOFORN',
  date: 'January 2, 2012',
  subject: 'SUBJECT: (U) Text',
  paragraphs: ['1. (S//NF) Text.', '2. (C) Text.', '3. (U) Text.'],
  block: ['Classified By: R. Hentzau, Director', 'Reason: 1.4(b), (d)', 'Declassify On: 20220102'],
  bottom: 'SECRET//NOFORN',
}
const derivative: Memo = {
  ...original,
  top: 'CONFIDENTIAL',
  paragraphs: ['1. (C) Text.', '2. (U) Text.'],
  block: ['Classified By: R. Hentzau, Director', 'Derived From: Guide 7, 3 May 2010', 'Declassify On: 20220102'],
  bottom: 'CONFIDENTIAL',
}
const open: Memo = { ...original, top: 'UNCLASSIFIED', paragraphs: ['1. (U) Text.', '2. (U) Text.'], block: [], bottom: 'UNCLASSIFIED' }
const memos = { original, derivative, open }

const memoMutations: readonly (readonly [keyof typeof memos, string, Partial<Memo>, rule: string, place: string])[] = [
  ['original', 'a lower level at the top', { top: 'CONFIDENTIAL//NOFORN' }, 'banner-lines-disagree', 'banner'],
  ['original', 'a higher level at the bottom', { bottom: 'TOP SECRET//NOFORN' }, 'banner-lines-disagree', 'banner:2'],
  ['derivative', 'a lower level at the bottom', { bottom: 'UNCLASSIFIED' }, 'banner-lines-disagree', 'banner:2'],
  ['open', 'a higher level at the top', { top: 'SECRET' }, 'banner-lines-disagree', 'banner'],
  ['original', 'no NOFORN at the top', { top: 'SECRET' }, 'banner-control-missing', 'banner'],
  ['original', 'no NOFORN at the bottom', { bottom: 'SECRET' }, 'banner-control-missing', 'banner:2'],
  ['derivative', 'a control that no portion has', { top: 'CONFIDENTIAL//ORCON' }, 'banner-control-unsupported', 'banner'],
  ['original', 'one slash', { top: 'SECRET/NOFORN' }, 'marking-spelling', 'banner'],
  ['original', 'a date of another century', { date: 'January 2, 2032' }, 'declassify-before-document', 'authority'],
  ['original', 'no mark on the subject', { subject: 'SUBJECT: Text' }, 'subject-unmarked', 'subject'],
  ['derivative', 'a higher mark on the subject', { subject: 'SUBJECT: (S) Text' }, 'banner-below-portions', 'subject'],
  ['derivative', 'a higher portion', { paragraphs: swap(derivative.paragraphs, '(U)', '(S)') }, 'banner-below-portions', '¶2'],
  ['open', 'a higher portion', { paragraphs: swap(open.paragraphs, '2. (U)', '2. (C)') }, 'banner-below-portions', '¶2'],
  [
    'original',
    'the highest portion lowered',
    { paragraphs: swap(original.paragraphs, '(S//NF)', '(C//NF)') },
    'banner-above-portions',
    'banner',
  ],
  [
    'original',
    'NOFORN taken off a portion',
    { paragraphs: swap(original.paragraphs, '(S//NF)', '(S)') },
    'banner-control-unsupported',
    'banner',
  ],
  ['original', 'a mark lost', { paragraphs: swap(original.paragraphs, '2. (C) ', '2. ') }, 'portion-unmarked', '¶2'],
  ['original', 'a mark that is none', { paragraphs: swap(original.paragraphs, '(C)', '(X)') }, 'malformed-marking', '¶2'],
  ['original', 'a portion taken out', { paragraphs: without(original.paragraphs, '2.') }, 'portion-number-gap', '¶3'],
  ['original', 'no block', { block: [] }, 'authority-missing', 'banner'],
  ['original', 'no reason', { block: without(original.block, 'Reason') }, 'reason-missing', 'authority'],
  ['original', 'a letter that is none', { block: swap(original.block, '(d)', '(m)') }, 'reason-unknown', 'authority'],
  ['original', 'the old section', { block: swap(original.block, '1.4', '1.5') }, 'reason-outdated', 'authority'],
  ['original', 'no day', { block: without(original.block, 'Declassify On') }, 'declassify-missing', 'authority'],
  ['original', 'a day that is none', { block: swap(original.block, '20220102', '20220231') }, 'declassify-date-invalid', 'authority'],
  ['original', 'a day too far', { block: swap(original.block, '20220102', '20420102') }, 'declassify-beyond-25-years', 'authority'],
  ['derivative', 'no source', { block: without(derivative.block, 'Derived From') }, 'reason-missing', 'authority'],
  ['derivative', 'a reason beside the source', { block: [...derivative.block, 'Reason: 1.4(b)'] }, 'reason-and-derived-from', 'authority'],
  ['original', 'a code of an earlier order', { block: swap(original.block, '20220102', 'OADR') }, 'declassify-code-outdated', 'authority'],
  ['original', 'an exemption without its day', { block: swap(original.block, '20220102', '25X1') }, 'exemption-date-wrong', 'authority'],
  ['original', 'an exemption that is none', { block: swap(original.block, '20220102', '50X3-HUM') }, 'exemption-unknown', 'authority'],
  ['original', 'a section without a letter', { block: swap(original.block, '1.4(b), (d)', '1.4') }, 'reason-incomplete', 'authority'],
  ['derivative', 'no classifier', { block: without(derivative.block, 'Classified By') }, 'classifier-missing', 'authority'],
  ['derivative', 'two days', { block: [...derivative.block, 'Declassify On: 20250102'] }, 'declassify-several-values', 'authority'],
  ['open', 'a block', { block: original.block }, 'authority-on-unclassified', 'authority'],
]

describe.each(Object.entries(memos))('the %s memo', (_name, memo) => {
  test('is consistent', () => {
    expect(checkDocument(parseDocument(renderMemo(memo))).map(({ rule, place }) => [rule, place])).toEqual([])
  })
})

describe('one finding for one change of a memo', () => {
  test.each(memoMutations)('%s with %s', (name, _change, change, rule, place) => {
    const document = parseDocument(renderMemo({ ...memos[name], ...change }))
    const findings = checkDocument(document)
    const told = findings.map((finding) => finding.rule)
    expect(told).toEqual([rule])
    const places = findings
      .flatMap(({ span, related }) => [span, ...related.map((other) => other.span)])
      .map(({ start }) => placeOf(document, start))
    expect(places).toContain(place)
  })
})

/** Every side of an invented SMART message. */
interface Smart {
  top: string
  record: string
  date: string
  from: string
  captions: string
  paragraphs: readonly string[]
  block: readonly string[]
  bottom: string
}

function renderSmart({ top, record, date, from, captions, paragraphs, block, bottom }: Smart): string {
  return [
    top,
    '',
    `MRN:            ${record}`,
    `Date/DTG:       ${date}`,
    `From:           ${from}`,
    'Action:         WASHDC, SECSTATE PRIORITY',
    'E.O.:           13526',
    ...block,
    'TAGS:           PREL',
    ...(captions === '' ? [] : [`Captions:       ${captions}`]),
    'Subject:        Text',
    '',
    ...paragraphs.flatMap((line) => [line, '']),
    'Signature:      RASSENDYLL',
    '',
    bottom,
  ].join('\n')
}

const message: Smart = {
  top: 'UNCLASSIFIED',
  record: '12 STRELSAU 318',
  date: 'May 09, 2012 / 091041Z MAY 12',
  from: 'AMEMBASSY STRELSAU',
  captions: 'SENSITIVE',
  paragraphs: ['1. (SBU) Text.', '2. (U) Text.'],
  block: [],
  bottom: 'UNCLASSIFIED',
}

const smartMutations: readonly (readonly [string, Partial<Smart>, rule: string, place: string])[] = [
  ['another year in the record number', { record: '11 STRELSAU 318' }, 'record-number-year-mismatch', 'line:3'],
  ['another day in words', { date: 'May 10, 2012 / 091041Z MAY 12' }, 'smart-date-disagrees', 'line:4'],
  ['a date-time group that is none', { date: 'May 09, 2012 / 321041Z MAY 12' }, 'date-time-invalid', 'line:4'],
  ['another post in the record number', { record: '12 PORT ALBA 318' }, 'record-number-post-mismatch', 'line:3'],
  ['no SENSITIVE', { captions: '' }, 'sensitive-caption-missing', 'banner'],
  ['a higher portion', { paragraphs: ['1. (SBU) Text.', '2. (C) Text.'] }, 'banner-below-portions', '¶2'],
  ['a mark lost', { paragraphs: ['1. (SBU) Text.', '2. Text.'] }, 'portion-unmarked', '¶2'],
  ['a number skipped', { paragraphs: ['1. (SBU) Text.', '3. (U) Text.'] }, 'portion-number-gap', '¶3'],
]

describe('a SMART message', () => {
  test('is consistent', () => {
    expect(checkDocument(parseDocument(renderSmart(message))).map(({ rule, place }) => [rule, place])).toEqual([])
  })

  test.each(smartMutations)('with %s', (_change, change, rule, place) => {
    const document = parseDocument(renderSmart({ ...message, ...change }))
    const findings = checkDocument(document)
    expect(findings.map((finding) => finding.rule)).toEqual([rule])
    const named = findings.flatMap(({ span, related }) => [span, ...related.map((other) => other.span)])
    expect(named.flatMap(({ start }) => [placeOf(document, start), `line:${linesOf(document).position(start).line}`])).toContain(place)
  })
})
