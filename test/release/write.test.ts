import { describe, expect, test } from 'vitest'
import type { MarkingValue } from '../../grammar/marking/marking.ts'
import { parseMarking } from '../../grammar/marking/parse.ts'
import type { BodyItem, HeaderView, ReleasedText, ReleaseView, Withheld } from '../../src/release/view.ts'
import { writeRelease } from '../../src/release/write.ts'
import { bareHeader } from './example.ts'

/* The writer alone, by views as no document would give them: what is not in a view is not in the release either. */

const said = (text: string) => text as ReleasedText
const mark = (text: string): MarkingValue => parseMarking(text, 'portion')
const portion = (marking: string, text = 'Text.', number?: number, bullet?: string): BodyItem => ({
  kind: 'portion',
  number,
  bullet,
  marking: mark(marking),
  text: said(text),
})
const removed: Withheld = {
  kind: 'withheld',
  unit: 'paragraph',
  number: 2,
  bullet: undefined,
  amount: undefined,
  disposition: 'removed',
  exemptions: [],
}

const bare: ReleaseView = {
  shape: 'cable',
  convention: 'internal',
  inPart: false,
  profile: 'state',
  stamp: { authority: undefined, date: undefined, caseNumber: undefined, documentNumber: undefined },
  former: undefined,
  captions: false,
  header: undefined,
  date: undefined,
  post: undefined,
  number: undefined,
  executiveOrder: { number: undefined, declassify: undefined },
  tags: [],
  subject: undefined,
  references: undefined,
  authority: undefined,
  body: [],
  signature: undefined,
  ending: false,
}
const day = { year: 2034, month: 5, day: 3 }
const dateTime = { precedence: [said('O')], date: { year: 2004, month: 1, day: 2 }, hour: 3, minute: 4 }

/** The blocks between the lines at the top and the bottom, which say the same. */
function written(view: Partial<ReleaseView>): { overall: string; blocks: readonly string[] } {
  const { text } = writeRelease({ ...bare, ...view })
  const [overall = '', ...rest] = text.trimEnd().split('\n\n')
  expect(rest.pop()).toBe(overall)
  expect(text.endsWith('\n') && !text.endsWith('\n\n')).toBe(true)
  return { overall, blocks: rest }
}

describe('of a view with nothing in it', () => {
  test.each<[ReleaseView['shape'], readonly string[]]>([
    ['cable', ['UNCLAS']],
    ['smart', []],
    ['memo', []],
  ])('%s', (shape, blocks) => {
    expect(written({ shape })).toEqual({ overall: 'UNCLASSIFIED', blocks })
    expect(written({ shape, header: bareHeader, captions: true })).toEqual({ overall: 'UNCLASSIFIED', blocks })
  })

  test.each<[ReleaseView['shape'], readonly string[]]>([
    ['cable', ['UNCLAS']],
    ['smart', []],
    ['memo', []],
  ])('%s, with an authority block and an E.O. line that say nothing', (shape, blocks) => {
    const authority = { classifiedBy: undefined, reasons: [], derived: false }
    expect(written({ shape, authority }).blocks).toEqual(blocks)
  })

  test('what is removed has no marking', () => {
    expect(written({ subject: { ...removed, unit: 'subject' }, body: [removed] })).toEqual({
      overall: 'UNCLASSIFIED',
      blocks: ['UNCLAS', 'SUBJECT: [subject line removed]', '2. [portion removed]'],
    })
  })
})

describe('banner line and captions', () => {
  test.each<[string, readonly string[], Partial<ReleaseView>, string, readonly string[]]>([
    ['one portion', ['(S//NF)'], {}, 'SECRET//NOFORN', ['S E C R E T', 'NOFORN']],
    [
      'lists in common',
      ['(C//REL TO USA, FRA, GBR)', '(S//REL TO USA, GBR)'],
      {},
      'SECRET//REL TO USA, GBR',
      ['S E C R E T', 'REL TO USA, GBR'],
    ],
    ['no captions', ['(S//NF)'], { captions: false }, 'SECRET//NOFORN', ['S E C R E T']],
    ['a caption in a word of its own', ['(SBU)'], {}, 'UNCLASSIFIED//SBU', ['UNCLAS', 'SENSITIVE']],
    ['both', ['(S//NF)', '(SBU)'], {}, 'SECRET//NOFORN', ['S E C R E T', 'NOFORN']],
    ['two controls', ['(S//OC/NF)'], {}, 'SECRET//ORCON/NOFORN', ['S E C R E T', 'ORCON/NOFORN']],
  ])('%s', (_, marks, view, overall, blocks) => {
    const body = marks.map((text) => portion(text))
    const found = written({ captions: true, ...view, body })
    expect([found.overall, ...found.blocks.slice(0, blocks.length)]).toEqual([overall, ...blocks])
    expect(found.blocks).toHaveLength(blocks.length + body.length)
  })

  test.each<[ReleaseView['profile'], string]>([
    ['state', 'SECRET'],
    ['ic', 'SECRET//NOFORN'],
  ])('as the profile adds them up: %s', (profile, overall) => {
    expect(written({ profile, body: [portion('(S//REL TO USA, GBR)'), portion('(C)')] }).overall).toBe(overall)
  })
})

