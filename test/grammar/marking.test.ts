import { describe, expect, test } from 'vitest'
import type { Marking } from '../../grammar/marking/marking.ts'
import { findControl, isClear } from '../../grammar/marking/marking.ts'
import { parseMarking, shiftMarking } from '../../grammar/marking/parse.ts'
import { printMarking } from '../../grammar/marking/print.ts'

/** A marking on one line: level, ownership if not US, controls with codes and parts; then what was odd about it. */
function outline(marking: Marking): [string, string] {
  const controls = marking.controls.map((control) => {
    const parts = control.parts.map((part) => [part.id, ...part.parts].join('.'))
    const list = [...control.codes, ...parts]
    const name = control.category === 'unknown' ? '?' : control.id || '*'
    return list.length > 0 ? `${name}[${list.join(' ')}]` : name
  })
  const owner = marking.ownership === 'us' ? [] : [[marking.ownership, ...marking.owners].join(':')]
  const entire = marking.entireText ? ['entire'] : []
  const problems = marking.problems.map((problem) => problem.detail ?? problem.kind)
  return [[marking.level ?? '-', ...owner, ...controls, ...entire].join(' '), problems.join(' ')]
}

/** Text, what was read, problems, canonical form ('' when there is none). */
type Row = readonly [text: string, read: string, problems: string, canonical: string]

