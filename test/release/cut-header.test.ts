import { expect, test } from 'vitest'
import type { MarkedDocument, TransmissionHeader } from '../../grammar/document.ts'
import { parseDocument } from '../../grammar/parse.ts'
import { cutAuthority, cutExecutiveOrder, cutHeader, numberShape, postShape, slot } from '../../src/release/cut-header.ts'
import type { HeaderView } from '../../src/release/view.ts'
import { bareHeader, exampleCable } from './example.ts'

/*
 * What stands in a fixed place of the form is released by its shape alone. So words that have not the shape of what belongs there must stay
 * behind, whatever a grammar made of them.
 */
const document = parseDocument(exampleCable)
const { header } = document as { header: TransmissionHeader }
const read = <T>(value: T) => ({ value, span: { start: 0, end: 0 } })

function cut(change: Partial<TransmissionHeader>): HeaderView {
  return cutHeader(document, { ...header, ...change })
}

test('a header in its usual shape is cut whole', () => {
  expect(cut({})).toEqual({
    channel: { designator: 'XYZ', number: '0042' },
    called: { precedence: 'P', indicators: ['RUEHC', 'RUEHZG'] },
    originator: { indicator: 'RUEHSZ', serial: '0042', section: 1, julianDay: 124, time: '1415' },
    signals: ['ZZH'],
    dateTime: { precedence: ['P'], date: { year: 2024, month: 5, day: 3 }, hour: 14, minute: 15 },
    from: 'AMEMBASSY STRELSAU',
    action: [{ indicator: 'RUEHC', name: 'SECSTATE WASHDC', precedence: 'PRIORITY', continuity: '1187' }],
    info: [{ indicator: 'RUEHZG', name: 'NATO EU COLLECTIVE', precedence: 'PRIORITY', continuity: undefined }],
    break: true,
    recordNumber: undefined,
  })
})

test('a header with nothing in it', () => {
  const nothing = {
    channel: undefined,
    called: undefined,
    originator: undefined,
    security: undefined,
    dateTime: undefined,
    from: undefined,
  }
  const bare = parseDocument(exampleCable.replace('\nBT\n', '\n'))
  expect(cutHeader(bare, { ...header, ...nothing, action: [], info: [] })).toEqual(bareHeader)
})

