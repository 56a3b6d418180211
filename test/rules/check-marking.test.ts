import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Profile } from '../../grammar/vocabulary/entry.ts'
import { checkMarking } from '../../rules/check-marking.ts'

const kindOf = (text: string): 'portion' | 'banner' => (text.startsWith('(') ? 'portion' : 'banner')

/** Valid markings, with the profile that they are valid under. Source: IC Markings System Register and Manual (2016); DoDM 5200.01; CUI Marking Handbook. */
const valid: readonly (readonly [profile: Profile, text: string])[] = [
  ['ic', 'TOP SECRET//SI-G/TK//RSEN/ORCON/NOFORN'],
  ['ic', '(TS//SI-G/TK//RS/OC/NF)'],
  ['ic', 'TOP SECRET//123/SI-G ABCD DEFG-MMM AACD//ORCON/NOFORN'],
  ['ic', 'SECRET//SAR-ABC-DEF 123/SDA-121//NOFORN'],
  ['ic', 'SECRET//SAR-BP-J12 J54-K15/CD-YYY 456 689/XR-XRA RB//NOFORN'],
  ['ic', 'TOP SECRET//FGH-AAA 123-LLL SSS/MMM-XYZ/SI-G QURT-PPP/TK//ORCON/NOFORN'],
  ['ic', 'TOP SECRET//HCS-P/LMN//SAR-BP//NOFORN'],
  ['ic', 'SECRET//RD-CNWDI//NOFORN'],
  ['ic', 'SECRET//FRD-SIGMA 14 18//REL TO USA, ACGU'],
  ['ic', '(S//FRD-SG 14 18//REL)'],
  ['ic', 'SECRET//FGI GBR JPN NATO//REL TO USA, GBR, JPN, NATO'],
  ['ic', '//JOINT SECRET CAN GBR USA//REL TO USA, CAN, GBR'],
  ['ic', '(//JOINT S//REL)'],
  ['ic', '//COSMIC TOP SECRET//BOHEMIA'],
  ['ic', '(//CTS//BOHEMIA)'],
  ['ic', '//NATO SECRET//ATOMAL//ORCON'],
  ['ic', '(//NS//ATOMAL//OC)'],
  ['ic', '//DEU SECRET//REL TO USA, DEU'],
  ['ic', 'SECRET//TK//FGI//NOFORN'],
  ['ic', '(//FGI S//NF)'],
  ['ic', 'SECRET//REL TO USA, IRQ/DISPLAY ONLY AFG'],
  ['ic', 'SECRET//NOFORN/PROPIN'],
  ['ic', 'UNCLASSIFIED//FOUO/NOFORN'],
  ['ic', 'UNCLASSIFIED//SBU NOFORN'],
  ['ic', 'SECRET//NOFORN//LES'],
  ['ic', 'SECRET//NOFORN/DEA SENSITIVE'],
  ['cui', 'CUI//SP-CTI/PRVCY//FED ONLY'],
  ['dod', 'SECRET//ACCM-FICTITIOUS EFFORT/TEA LEAF'],
  ['dod', 'TOP SECRET//SAR-MULTIPLE PROGRAMS'],
  ['dod', 'TOP SECRET//SAR-TIN BAKER//WAIVED'],
  ['dod', '(S//RD-N)'],
  ['dod', 'SECRET//RESTRICTED DATA-N'],
  ['dod', '//COSMIC TOP SECRET BOHEMIA'],
  ['dod', '(//CTS-B)'],
  ['dod', '//SECRET ATOMAL'],
  ['dod', '(//NS-A)'],
  ['isoo', 'SECRET//CUI//SP-CTI/SP-EXPT//FED ONLY'],
]