const portions: readonly Row[] = [
  ['(U)', 'U', '', '(U)'],
  ['(C)', 'C', '', '(C)'],
  ['(S)', 'S', '', '(S)'],
  ['(TS)', 'TS', '', '(TS)'],
  ['(SBU)', 'U SBU', '', '(SBU)'],
  ['(LOU)', 'U LOU', '', '(LOU)'],
  ['(U//SBU)', 'U SBU', '', '(SBU)'],
  ['(S//NF)', 'S NOFORN', '', '(S//NF)'],
  ['(S//OC/NF)', 'S ORCON NOFORN', '', '(S//OC/NF)'],
  ['(U//FOUO)', 'U FOUO', '', '(U//FOUO)'],
  ['(S//FGI//NF)', 'S FGI NOFORN', '', '(S//FGI//NF)'],
  ['(S//NF//XD)', 'S NOFORN EXDIS', '', '(S//NF//XD)'],
  ['(C//REL TO USA, GBR)', 'C REL TO[USA GBR]', '', '(C//REL TO USA, GBR)'],
  ['(S//REL TO USA, FVEY)', 'S REL TO[USA FVEY]', '', '(S//REL TO USA, FVEY)'],
  ['(S//REL)', 'S REL TO', '', '(S//REL)'],

  // As State cables have them, as measured.
  ['(S/NF)', 'S NOFORN', 'single-slash', '(S//NF)'],
  ['(C/NF)', 'C NOFORN', 'single-slash', '(C//NF)'],
  ['(SBU/NF)', 'U SBU NOFORN', 'single-slash', '(SBU-NF)'],
  ['(c)', 'C', 'lower-case', '(C)'],
  ['(u)', 'U', 'lower-case', '(U)'],
  ['(s)', 'S', 'lower-case', '(S)'],
  ['(sbu)', 'U SBU', 'lower-case', '(SBU)'],
  ['(s/nf)', 'S NOFORN', 'single-slash lower-case', '(S//NF)'],
  ['(C )', 'C', 'blank', '(C)'],
  ['( C )', 'C', 'blank', '(C)'],
  ['( C)', 'C', 'blank', '(C)'],
  ['C)', 'C', 'unopened', '(C)'],
  ['SBU)', 'U SBU', 'unopened', '(SBU)'],
  ['(C', 'C', 'unclosed', '(C)'],
  ['(SBU', 'U SBU', 'unclosed', '(SBU)'],
  ['(C NF)', 'C NOFORN', 'blank', '(C//NF)'],
  ['(S NF)', 'S NOFORN', 'blank', '(S//NF)'],
  ['(S-NF)', 'S NOFORN', 'hyphen', '(S//NF)'],
  ['(SNF)', 'S NOFORN', 'glued', '(S//NF)'],
  ['(SBU-N)', 'U SBU NOFORN', 'tolerated', '(SBU-NF)'],
  ['(SBU N)', 'U SBU NOFORN', 'tolerated', '(SBU-NF)'],
  ['(SBU-NF)', 'U SBU NOFORN', '', '(SBU-NF)'],
  ['(S/Noforn)', 'S NOFORN', 'long-form single-slash lower-case', '(S//NF)'],
  ['(S//NOFORN)', 'S NOFORN', 'long-form', '(S//NF)'],
  ['(C/NOFORN)', 'C NOFORN', 'long-form single-slash', '(C//NF)'],
  ['(Confidential)', 'C', 'long-form lower-case', '(C)'],
  ['(SECRET/rel UK)', 'S REL TO[GBR]', 'long-form tolerated list single-slash lower-case', '(S//REL TO USA, GBR)'],
  ['(S/REL NATO)', 'S REL TO[NATO]', 'tolerated single-slash', '(S//REL TO USA, NATO)'],
  ['(C/REL ISAF)', 'C REL TO[ISAF]', 'tolerated single-slash', '(C//REL TO USA, ISAF)'],
  ['(C/REL UK)', 'C REL TO[GBR]', 'tolerated list single-slash', '(C//REL TO USA, GBR)'],
  ['(S/Rel UK)', 'S REL TO[GBR]', 'tolerated list single-slash lower-case', '(S//REL TO USA, GBR)'],
  ['(C//REL TO USA, KEN, GBR//)', 'C REL TO[USA KEN GBR]', 'trailing-separator', '(C//REL TO USA, GBR, KEN)'],
  ['(S//Rel NATO, ISAF)', 'S REL TO[NATO ISAF]', 'tolerated lower-case', '(S//REL TO USA, ISAF, NATO)'],
  ['(C/Rel Aus)', 'C REL TO[AUS]', 'tolerated single-slash lower-case', '(C//REL TO USA, AUS)'],
  ['(S/Rel China)', 'S REL TO[CHN]', 'tolerated list single-slash lower-case', '(S//REL TO USA, CHN)'],
  ['(S/REL TO NATO/AUS)', 'S REL TO[NATO AUS]', 'list single-slash', '(S//REL TO USA, AUS, NATO)'],
  ['(SBU/REL NATO)', 'U SBU REL TO[NATO]', 'tolerated single-slash', '(U//REL TO USA, NATO//SBU)'],
  ['(C//REL AUSTRALIA GROUP)', 'C REL TO[AUSTRALIA_GROUP]', 'tolerated list', '(C//REL TO USA, AUSTRALIA_GROUP)'],
  ['(S/REL ROYG)', 'S REL TO[YEM]', 'tolerated list single-slash', '(S//REL TO USA, YEM)'],
  ['(S/REL UZBEKISTAN)', 'S REL TO[UZB]', 'tolerated list single-slash', '(S//REL TO USA, UZB)'],
  ['(C/REL UK, CANADA, AUSTRALIA)', 'C REL TO[GBR CAN AUS]', 'tolerated list list list single-slash', '(C//REL TO USA, AUS, CAN, GBR)'],
  ['(S//REL SAUDI ARABIA)', 'S REL TO[SAU]', 'tolerated list', '(S//REL TO USA, SAU)'],
  ['(C/Releasable to Italy)', 'C REL TO[ITA]', 'tolerated list single-slash lower-case', '(C//REL TO USA, ITA)'],
  ['(S/REL to Pakistan)', 'S REL TO[PAK]', 'list single-slash lower-case', '(S//REL TO USA, PAK)'],
  ['(S//REL ISRAEL, UK)', 'S REL TO[ISR GBR]', 'tolerated list list', '(S//REL TO USA, GBR, ISR)'],
  ['(S//REL TO USA, ACGU)', 'S REL TO[USA ACGU]', '', '(S//REL TO USA, ACGU)'],
  ['(S/REL PAK)', 'S REL TO[PAK]', 'tolerated single-slash', '(S//REL TO USA, PAK)'],
  ['(S//NF, OC)', 'S NOFORN ORCON', 'comma', '(S//OC/NF)'],
  ['(S//OC//NF)', 'S ORCON NOFORN', 'double-slash', '(S//OC/NF)'],
  ['(S // NF)', 'S NOFORN', 'blank', '(S//NF)'],
  ['(FOUO)', 'U FOUO', 'level-left-out', '(U//FOUO)'],

  // The mark holds for the whole text.
  ['(C - Entire text.)', 'C entire', 'lower-case', '(C)'],
  ['C - ENTIRE TEXT.', 'C entire', '', '(C)'],
  ['(S-entire text)', 'S entire', 'lower-case', '(S)'],
  ['(Confidential-Entire text)', 'C entire', 'long-form lower-case', '(C)'],
  ['Secret-entire text.', 'S entire', 'long-form lower-case', '(S)'],

  // No marking, or none that can be relied on.
  ['(NF//C)', 'C NOFORN', 'level-misplaced', '(C//NF)'],
  ['(NF)', '- NOFORN', 'level-missing', ''],
  ['(/Rel UK)', '- REL TO[GBR]', 'tolerated list level-missing lower-case', ''],
  ['(S//C)', '-', 'unreadable', ''],
  ['(X)', '- ?', 'unreadable', ''],
  ['(SE)', '- ?', 'unreadable', ''],
  ['(SU)', '- ?', 'unreadable', ''],
  ['(3)', '- ?', 'unreadable', ''],
  ['(N/SF)', '- ? ?', 'unreadable', ''],
  ['(U.S.)', '- ?', 'unreadable', ''],
  ['(Mideast)', '- ?', 'unreadable lower-case', ''],
  ['(SUB)', '- ?', 'misspelt', ''],
  ['(NC)', '-', 'unreadable', ''],
  ['(S//NOFRON)', 'S ?', 'misspelt', '(S)'],
  ['(S//QWERTZ)', 'S ?', 'unknown-word', '(S)'],
  ['(S//REL TO USA, ZZZ)', 'S REL TO[USA ZZZ]', 'unregistered', '(S//REL TO USA, ZZZ)'],
  ['(//S)', 'S', 'level-misplaced', '(S)'],
  ['S//NF', 'S NOFORN', 'unopened unclosed', '(S//NF)'],
  ['', '-', 'unreadable', ''],
  ['()', '-', 'unreadable', ''],
  ['((S))', '-', 'unreadable', ''],
  ['(S) Text', '-', 'unreadable', ''],

  // Other owners.
  ['(//GBR S)', 'S foreign:GBR', '', '(//GBR S)'],
  ['(//CAN DEU S)', 'S foreign:CAN:DEU', '', '(//CAN DEU S)'],
  ['(//FGI S//NF)', 'S foreign NOFORN', '', '(//FGI S//NF)'],
  ['(UK-C)', 'C foreign:GBR', 'directive-form', '(//GBR C)'],
  ['(//NC)', 'C nato', '', '(//NC)'],
  ['(//NIS)', 'S nato:ISAF', '', '(//NIS)'],
  ['(//NATO ISAF S)', 'S nato:ISAF', '', '(//NIS)'],
  ['(NIS)', '- ?', 'unreadable', ''],
  ['(//NS//ATOMAL//OC)', 'S nato ATOMAL ORCON', '', '(//NS//ATOMAL//OC)'],
  ['(//CTS//BOHEMIA)', 'TS nato BOHEMIA', '', '(//CTS//BOHEMIA)'],
  ['(//CTS-B)', 'TS nato BOHEMIA', 'department-form', '(//CTS//BOHEMIA)'],
  ['(//NS-A//OC)', 'S nato ATOMAL ORCON', 'department-form', '(//NS//ATOMAL//OC)'],
  ['(//CTSA)', 'TS nato ATOMAL', 'glued', '(//CTS//ATOMAL)'],
  ['(//JOINT S//REL)', 'S joint REL TO', '', '(//JOINT S//REL)'],
  ['(//JOINT S GBR USA//REL TO USA, GBR)', 'S joint:GBR:USA REL TO[USA GBR]', '', '(//JOINT S GBR USA//REL TO USA, GBR)'],

  // Controls with parts.
  ['(TS//SI-G ABCD/TK//OC/NF)', 'TS SI[G.ABCD] TK ORCON NOFORN', '', '(TS//SI-G ABCD/TK//OC/NF)'],
  ['(TS//SI-GAMMA//OC/NF)', 'TS SI[G] ORCON NOFORN', 'long-form', '(TS//SI-G//OC/NF)'],
  ['(S//SAR-BP/CD-YYY 456//NF)', 'S SAR[BP CD.YYY 456] NOFORN', '', '(S//SAR-BP/CD-YYY 456//NF)'],
  ['(S//SAR-BP/SAR-CD//NF)', 'S SAR[BP CD] NOFORN', '', '(S//SAR-BP/CD//NF)'],
  ['(S//RD-CNWDI//NF)', 'S RD[CNWDI] NOFORN', '', '(S//RD-CNWDI//NF)'],
  ['(S//RD-N//NF)', 'S RD[CNWDI] NOFORN', 'department-form', '(S//RD-CNWDI//NF)'],
  ['(S//FRD-SG 14 18//REL)', 'S FRD[SIGMA.14.18] REL TO', '', '(S//FRD-SG 14 18//REL)'],
  ['(SRD)', 'S RD', 'energy-form', '(S//RD)'],
  ['(CUI)', 'U CUI', '', '(CUI)'],
  ['(CUI//SP-CTI/PRVCY//NF)', 'U CUI[SP-CTI PRVCY] NOFORN', '', '(CUI//SP-CTI/PRVCY//NF)'],
  ['(S//USA/CAN/GBR EYES ONLY)', 'S EYES ONLY[USA CAN GBR]', '', '(S//USA/CAN/GBR EYES ONLY)'],
  ['(S//REL TO USA, IRQ/DISPLAY ONLY AFG)', 'S REL TO[USA IRQ] DISPLAY ONLY[AFG]', '', '(S//REL TO USA, IRQ/DISPLAY ONLY AFG)'],

  // Characters that look right: Cyrillic, fullwidth, no-break blank, dash, soft hyphen, zero width.
  ['(\u0421//NF)', 'C NOFORN', 'look-alike', '(C//NF)'],
  ['(\uff33//NF)', 'S NOFORN', 'look-alike', '(S//NF)'],
  ['(S\u00a0//NF)', 'S NOFORN', 'blank look-alike', '(S//NF)'],
  ['(S\u2013NF)', 'S NOFORN', 'hyphen look-alike', '(S//NF)'],
  ['(S//N\u00adF)', 'S NOFORN', 'look-alike', '(S//NF)'],
  ['\u200b(S//NF)', 'S NOFORN', '', '(S//NF)'],
]

