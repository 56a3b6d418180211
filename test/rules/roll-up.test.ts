import { describe, expect, test } from 'vitest'
import type { MarkingValue } from '../../grammar/marking/marking.ts'
import { parseMarking } from '../../grammar/marking/parse.ts'
import { printMarking } from '../../grammar/marking/print.ts'
import type { Profile } from '../../grammar/vocabulary/entry.ts'
import { rollUp } from '../../rules/roll-up.ts'

function read(...portions: readonly string[]): MarkingValue[] {
  return portions.map((portion) => {
    const marking = parseMarking(`(${portion})`, 'portion')
    expect(marking.problems.filter((problem) => problem.kind !== 'spelling')).toEqual([])
    return marking
  })
}

/** Profile, portions, the banner line that they imply. */
type Row = readonly [profile: Profile, portions: readonly string[], banner: string]

/** Examples of the ODNI roll-up specification and of the manual's templates. */
const examples: readonly Row[] = [
  ['ic', ['S//REL TO USA, AUS, CAN', 'S//REL TO USA, CAN, GBR'], 'SECRET//REL TO USA, CAN'],
  ['ic', ['S//REL TO USA, GBR, ZWE', 'S//REL TO USA, FVEY'], 'SECRET//REL TO USA, GBR'],
  ['ic', ['S//REL TO USA, AUS, CAN, FRA, YEM', 'S//REL TO USA, FRME'], 'SECRET//REL TO USA, AUS, CAN, FRA'],
  ['ic', ['U', 'S//REL TO USA, GFNX'], 'SECRET//REL TO USA, GFNX'],
  ['ic', ['U//FOUO', 'S//REL TO USA, GFNX'], 'SECRET//NOFORN'],
  ['dod', ['U//FOUO', 'S//REL TO USA, GFNX'], 'SECRET//REL TO USA, GFNX'],
  ['ic', ['S//REL TO USA, CAN', 'S//DISPLAY ONLY CAN'], 'SECRET//DISPLAY ONLY CAN'],
  ['ic', ['S//RELIDO', 'S//REL TO USA, AUS, CAN/RELIDO'], 'SECRET//RELIDO'],
  ['ic', ['S//RELIDO', 'S//REL TO USA, AUS, CAN'], 'SECRET//NOFORN'],
  ['ic', ['S//REL TO USA, FVEY', 'C'], 'SECRET//NOFORN'],
  ['dod', ['S//REL TO USA, FVEY', 'C'], 'SECRET'],
  ['ic', ['S//DISPLAY ONLY AFG', 'S//DISPLAY ONLY IRQ'], 'SECRET//NOFORN'],
  ['ic', ['U//SBU-NF', 'U//FOUO'], 'UNCLASSIFIED//SBU NOFORN'],
  ['ic', ['U//SBU-NF', 'U//FOUO/NF'], 'UNCLASSIFIED//NOFORN//SBU'],
  ['ic', ['U//SBU-NF', 'S//REL TO USA, AUS'], 'SECRET//NOFORN'],
  ['ic', ['U//LES-NF', 'S//REL TO USA, FVEY'], 'SECRET//NOFORN//LES'],
  ['ic', ['U//DS', 'S//NF'], 'SECRET//NOFORN'],
  ['ic', ['S//OC-USGOV/NF', 'S//OC-USGOV/NF', 'S//OC/NF'], 'SECRET//ORCON/NOFORN'],
  ['ic', ['//CAN S//REL TO USA, CAN, DEU', 'TS//FGI DEU//REL TO USA, CAN, DEU'], 'TOP SECRET//FGI CAN DEU//REL TO USA, CAN, DEU'],
  ['ic', ['//DEU S//NF', '//FGI S//NF', 'S//RELIDO'], 'SECRET//FGI//NOFORN'],
  ['ic', ['//JOINT S GBR USA//REL TO USA, GBR', 'S//REL TO USA, GBR'], 'SECRET//FGI GBR//REL TO USA, GBR'],
  ['ic', ['U//SBU', 'U//SBU/SSI', 'U//FOUO'], 'UNCLASSIFIED//SBU/SSI'],
]

