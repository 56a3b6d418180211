import { describe, expect, test } from 'vitest'
import { parseDocument } from '../../grammar/parse.ts'
import { cutView } from '../../src/release/cut.ts'
import { decideRelease } from '../../src/release/decide.ts'
import { printExemption } from '../../src/release/exemption.ts'
import { type PolicyFile, readPolicyFile } from '../../src/release/policy-file.ts'
import type { BodyItem, ReleaseView, Withheld } from '../../src/release/view.ts'
import { exampleCable } from './example.ts'

const everybody = { audience: 'UNCLASSIFIED' }
const partners = { audience: 'SECRET//REL TO USA, FVEY' }
const ours = { audience: 'SECRET//NOFORN' }

function cut(text: string, file: PolicyFile = everybody): ReleaseView {
  const { policy, problem } = readPolicyFile(JSON.stringify(file))
  if (!policy) throw new Error(problem)
  const document = parseDocument(text)
  const decided = decideRelease(document, policy)
  if (decided.kind === 'refused') throw new Error(JSON.stringify(decided.refusals))
  return cutView(document, decided)
}

const cable = (...body: readonly string[]) => ['S E C R E T STRELSAU 000042', 'E.O. 13526: DECL: 05/03/2034', ...body].join('\n\n')
const long = `${'Text of many words. '.repeat(4)}`.trim()

/** An item in one line: number and bullet, then what is released, or what is told of what is not. */
function told(item: BodyItem | ReleaseView['subject'] | Withheld): string {
  if (!item) return 'nothing'
  if (item.kind !== 'withheld') {
    const place = item.kind === 'portion' ? [item.number, item.bullet].filter((part) => part !== undefined) : []
    return [...place, item.kind, item.marking.level, JSON.stringify(item.text)].join(' ')
  }
  const { number, bullet, unit, amount, disposition, exemptions } = item
  return [number, bullet, unit, amount, disposition, exemptions.map(printExemption).join()]
    .filter((part) => part !== undefined && part !== '')
    .join(' ')
}

