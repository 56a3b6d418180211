import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseMarking } from '../../grammar/marking/parse.ts'
import { parseIsoDate } from '../../grammar/text/date.ts'
import { type Profile, profiles } from '../../grammar/vocabulary/entry.ts'
import { levelEntries, natoLevels } from '../../grammar/vocabulary/levels.ts'
import { checkMarking, checksWithoutControls, markingChecks } from '../../rules/check-marking.ts'
import { verdicts } from './marking-verdicts.ts'

const kindOf = (text: string): 'portion' | 'banner' => (text.startsWith('(') ? 'portion' : 'banner')

/** The valid markings of the standards, each with the profile that it is valid under and its source; then DoD's own forms. */
const valid: readonly (readonly [profile: Profile, text: string, source: string])[] = [
  ['ic', 'TOP SECRET//SI-G/TK//RSEN/ORCON/NOFORN', 'Register H.4, H.8'],
  ['ic', '(TS//SI-G/TK//RS/OC/NF)', 'Register H.4, H.8'],
  ['ic', 'TOP SECRET//123/SI-G ABCD DEFG-MMM AACD//ORCON/NOFORN', 'Register H.4'],
  ['ic', 'SECRET//SAR-ABC-DEF 123/SDA-121//NOFORN', 'Register H.5'],
  ['ic', 'SECRET//SAR-BP-J12 J54-K15/CD-YYY 456 689/XR-XRA RB//NOFORN', 'Register H.5'],
  ['ic', 'TOP SECRET//FGH-AAA 123-LLL SSS/MMM-XYZ/SI-G QURT-PPP/TK//ORCON/NOFORN', 'Register H.4'],
  ['ic', 'TOP SECRET//HCS-P/LMN//SAR-BP//NOFORN', 'Register H.4, H.5'],
  ['ic', 'SECRET//RD-CNWDI//NOFORN', 'Register H.6'],
  ['ic', 'SECRET//FRD-SIGMA 14 18//REL TO USA, ACGU', 'Register H.6'],
  ['ic', '(S//FRD-SG 14 18//REL)', 'Register H.6'],
  ['ic', 'SECRET//FGI GBR JPN NATO//REL TO USA, GBR, JPN, NATO', 'Register H.7'],
  ['ic', '//JOINT SECRET CAN GBR USA//REL TO USA, CAN, GBR', 'Register H.3'],
  ['ic', '(//JOINT S//REL)', 'Register H.3'],
  ['ic', '//COSMIC TOP SECRET//BOHEMIA', 'Register J'],
  ['ic', '(//CTS//BOHEMIA)', 'Register J'],
  ['ic', '//NATO SECRET//ATOMAL//ORCON', 'Register J'],
  ['ic', '(//NS//ATOMAL//OC)', 'Register J'],
  ['ic', '//DEU SECRET//REL TO USA, DEU', 'Register G'],
  ['ic', 'SECRET//TK//FGI//NOFORN', 'Register H.7'],
  ['ic', '(//FGI S//NF)', 'Register H.7'],
  ['ic', 'SECRET//REL TO USA, IRQ/DISPLAY ONLY AFG', 'Register H.8'],
  ['ic', 'SECRET//NOFORN/PROPIN', 'Register H.8'],
  ['ic', 'UNCLASSIFIED//FOUO/NOFORN', 'Register H.8'],
  ['ic', 'UNCLASSIFIED//SBU NOFORN', 'Register H.9'],
  ['ic', 'SECRET//NOFORN//LES', 'Register H.9'],
  ['ic', 'SECRET//NOFORN/DEA SENSITIVE', 'Register H.8'],
  ['cui', 'CUI//SP-CTI/PRVCY//FED ONLY', 'CUI Marking Handbook, p. 11'],
  ['dod', 'SECRET//ACCM-FICTITIOUS EFFORT/TEA LEAF', 'DoDM 5200.01, Enclosure 4, 11'],
  ['dod', 'TOP SECRET//SAR-MULTIPLE PROGRAMS', 'DoDM 5200.01, Enclosure 4, 7.e'],
  ['dod', 'TOP SECRET//SAR-TIN BAKER//WAIVED', 'DoDM 5200.01, Enclosure 4, 7.f'],
  ['isoo', 'SECRET//CUI//SP-AAAA/SP-BBBB//FED ONLY', 'CUI Marking Handbook, p. 35; FED ONLY for its placeholder DISSEM'],

  ['dod', '(S//RD-N)', 'DoDM 5200.01, Enclosure 4, 8.c.3'],
  ['dod', 'SECRET//RESTRICTED DATA-N', 'DoDM 5200.01, Enclosure 4, 8.c.3'],
  ['dod', '//COSMIC TOP SECRET BOHEMIA', 'DoDM 5200.01, Enclosure 4, 4.b.2'],
  ['dod', '(//CTS-B)', 'DoDM 5200.01, Enclosure 4, 4.b.2'],
  ['dod', '//SECRET ATOMAL', 'DoDM 5200.01, Enclosure 4, 4.b.2'],
  ['dod', '(//NS-A)', 'DoDM 5200.01, Enclosure 4, 4.b.2'],
  ['isoo', 'SECRET//CUI//SP-CTI/SP-EXPT//FED ONLY', '32 CFR 2002.20(g)(2)'],
]