/** The invalid ones, and which rule says so. */
const invalid: readonly (readonly [profile: Profile, text: string, rule: string])[] = [
  ['ic', 'SECRET//NOFORN/REL TO USA, GBR', 'marking-exclusive'],
  ['ic', 'SECRET//REL TO USA', 'marking-list'],
  ['ic', 'SECRET//REL TO GBR, USA', 'marking-list'],
  ['ic', 'SECRET//FOUO', 'marking-level'],
  ['ic', 'UNCLASSIFIED//ORCON', 'marking-level'],
  ['ic', 'TOP SECRET//HCS//ORCON', 'marking-incomplete'],
  ['ic', 'SECRET//SI-G//ORCON/NOFORN', 'marking-level'],
  ['ic', 'TOP SECRET//SI-G//ORCON-USGOV/NOFORN', 'marking-exclusive'],
  ['ic', 'CONFIDENTIAL//TK', 'marking-level'],
  ['ic', 'SECRET//RSV', 'marking-incomplete'],
  ['ic', 'SECRET//RD/FRD//NOFORN', 'marking-exclusive'],
  ['ic', 'CONFIDENTIAL//IMCON', 'marking-level'],
  ['ic', 'SECRET//RELIDO/NOFORN', 'marking-exclusive'],
  ['ic', 'SECRET//ORCON/RELIDO', 'marking-exclusive'],
  ['ic', 'SECRET//EXDIS', 'marking-incomplete'],
  ['ic', 'SECRET//NOFORN//EXDIS/NODIS', 'marking-exclusive'],
  ['ic', '//JOINT RESTRICTED GBR USA', 'marking-level'],
  ['ic', '//JOINT SECRET USA CAN GBR', 'marking-order'],
  ['ic', '//JOINT SECRET GBR USA//NOFORN', 'marking-owner'],
  ['ic', 'SECRET//DISPLAY ONLY', 'marking-list'],
  ['ic', 'SECRET/SI//NOFORN', 'marking-spelling'],
  ['ic', 'SECRET//SI GAMMA//NOFORN', 'malformed-marking'],
  ['ic', 'TS//SI', 'marking-spelling'],
  ['ic', 'SECRET//NF', 'marking-spelling'],
  ['ic', 'SECRET//LES NOFORN', 'marking-level'],
  ['ic', '(U//FOUO/PR/NF)', 'marking-exclusive'],
  ['cui', 'CUI//PRVCY/SP-CTI', 'marking-order'],
  ['cui', 'CUI//DRAFT', 'malformed-marking'],

  // Common mistakes, and what the register's entries require and exclude.
  ['cui', 'UNCLASSIFIED//CUI', 'marking-exclusive'],
  ['ic', 'SECRET//NOFORN//SI', 'marking-order'],
  ['ic', 'SECRET//NOFORN/ORCON', 'marking-order'],
  ['ic', 'SECRET//TK/SI//NOFORN', 'marking-order'],
  ['ic', 'TOP SECRET//SI-ECI ABC//NOFORN', 'marking-exclusive'],
  ['ic', 'SECRET//REL TO USA, GBR, AUS', 'marking-list'],
  ['ic', 'SECRET//REL TO USA, GBR, GBR', 'marking-list'],
  ['ic', 'SECRET//REL TO USA, FVEY, AUS', 'marking-list'],
  ['ic', 'SECRET//REL TO USA, UK', 'marking-spelling'],
  ['ic', 'SECRET//REL UK', 'marking-spelling'],
  ['ic', '(SECRET//NF)', 'marking-spelling'],
  ['ic', 'SECRET // NOFORN', 'marking-spelling'],
  ['ic', 'SECRET-NOFORN', 'marking-spelling'],
  ['ic', 'SECRET//ORCON,NOFORN', 'marking-spelling'],
  ['ic', 'RESTRICTED', 'marking-level'],
  ['ic', 'SECRET//ATOMAL//NOFORN', 'marking-owner'],
  ['ic', '//GBR SECRET//RELIDO', 'marking-owner'],
  ['dod', '//NATO SECRET//NOFORN', 'marking-owner'],
  ['ic', 'SECRET//ACCM-TEA LEAF', 'marking-foreign-to-profile'],
  ['ic', 'SECRET//PROPIN', 'marking-incomplete'],
  ['dod', 'UNCLASSIFIED//RELIDO', 'marking-level'],
  ['dod', 'TOP SECRET//IMCON', 'marking-level'],
  ['ic', 'SECRET//SAR//NOFORN', 'marking-incomplete'],
  ['ic', 'TOP SECRET//TK-BLFH//ORCON', 'marking-incomplete'],
  ['ic', 'SECRET//USA/FRA EYES ONLY', 'marking-list'],
  ['ic', '//JOINT SECRET GBR USA//REL TO USA, CAN', 'marking-owner'],
  ['ic', '//JOINT SECRET CAN GBR//REL TO USA, CAN, GBR', 'marking-owner'],
  ['ic', '(S//SBU)', 'marking-level'],
  ['ic', '(S//RD-N//NF)', 'marking-spelling'],
  ['ic', '(//NS-A)', 'marking-spelling'],
]

