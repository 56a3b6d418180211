import { expect, test } from 'vitest'
import { findInnerMark } from '../../grammar/message/inner-mark.ts'

test.each([
  ['Text. «(S)» Text.'],
  ['Text «(S//NF)» Text.'],
  ['Text.\n3: «(S)» Text.'],
  ['Text.\n3 - «(C)» Text.'],
  ['Text. 2. «(s)» Text.'],
  ['Text.\n-- «(c)» Text.'],
  ['Text «(Confidential)» Text.'],
  ['Text «(SBU)» Text.'],
  ['Text.\n3. «C)» Text.'],
  ['Text.\n«(S» Text.'],
  ['Text.\n«(S/NF» Text.'],
])('%s holds a mark', (marked) => {
  const start = marked.indexOf('«')
  expect(findInnerMark(marked.replace(/[«»]/g, ''))).toEqual({ start, end: marked.indexOf('»') - 1 })
})

test.each([
  'Text.',
  'Text (U) text.',
  'The minister(s) came.',
  'Points (a), (b) and (c) follow.',
  'Text (c) 2007.',
  'The EU (S. Rassendyll) said.',
  'Text (Note: text.)',
  'A) Text',
  'Text\nB) text',
  '(MFA) text',
])('%s holds none', (text) => {
  expect(findInnerMark(text)).toBeUndefined()
})