const more: readonly Row[] = [
  ['state', ['U', 'U'], 'UNCLASSIFIED'],
  ['state', ['SBU', 'U'], 'UNCLASSIFIED//SBU'],
  ['state', ['SBU', 'C'], 'CONFIDENTIAL'],
  ['state', ['C', 'S', 'U'], 'SECRET'],
  ['state', ['C//NF', 'S'], 'SECRET//NOFORN'],
  ['state', ['SBU-NF', 'C'], 'CONFIDENTIAL//NOFORN'],
  ['state', ['S//REL TO USA, GBR', 'C'], 'SECRET'],
  ['state', ['S//NF//XD', 'S//NF//ND'], 'SECRET//NOFORN//NODIS'],
  ['state', ['S//XD', 'S'], 'SECRET//EXDIS'],
  ['ic', ['S//XD', 'S'], 'SECRET//NOFORN//EXDIS'],
  ['ic', ['S', 'C'], 'SECRET'],
  ['ic', ['S//REL TO USA, GBR', 'S//REL TO USA, DEU'], 'SECRET//NOFORN'],
  ['dod', ['S//REL TO USA, GBR', 'S//REL TO USA, DEU'], 'SECRET'],
  ['ic', ['U//FOUO', 'U'], 'UNCLASSIFIED//FOUO'],
  ['ic', ['U//FOUO', 'U//PR/NF'], 'UNCLASSIFIED//NOFORN/PROPIN'],
  ['ic', ['U//FOUO', 'C'], 'CONFIDENTIAL'],
  ['ic', ['U//DCNI', 'S//REL TO USA, GBR'], 'SECRET//NOFORN'],
  ['ic', ['S//RD//NF', 'S//FRD-SG 14//NF', 'S//TFNI//NF'], 'SECRET//RD-SIGMA 14//NOFORN'],
  ['ic', ['S//FRD//NF', 'S//TFNI//NF'], 'SECRET//FRD//NOFORN'],
  ['ic', ['TS//SI-G ABCD//OC/NF', 'TS//SI-G EFGH/TK//OC/NF', 'S//SI//NF'], 'TOP SECRET//SI-G ABCD EFGH/TK//ORCON/NOFORN'],
  ['ic', ['S//SAR-BP//NF', 'S//SAR-CD-YYY//NF'], 'SECRET//SAR-BP/CD-YYY//NOFORN'],
  ['dod', ['S//SAR-BP//NF', 'S//SAR-CD//NF', 'S//SAR-EF//NF'], 'SECRET//SAR-MULTIPLE PROGRAMS//NOFORN'],
  ['ic', ['S//REL TO USA, FVEY', 'S//REL TO USA, FVEY'], 'SECRET//REL TO USA, FVEY'],
  ['ic', ['S//USA/CAN/GBR EYES ONLY', 'S//USA/GBR EYES ONLY'], 'SECRET//USA/GBR EYES ONLY'],
  ['ic', ['S//REL TO USA, AUS/RELIDO', 'S//REL TO USA, AUS, GBR/RELIDO'], 'SECRET//REL TO USA, AUS/RELIDO'],
  ['ic', ['S//REL TO USA, AFG/DISPLAY ONLY IRQ', 'S//REL TO USA, AFG/DISPLAY ONLY IRQ'], 'SECRET//REL TO USA, AFG/DISPLAY ONLY IRQ'],
  ['ic', ['//NS//ATOMAL//OC', 'U'], 'SECRET//ATOMAL//FGI NATO//ORCON'],
  ['ic', ['//CTS//BOHEMIA', 'S//NF'], 'TOP SECRET//BOHEMIA//FGI NATO//NOFORN'],
  ['ic', ['//DEU S//REL TO USA, DEU', '//DEU C//REL TO USA, DEU'], '//DEU SECRET//REL TO USA, DEU'],
  ['ic', ['//GBR R', 'U'], 'CONFIDENTIAL//FGI GBR'],
  ['isoo', ['CUI//SP-CTI', 'U'], 'CUI//SP-CTI'],
  ['isoo', ['CUI//SP-CTI', 'S'], 'SECRET//CUI//SP-CTI'],
  ['dod', ['CUI//SP-CTI', 'S'], 'SECRET'],
  ['dod', ['CUI//SP-CTI', 'U'], 'CUI'],
]