describe('header of a cable, line by line', () => {
  const originator = { indicator: said('RUEHST'), serial: said('0042'), section: undefined, julianDay: 2, time: said('0304') }
  test.each<[string, Partial<HeaderView>, string]>([
    ['channel', { channel: { designator: said('ABC'), number: said('0042') } }, 'VZCZCABC0042'],
    ['called', { called: { precedence: said('O'), indicators: [said('RUEHC')] } }, 'OO RUEHC'],
    [
      'called, as many as fill a line and one more',
      { called: { precedence: said('O'), indicators: Array(12).fill(said('RUEHA')) } },
      `OO${' RUEHA'.repeat(11)}\nRUEHA`,
    ],
    ['originator', { originator }, 'DE RUEHST #0042 0020304'],
    ['originator of a section', { originator: { ...originator, section: 3 } }, 'DE RUEHST #0042/03 0020304'],
    ['security', { signals: [] }, 'ZNR UUUUU'],
    ['date and time', { dateTime }, 'O 020304Z JAN 04'],
    ['from', { from: said('AMEMBASSY STRELSAU') }, 'FM AMEMBASSY STRELSAU'],
    [
      'addressees',
      {
        action: ['ONE', 'TWO'].map((name) => ({ indicator: undefined, name: said(name), precedence: undefined, continuity: undefined })),
        info: [{ indicator: said('RUEHC'), name: said('THREE'), precedence: said('ROUTINE'), continuity: said('0007') }],
      },
      'TO ONE\nTWO\nINFO RUEHC/THREE ROUTINE 0007',
    ],
  ])('%s', (_, header, line) => {
    expect(written({ header: { ...bareHeader, ...header } }).blocks).toEqual([line, 'UNCLAS'])
    expect(written({ header: { ...bareHeader, ...header, break: true }, post: said('STRELSAU') }).blocks).toEqual([
      `${line}\nBT\nUNCLAS STRELSAU`,
    ])
  })

  test.each([
    ['(U)', 'ZNR UUUUU ZZH'],
    ['(C)', 'ZNY CCCCC ZZH'],
    ['(S)', 'ZNY SSSSS ZZH'],
    ['(TS)', 'ZNY TTTTT ZZH'],
  ])('the security line goes with the level: %s', (marking, line) => {
    expect(written({ header: { ...bareHeader, signals: [said('ZZH')] }, body: [portion(marking)] }).blocks[0]).toBe(line)
  })

  test('the serial stands at the end too, if there is one', () => {
    expect(written({ ending: true }).blocks).toEqual(['UNCLAS', 'BT', 'NNNN'])
    expect(written({ ending: true, header: { ...bareHeader, originator }, signature: said('TARRANT') }).blocks.slice(-2)).toEqual([
      'TARRANT\nBT\n#0042',
      'NNNN',
    ])
    expect(written({ signature: said('TARRANT') }).blocks).toEqual(['UNCLAS', 'TARRANT'])
  })
})