const banners: readonly Row[] = [
  ['SECRET', 'S', '', 'SECRET'],
  ['SECRET//NOFORN', 'S NOFORN', '', 'SECRET//NOFORN'],
  ['SECRET//REL TO USA, FVEY', 'S REL TO[USA FVEY]', '', 'SECRET//REL TO USA, FVEY'],
  ['UNCLASSIFIED//FOUO', 'U FOUO', '', 'UNCLASSIFIED//FOUO'],
  ['UNCLASSIFIED//FOR OFFICIAL USE ONLY', 'U FOUO', '', 'UNCLASSIFIED//FOUO'],
  ['UNCLASSIFIED//SBU NOFORN', 'U SBU NOFORN', '', 'UNCLASSIFIED//SBU NOFORN'],
  ['SENSITIVE BUT UNCLASSIFIED', 'U SBU', '', 'UNCLASSIFIED//SBU'],
  ['LIMITED OFFICIAL USE', 'U LOU', '', 'LIMITED OFFICIAL USE'],
  ['SECRET/NOFORN', 'S NOFORN', 'single-slash', 'SECRET//NOFORN'],
  ['SECRET // NOFORN', 'S NOFORN', 'blank', 'SECRET//NOFORN'],
  ['SECRET//NF', 'S NOFORN', 'short-form', 'SECRET//NOFORN'],
  ['TS//SI', 'TS SI', 'short-form', 'TOP SECRET//SI'],
  ['Secret//Noforn', 'S NOFORN', 'lower-case', 'SECRET//NOFORN'],
  ['SECRET//SI GAMMA//NOFORN', 'S SI ? NOFORN', 'unknown-word', 'SECRET//SI//NOFORN'],
  [
    '//JOINT SECRET CAN GBR USA//REL TO USA, CAN, GBR',
    'S joint:CAN:GBR:USA REL TO[USA CAN GBR]',
    '',
    '//JOINT SECRET CAN GBR USA//REL TO USA, CAN, GBR',
  ],
  ['//NATO SECRET//ATOMAL//ORCON', 'S nato ATOMAL ORCON', '', '//NATO SECRET//ATOMAL//ORCON'],
  ['//NATO ISAF SECRET//REL TO USA, ISAF', 'S nato:ISAF REL TO[USA ISAF]', '', '//NATO ISAF SECRET//REL TO USA, ISAF'],
  ['//SECRET ATOMAL//ORCON', 'S nato ATOMAL ORCON', 'department-form', '//NATO SECRET//ATOMAL//ORCON'],
  ['//COSMIC TOP SECRET BOHEMIA', 'TS nato BOHEMIA', 'department-form', '//COSMIC TOP SECRET//BOHEMIA'],
  ['//SECRET NOFORN', 'S NOFORN', 'level-misplaced blank', 'SECRET//NOFORN'],
  ['SECRET//RESTRICTED DATA-N//NOFORN', 'S RD[CNWDI] NOFORN', 'department-form', 'SECRET//RD-CNWDI//NOFORN'],
  ['NATO SECRET', 'S nato', 'leading-separator', '//NATO SECRET'],
  ['//DEU SECRET//REL TO USA, DEU', 'S foreign:DEU REL TO[USA DEU]', '', '//DEU SECRET//REL TO USA, DEU'],
  [
    'TOP SECRET//FGH-AAA 123-LLL SSS/MMM-XYZ/SI-G QURT-PPP/TK//ORCON/NOFORN',
    'TS *[FGH.AAA 123.LLL SSS] *[MMM.XYZ] SI[G.QURT PPP] TK ORCON NOFORN',
    'unregistered unregistered',
    'TOP SECRET//FGH-AAA 123-LLL SSS/MMM-XYZ/SI-G QURT-PPP/TK//ORCON/NOFORN',
  ],
  ['CUI//SP-CTI/PRVCY//FED ONLY', 'U CUI[SP-CTI PRVCY] FED ONLY', '', 'CUI//SP-CTI/PRVCY//FED ONLY'],
  ['SECRET//ACCM-FICTITIOUS EFFORT/TEA LEAF', 'S ACCM[FICTITIOUS EFFORT TEA LEAF]', '', 'SECRET//ACCM-FICTITIOUS EFFORT/TEA LEAF'],
]

