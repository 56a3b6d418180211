import { expect, test } from 'vitest'
import { parseDocument } from '../../grammar/parse.ts'
import { parseSecondLine, secondLineEntries } from '../../grammar/vocabulary/second-line.ts'

test.each<[string, readonly string[] | undefined]>([
  ...secondLineEntries.map(({ id, title }): [string, readonly string[]] => [title, [id]]),
  ['  HANDLE VIA SI/TK CHANNELS ONLY/SOURCE SELECTION SENSITIVE ', ['HVCO', 'SSS']],
  ['DELIBERATIVE PROCESS PRIVILEGED DOCUMENT/HANDLE VIA COMINT CHANNELS ONLY', ['DPPD', 'HVCO']],
  ['HANDLE VIA COMINT CHANNELS', undefined],
  ['ATTORNEY WORK PRODUCT of the office', undefined],
  ['SOURCE SELECTION SENSITIVE SECRET', undefined],
  ['', undefined],
])('%s', (line, ids) => {
  expect(parseSecondLine(line)?.map(({ id }) => id)).toEqual(ids)
})

test('stands below a banner line only', () => {
  const read = (text: string) => parseDocument(text).segments.map(({ kind }) => kind)
  const text = 'TOP SECRET//SI//NOFORN\nHANDLE VIA COMINT CHANNELS ONLY\n\n1. (TS//SI//NF) Text.\n'
  const document = parseDocument(text)
  expect(read(text)).toContain('captions')
  expect(document.captions.map(({ id, span }) => [id, text.slice(span.start, span.end)])).toEqual([
    ['HVCO', 'HANDLE VIA COMINT CHANNELS ONLY'],
  ])
  expect(read('TOP SECRET//SI//NOFORN\n\n1. (TS//SI//NF) Text.\n\nATTORNEY WORK PRODUCT\n')).not.toContain('captions')
})