/** Values that fit each place, and values that do not; of these, nothing may come through. */
const places: readonly (readonly [string, (value: string) => unknown, readonly string[], readonly string[]])[] = [
  [
    'from',
    (value) => cut({ from: read(value) }).from,
    ['AMEMBASSY STRELSAU', 'USMISSION (X) 1.2'],
    ['Amembassy', 'a AMEMBASSY', 'A', 'X: Y', 'AMEMBASSY text'],
  ],
  [
    'called precedence',
    (value) => cut({ called: { precedence: read(value as 'O'), indicators: [] } }).called?.precedence,
    ['Z', 'O', 'P', 'R'],
    ['X', 'OX', 'XO'],
  ],
  [
    'called indicator',
    (value) => cut({ called: { precedence: read('O'), indicators: [read(value)] } }).called?.indicators[0],
    ['RUEHC', 'ZEN'],
    ['RUE', 'RUEHC1', '1RUEHC', 'xRUEHC', 'ZENx'],
  ],
  ...(['indicator', 'serial', 'time'] as const).map(
    (name) =>
      [
        `originator ${name}`,
        (value: string) => header.originator && cut({ originator: { ...header.originator, [name]: read(value) } }).originator?.[name],
        name === 'indicator' ? ['RUEHST'] : ['0042'],
        ['0042x', 'x0042', '42', 'RUEHST1', '1RUEHST'],
      ] as const,
  ),
  [
    'operating signal',
    (value) => header.security && cut({ security: { ...header.security, signals: [read(value)] } }).signals?.[0],
    ['ZZH', 'ZDK1'],
    ['ZZ', 'XZZ', 'ZZHH', 'ZZHx', 'xZZH', 'ZZH12'],
  ],
  [
    'precedence',
    (value) => header.dateTime && cut({ dateTime: { ...header.dateTime, precedence: [read(value as 'O')] } }).dateTime?.precedence[0],
    ['O'],
    ['X', 'OX', 'XO'],
  ],
  [
    'post of a record number',
    (value) => cut({ recordNumber: read({ year: 2009, post: value, number: '7' }) }).recordNumber?.post,
    ['PORT ALBA', "N'DJAMENA"],
    ['Port', 'PORT x', 'x PORT', 'P', '7 PORT'],
  ],
  [
    'number of a record number',
    (value) => cut({ recordNumber: read({ year: 2009, post: 'PORT ALBA', number: value }) }).recordNumber?.number,
    ['7', '12345678'],
    ['', 'x7', '7x', '123456789'],
  ],
  ['post of a banner line', (value) => slot(value, postShape), ['STRELSAU'], ['Strelsau', 'STRELSAU x', 'x STRELSAU']],
  ['number of a banner line', (value) => slot(value, numberShape), ['000042'], ['42x', 'x42', '']],
  [
    'number of an executive order',
    (value) => cutExecutiveOrder({ ...document, executiveOrder: order({ number: read(value) }) }, false).number,
    ['13526'],
    ['1352', '135261', 'x13526', '13526x'],
  ],
  [
    'exemption code',
    (value) => {
      const declassify = read({ kind: 'exemption' as const, code: value, date: undefined })
      const cut = cutExecutiveOrder({ ...document, executiveOrder: order({ declassify }) }, true).declassify
      return cut?.kind === 'exemption' ? cut.code : undefined
    },
    ['25X1', '25X9', '50X1-HUM', '50X2-WMD', '25X1-HUMAN'],
    ['25X', '25X0', 'x25X1', '25X1x', '50X1'],
  ],
]

function order(change: object): MarkedDocument['executiveOrder'] {
  return { ...document.executiveOrder, ...change } as MarkedDocument['executiveOrder']
}

test.each(places)('%s', (_, cutValue, fit, unfit) => {
  for (const value of fit) expect(cutValue(value)).toBe(value)
  for (const value of unfit) expect([value, cutValue(value)]).toEqual([value, undefined])
})

/** A line of which one value does not fit is left out whole. */
test.each<[keyof HeaderView, Partial<TransmissionHeader>]>([
  ['called', { called: { precedence: read('X' as 'O'), indicators: [read('RUEHC')] } }],
  ['originator', { originator: header.originator && { ...header.originator, indicator: read('x') } }],
  ['originator', { originator: header.originator && { ...header.originator, serial: read('x') } }],
  ['originator', { originator: header.originator && { ...header.originator, time: read('x') } }],
  ['channel', { channel: { ...read('XY'), span: header.channel?.span ?? { start: 0, end: 0 } } }],
  ['channel', { channel: { ...read('xXYZ'), span: header.channel?.span ?? { start: 0, end: 0 } } }],
  ['channel', { channel: { ...read('XYZx'), span: header.channel?.span ?? { start: 0, end: 0 } } }],
  ['channel', { channel: read('XYZ') }],
  ['recordNumber', { recordNumber: read({ year: 2009, post: 'x', number: '7' }) }],
  ['recordNumber', { recordNumber: read({ year: 2009, post: 'PORT ALBA', number: 'x' }) }],
])('a value that does not fit takes the line out: %s', (name, change) => {
  expect(cut(change)[name]).toBeUndefined()
})

test('no section, no part number', () => {
  expect(cut({ originator: header.originator && { ...header.originator, section: undefined } }).originator).toMatchObject({
    section: undefined,
  })
})

