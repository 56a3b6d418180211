import { describe, expect, test } from 'vitest'
import { parseMarking } from '../../grammar/marking/parse.ts'
import { releasable } from '../../rules/releasable.ts'

/** Audience, markings it may see, markings it may not. */
const table: readonly (readonly [audience: string, may: readonly string[], mayNot: readonly string[]])[] = [
  [
    'UNCLASSIFIED',
    ['(U)', '(u)'],
    [
      '(SBU)',
      '(SBU/NF)',
      '(U//FOUO)',
      '(U//NF)',
      '(LOU)',
      '(CUI)',
      '(U//REL TO USA, GBR)',
      '(C)',
      '(S//REL TO USA, GBR)',
      '(//DEU U)',
      '(X)',
    ],
  ],
  [
    'SECRET//REL TO USA, FVEY',
    ['(U)', '(S//REL TO USA, FVEY)', '(C//REL TO USA, AUS, CAN, GBR, NZL)', '(S//REL TO USA, FVEY, JPN)', '(S//FGI GBR//REL TO USA, FVEY)'],
    [
      '(C)',
      '(S//NF)',
      '(TS//REL TO USA, FVEY)',
      '(S//REL TO USA, GBR)',
      '(SBU)',
      '(U//FOUO)',
      '(SBU/NF)',
      '(S//REL)',
      '(S//SI//REL TO USA, FVEY)',
      '(S//OC/REL TO USA, FVEY)',
      '(S//DISPLAY ONLY GBR)',
      '(S//RELIDO)',
      '(//GBR S)',
      '(GBR-S)',
      '(//QQQ S//REL TO USA, FVEY)',
      '(S//CUI//SP-QQQ//REL TO USA, FVEY)',
      '(CUI//SP-QQQ)',
      '(S//QWERTZ//REL TO USA, FVEY)',
      '(SUB)',
    ],
  ],
  [
    'SECRET//REL TO USA, GBR',
    ['(S//REL TO USA, FVEY)', '(S//REL TO USA, NATO)', '(S//REL TO USA, GBR)', '(S//REL UK)'],
    ['(S//REL TO USA, DEU)', '(S//REL ISAF)', '(S//REL TO USA, GBR, ZZZ)'],
  ],
  ['SECRET//REL TO USA, ZZZ', [], ['(U)', '(S//REL TO USA, ZZZ)', '(S//REL TO USA, FVEY, ZZZ)']],
  ['SECRET//REL TO USA, FIN', ['(S//REL TO USA, FIN)'], ['(S//REL TO USA, NATO)']],
  ['SECRET//REL TO USA, ISAF', ['(S//REL TO USA, ISAF)'], ['(S//REL TO USA, NATO)']],
  [
    'SECRET//NOFORN',
    ['(S//NF)', '(S)', '(S//REL TO USA, GBR)', '(U)', '(S//FGI GBR//NF)'],
    ['(TS)', '(SBU)', '(S//OC/NF)', '(S//SI//NF)', '(//DEU S)'],
  ],
  ['SECRET', ['(S)', '(C)', '(U)'], ['(S//NF)', '(U//FOUO)', '(S//REL TO USA, GBR)', '(S//FGI GBR)', '(S//RELIDO)']],
  [
    'TOP SECRET//SI/TK//REL TO USA, GBR',
    ['(TS//SI//REL TO USA, GBR)', '(S//SI/TK//REL TO USA, GBR)'],
    ['(TS//SI-G//OC/REL TO USA, GBR)', '(TS//SI-G//REL TO USA, GBR)'],
  ],
  ['UNCLASSIFIED//FOUO', ['(U)', '(U//FOUO)'], ['(SBU)']],
  ['UNCLASSIFIED//SBU NOFORN', ['(U)', '(SBU)', '(SBU/NF)', '(U//NF)'], ['(U//FOUO)', '(C)']],
  ['SECRET//REL TO USA', [], ['(S//REL TO USA, GBR)', '(U)']],
]

describe.each(table)('an audience %s', (audience, may, mayNot) => {
  const sees = (text: string): boolean =>
    releasable(parseMarking(text, 'portion'), parseMarking(audience, 'banner'), { profile: 'state' }).releasable

  test('may see', () => {
    expect(may.filter((text) => !sees(text))).toEqual([])
  })
  test('may not see', () => {
    expect(mayNot.filter(sees)).toEqual([])
  })
})

test('a refusal gives a reason that names no unknown word', () => {
  const answer = releasable(
    parseMarking('(S//SAR-QWERTZ//REL TO USA, GBR)', 'portion'),
    parseMarking('SECRET//REL TO USA, GBR', 'banner'),
    {
      profile: 'ic',
    },
  )
  expect(answer).toMatchObject({ releasable: false, reason: 'It is SAR with compartments or names, and the audience is not.' })
})