describe('when it is declassified, and who classified it', () => {
  const exempt = { kind: 'exemption', code: said('25X1') } as const
  const rassendyll = said('R. Rassendyll')
  const of = (derived: boolean, letters = '', classifiedBy: ReleasedText | undefined = rassendyll) => ({
    classifiedBy,
    derived,
    reasons: [...letters].map((letter) => ({ section: '1.4', letter })),
  })
  const recordNumber = { year: 2009, post: said('STRELSAU'), number: said('7') }

  test.each<[string, Partial<ReleaseView>, string]>([
    ['not at all', { executiveOrder: { number: said('13526'), declassify: undefined } }, 'E.O. 13526: N/A'],
    ['a day', { executiveOrder: { number: said('13526'), declassify: { kind: 'date', date: day } } }, 'E.O. 13526: DECL: 05/03/2034'],
    ['exempt', { executiveOrder: { number: said('13526'), declassify: { ...exempt, date: undefined } } }, 'E.O. 13526: DECL: 25X1'],
    [
      'exempt until a day',
      { executiveOrder: { number: said('13526'), declassify: { ...exempt, date: day } } },
      'E.O. 13526: DECL: 25X1, 20340503',
    ],
    ['one reason', { authority: of(false, 'B') }, 'CLASSIFIED BY: R. Rassendyll for reasons 1.4 (b).'],
    ['three reasons', { authority: of(false, 'abd') }, 'CLASSIFIED BY: R. Rassendyll for reasons 1.4 (a), (b) and (d).'],
    ['a reason twice', { authority: of(false, 'bb') }, 'CLASSIFIED BY: R. Rassendyll for reasons 1.4 (b).'],
    ['no reason', { authority: of(false) }, 'CLASSIFIED BY: R. Rassendyll.'],
    ['derived, from what nothing tells', { authority: of(true) }, 'CLASSIFIED BY: R. Rassendyll\nDERIVED FROM: SOURCE DOCUMENT'],
    ['derived, nobody named', { authority: { ...of(true), classifiedBy: undefined } }, 'DERIVED FROM: SOURCE DOCUMENT'],
  ])('cable: %s', (_, view, block) => {
    expect(written(view).blocks.slice(1)).toEqual([block])
  })

  test.each<[string, Partial<ReleaseView>, string]>([
    ['all', { post: said('STRELSAU'), number: said('000042'), header: { ...bareHeader, dateTime } }, '04 STRELSAU 42, 02 JAN 2004'],
    ['no day', { post: said('STRELSAU'), number: said('000042'), header: bareHeader }, 'STRELSAU 42'],
    ['no header', { post: said('STRELSAU'), number: said('000042') }, 'STRELSAU 42'],
    ['no number', { post: said('STRELSAU'), header: { ...bareHeader, dateTime } }, '04 STRELSAU, 02 JAN 2004'],
    ['a day alone', { header: { ...bareHeader, dateTime } }, 'SOURCE DOCUMENT, 02 JAN 2004'],
  ])('cable: a derived one names itself: %s', (_, view, name) => {
    expect(written({ authority: { ...of(true), classifiedBy: undefined }, ...view }).blocks.at(-1)).toBe(`DERIVED FROM: ${name}`)
  })

  test.each<[string, Partial<ReleaseView>, readonly string[]]>([
    ['all', { authority: of(false, 'bd') }, ['Classified By: R. Rassendyll', 'Reason: 1.4 (b) and (d)', 'Declassify On: 20340503']],
    ['no reason', { authority: of(false) }, ['Classified By: R. Rassendyll', 'Declassify On: 20340503']],
    ['nobody', { authority: { ...of(false, 'b'), classifiedBy: undefined } }, ['Reason: 1.4 (b)', 'Declassify On: 20340503']],
    ['derived', { authority: of(true, 'b') }, ['Classified By: R. Rassendyll', 'Derived From: Source document', 'Declassify On: 20340503']],
    [
      'no instruction',
      { authority: of(false), executiveOrder: { number: undefined, declassify: undefined } },
      ['Classified By: R. Rassendyll'],
    ],
  ])('memo and SMART message: %s', (_, view, lines) => {
    const executiveOrder = { number: undefined, declassify: { kind: 'date', date: day } } as const
    expect(written({ shape: 'memo', executiveOrder, ...view }).blocks).toEqual([lines.join('\n')])
    const fields = lines.map((line) => line.replace(/^([^:]*:) /, (_, name: string) => name.padEnd(16)))
    expect(written({ shape: 'smart', executiveOrder, ...view }).blocks).toEqual([fields.join('\n')])
    const header = { ...bareHeader, recordNumber }
    expect(written({ shape: 'smart', executiveOrder, header, ...view }).blocks).toEqual([
      ['MRN:            09 STRELSAU 7', ...fields].join('\n').replace('Source document', '09 STRELSAU 7'),
    ])
  })

  test('an instruction without an authority block stands on the E.O. line alone', () => {
    const executiveOrder = { number: said('13526'), declassify: { kind: 'date', date: day } } as const
    expect(written({ shape: 'memo', executiveOrder }).blocks).toEqual([])
    expect(written({ shape: 'smart', executiveOrder }).blocks).toEqual(['E.O.:           13526'])
  })
})

test('fields of a SMART message', () => {
  const view: Partial<ReleaseView> = {
    shape: 'smart',
    captions: true,
    header: {
      ...bareHeader,
      dateTime,
      from: said('AMEMBASSY STRELSAU'),
      action: [{ indicator: undefined, name: said('ONE'), precedence: said('ROUTINE'), continuity: undefined }],
      info: [
        { indicator: undefined, name: said('TWO'), precedence: undefined, continuity: undefined },
        { indicator: undefined, name: said('THREE'), precedence: undefined, continuity: undefined },
      ],
    },
    tags: [said('PREL'), said('MARR')],
    references: { ...removed, unit: 'references', disposition: 'withheld pending review' },
    body: [portion('(S//NF)')],
    signature: said('TARRANT'),
  }
  expect(written(view).blocks).toEqual([
    [
      'Date/DTG:       Jan 02, 2004 / 020304Z JAN 04',
      'From:           AMEMBASSY STRELSAU',
      'Action:         ONE ROUTINE',
      'TAGS:           PREL, MARR',
      'Captions:       NOFORN',
      'Reference:      [references withheld pending review]',
    ].join('\n'),
    '(S//NF) Text.',
    'Signature:      TARRANT\nInfo:           TWO; THREE',
  ])
})