/** The invalid ones: which rule says so, and the section that it cites. */
const invalid: readonly (readonly [profile: Profile, text: string, rule: string, section: string])[] = [
  ['ic', 'SECRET//NOFORN/REL TO USA, GBR', 'marking-exclusive', 'ISM-ID-00033'],
  ['ic', 'SECRET//REL TO USA', 'marking-list', 'ISM-ID-00319'],
  ['ic', 'SECRET//REL TO GBR, USA', 'marking-list', 'ISM-ID-00214'],
  ['ic', 'SECRET//FOUO', 'marking-level', 'H.8'],
  ['ic', 'UNCLASSIFIED//ORCON', 'marking-level', 'H.8'],
  ['ic', 'TOP SECRET//HCS//ORCON', 'marking-incomplete', 'ISM-ID-00049'],
  ['ic', 'SECRET//SI-G//ORCON/NOFORN', 'marking-level', 'ISM-ID-00044'],
  ['ic', 'TOP SECRET//SI-G//ORCON-USGOV/NOFORN', 'marking-exclusive', 'ISM-ID-00341'],
  ['ic', 'CONFIDENTIAL//TK', 'marking-level', 'ISM-ID-00047'],
  ['ic', 'SECRET//RSV', 'marking-incomplete', 'ISM-ID-00243'],
  ['ic', 'SECRET//RD/FRD//NOFORN', 'marking-exclusive', 'ISM-ID-00321'],
  ['ic', 'CONFIDENTIAL//IMCON', 'marking-level', 'ISM-ID-00107'],
  ['ic', 'SECRET//RELIDO/NOFORN', 'marking-exclusive', 'H.8'],
  ['ic', 'SECRET//ORCON/RELIDO', 'marking-exclusive', 'H.8'],
  ['ic', 'SECRET//EXDIS', 'marking-incomplete', 'ISM-ID-00314'],
  ['ic', 'SECRET//NOFORN//EXDIS/NODIS', 'marking-exclusive', 'H.9'],
  ['ic', '//JOINT RESTRICTED GBR USA', 'marking-level', 'ISM-ID-00040'],
  ['ic', '//JOINT SECRET USA CAN GBR', 'marking-order', 'H.3'],
  ['ic', '//JOINT SECRET GBR USA//NOFORN', 'marking-owner', 'H.3'],
  ['ic', 'SECRET//DISPLAY ONLY', 'marking-list', 'H.8'],
  ['ic', 'SECRET/SI//NOFORN', 'marking-spelling', 'A.6, D.1'],
  ['ic', 'SECRET//SI GAMMA//NOFORN', 'malformed-marking', '2001.21(c)'],
  ['ic', 'TS//SI', 'marking-spelling', 'A.6, D.1'],
  ['ic', 'SECRET//NF', 'marking-spelling', 'A.6, D.1'],
  ['ic', 'SECRET//LES NOFORN', 'marking-level', 'H.9'],
  ['ic', '(U//FOUO/PR/NF)', 'marking-exclusive', 'ISM-ID-00327'],
  ['cui', 'CUI//PRVCY/SP-CTI', 'marking-order', 'p. 11'],
  ['cui', 'CUI//DRAFT', 'malformed-marking', '2001.21(c)'],
]

