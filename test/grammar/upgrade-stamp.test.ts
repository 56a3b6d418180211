import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findSourceList } from '../../grammar/authority/source-list.ts'
import { readInstructions } from '../../grammar/message/executive-order.ts'
import { findUpgradeStamps, readUpgradeStamp } from '../../grammar/message/upgrade-stamp.ts'
import { formatDate } from '../../grammar/text/date.ts'

function show(text: string): string | undefined {
  const stamp = readUpgradeStamp(text, { start: 0, end: text.length })
  if (!stamp) return undefined
  const { on, level, reasons, declassifyOn } = stamp
  const until = declassifyOn?.value.kind === 'date' ? formatDate(declassifyOn.value.date) : declassifyOn?.value.kind
  const cited = reasons.map(({ section, letter }) => `${section}(${letter})`).join(' ')
  return [on && formatDate(on.value), level?.value, cited, until].map((part) => part || '-').join('|')
}

const full =
  'Classified by DAS, A/GIS on 12/03/2014 \u2014 Class: CONFIDENTIAL \u2014 Reason: 1.4(A), 1.4(G) \u2014 Declassify on: 03/22/2027'

describe('the upgrade stamp of a release', () => {
  it.each([
    [full, '2014-12-03|C|1.4(a) 1.4(g)|2027-03-22'],
    [full.replaceAll('\u2014', '-'), '2014-12-03|C|1.4(a) 1.4(g)|2027-03-22'],
    [full.replace('CONFIDENTIAL', 'SECRET'), '2014-12-03|S|1.4(a) 1.4(g)|2027-03-22'],
    [full.replace(' \u2014 Reason', '\n\u2014 Reason').replace('on: 03', 'on:\n03'), '2014-12-03|C|1.4(a) 1.4(g)|2027-03-22'],
    [full.replace('CONFIDENTIAL', 'CONFIDENTIAL RELEASE IN PART\nB1,1.4(A),1.4(G)\n'), '2014-12-03|C|1.4(a) 1.4(g)|2027-03-22'],
    [full.replace('ify on: ', 'ify on: RELEASE IN PART\nB1,1.4(G),B6\n'), '2014-12-03|C|1.4(a) 1.4(g)|2027-03-22'],
    [full.replace('Reason: ', 'Reason: RELEASE IN PART\nB1,1.4(G),B6\n'), '2014-12-03|C|1.4(a) 1.4(g)|2027-03-22'],
    [full.replace('1.4(A), ', ''), '2014-12-03|C|1.4(g)|2027-03-22'],
    ['Classified by DAS, A/GIS on 12/03/2014 \u2014 Class:', '2014-12-03|-|-|-'],
    ['Classified by DAS, A/GIS, DoS on', '-|-|-|-'],
    ['Classified by DAS, A/GIS on 02/30/2015 \u2014 Class: CONFIDENTIAL', '-|C|-|-'],
    [`${full.slice(0, -10)}02/30/2027`, '2014-12-03|C|1.4(a) 1.4(g)|invalid-date'],
  ])('%j', (text, expected) => {
    expect(show(text)).toBe(expected)
  })

  it.each(['Classified By: DCM Adele Norwood, Reason 1.4 (b)', 'Classified by the ministry', '', full.slice(1)])('%j is none', (text) => {
    expect(show(text)).toBeUndefined()
  })

  it('is found beside other text, and at the right of the page', () => {
    const right = ' '.repeat(60)
    const beside = `From: X      ${full.slice(0, 62)}\n${right}${full.slice(62)}\nSent: Monday\n\nText 1.4(C).`
    const below = `${right}${full.replace('CONF', `\n${right}CONF`).replace('03/22', `\n${right}03/22`)}\n\nText.`
    for (const text of [beside, below]) {
      const [stamp, ...more] = findUpgradeStamps(text)
      expect(more).toEqual([])
      expect(stamp?.level?.value).toBe('C')
      expect(stamp?.reasons.map(({ letter }) => letter).join('')).toBe('ag')
      expect(stamp?.declassifyOn?.value.kind).toBe('date')
    }
    expect(show(below)).toBe(show(full))
    expect(findUpgradeStamps(`${full}\n\n`.repeat(1000))).toHaveLength(50)
    expect(findUpgradeStamps('Classified By: Jane Roe')).toEqual([])
  })

  it('gives the places', () => {
    const text = `Text.\n${full}`
    const stamp = readUpgradeStamp(text, { start: 6, end: text.length })
    const places = [stamp?.on?.span, stamp?.level?.span, stamp?.reasons[1]?.span, stamp?.declassifyOn?.span]
    expect(places.map((place) => place && text.slice(place.start, place.end))).toEqual(['12/03/2014', 'CONFIDENTIAL', 'G', '03/22/2027'])
  })

  it('never throws and reads a bounded stretch', () => {
    fc.assert(fc.property(fc.string({ size: 'max', maxLength: 1500 }), (text) => void show(`Classified by DAS, A/GIS ${text}`)))
    const text = `${full} ${'Reason: 1.4(B) '.repeat(100_000)}`
    expect(readUpgradeStamp(text, { start: 0, end: text.length })?.reasons.length).toBeLessThan(40)
  })
})

describe('several declassification values', () => {
  it.each([
    ['25X1, 25X5, 20571231', 'exemption exemption'],
    ['20351010', 'date'],
    ['20351010, 25X1', 'date exemption'],
    ['10/10/2035; X1', 'date exemption'],
    ['OADR, 20351010', 'legacy'],
    ['OADR or X1', 'legacy exemption'],
    ['25X1, 20701010', 'exemption'],
    ['20351010 and 20401010', 'date date'],
    ['20351010.', 'date'],
    ['20351010 (as amended)', 'date'],
    ['Upon closure, 20351010', 'event'],
    ['', 'missing'],
    [`${'20351010, '.repeat(50)}`, 'date date date date date date'],
  ])('%j', (text, kinds) => {
    const found = readInstructions(text, { start: 0, end: text.length })
    expect(found.map(({ value }) => value.kind).join(' ')).toBe(kinds)
  })
})

describe('the list of sources', () => {
  it.each([
    'Sources:\n1. RSCG-1',
    'SOURCE LIST:',
    'List of Sources:',
    'Text.\n(U) Sources:\n',
    'Derived From: Multiple Sources (see attached source list)',
    'Source documents:',
    'See source list',
  ])('%j', (text) => {
    expect(findSourceList(text)).toBeDefined()
  })

  it.each(['Derived From: Multiple Sources', 'Sources say that', 'Post sources: none', ''])('%j has none', (text) => {
    expect(findSourceList(text)).toBeUndefined()
  })
})
