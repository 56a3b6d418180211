import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Format, Reading } from '../../grammar/document.ts'
import { parseDocument } from '../../grammar/parse.ts'
import { formatDate } from '../../grammar/text/date.ts'
import { checkDocument } from '../../rules/check.ts'
import { outline } from './outline.ts'

const folder = new URL('./fixtures/', import.meta.url)
const read = (name: string): string => readFileSync(new URL(`${name}.txt`, folder), 'utf8')

interface Expected {
  readonly format: Format
  readonly date?: string
  readonly outline: readonly string[]
  /** How many readings of each kind. */
  readonly readings?: Partial<Record<Reading['kind'], number>>
  /** What a check says above `info`. */
  readonly rules?: readonly string[]
}

/** One invented text per variant as measured in real ones. */
const expected: Readonly<Record<string, Expected>> = {
  artefacts: {
    format: 'cable',
    outline: [
      'banner C STRELSAU 000042',
      'captions SIPDIS',
      'executive-order 12958 date',
      'tags',
      'subject',
      'references',
      'authority original 1.4(b) 1.4(d)',
      '¶1 (C)',
      '¶2 unmarked',
      '¶3 (C)',
      'page-header',
      '¶4 (C)',
    ],
    readings: { misread: 4, 'paragraph-sign': 4, quote: 1, withheld: 1 },
    rules: ['portion-unmarked'],
  },
  'date-glued': {
    format: 'cable',
    date: '2007-05-03',
    outline: [
      'field DATE LINE',
      'banner S STRELSAU 000042',
      'captions SIPDIS NOFORN',
      'executive-order 12958 date',
      'tags',
      'subject',
      '¶1 (S)',
    ],
    readings: { glued: 3 },
    rules: ['authority-missing', 'noforn-caption-unsupported'],
  },
  'date-line': {
    format: 'cable',
    date: '2007-05-03',
    outline: ['field DATE LINE', 'banner S STRELSAU 000042', 'captions SIPDIS', 'executive-order 12958 date', 'tags', 'subject', '¶1 (S)'],
    rules: ['authority-missing'],
  },
  'draft-clearances': {
    format: 'cable',
    date: '2007-12-05',
    outline: [
      'banner C',
      'field DRAFTER',
      'field DRAFTED',
      'field APPROVER',
      'field CLEARANCE',
      'field CLEARANCE',
      'field CLEARANCE',
      'field CLEARANCE',
      'field CLEARANCE',
      'field ADDRESSEES',
      'field ADDRESSEES',
      'captions NOFORN',
      'executive-order 12958 date',
      'tags',
      'subject (C)',
      'references',
      'authority original 1.4(b) 1.4(d)',
      '¶1 (C)',
      '¶2 (U)',
      'signature',
      'page-header C',
    ],
    rules: ['noforn-caption-unsupported'],
  },
  'draft-wrapped': {
    format: 'cable',
    date: '2007-12-05',
    outline: [
      'banner U',
      'field DRAFTER',
      'field DRAFTED',
      'field APPROVER',
      'field CLEARANCE',
      'field CLEARANCE',
      'field CLEARANCE',
      'field ADDRESSEES',
      'field ADDRESSEES',
      'captions SENSITIVE',
      'executive-order 12958 not-applicable',
      'tags',
      'subject',
      '¶1 (SBU)',
    ],
  },
  'dump-csv': {
    format: 'cable',
    date: '2007-05-03',
    outline: [
      'field EXPORT ROW',
      'FL1',
      'FL2',
      'FL3',
      'FL4',
      'FL5',
      'FL6',
      'FL7',
      'field QUOTES',
      'banner C STRELSAU 000042',
      'captions SIPDIS',
      'executive-order 12958 date',
      'tags',
      'subject',
      '¶1 (C)',
    ],
    readings: { dump: 2 },
    rules: ['authority-missing'],
  },
  'dump-metadata': {
    format: 'cable',
    date: '2007-05-03',
    outline: [
      'field EXPORT ID',
      'field EXPORT DATE',
      'field EXPORT REFID',
      'field EXPORT ORIGIN',
      'field EXPORT CLASSIFICATION',
      'field EXPORT DESTINATION',
      'field EXPORT HEADER',
      'FL1',
      'FL2',
      'FL3',
      'FL4',
      'FL5',
      'FL6',
      'FL7',
      'field DIVIDER',
      'banner C STRELSAU 000042',
      'captions SIPDIS',
      'executive-order 12958 date',
      'tags',
      'subject',
      '¶1 (C)',
    ],
    rules: ['authority-missing'],
  },
  'dump-rows': {
    format: 'cable',
    date: '2007-05-03',
    outline: [
      'field EXPORT ROW',
      'FL1',
      'FL2',
      'FL3',
      'FL4',
      'FL5',
      'FL6',
      'FL7',
      'banner C STRELSAU 000042',
      'captions SIPDIS',
      'executive-order 12958 date',
      'tags',
      'subject',
      'authority original 1.4(b) 1.4(d)',
      '¶1 (C)',
      '¶2 (U)',
    ],
    readings: { dump: 3 },
  },
  'email-reply': {
    format: 'memo',
    date: '2012-12-04',
    outline: [
      'banner C',
      'field FROM',
      'field SENT',
      'field TO',
      'subject (C)',
      'line:8 (C)',
      'signature',
      'authority original 1.4(d)',
      'banner C',
      'field OLDER MAIL',
      'field FROM',
      'field SENT',
      'field TO',
      'field OLDER SUBJECT',
      'line:24 (C)',
      'unmarked',
      'field OLDER MAIL',
      'field FROM',
      'field SENT',
      'field TO',
      'field OLDER SUBJECT',
      'unmarked',
      'banner U',
    ],
  },
  'email-thread': {
    format: 'memo',
    date: '2012-12-03',
    outline: [
      'banner S',
      'field FROM',
      'field SENT',
      'field TO',
      'subject (S//NF)',
      'line:8 (C)',
      'signature',
      'authority derivative',
      'field FROM',
      'field SENT',
      'field TO',
      'field OLDER SUBJECT',
      'line:21 (S//NF)',
      'banner S',
    ],
  },
  email: {
    format: 'memo',
    date: '2012-12-03',
    outline: [
      'banner S',
      'field FROM',
      'field SENT',
      'field TO',
      'field CC',
      'subject (U)',
      'line:9 (U)',
      'line:11 (S//NF)',
      'line:13 (C)',
      'signature',
      'authority derivative',
      'banner S',
    ],
  },
  'frus-memorandum': {
    format: 'memo',
    date: '1966-12-05',
    outline: ['heading', 'field SOURCE NOTE', 'field DATELINE', 'unmarked', '¶1 unmarked', '¶2 unmarked withheld', 'heading'],
  },
  frus: {
    format: 'memo',
    date: '1962-12-05',
    outline: [
      'heading',
      'field DATELINE',
      'field TELEGRAM',
      '¶1 (C)',
      '¶2 (C) inherited',
      '¶3 (C) inherited',
      '¶4 (C) inherited withheld',
      '¶5 (C) inherited',
      'heading',
      'unmarked',
      'field SOURCE NOTE',
    ],
    readings: { withheld: 3 },
  },
  'header-glued': {
    format: 'cable',
    date: '2007-05-03',
    outline: [
      'FL1',
      'FL2',
      'FL3',
      'FL4',
      'FL5',
      'FL6',
      'FL7',
      'FL8',
      'banner C STRELSAU 000042',
      'captions SIPDIS',
      'executive-order 12958 date',
      'tags',
      'subject',
      '¶1 (C)',
    ],
    readings: { glued: 2 },
    rules: ['authority-missing'],
  },
  'header-manual': {
    format: 'cable',
    date: '1989-05-03',
    outline: [
      'FL1',
      'FL2',
      'FL3',
      'FL4',
      'FL5',
      'FL6',
      'FL7',
      'FL11',
      'banner C STRELSAU 00042',
      'executive-order 12356 legacy',
      'tags',
      'subject',
      '¶1 (C)',
      '¶2 (C) inherited',
      'ending',
    ],
    rules: ['authority-missing'],
  },
  'header-zczc': {
    format: 'cable',
    date: '1989-05-03',
    outline: [
      'FL1',
      'FL2',
      'FL3',
      'FL4',
      'FL5',
      'FL6',
      'FL7',
      'FL11',
      'banner C STRELSAU 00042',
      'executive-order 12356 legacy',
      'tags',
      'subject',
      '¶1 (C)',
      '¶2 (C) inherited',
      'ending',
    ],
    rules: ['authority-missing'],
  },
  letter: {
    format: 'memo',
    date: '2012-12-05',
    outline: [
      'banner S',
      'heading',
      'heading',
      'field DATE',
      'field ADDRESSEE',
      'field ADDRESSEE',
      'field ADDRESSEE',
      'field ADDRESSEE',
      'field SALUTATION',
      'line:14 (U)',
      'line:16 (S//NF)',
      'line:16.- (C)',
      'line:16.-:2 (U)',
      'line:21 (U)',
      'line:21.row (U)',
      'line:23 (U)',
      'line:23.row (C)',
      'line:23.row:2 (S//NF)',
      'signature',
      'heading',
      '¶1 (U)',
      '¶2 (S//NF)',
      '¶2.attachment (U)',
      '¶2.cc (U)',
      'authority derivative',
      'banner S',
    ],
  },
  'memo-authority-on-top': {
    format: 'memo',
    date: '2012-12-05',
    outline: [
      'banner C',
      'authority original 1.4(b) 1.4(d)',
      'field DATE',
      'field MEMORANDUM FOR',
      'field THROUGH',
      'field FROM',
      'subject (U)',
      'line:13 (U)',
      'line:15 (C)',
      '¶1 (C)',
      '¶1.a (U)',
      '¶1.1 (C)',
      '¶1.b (C)',
      'heading',
      '¶1.tab (U)',
      '¶1.tab:2 (C)',
      'banner C',
    ],
  },
  'memo-cui': {
    format: 'memo',
    outline: [
      'banner U',
      'field MEMORANDUM FOR',
      'subject (U)',
      '¶1 (U)',
      '¶2 (CUI)',
      'field CONTROLLED BY',
      'field CONTROLLED BY',
      'field CUI CATEGORY',
      'field DISTRIBUTION/DISSEMINATION CONTROL',
      'field POC',
      'banner U',
    ],
  },
  'memo-staff': {
    format: 'memo',
    date: '2024-05-03',
    outline: [
      'heading',
      'banner S',
      'field DATE',
      'field MEMORANDUM FOR',
      'field FROM',
      'subject (U)',
      '¶1 (U)',
      '¶2 (S//NF)',
      '¶2.- (U)',
      '¶2.-:2 (S//NF)',
      '¶2.-:3 (U)',
      '¶2.1 (U)',
      '¶2.row (U)',
      'line:18 (U)',
      'line:18.row (S//NF)',
      '¶3 (U)',
      'signature',
      'authority derivative',
      'heading',
      '¶3.tab (U)',
      '¶3.tab:2 (S//NF)',
      'field CC',
      'banner S',
    ],
    rules: ['classifier-missing'],
  },
  'nara-blanks': {
    format: 'cable',
    date: '1973-06-25',
    outline: [
      'page-header U',
      'page-header',
      'field COPIES',
      'field ACTION OFFICES',
      'field INFO OFFICES',
      'field FILED',
      'FL5',
      'FL6',
      'FL7',
      'banner U STRELSAU 2211',
      'executive-order 11652 not-applicable',
      'tags',
      'subject',
      '¶1 unmarked',
      '¶2 unmarked',
      'page-header U',
      'stamp',
      'stamp',
    ],
  },
  'nara-outgoing': {
    format: 'cable',
    date: '1976-11-25',
    outline: [
      'page-header U',
      'page-header',
      'field ORIGIN OFFICES',
      'field INFO OFFICES',
      'field DRAFTED BY',
      'field APPROVED BY',
      'field FILED',
      'FL5',
      'FL6',
      'FL7',
      'banner U STATE 290286',
      'executive-order 11652 not-applicable',
      'tags',
      'subject',
      '¶1 unmarked',
      '¶2 unmarked',
      'page-header U',
      'ending',
      'stamp',
      'stamp',
    ],
  },
  'nara-telegram': {
    format: 'cable',
    date: '1978-12-05',
    outline: [
      'field Message Text',
      'page-header C',
      'page-header',
      'field COPIES',
      'field ACTION OFFICES',
      'field INFO OFFICES',
      'field FILED',
      'FL5',
      'FL6',
      'FL7',
      'FL8',
      'FL8',
      'banner C STRELSAU 0905',
      'captions EXDIS',
      'executive-order 12065 legacy',
      'tags',
      'subject',
      'references',
      '¶1 (C)',
      '¶2 (C) over 3',
      'page-header C',
      'ending',
      'page-header C',
      'page-header',
      'field COPIES',
      'field ACTION OFFICES',
      'field INFO OFFICES',
      'field FILED',
      'FL5',
      'FL6',
      'FL7',
      'FL8',
      'banner C STRELSAU 0905',
      'captions EXDIS',
      '¶3 (C)',
      'page-header C',
      'ending',
      'field Message Attributes',
      'field Automatic Decaptioning',
      'field Capture Date',
      'field Channel Indicators',
      'field Current Classification',
      'field Concepts',
      'field Control Number',
      'field Draft Date',
      'field Decaption Date',
      'field Disposition Action',
      'field Document Number',
      'field Enclosure',
      'field Executive Order',
      'field Errors',
      'field From',
      'field Markings',
      'field Office',
      'field Original Classification',
      'field Original Handling Restrictions',
      'field Original Previous Classification',
      'field Reference',
      'field Review Markings',
      'stamp',
      'field Subject',
      'field TAGS',
      'field To',
      'field Type',
      'stamp',
      'stamp',
      'stamp',
      'stamp',
    ],
    readings: { joint: 1 },
  },
  'nara-withdrawn': { format: 'text', outline: ['unmarked', 'unmarked', 'unmarked'] },
  'one-line': {
    format: 'cable',
    date: '2007-05-03',
    outline: [
      'field DATE LINE',
      'banner C STRELSAU 000042',
      'captions SIPDIS',
      'executive-order 12958 date',
      'tags',
      'subject',
      'references',
      'authority original 1.4(b) 1.4(d)',
      '¶1 (C)',
      '¶2 (U)',
    ],
    readings: { glued: 7 },
  },
  'publisher-withheld': {
    format: 'cable',
    outline: [
      'banner C STRELSAU 000042',
      'captions SIPDIS',
      'executive-order 12958 unreadable',
      'tags',
      'subject',
      'authority original 1.4(b) 1.4(d)',
      '¶1 (C)',
      '¶2 (C) withheld',
      '¶3 (C) withheld',
    ],
    readings: { withheld: 2 },
  },
  'sections-joined': {
    format: 'cable',
    outline: [
      'banner S STRELSAU 000042',
      'captions SIPDIS',
      'captions NOFORN',
      'executive-order 12958 date',
      'tags',
      'subject',
      'references',
      'page-header',
      'authority original 1.4(b) 1.4(d)',
      '¶1 (S//NF) over 1',
      'banner S STRELSAU 000042',
      'captions SIPDIS',
      'captions NOFORN',
      '¶2 (S)',
    ],
    readings: { joint: 1 },
  },
  sections: {
    format: 'cable',
    date: '2007-05-03',
    outline: [
      'FL1',
      'FL2',
      'FL3',
      'FL4',
      'FL5',
      'FL6',
      'FL7',
      'FL8',
      'FL11',
      'banner C STRELSAU 000042',
      'captions SIPDIS',
      'executive-order 12958 date',
      'tags',
      'subject',
      'authority original 1.4(b) 1.4(d)',
      '¶1 (C)',
      '¶2 (C)',
      'ending',
      'ending',
      'ending',
      'FL1',
      'FL2',
      'FL3',
      'FL4',
      'FL5',
      'FL6',
      'FL7',
      'FL8',
      'FL11',
      'banner C STRELSAU 000042',
      'captions SIPDIS',
      'executive-order 12958 date',
      'tags',
      'subject',
      'unmarked',
      '¶3 (U)',
      'signature',
      'ending',
      'ending',
      'ending',
    ],
  },
  'smart-classified': {
    format: 'smart',
    date: '2012-05-09',
    outline: [
      'banner C',
      'field MRN',
      'field DATE/DTG',
      'field FROM',
      'field ACTION',
      'executive-order 13526 missing',
      'tags',
      'captions SIPDIS',
      'references',
      'authority original 1.4(c) 1.4(d)',
      'subject',
      '¶1 (C)',
      '¶2 (U)',
      'field Signature',
      'field Drafted By',
      'field Cleared By',
      'field Approved By',
      'field Released By',
      'field Info',
      'field XMT',
      'field Attachments',
      'field Action Post',
      'field Dissemination Rule',
      'banner C',
    ],
    readings: { misread: 1 },
  },
  'stamp-ocr': {
    format: 'cable',
    outline: [
      'page-header',
      'banner U STRELSAU 000042',
      'executive-order 12958 not-applicable',
      'tags',
      'subject',
      '¶1 (U)',
      'page-header',
      'page-header',
    ],
    readings: { misread: 3 },
  },
  'upgrade-stamp': {
    format: 'cable',
    outline: [
      'stamp',
      'stamp',
      'stamp',
      'stamp',
      'stamp',
      'stamp',
      'stamp',
      'banner C STRELSAU 000042',
      'stamp',
      'captions SIPDIS',
      'stamp',
      'stamp',
      'stamp',
      'executive-order 12958 date',
      'tags',
      'subject',
      '¶1 (C)',
    ],
    rules: ['authority-missing'],
  },
}

