import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRecordNumber, readSmartDate, readSmartDates } from '../../grammar/message/smart-fields.ts'
import { readTags } from '../../grammar/message/tags.ts'
import { formatDate } from '../../grammar/text/date.ts'

function whole(text: string) {
  return { start: 0, end: text.length }
}

describe('the TAGS line', () => {
  it.each([
    ['TAGS: MARR MNUC PARM FR', 'MARR MNUC PARM FR'],
    ['TAGS: [MARR](#) [MNUC](#) [PARM](#) [FR](#)', 'MARR MNUC PARM FR'],
    ['TAGS: [MARR](#), [FR](https://example.org/tag)', 'MARR FR'],
    ['TAGS: PREL, MARR, CO, OPDC', 'PREL MARR CO OPDC'],
    ['TAGS: PREL,MARR', 'PREL MARR'],
    ['TAGS PREL PGOV', 'PREL PGOV'],
    ['Tags: PREL', 'PREL'],
    ['TAG: PREL', 'PREL'],
    ['TAG PREL', 'PREL'],
    ['tags: prel', 'PREL'],
    ['TAGS:PREL', 'PREL'],
    ['  TAGS: PREL  ', 'PREL'],
    ['TAGS: OVIP (ROE, JANE A.), PREL', 'OVIP PREL'],
    ['TAGS: PREL\n      PGOV NATO UNSC EUN', 'PREL PGOV NATO UNSC EUN'],
    ['TAGS: PREL 01IP', 'PREL 01IP'],
    ['TAGS: PREL SUBJECT: TEXT', 'PREL'],
    ['TAGS: PREL ELEPHANT', 'PREL'],
    ['TAGS:', ''],
    ['TAGS: ', ''],
  ])('%j', (line, expected) => {
    const read = readTags(line, whole(line))
    expect(read?.tags.map(({ value }) => value).join(' ')).toBe(expected)
    for (const { value, span } of read?.tags ?? []) expect(line.slice(span.start, span.end).toUpperCase()).toBe(value)
  })

  it.each(['Tag the file', 'Tags are words', 'TAGSX: PREL', 'SUBJECT: TAGS: PREL', '', 'TAG the FILE'])('%j is none', (line) => {
    expect(readTags(line, whole(line))).toBeUndefined()
  })

  it('reads a bounded stretch, and never throws', () => {
    for (const filler of ['(', '[', 'AB ', '[AB](', ' ']) {
      const line = `TAGS: ${filler.repeat(500_000)}`
      expect(readTags(line, whole(line))?.tags.length).toBeLessThan(300)
    }
    fc.assert(fc.property(fc.string({ size: 'max', maxLength: 1000 }), (text) => void readTags(`TAGS:${text}`, whole(`TAGS:${text}`))))
  })
})

describe('the fields of a SMART message', () => {
  it.each([
    ['MRN:            11 PORT ALBA 504', '2011|PORT ALBA|504'],
    ['11 PORT ALBA 504', '2011|PORT ALBA|504'],
    ['09 STRELSAU 1', '2009|STRELSAU|1'],
    ['2011 STRELSAU 12345', '2011|STRELSAU|12345'],
    ['98 STRELSAU 12', '1998|STRELSAU|12'],
    ['STRELSAU 504', undefined],
    ['11 504', undefined],
    ['', undefined],
  ])('record number %j', (line, expected) => {
    const read = readRecordNumber(line, whole(line))
    expect(read && `${read.value.year}|${read.value.post}|${read.value.number}`).toBe(expected)
    if (read) expect(line.endsWith(line.slice(read.span.start, read.span.end))).toBe(true)
  })

  it.each([
    ['Date/DTG:       Aug 07, 2013 / 071322Z AUG 13', '2013-08-07', '2013-08-07 13:22', '071322Z AUG 13'],
    ['Aug 07, 2013 1071322Z AUG 13', '2013-08-07', '2013-08-07 13:22', '071322Z AUG 13'],
    ['Aug 08, 2013 / 071322Z AUG 13', '2013-08-08', '2013-08-07 13:22', '071322Z AUG 13'],
    ['Sep 31, 2013 / 071322Z AUG 13', 'no day', '2013-08-07 13:22', '071322Z AUG 13'],
    ['Aug 07, 2013', '2013-08-07', undefined, undefined],
    ['071322Z AUG 2013', undefined, '2013-08-07 13:22', '071322Z AUG 2013'],
    ['Aug 07, 2013 / 321322Z AUG 13', '2013-08-07', 'no day 13:22', '321322Z AUG 13'],
    ['soon', undefined, undefined, undefined],
  ])('date %j', (line, day, group, where) => {
    const dates = readSmartDates(line, whole(line))
    expect(dates.day && (dates.day.value ? formatDate(dates.day.value) : 'no day')).toBe(day)
    const read = dates.group
    expect(read && `${read.value.date ? formatDate(read.value.date) : 'no day'} ${read.value.hour}:${read.value.minute}`).toBe(group)
    expect(read && line.slice(read.span.start, read.span.end)).toBe(where)
    expect(readSmartDate(line, whole(line))?.span).toEqual(dates.group?.span ?? dates.day?.span)
  })

  it('never throw', () => {
    fc.assert(
      fc.property(fc.string({ size: 'max', maxLength: 1000, unit: 'binary' }), (text) => {
        readSmartDates(text, whole(text))
        readRecordNumber(text, whole(text))
      }),
    )
  })
})
