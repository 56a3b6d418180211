import { describe, expect, it } from 'vitest'
import { parseMarking } from '../grammar/marking/parse.ts'
import { parseDocument } from '../grammar/parse.ts'
import { isAboveCeiling } from '../src/ceiling.ts'

const header =
  'VZCZCXYZ0123\nPP RUEHC\nDE RUEHSZ #0123/01 1241415\nZNY SSSSS ZZH\nO 041415Z MAY 26\nFM AMEMBASSY STRELSAU\nTO RUEHC/SECSTATE WASHDC\nBT\n'

describe('what counts as above the ceiling', () => {
  it.each([
    ['the banner line', 'SECRET\n\n1. (U) Text.\n', 'CONFIDENTIAL', true],
    ['a portion alone', 'UNCLASSIFIED\n\n1. (S) Text.\n', 'UNCLASSIFIED', true],
    ['a sub-portion', 'UNCLASSIFIED\n\n1. (U) Text.\n\na. (C) Text.\n', 'UNCLASSIFIED', true],
    ['the last banner line alone', 'UNCLASSIFIED\n\n1. (U) Text.\n\nSECRET\n', 'UNCLASSIFIED', true],
    ['the letter of the header alone', `${header}UNCLAS STRELSAU 000123\n\n1. (U) Text.\n`, 'UNCLASSIFIED', true],
    [
      'the subject of a cable',
      `${header.replace('ZNY SSSSS', 'ZNR UUUUU')}UNCLAS STRELSAU 000123\n\nSUBJECT: (C) Text.\n\n1. (U) Text.\n`,
      'UNCLASSIFIED',
      true,
    ],
    ['nothing, at the ceiling', 'SECRET\n\n1. (S//NF) Text.\n', 'SECRET', false],
    ['nothing, below it', 'CONFIDENTIAL\n\n1. (C) Text.\n', 'SECRET', false],
    ['nothing, in prose', 'The secret of (c) is no secret.\n', 'UNCLASSIFIED', false],
  ])('%s', (_, text, ceiling, expected) => {
    expect(isAboveCeiling(parseDocument(text), parseMarking(ceiling, 'banner'))).toBe(expected)
  })
})