describe('a portion marking', () => {
  test.each(portions)('%s', (text, read, problems, canonical) => {
    const marking = parseMarking(text, 'portion')
    expect([...outline(marking), printMarking(marking, 'portion')]).toEqual([read, problems, canonical])
  })
})

describe('a banner marking', () => {
  test.each(banners)('%s', (text, read, problems, canonical) => {
    const marking = parseMarking(text, 'banner')
    expect([...outline(marking), printMarking(marking, 'banner')]).toEqual([read, problems, canonical])
  })
})

describe('spans', () => {
  test('of a portion marking', () => {
    const marking = parseMarking('(S//REL TO USA, GBR)', 'portion')
    const at = ({ start, end }: { start: number; end: number }): string => '(S//REL TO USA, GBR)'.slice(start, end)
    expect(at(marking.span)).toBe('(S//REL TO USA, GBR)')
    expect(marking.levelSpan && at(marking.levelSpan)).toBe('S')
    expect(marking.controls.map((control) => at(control.span))).toEqual(['REL TO USA, GBR'])
    expect(marking.controls[0]?.codeSpans.map(at)).toEqual(['USA', 'GBR'])
  })

  test('leave out blanks around and count what cannot be seen', () => {
    const text = ' (S//N\u200bF) '
    const marking = parseMarking(text, 'portion')
    expect(text.slice(marking.span.start, marking.span.end)).toBe('(S//N\u200bF)')
    const control = marking.controls[0]
    expect(control && text.slice(control.span.start, control.span.end)).toBe('N\u200bF')
  })

  test('move with the marking', () => {
    const marking = shiftMarking(parseMarking('(C/REL UK)', 'portion'), 100)
    expect(marking.span).toEqual({ start: 100, end: 110 })
    expect(marking.levelSpan).toEqual({ start: 101, end: 102 })
    expect(marking.controls[0]?.codeSpans).toEqual([{ start: 107, end: 109 }])
    expect(marking.problems.every((problem) => problem.span.start >= 100)).toBe(true)
  })
})