test.each([
  ['42', undefined],
  ['042', '042'],
  ['0042', '0042'],
  ['00042', undefined],
  ['000042', undefined],
  ['0042x', '0042'],
])('channel number %s', (digits, number) => {
  const text = exampleCable.replace('VZCZCXYZ0042\n', `VZCZCXYZ${digits}\n`)
  const end = text.indexOf('XYZ') + 3
  const channel = { value: 'XYZ', span: { start: end - 3, end } }
  expect(cutHeader({ ...document, text }, { ...header, channel }).channel?.number).toBe(number)
})

/** Addressees as they stand in a cable, and what is told of them: indicator, name, precedence, continuity. */
test.each([
  ['RUEHC/SECSTATE WASHDC IMMEDIATE 1187', ['RUEHC', 'SECSTATE WASHDC', 'IMMEDIATE', '1187']],
  ['RUEHC/SECSTATE WASHDC NIACT IMMEDIATE 1187-1190', ['RUEHC', 'SECSTATE WASHDC', 'NIACT IMMEDIATE', '1187-1190']],
  ['RUEHC/SECSTATE WASHDC 1187', ['RUEHC', 'SECSTATE WASHDC', undefined, '1187']],
  ['RUEHC/SECSTATE WASHDC', ['RUEHC', 'SECSTATE WASHDC', undefined, undefined]],
  ['RUEHC/THE HARBOR MASTER', ['RUEHC', 'THE HARBOR MASTER', undefined, undefined]],
  ['AMEMBASSY PORT ALBA', [undefined, 'AMEMBASSY PORT ALBA', undefined, undefined]],
  ['SECSTATE WASHDC PRIORITY', [undefined, 'SECSTATE WASHDC', 'PRIORITY', undefined]],
  ['NATO EU COLLECTIVE', [undefined, 'NATO EU COLLECTIVE', undefined, undefined]],
  ['THE HARBOR MASTER', undefined],
  ['COLLECTIVE HARBOR', undefined],
])('addressee %s', (line, expected) => {
  const text = exampleCable.replace('RUEHC/SECSTATE WASHDC PRIORITY 1187', line)
  const { header } = parseDocument(text)
  const found = header && cutHeader(parseDocument(text), header).action[0]
  expect(found && [found.indicator, found.name, found.precedence, found.continuity]).toEqual(expected)
})

test.each([
  [' IMMEDIATE 1187  ', ['IMMEDIATE', '1187']],
  ['\tROUTINE', ['ROUTINE', undefined]],
  [' 1187-1190', [undefined, '1187-1190']],
  [' and more', [undefined, undefined]],
  [' ROUTINE and more', [undefined, undefined]],
  ['x ROUTINE', [undefined, undefined]],
  [' 12', [undefined, undefined]],
  [' 123456', [undefined, undefined]],
])('behind the name of an addressee: %j', (tail, expected) => {
  const text = `RUEHC/SECSTATE WASHDC${tail}`
  const name = { value: 'SECSTATE WASHDC', span: { start: 6, end: 21 } }
  const addressee = { span: { start: 0, end: text.length }, indicator: read('RUEHC'), name, precedence: undefined }
  const [found] = cutHeader({ ...document, text }, { ...header, channel: undefined, action: [addressee] }).action
  expect([found?.precedence, found?.continuity]).toEqual(expected)
})

test('a name that has not the shape of one is no addressee', () => {
  const addressee = { span: { start: 0, end: 0 }, indicator: read('RUEHC'), name: read('SECSTATE and words'), precedence: undefined }
  expect(cut({ action: [addressee] }).action).toEqual([])
})

const smart = (fields: string) =>
  parseDocument(
    `SECRET\n\nMRN:            24 STRELSAU 42\n${fields}\nTAGS:           PREL\nSubject:        (U) Text\n\n1. (S) Text.\n\nSECRET\n`,
  )