/** The body of a cable, released to the public unless it says otherwise. */
test.each<[string, string, readonly string[], PolicyFile?]>([
  ['released', cable('1. (U) Text.', 'a. (U) Text.'), ['1 portion U "Text."', 'a portion U "Text."']],
  [
    'withheld',
    cable('1. (U) Text.', '2. (S) Text.', 'a. (S) Text.'),
    ['1 portion U "Text."', '2 paragraph 1 line or less withheld pending review', 'a subparagraph 1 line or less withheld pending review'],
  ],
  [
    'withheld from partners: that it is gone, and no more',
    cable('1. (U) Text.', '2. (S//NF) Text.', '3. (S//NF) Text.'),
    ['1 portion U "Text."', '2 paragraph removed', '3 paragraph removed'],
    partners,
  ],
  ['by how much', cable('1. (U) Text.', `2. (S) ${long}`), ['1 portion U "Text."', '2 paragraph 2-5 lines withheld pending review']],
  [
    'no amount',
    cable('1. (U) Text.', `2. (S) ${long}`),
    ['1 portion U "Text."', '2 paragraph withheld pending review'],
    { ...everybody, amount: 'unit' },
  ],
  [
    'on what ground',
    cable('1. (U) Text.', '2. (SBU) Text.'),
    ['1 portion U "Text."', '2 paragraph 1 line or less withheld B5'],
    { ...everybody, sensitive: ['B5'] },
  ],
  [
    'by an exemption of classified words',
    cable('1. (U) Text.', '2. (U) Text.'),
    ['1 portion U "Text."', '2 paragraph 1 line or less not declassified B5,B1 1.4(B)'],
    { ...everybody, portions: { '¶2': ['B5', 'B1 1.4(B)'] } },
  ],
  [
    'without grounds',
    cable('1. (U) Text.', '2. (SBU) Text.'),
    ['1 portion U "Text."', '2 paragraph 1 line or less withheld'],
    { ...everybody, sensitive: ['B5'], brackets: 'frus' },
  ],
  [
    'pieces of text without a mark are one',
    cable('1. (U) Text.', 'Unmarked text.', 'And more.', '2. (U) Text.', 'And more.'),
    [
      '1 portion U "Text."',
      'text 1 line or less withheld pending review',
      '2 portion U "Text."',
      'text 1 line or less withheld pending review',
    ],
  ],
  [
    'the amount of such pieces is that of all',
    cable('1. (U) Text.', `Un-\nmarked. ${long}`, long, long, long, long, '2. (U) Text.'),
    ['1 portion U "Text."', 'text 6-15 lines withheld pending review', '2 portion U "Text."'],
  ],
  [
    'what is removed in one stretch leaves one trace',
    cable('1. (U) Text.', '(S//NF) Text.', '(S//NF) Text.', 'Unmarked.', '2. (S//NF) Text.', '(S//NF) Text.', '(U) Text.', 'Unmarked.'),
    ['1 portion U "Text."', 'paragraph removed', '2 paragraph removed', 'portion U "Text."', 'text removed'],
    partners,
  ],
  [
    'to the public each leaves its own',
    cable('1. (U) Text.', '(S//NF) Text.', '(S//NF) Text.'),
    ['1 portion U "Text."', 'paragraph 1 line or less withheld pending review', 'paragraph 1 line or less withheld pending review'],
  ],
  [
    'headings',
    cable('1. (U) Text.', `(U) Heading\n-----------`, '2. (U) Text.', `(S) ${long}\n${'-'.repeat(70)}`, '3. (U) Text.'),
    ['1 portion U "Text."', 'heading U "Heading"', '2 portion U "Text."', 'heading withheld pending review', '3 portion U "Text."'],
  ],
  [
    'headings leave partners no trace',
    cable('1. (U) Text.', '(S//NF) Heading\n---------------', '2. (U) Text.'),
    ['1 portion U "Text."', '2 portion U "Text."'],
    partners,
  ],
  [
    'what an earlier release withheld',
    cable(
      '1. (U) Text.',
      '2. [1 paragraph (2-5 lines) withheld] [B5]',
      '[heading withheld] [B6]',
      '3. (U) Text.',
      '[text (6-15 lines) not declassified] [B1 1.4(D)]',
      '4. (U) Text.',
    ),
    [
      '1 portion U "Text."',
      '2 paragraph 2-5 lines withheld B5',
      'heading withheld B6',
      '3 portion U "Text."',
      'text 6-15 lines not declassified B1 1.4(D)',
      '4 portion U "Text."',
    ],
  ],
  [
    'what an earlier release withheld, without grounds',
    cable('1. (U) Text.', '2. [1 paragraph (2-5 lines) withheld] [B5]'),
    ['1 portion U "Text."', '2 paragraph 2-5 lines withheld'],
    { ...everybody, brackets: 'frus' },
  ],
  [
    'what an earlier release withheld, to partners',
    cable('1. (U) Text.', '2. [1 paragraph (2-5 lines) withheld] [B5]'),
    ['1 portion U "Text."', '2 paragraph removed'],
    partners,
  ],
  [
    'a placeholder behind a mark is text',
    cable('1. (U) Text.', '2. (U) [portion removed]'),
    ['1 portion U "Text."', '2 portion U "[portion removed]"'],
  ],
  [
    'a placeholder behind a mark is no ground either',
    cable('1. (U) Text.', '2. (S) [1 paragraph withheld] [B5]', '(S) [heading withheld] [B6]\n--------------------'),
    ['1 portion U "Text."', '2 paragraph 1 line or less withheld pending review', 'heading withheld pending review'],
  ],
  [
    'numbered anew',
    cable('1. (U) Text.', '2. (S//NF) Text.', '3. (U) Text.', 'a. (U) Text.', '(U) Heading\n-----------', '4. (U) Text.', '(U) Text.'),
    [
      '1 portion U "Text."',
      '2 portion U "Text."',
      'a portion U "Text."',
      'heading U "Heading"',
      '3 portion U "Text."',
      'portion U "Text."',
    ],
    { ...partners, numbering: 'renumber' },
  ],
])('%s', (_, text, expected, file) => {
  expect(cut(text, file).body.map(told)).toEqual(expected)
})

test('page headers do not count to the amount, and what stands around them does', () => {
  const page = '\nSTRELSAU 00000042  002 OF 002\n'
  const withheld = (before: string, between: string, after: string) =>
    cable('1. (U) Text.', `2. (S) ${'x'.repeat(55)} ${before}${between}${after}y.`)
  const exact = { ...everybody, amount: 'exact' } as const
  for (const [before, after, lines] of [
    ['and', 'ends ', 1],
    [`${'z'.repeat(69)} and`, 'ends ', 3],
    ['and', `ends ${'z'.repeat(69)} `, 3],
    ['and', `ends ${'z'.repeat(60)}${page}`, 2],
  ] as const) {
    expect(parseDocument(withheld(before, page, after)).portions[1]?.interruptions.length).toBeGreaterThan(0)
    expect(cut(withheld(before, page, after), exact).body.map(told)[1]).toBe(`2 paragraph ${lines} withheld pending review`)
  }
})