test('SBU NOFORN says NOFORN and SBU', () => {
  const marking = parseMarking('(SBU/NF)', 'portion')
  expect(findControl(marking, 'NOFORN')?.id).toBe('SBU NOFORN')
  expect(findControl(marking, 'SBU')?.id).toBe('SBU NOFORN')
  expect(findControl(marking, 'ORCON')).toBeUndefined()
})

test('only a clear marking can be acted on', () => {
  const clear = (text: string): boolean => isClear(parseMarking(text, 'portion'))
  expect(['(S//NF)', '(S/NF)', '(c)', '( C )', '(S-NF)', '(SBU/NF)'].every(clear)).toBe(true)
  expect(['(X)', '(SUB)', '(NF//C)', '(NF)', '(C', 'C)', '(S//QWERTZ)', '(S//NOFRON)', '(3)', ''].some(clear)).toBe(false)
})

test('a marking longer than any is not read', () => {
  const marking = parseMarking(`(S//${'SI/'.repeat(300)}NF)`, 'portion')
  expect(marking.level).toBeUndefined()
  expect(marking.problems.map((problem) => problem.kind)).toEqual(['too-long'])
})

test('no message quotes the text', () => {
  const texts = ['(QWERTZ)', '(S//QWERTZ)', '(S//REL TO USA, QWERTZ)', '(QWERTZ//S)', '(S//SAR-QWERTZ//NF)', 'SECRET//QWERTZ/SI//NOFORN']
  for (const text of texts) {
    for (const form of ['portion', 'banner'] as const) {
      expect(JSON.stringify(parseMarking(text, form).problems)).not.toContain('QWERTZ')
    }
  }
})