describe('each kind of message', () => {
  it.each(Object.entries(expected))('%s', (name, { format, date, outline: segments, readings = {}, rules = [] }) => {
    const text = read(name)
    const document = parseDocument(text)
    expect(outline(text)).toEqual(segments)
    expect(document.format).toBe(format)
    expect(document.date && formatDate(document.date.value)).toBe(date)
    const counts: Record<string, number> = {}
    for (const { kind } of document.readings) counts[kind] = (counts[kind] ?? 0) + 1
    expect(counts).toEqual(readings)
    const found = checkDocument(document, {}).filter(({ severity }) => severity !== 'info')
    expect([...new Set(found.map(({ rule }) => rule))].sort()).toEqual([...rules])
  })

  it('has a row for every text', () => {
    const names = readdirSync(folder).map((name) => name.replace(/\.txt$/, ''))
    expect(names.sort()).toEqual(Object.keys(expected).sort())
  })

  it.each(Object.keys(expected))('%s is read alike with CRLF', (name) => {
    const text = read(name)
    expect(outline(text.replaceAll('\n', '\r\n'))).toEqual(outline(text))
  })
})

const lines = Object.keys(expected).flatMap((name) => read(name).split('\n'))

function expectPartition(text: string): void {
  let offset = 0
  const { segments, readings, portions } = parseDocument(text)
  for (const { span } of segments) {
    expect(span.start).toBe(offset)
    expect(span.end).toBeGreaterThan(span.start)
    offset = span.end
  }
  expect(offset).toBe(text.length)
  expect(new Set(portions.map(({ place }) => place)).size).toBe(portions.length)
  for (const { span } of readings) expect(span.start <= span.end && span.end <= text.length).toBe(true)
}