describe('valid markings', () => {
  test.each(valid)('%s: %s', (profile, text) => {
    const { valid, problems, canonical } = checkMarking(text, { kind: kindOf(text), profile })
    expect(problems.filter((problem) => problem.severity === 'error')).toEqual([])
    expect(valid).toBe(true)
    expect(canonical).toBe(text)
  })
})

describe('invalid markings', () => {
  test.each(invalid)('%s: %s: %s', (profile, text, rule) => {
    const { valid, problems } = checkMarking(text, { kind: kindOf(text), profile })
    expect(problems.map((problem) => problem.rule)).toContain(rule)
    if (rule !== 'marking-list' || !text.includes('FVEY')) expect(valid).toBe(false)
    for (const { span, citation } of problems) {
      expect(span.end).toBeLessThanOrEqual(text.length)
      expect(citation.source).not.toBe('')
    }
  })
})

/** The same marking, judged by several authorities that disagree. */
test.each([
  ['SECRET//PROPIN', ['state', 'dod', 'isoo', 'cui']],
  ['UNCLASSIFIED//RELIDO', ['state', 'ic', 'isoo', 'cui']],
  ['TOP SECRET//IMCON', ['state', 'ic', 'isoo', 'cui']],
  ['SECRET//EXDIS', ['state', 'isoo', 'cui']],
  ['SECRET//LIMDIS', ['state']],
  ['(S/NF)', ['state']],
  ['(//DEU S//NF)', ['state', 'ic', 'isoo', 'cui']],
  ['SECRET//ACCM-TEA LEAF', ['dod']],
  ['(S//RD-N//NF)', ['state', 'dod', 'isoo', 'cui']],
])('%s is valid under %s', (text, profiles) => {
  const all = ['state', 'ic', 'dod', 'isoo', 'cui'] as const
  expect(all.filter((profile) => checkMarking(text, { kind: kindOf(text), profile }).valid)).toEqual(profiles)
})

test.each([
  ['TOP SECRET//SI-ABCD//NOFORN', 'A compartment of SI is two or three letters.'],
  ['TOP SECRET//SI-AB1//NOFORN', 'A compartment of SI is two or three letters.'],
  ['TOP SECRET//SI-ABC//NOFORN', undefined],
  ['TOP SECRET//SI-G ABCDE//ORCON/NOFORN', 'A sub-compartment of SI-G is four letters or digits.'],
  ['TOP SECRET//SI-G ABCD EFGH//ORCON/NOFORN', undefined],
  ['SECRET//RSV-AB//NOFORN', 'A compartment of RSV is three letters or digits.'],
  ['SECRET//RSV-AB1//NOFORN', undefined],
  ['TOP SECRET//HCS-P ABCDEFG//ORCON/NOFORN', 'A sub-compartment of HCS-P is one to six letters or digits.'],
  ['SECRET//TK-IDIT ABC123//NOFORN', undefined],
])('the names of %s', (text, message) => {
  const found = checkMarking(text, { kind: 'banner', profile: 'ic' }).problems.filter(({ rule }) => rule === 'marking-name')
  expect(found.map((fault) => [fault.message, fault.severity])).toEqual(message ? [[message, 'warning']] : [])
})