test.each([
  [
    'Action:         WASHDC, SECSTATE IMMEDIATE;  WHITE HOUSE\n                WASHINGTON DC',
    ['WASHDC, SECSTATE IMMEDIATE', 'WHITE HOUSE WASHINGTON DC'],
  ],
  ['Action:         ONE PLACE; two words; ROUTINE; NIACT IMMEDIATE; ROUTINE STREET', ['ONE PLACE', 'ROUTINE STREET']],
  ['From:           AMEMBASSY STRELSAU', []],
])('addressees of a SMART message: %j', (field, names) => {
  const document = smart(field)
  expect(document.format).toBe('smart')
  expect(document.header && cutHeader(document, document.header).action.map(({ name }) => name)).toEqual(names)
  const info = smart(field.replace('Action:', 'Info:  '))
  expect(info.header && cutHeader(info, info.header).info.map(({ name }) => name)).toEqual(names)
})

test('when it is declassified is told of what is classified alone; the E.O. line before the authority block', () => {
  const declassify = (date: number) => read({ kind: 'date' as const, date: { year: date, month: 5, day: 3 }, notation: 'slashed' as never })
  const both = {
    ...document,
    executiveOrder: order({ declassify: declassify(2034) }),
    authority: { ...document.authority, declassifyOn: declassify(2036) } as MarkedDocument['authority'],
  }
  expect(cutExecutiveOrder(both, false)).toEqual({ number: '13526', declassify: undefined })
  expect(cutExecutiveOrder(both, true)).toEqual({ number: '13526', declassify: { kind: 'date', date: { year: 2034, month: 5, day: 3 } } })
  const second = { kind: 'date', date: { year: 2036, month: 5, day: 3 } }
  expect(cutExecutiveOrder({ ...both, executiveOrder: undefined }, true)).toEqual({ number: undefined, declassify: second })
  const event = order({ number: undefined, declassify: read({ kind: 'event' }) })
  expect(cutExecutiveOrder({ ...both, executiveOrder: event }, true)).toEqual({ number: undefined, declassify: second })
  expect(cutExecutiveOrder({ ...both, executiveOrder: order({ declassify: undefined }), authority: undefined }, true)).toEqual({
    number: '13526',
    declassify: undefined,
  })
  const exempt = order({ declassify: read({ kind: 'exemption', code: '25X1', date: { year: 2059, month: 5, day: 3 } }) })
  expect(cutExecutiveOrder({ ...both, executiveOrder: exempt }, true).declassify).toEqual({
    kind: 'exemption',
    code: '25X1',
    date: { year: 2059, month: 5, day: 3 },
  })
})

/** The classifier as a line gives him, and what is told. */
test.each([
  ['Ambassador Jane Q. Tarrant', 'Ambassador Jane Q. Tarrant'],
  ["A.B. O'Neil, Pol/Mil & Econ-Chief", "A.B. O'Neil, Pol/Mil & Econ-Chief"],
  ['  Jane Q.\n   Tarrant ,;. ', 'Jane Q. Tarrant'],
  ['Jane (a clerk) Tarrant', undefined],
  ['jane', undefined],
  ['x Jane Tarrant: 5', undefined],
  ['J', undefined],
  ['Jane 5', undefined],
])('classified by %j', (text, name) => {
  const block = { ...document.authority, classifiedBy: { start: 0, end: text.length } } as NonNullable<MarkedDocument['authority']>
  expect(cutAuthority({ ...document, text }, block).classifiedBy).toBe(name)
})

test('reasons are told where section and letter are known; what is derived says so', () => {
  const span = { start: 0, end: 0 }
  const reasons = [
    { section: '1.4', letter: 'b', span },
    { section: '1.4', letter: undefined, span },
    { section: undefined, letter: 'd', span },
  ]
  const block = { ...document.authority, classifiedBy: undefined, reasons } as NonNullable<MarkedDocument['authority']>
  expect(cutAuthority(document, block)).toEqual({ classifiedBy: undefined, reasons: [{ section: '1.4', letter: 'b' }], derived: false })
  expect(cutAuthority(document, { ...block, authority: 'derivative' }).derived).toBe(true)
  expect(cutAuthority(document, { ...block, authority: 'unknown' }).derived).toBe(false)
})