describe('segments are the text', () => {
  it.each(Object.keys(expected))('of %s cut off anywhere', (name) => {
    const text = read(name)
    for (let end = 1; end < text.length; end += 7) expectPartition(text.slice(0, end))
  })

  it('of any lines of them in any order', () => {
    const some = fc.array(fc.constantFrom(...lines), { size: 'max', maxLength: 40 })
    fc.assert(
      fc.property(some, fc.constantFrom('\n', '\r\n', '\\\n', ' '), (chosen, ending) => expectPartition(chosen.join(ending))),
      { numRuns: 600 },
    )
  })
})

describe('what stands beside a banner line', () => {
  const parse = (name: string) => parseDocument(read(name))

  it('a classification in the attributes of an archive is no banner line', () => {
    const document = parse('nara-telegram')
    const attributes = document.segments.filter((segment) => segment.kind === 'field' && / Classification$/.test(segment.name))
    expect(attributes).toHaveLength(3)
    expect(document.bannerLines.map(({ section }) => section?.value)).toEqual([
      { number: 1, total: 2 },
      { number: 2, total: 2 },
    ])
  })

  it('older mail has banner lines of its own', () => {
    const document = parse('email-reply')
    expect(document.bannerLines.map(({ marking }) => marking.level)).toEqual(['C', 'C'])
    expect(document.segments.filter((segment) => segment.kind === 'banner' && segment.older)).toHaveLength(1)
  })

  it('the last banner line below a thread is that of the message, when no other closes it', () => {
    expect(parse('email-thread').bannerLines).toHaveLength(2)
  })

  it('a source note is none', () => {
    expect(parse('frus').bannerLines).toEqual([])
  })

  it('a further section repeats the captions', () => {
    expect(parse('sections').captions.map(({ id }) => id)).toEqual(['SIPDIS'])
  })
})