/** Common mistakes, and what the register's entries require and exclude. */
const mistaken: readonly (readonly [profile: Profile, text: string, rule: string])[] = [
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
  test.each(invalid)('%s: %s: %s %s', (profile, text, rule, section) => {
    const { valid, problems } = checkMarking(text, { kind: kindOf(text), profile })
    expect(problems.map((problem) => `${problem.rule} ${problem.citation.section}`)).toContain(`${rule} ${section}`)
    expect(valid).toBe(false)
  })
  test.each(mistaken)('%s: %s: %s', (profile, text, rule) => {
    const { valid, problems } = checkMarking(text, { kind: kindOf(text), profile })
    expect(problems.map((problem) => problem.rule)).toContain(rule)
    if (rule !== 'marking-list' || !text.includes('FVEY')) expect(valid).toBe(false)
    for (const { span, citation } of problems) {
      expect(span.end).toBeLessThanOrEqual(text.length)
      expect(citation.source).not.toBe('')
    }
  })
})

describe('what is said of', () => {
  test.each(verdicts.map((verdict) => [verdict.slice(0, 3).join(': '), verdict] as const))('%s', (_, [profile, text, faults, ...rest]) => {
    const { problems, canonical, valid } = checkMarking(text, { kind: kindOf(text), profile })
    const told = problems.map(({ rule, severity }) => (severity === 'warning' ? `~${rule}` : rule))
    expect([...new Set(told)].join(' ')).toBe(faults)
    expect(canonical).toBe(rest.length > 0 ? rest[0] : text)
    expect(valid).toBe(faults.split(' ').every((fault) => fault === '' || fault.startsWith('~')))
  })
})

test('exactly this is returned', () => {
  expect(checkMarking('(S//NF/OC)', { kind: 'portion', profile: 'ic', asOf: { year: 2020, month: 1, day: 1 } })).toEqual({
    valid: false,
    problems: [
      {
        rule: 'marking-order',
        severity: 'error',
        span: { start: 7, end: 9 },
        message: 'ORCON comes before NOFORN.',
        citation: { source: 'IC Markings System Register and Manual (2016)', section: 'A.6' },
      },
    ],
    canonical: '(S//OC/NF)',
    expanded: ['SECRET', 'NOT RELEASABLE TO FOREIGN NATIONALS', 'ORIGINATOR CONTROLLED'],
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
      return !problems.some(({ message }) => message.includes('QWERTZ')) && !expanded.some((word) => word.includes('QWERTZ'))
    }),
    { numRuns: 100_000 },
  )
})

test('checks that are left out of a marking without controls have nothing to say of one', () => {
  const levels = [...levelEntries, ...natoLevels].flatMap(({ title, portion }) => [title, portion])
  const owned = ['', '//GBR ', '//DEU GBR ', '//FGI ', '//JOINT ', '//NATO '].flatMap((owner) => levels.map((level) => `${owner}${level}`))
  const doubtful = [
    'CUI',
    'S E C R E T',
    'SECRTE',
    'secret',
    'SECRET SECRET',
    'SECRET//',
    '//',
    'X',
    'S/',
    'SECRET - ENTIRE TEXT',
    'JOINT S GBR USA',
  ]
  let looked = 0
  for (const words of [...owned, ...doubtful]) {
    for (const text of [words, `(${words})`]) {
      const marking = parseMarking(text, kindOf(text))
      if (marking.controls.length > 0) continue
      for (const check of markingChecks) {
        if (checksWithoutControls.includes(check)) continue
        for (const profile of profiles) {
          for (const day of [undefined, '1985-03-01', '2007-05-03', '2011-01-01', '2026-11-24'])
            expect(check(marking, { profile, asOf: day ? parseIsoDate(day) : undefined }), `${check.name} of ${text}`).toEqual([])
        }
        looked++
      }
    }
  }
  expect(looked).toBeGreaterThan(500)
})