test('DoD is told of its own forms', () => {
  const told = (text: string): readonly string[] =>
    checkMarking(text, { kind: kindOf(text), profile: 'dod' }).problems.map(({ rule, severity }) => `${rule} ${severity}`)
  expect(told('(S//RD-CNWDI)')).toEqual(['marking-spelling warning'])
  expect(told('(//CTS//BOHEMIA)')).toEqual(['marking-spelling warning'])
  expect(told('(//NS//ATOMAL)')).toEqual(['marking-spelling warning'])
  expect(told('(//NC//ATOMAL)')).toEqual([])
})

test('words are judged by the day', () => {
  const on = (text: string, year: number): boolean =>
    checkMarking(text, { kind: 'banner', profile: 'ic', asOf: { year, month: 6, day: 1 } }).valid
  expect([on('SECRET//USA/GBR EYES ONLY', 2016), on('SECRET//USA/GBR EYES ONLY', 2018)]).toEqual([true, false])
  expect([on('TOP SECRET//COMINT//NOFORN', 2008), on('TOP SECRET//COMINT//NOFORN', 2015)]).toEqual([true, false])
  expect([on('CUI', 2015), on('CUI', 2018)]).toEqual([false, true])
  const undated = checkMarking('SECRET//USA/GBR EYES ONLY', { kind: 'banner', profile: 'ic' })
  expect([undated.valid, undated.problems.map(({ rule, severity }) => `${rule} ${severity}`)]).toEqual([true, ['marking-outdated warning']])
})

test('a marking word by word', () => {
  expect(checkMarking('(S//REL TO USA, GBR, AUS)', { kind: 'portion', profile: 'ic' })).toMatchObject({
    canonical: '(S//REL TO USA, AUS, GBR)',
    expanded: ['SECRET', 'AUTHORIZED FOR RELEASE TO: United States, United Kingdom, Australia'],
  })
  expect(checkMarking('SECRET//REL TO USA, TEYE', { kind: 'banner', profile: 'ic' }).expanded).toEqual([
    'SECRET',
    'AUTHORIZED FOR RELEASE TO: United States, Three Eyes (Australia, United Kingdom)',
  ])
  expect(checkMarking('(//NS)', { kind: 'portion', profile: 'ic' }).expanded).toEqual(['NATO SECRET'])
  expect(checkMarking('(X)', { kind: 'portion', profile: 'ic' })).toMatchObject({ valid: false, canonical: undefined, expanded: [] })
})

test('100,000 random texts do not throw, and nothing unknown is told', () => {
  const scraps = fc.constantFrom(
    '(',
    ')',
    '//',
    '/',
    ' ',
    '-',
    ', ',
    'S',
    'TS',
    'NF',
    'SI',
    'G',
    'REL TO',
    'USA',
    'GBR',
    'QWERTZ',
    'FGI',
    'SAR-',
    'JOINT',
    'CUI',
    'RD',
  )
  const text = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.array(scraps, { maxLength: 14 }).map((parts) => parts.join('')),
  )
  const profile = fc.constantFrom<Profile>('state', 'ic', 'dod', 'isoo', 'cui')
  fc.assert(
    fc.property(text, profile, fc.constantFrom('portion' as const, 'banner' as const), (text, profile, kind) => {
      const { problems, expanded } = checkMarking(text, { kind, profile })
      expect(JSON.stringify([problems, expanded])).not.toContain('QWERTZ')
    }),
    { numRuns: 100_000 },
  )
})