describe('roll-up', () => {
  test.each([...examples, ...more])('%s: %s', (profile, portions, banner) => {
    const { value } = rollUp(read(...portions), { profile })
    expect(printMarking(value, 'banner')).toBe(banner)
    const reversed = rollUp(read(...[...portions, ...portions].reverse()), { profile })
    expect(printMarking(reversed.value, 'banner')).toBe(banner)
  })
})

describe('witnesses', () => {
  const from = (profile: Profile, portions: readonly string[], id: string): readonly number[] | undefined =>
    rollUp(read(...portions), { profile }).witnesses.find((witness) => witness.id === id)?.from

  test('of the level: every portion at it', () => {
    expect(from('ic', ['C', 'S', 'U', 'S//NF'], 'level')).toEqual([1, 3])
  })
  test('of a control: every portion that has it', () => {
    expect(from('ic', ['S//OC/NF', 'S', 'C//OC/NF'], 'ORCON')).toEqual([0, 2])
    expect(from('ic', ['S//OC/NF', 'S', 'C//NF'], 'NOFORN')).toEqual([0, 2])
  })
  test('of NOFORN without a NOFORN portion: the smallest set of portions that forces it', () => {
    const portions = ['S//REL TO USA, AUS, GBR', 'S//REL TO USA, DEU', 'S//REL TO USA, AUS, GBR, DEU', 'U']
    expect(from('ic', portions, 'NOFORN')).toEqual([0, 1])
  })
  test('of NOFORN for what the level protects: who asks for it, and what makes the whole classified', () => {
    expect(from('ic', ['U', 'U//DCNI', 'C', 'S'], 'NOFORN')).toEqual([1, 3])
    expect(from('ic', ['U//DCNI', 'S//NF'], 'NOFORN')).toEqual([1])
  })
  test('of a list: those that narrow it', () => {
    expect(from('ic', ['S//REL TO USA, AUS, GBR', 'S//REL TO USA, GBR', 'U'], 'REL TO')).toEqual([1])
  })
})

describe('assumptions are said', () => {
  test('the default of a portion without release marking follows its day', () => {
    const portions = read('S//RELIDO', 'S')
    const by = (year: number): string => printMarking(rollUp(portions, { profile: 'ic', asOf: { year, month: 1, day: 1 } }).value, 'banner')
    expect(by(2015)).toBe('SECRET//RELIDO')
    expect(by(2009)).toBe('SECRET//NOFORN')
    expect(printMarking(rollUp(portions, { profile: 'ic' }).value, 'banner')).toBe('SECRET//NOFORN')
    expect(rollUp(portions, { profile: 'ic' }).assumptions).toHaveLength(1)
  })
  test('an organisation replaced by its members', () => {
    const { value, assumptions } = rollUp(read('S//REL TO USA, NATO', 'S//REL TO USA, DEU, FIN'), { profile: 'ic' })
    expect(printMarking(value, 'banner')).toBe('SECRET//REL TO USA, DEU')
    expect(assumptions).toEqual(['NATO was replaced by its members as of November 2022.'])
    const later = rollUp(read('S//REL TO USA, NATO', 'S//REL TO USA, DEU, FIN'), { profile: 'ic', asOf: { year: 2024, month: 1, day: 1 } })
    expect(printMarking(later.value, 'banner')).toBe('SECRET//REL TO USA, DEU, FIN')
  })
  test('nothing is assumed where nothing needs to be', () => {
    expect(rollUp(read('S//NF', 'C', 'U'), { profile: 'ic' }).assumptions).toEqual([])
  })
  test('a portion whose level is not known', () => {
    const { value, assumptions } = rollUp([parseMarking('(X)', 'portion'), ...read('C')], { profile: 'state' })
    expect(value.level).toBe('C')
    expect(assumptions).toHaveLength(1)
  })
})

test('REL without a list has that of the banner line', () => {
  const portions = read('S//REL', 'S//REL TO USA, GBR')
  const banner = parseMarking('SECRET//REL TO USA, GBR', 'banner')
  expect(printMarking(rollUp(portions, { profile: 'ic', banner }).value, 'banner')).toBe('SECRET//REL TO USA, GBR')
  expect(printMarking(rollUp(portions, { profile: 'ic' }).value, 'banner')).toBe('SECRET//NOFORN')
})

test('no portions imply no banner line', () => {
  expect(rollUp([], { profile: 'ic' }).value.level).toBeUndefined()
})