test('a decision to withhold holds, whatever marking stands beside it', () => {
  const document = parseDocument(cable('1. (U) Text.', 'SUBJECT'))
  const { policy } = readPolicyFile(JSON.stringify(everybody))
  const decided = policy && decideRelease(document, policy)
  if (decided?.kind !== 'decided') throw new Error('refused')
  const decisions = decided.decisions.map((one) => ({ ...one, action: 'withhold' as const }))
  expect(cutView(document, { ...decided, decisions }).body.map(({ kind }) => kind)).toEqual(['withheld', 'withheld'])
})

describe('subject and references', () => {
  const withHead = (subject: string, references = '') =>
    cable('1. (U) Text.').replace('DECL: 05/03/2034', `DECL: 05/03/2034\nSUBJECT: ${subject}${references}`)
  test.each<[string, string, string, PolicyFile?]>([
    ['released', '(U) TEXT', 'subject U "TEXT"'],
    ['no mark', 'TEXT', 'subject withheld pending review'],
    ['withheld', `(S) ${long}`, 'subject withheld pending review'],
    ['to partners', '(S//NF) TEXT', 'subject removed', partners],
    ['what an earlier release withheld', '[subject line withheld] [B5]', 'subject withheld B5'],
    ['what an earlier release withheld, to partners', '[subject line withheld] [B5]', 'subject removed', partners],
  ])('subject: %s', (_, subject, expected, file) => {
    expect(told(cut(withHead(subject), file).subject)).toBe(expected)
  })
  test('no subject', () => expect(cut(cable('1. (U) Text.')).subject).toBeUndefined())

  test.each<[string, string, string, PolicyFile?]>([
    ['none', '', 'nothing'],
    ['to the public', '\nREF: STRELSAU 41', 'references withheld pending review'],
    ['to partners', '\nREF: STRELSAU 41', 'nothing', partners],
    ['what an earlier release withheld', '\nREF: [references withheld] [B5]', 'references withheld B5'],
  ])('references: %s', (_, references, expected, file) => {
    expect(told(cut(withHead('(U) TEXT', references), file).references ?? undefined)).toBe(expected)
  })
})

/** In part: as soon as a word of the drafter is left out, with a trace or without one. */
test.each<[string, string, boolean, PolicyFile?]>([
  ['all released', cable('1. (U) Text.'), false],
  ['a portion withheld', cable('1. (U) Text.', '2. (S) Text.'), true],
  ['words of a portion withheld', cable('1. (U) Text of two.'), true, { ...everybody, redactions: [{ term: 'two', exemptions: ['B6'] }] }],
  ['words withheld by an earlier release', cable('1. (U) Text of [… B6].'), true],
  ['the subject withheld', cable('1. (U) Text.').replace('2034', '2034\nSUBJECT: TEXT'), true],
  ['the subject released', cable('1. (U) Text.').replace('2034', '2034\nSUBJECT: (U) TEXT'), false],
  ['words of the subject withheld', cable('1. (U) Text.').replace('2034', '2034\nSUBJECT: (U) TEXT [… B6]'), true],
  ['references withheld', cable('1. (U) Text.').replace('2034', '2034\nREF: STRELSAU 41'), true],
  ['the signature left out', cable('1. (U) Text.', 'TARRANT'), true, { ...everybody, signature: 'omit' }],
  ['the signature released', cable('1. (U) Text.', 'TARRANT'), false],
  ['a passing line left out', cable('1. (U) Text.').replace('\n\nE.O.', '\n\nDEPARTMENT FOR EUR/CE\n\nE.O.'), true],
  ['captions left out', cable('1. (U) Text.').replace('\n\nE.O.', '\n\nSIPDIS\n\nE.O.'), false, { ...everybody, captions: 'omit' }],
  ['stamped in full', `UNCLASSIFIED\n\nRELEASED IN FULL\n\n${cable('1. (U) Text.')}`, false],
  ['stamped in part', `UNCLASSIFIED\n\nRELEASED IN PART\nB5\n\n${cable('1. (U) Text.')}`, true],
])('in part: %s', (_, text, inPart, file) => {
  expect(cut(text, file).inPart).toBe(inPart)
})