describe('an archive artefact', () => {
  const cable = (text: string) => `S E C R E T STRELSAU 000042\n\nE.O. 12958: DECL: 05/03/2017\nTAGS: PREL\nSUBJECT: TEXT\n\n${text}\n`
  const kinds = (text: string) => parseDocument(cable(text)).readings.map(({ kind }) => kind)

  it.each<[string, Reading['kind'][]]>([
    ['1. (S) Text of the post,s text.', ['quote']],
    ['1. (S) Text,soon. Text,s1.', []],
    ['1. (S) Text, s.', []],
    ['\u00c2\u00b61. (S) Text.', ['paragraph-sign']],
    ['\ufffd1. (S) Text.', ['paragraph-sign']],
    ['1. (S) Text \ufffd text.', []],
    ['REF: ¶A. STRELSAU 12\n\n1. (S) Text.', ['paragraph-sign']],
    ['REF: A. STRELSAU 12\n     1B. STRELSAU 13\n\n1. (S) Text.', ['paragraph-sign']],
    ['REF: A. 1B\n\n1. (S) Text.', []],
    ['1. (S) Text XXXXXXXX text.', ['withheld']],
    ['1. (S) Text XXXXXXX text.', []],
    ['1. (S) Text [1 line not declassified] text [name not declassified].', ['withheld', 'withheld']],
    ['1. (S) [1 paragraph not declassified]', []],
    ['1. (S) Text [Omitted here is text.] text.', ['withheld']],
    [`1. (S) ${'Text. '.repeat(80)}`, ['unwrapped']],
    [`1. (S) ${'Text text.\n'.repeat(80)}`, []],
    ['1. (513U) Text.', ['misread']],
    ['1. (5) Text.', []],
    ['1. (S) Text.\n\nCONFIDENTIA1\n\n2. (S) Text.', ['misread']],
    ['1. (S) Text.\n\nUNCLASSIFI JD\n\n2. (S) Text.', ['misread']],
    ['1. (S) Text.\n\nSECRE1\n\n2. (S) Text.', ['misread']],
    ['1. (S) Text.\n\nSECREST\n', []],
    ['1. (S) Text.\n\nSECRET\n\n2. (S) Text.', []],
    ['1. (S) Text.\n\nConfidential text\n\n2. (S) Text.', []],
  ])('%j', (text, expectedKinds) => {
    expect(kinds(text)).toEqual(expectedKinds)
  })

  it('is a reading in marked texts only', () => {
    expect(parseDocument('The post,s text. \u00c2\u00b61. XXXXXXXX').readings).toEqual([])
  })

  it('leaves an unreadable mark unmarked', () => {
    expect(parseDocument(cable('1. (513U) Text.')).portions[0]?.marking).toBeUndefined()
  })

  it('takes no level from a misread stamp', () => {
    expect(parseDocument(cable('1. (S) Text.\n\nCONFIDENTIA1\n')).pageHeaders.map(({ marking }) => marking)).toEqual([undefined])
  })
})

describe('a list of attachments', () => {
  it('never lets an item run on in the one above it', () => {
    const document = parseDocument('SECRET\n\n(S) Text.\n\nAttachments:\nTab A - (U) Text\nTab B - (S) Text\nAnnex (U) Text\n\nSECRET\n')
    expect(document.portions.slice(1).map(({ marking }) => marking?.level)).toEqual(['U', 'S', 'U'])
  })

  it('has its marks in capitals', () => {
    expect(outline('SECRET\n\n(S) Text.\n\nTab (c) text.\n')).toEqual(['banner S', 'line:3 (S)', 'line:5 unmarked'])
  })
})
