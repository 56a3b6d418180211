import { expect, test } from 'vitest'
import { parseCaptions } from '../../grammar/vocabulary/captions.ts'

/** Caption lines as measured on published cables. */
const lines: readonly (readonly [line: string, captions: string])[] = [
  ['SIPDIS', 'SIPDIS'],
  ['SENSITIVE', 'SENSITIVE'],
  ['NOFORN SIPDIS', 'NOFORN SIPDIS'],
  ['SIPDIS SIPDIS', 'SIPDIS SIPDIS'],
  ['SENSITIVE, SIPDIS', 'SENSITIVE SIPDIS'],
  ['NOFORN,SIPDIS', 'NOFORN SIPDIS'],
  ['SIPDIS NOFORN SIPDIS', 'SIPDIS NOFORN SIPDIS'],
  ['SIPDISNOFORN', 'SIPDIS NOFORN'],
  ['sipdis', 'SIPDIS'],
  ['  SIPDIS  ', 'SIPDIS'],
  ['SENSITIVE BUT UNCLASSIFIED', 'SENSITIVE'],
  ['NODIS', 'NODIS'],
  ['EXDIS', 'EXDIS'],
  ['STADIS', 'STADIS'],
  ['ROGER CHANNEL', 'ROGER CHANNEL'],
  ['DS CHANNEL', 'DS CHANNEL'],
  ['VISAS VIPER', 'VISAS VIPER'],
  ['CODEL', 'CODEL'],
  ['C O R R E C T E D  C O P Y', 'CORRECTED COPY'],
  ['C O R R E C T E D COPY CAPTION', 'CORRECTED COPY'],
  ['CORRECTED COPY -TEXT', 'CORRECTED COPY'],
  ['C O R R E C T E D C O P Y (ADDED NOFORN)', 'CORRECTED COPY'],
]

test.each(lines)('%s', (line, captions) => {
  const read = parseCaptions(line)
  expect(read?.map(({ id }) => id).join(' ')).toBe(captions)
  for (const { span } of read ?? []) {
    expect(span.start).toBeLessThan(span.end)
    expect(span.end).toBeLessThanOrEqual(line.length)
  }
})

test.each(['', '   ', 'STATE FOR EUR', 'SIPDIS STATE FOR EUR', 'NOFORNX', 'SENSITIVE TALKS', 'Text.', 'SIPDIS '.repeat(200)])(
  'is none: %s',
  (line) => {
    expect(parseCaptions(line)).toBeUndefined()
  },
)

test('captions say where they stand', () => {
  expect(parseCaptions('NOFORN SIPDIS')).toEqual([
    { id: 'NOFORN', span: { start: 0, end: 6 } },
    { id: 'SIPDIS', span: { start: 7, end: 13 } },
  ])
})