describe('the rest of the form', () => {
  const secret = cable('1. (U) Text.', '2. (S) Text.', 'CLASSIFIED BY: Jane Q. Tarrant, Ambassador for reasons 1.4 (b).')

  test('shape, convention, profile', () => {
    expect(cut(secret)).toMatchObject({
      shape: 'cable',
      convention: 'public',
      profile: 'state',
      former: undefined,
      captions: true,
      date: undefined,
    })
    expect(cut('SECRET\n\n(U) Text.\n\n(S) Text.\n\nSECRET\n')).toMatchObject({ shape: 'memo', profile: 'isoo', ending: false })
    expect(cut('SECRET\n\nDATE: May 3, 2024\n\n(U) Text.\n\nSECRET\n').date).toEqual({ year: 2024, month: 5, day: 3 })
    expect(cut(exampleCable, { ...everybody, header: 'omit' })).toMatchObject({ date: undefined, header: undefined, ending: false })
    expect(cut(exampleCable, { ...everybody, captions: 'omit' }).captions).toBe(false)
  })

  test('post and number come from the first banner line that has a number', () => {
    expect(cut(exampleCable)).toMatchObject({ post: 'STRELSAU', number: '000042' })
    expect(cut(`SECRET\n\n${cable('1. (U) Text.')}`)).toMatchObject({ post: 'STRELSAU', number: '000042' })
    expect(cut(cable('1. (U) Text.').replace(' 000042', ''))).toMatchObject({ post: 'STRELSAU', number: undefined })
    const bannerFirst = cable('1. (U) Text.', 'S E C R E T').replace('S E C R E T STRELSAU 000042', 'S E C R E T HENTZAU')
    expect(cut(`${bannerFirst} STRELSAU 000042`)).toMatchObject({ post: 'STRELSAU', number: '000042' })
  })

  test('TAGS that have not the shape of one are left out', () => {
    const tagged = (tags: string) => cable('1. (U) Text.').replace('2034', `2034\nTAGS: ${tags}`)
    expect(cut(tagged('PREL, MARR, RU')).tags).toEqual(['PREL', 'MARR', 'RU'])
    expect(cut(tagged('PREL, A, TARRANTJANE, x-y, OEX1')).tags).toEqual(['PREL', 'OEX1'])
    expect(cut(cable('1. (U) Text.')).tags).toEqual([])
  })

  test('who classified it is told of what is classified alone', () => {
    const classified = exampleCable
    expect(cut(classified).authority).toBeUndefined()
    expect(cut(classified, ours).authority).toMatchObject({ classifiedBy: 'Ambassador Jane Q. Tarrant' })
    expect(cut(cable('1. (U) Text.').replace('2034', '2034\nSUBJECT: (S) TEXT'), ours)).toMatchObject({
      authority: undefined,
      executiveOrder: { declassify: { kind: 'date' } },
    })
    expect(cut(cable('1. (U) Text.', '2. (S) Text.')).executiveOrder).toEqual({ number: '13526', declassify: undefined })
  })

  test.each<[string, string, string | undefined, PolicyFile?]>([
    ['of a cable', cable('1. (U) Text.', 'TARRANT'), 'TARRANT'],
    ['with blanks around it', cable('1. (U) Text.', '  TARRANT  \n'), 'TARRANT'],
    ['of two words', cable('1. (U) Text.', 'JANE TARRANT'), 'JANE TARRANT'],
    ['left out', cable('1. (U) Text.', 'TARRANT'), undefined, { ...everybody, signature: 'omit' }],
    ['not there', cable('1. (U) Text.'), undefined],
    ['of a SMART message', smart('TARRANT'), 'TARRANT'],
    ['of a SMART message, left out', smart('TARRANT'), undefined, { ...everybody, signature: 'omit' }],
    ['of a SMART message, which is none', smart('Tarrant and words'), undefined],
  ])('signature: %s', (_, text, signature, file) => {
    expect(cut(text, file).signature).toBe(signature)
  })

  test('the end of a message is written where there is one, with a header', () => {
    expect(cut(exampleCable).ending).toBe(true)
    expect(cut(exampleCable.replace('BT\n#0042\n\nNNNN\n', '')).ending).toBe(false)
    expect(cut(cable('1. (U) Text.', 'NNNN\n')).ending).toBe(false)
  })

  test('former level: of the banner line, or what an earlier record copy says', () => {
    const record = { ...everybody, copy: 'record', authority: 'R. Rassendyll', date: '2024-06-01' } as const
    expect(cut(exampleCable, record).former).toBe('S')
    const copied = (former: string) =>
      `UNCLASSIFIED\n\nRELEASED IN PART\n${former}\n\nUNCLAS STRELSAU 000042\n\n1. (U) Text.\n\nUNCLASSIFIED\n`
    expect(cut(copied('FORMER MARKING: X TOP SECRET X'), record).former).toBe('TS')
    expect(cut(copied('B5'), record).former).toBe('U')
    const quoted = copied('B5').replace('1. (U) Text.', '1. (U) Text of FORMER MARKING: X TOP SECRET X')
    expect(cut(quoted, record).former).toBe('U')
  })
})

function smart(signature: string): string {
  return `SECRET

MRN:            24 STRELSAU 42
Date/DTG:       May 03, 2024 / 031415Z MAY 24
From:           AMEMBASSY STRELSAU
E.O.:           13526
TAGS:           PREL
Subject:        (U) Text

1. (U) Text.

Signature:      ${signature}

SECRET
`
}