test.each<[string, BodyItem, string]>([
  ['portion', portion('(U)'), '(U) Text.'],
  ['number', portion('(U)', 'Text.', 3), '3. (U) Text.'],
  ['letter', portion('(U)', 'Text.', undefined, 'a'), 'a. (U) Text.'],
  ['letter with a digit behind it', portion('(U)', 'Text.', undefined, 'a1'), 'a1. (U) Text.'],
  ['digit', portion('(U)', 'Text.', undefined, '12'), '(12) (U) Text.'],
  ['hyphen', portion('(U)', 'Text.', undefined, '-'), '-- (U) Text.'],
  ['number and letter', portion('(U)', 'Text.', 3, 'a'), '3. a. (U) Text.'],
  ['no text', portion('(U)', '', 3), '3. (U)'],
  ['heading', { kind: 'heading', marking: mark('(U)'), text: said('Heading') }, '(U) Heading\n--------------------'],
  ['placeholder', removed, '2. [portion removed]'],
  ['placeholder without a number', { ...removed, number: undefined }, '[portion removed]'],
])('one item: %s', (_, item, expected) => {
  expect(written({ shape: 'memo', body: [item] }).blocks).toEqual([expected])
})

test('status block: all grounds of what is withheld, each once and in order, in lines of 69 characters', () => {
  const withheld = (...details: readonly string[]): Withheld => ({
    ...removed,
    disposition: 'not declassified',
    exemptions: details.map((detail) => ({ paragraph: 1, detail })),
  })
  const view: Partial<ReleaseView> = {
    shape: 'memo',
    convention: 'public',
    inPart: true,
    stamp: { authority: 'R. Rassendyll', date: '2024-06-01', caseNumber: 'F-1', documentNumber: 'C2' },
    former: 'S',
    subject: { ...withheld('1.4(G)'), unit: 'subject' },
    references: { ...withheld('1.4(F)'), unit: 'references' },
    body: [
      withheld('1.4(D)', '1.4(B)'),
      portion('(U)', 'Text of [… B6] and [… B1 1.4(B)].'),
      withheld('1.4(A)', '1.4(C)', '1.4(E)', '1.4(H)'),
    ],
  }
  const letters = 'ABCDEF'
  expect(written(view).blocks[0]).toBe(
    [
      'RELEASED IN PART',
      `${[...letters].map((letter) => `B1 1.4(${letter})`).join(', ')},`,
      'B1 1.4(G), B1 1.4(H), B6',
      'REVIEW AUTHORITY: R. Rassendyll   DATE: 2024-06-01',
      'CASE: F-1   DOC: C2',
      'FORMER MARKING: X SECRET X',
    ].join('\n'),
  )
  expect(written({ ...view, convention: 'foreign' }).blocks.join('\n')).not.toMatch(/RELEASED|CASE|FORMER/)
})

test.each<[Partial<ReleaseView['stamp']>, readonly string[]]>([
  [{}, []],
  [{ authority: 'R. Rassendyll' }, ['REVIEW AUTHORITY: R. Rassendyll']],
  [{ date: '2024-06-01' }, ['DATE: 2024-06-01']],
  [{ caseNumber: 'F-1' }, ['CASE: F-1']],
  [{ documentNumber: 'C2' }, ['DOC: C2']],
])('status block of a release in full: %j', (stamp, lines) => {
  const view: Partial<ReleaseView> = { shape: 'memo', convention: 'public', stamp: { ...bare.stamp, ...stamp } }
  expect(written(view).blocks).toEqual([['RELEASED IN FULL', ...lines].join('\n')])
  expect(written({ ...view, subject: { kind: 'subject', marking: mark('(U)'), text: said('TEXT [… B5]') } }).blocks[0]).toBe(
    ['RELEASED IN FULL', 'B5', ...lines].join('\n'),
  )
})

test('TAGS fill lines of 69 characters, the comma at their end apart', () => {
  const tags = (count: number, last: string) => ({ tags: [...Array(count).fill(said('PREL')), said(last)] })
  expect(written(tags(10, 'OEX')).blocks[1]).toBe(`TAGS: ${'PREL, '.repeat(10)}OEX`)
  expect(written(tags(10, 'OE')).blocks[1]).toHaveLength(68)
  expect(written(tags(10, 'OEXC')).blocks[1]).toBe(`TAGS: ${Array(10).fill('PREL').join(', ')},\nOEXC`)
})
