import { describe, expect, test } from 'vitest'
import { isBannerLike, parseBannerLine } from '../../grammar/marking/parse.ts'
import { printCableLevel } from '../../grammar/marking/print.ts'
import { levels } from '../../grammar/vocabulary/levels.ts'

/** Line; level; controls; section; post; number; what else was seen; what is glued on behind. */
type Row = readonly [
  line: string,
  level: string,
  controls: string,
  section: string,
  post: string,
  number: string,
  seen: string,
  behind: string,
]

const cables: readonly Row[] = [
  // The six shapes of 97 % of all cables, then the others, as measured.
  ['C O N F I D E N T I A L SECTION 01 OF 02 STRELSAU 000042', 'C', '', '1/2', 'STRELSAU', '000042', '', ''],
  ['C O N F I D E N T I A L STRELSAU 000042', 'C', '', '', 'STRELSAU', '000042', '', ''],
  ['UNCLAS STRELSAU 000042', 'U', '', '', 'STRELSAU', '000042', '', ''],
  ['UNCLAS SECTION 03 OF 04 STRELSAU 000042', 'U', '', '3/4', 'STRELSAU', '000042', '', ''],
  ['S E C R E T SECTION 01 OF 02 PORT ALBA 000042', 'S', '', '1/2', 'PORT ALBA', '000042', '', ''],
  ['S E C R E T STRELSAU 000042', 'S', '', '', 'STRELSAU', '000042', '', ''],
  ['UNCLAS E F T O STRELSAU 000042', 'U', 'EFTO', '', 'STRELSAU', '000042', '', ''],
  ['UNCLAS E F T O SECTION 01 OF 02 STRELSAU 000042', 'U', 'EFTO', '1/2', 'STRELSAU', '000042', '', ''],
  ['S E C R E T NOFORN SECTION 01 OF 02 USUN PORT ALBA 000042', 'S', 'NOFORN', '1/2', 'USUN PORT ALBA', '000042', '', ''],
  ['UNCLAS SENSITIVE STRELSAU 000042', 'U', 'SENSITIVE', '', 'STRELSAU', '000042', '', ''],
  ['T O P S E C R E T STRELSAU 000042', 'TS', '', '', 'STRELSAU', '000042', '', ''],
  ['T O P  S E C R E T STRELSAU 000042', 'TS', '', '', 'STRELSAU', '000042', '', ''],
  ['R E S T R I C T E D STRELSAU 000042', 'R', '', '', 'STRELSAU', '000042', '', ''],
  ['U N C L A S S I F I E D STRELSAU 000042', 'U', '', '', 'STRELSAU', '000042', '', ''],
  ['LIMITED OFFICIAL USE STRELSAU 1164', 'U', 'LOU', '', 'STRELSAU', '1164', '', ''],
  ['UNCLASSIFIED SECTION 01 OF 02 STRELSAU 0042', 'U', '', '1/2', 'STRELSAU', '0042', '', ''],
  ['CONFIDENTIAL STRELSAU 001007', 'C', '', '', 'STRELSAU', '001007', '', ''],
  ['CONFIDENTIAL SECTION 01 OF 02 STRELSAU 001007', 'C', '', '1/2', 'STRELSAU', '001007', '', ''],
  ['SECRET STRELSAU 000042', 'S', '', '', 'STRELSAU', '000042', '', ''],
  ['C O N F I D E N T I A L', 'C', '', '', '', '', '', ''],
  ['C O N F I D E N T I A L SECTION 01 OF 02', 'C', '', '1/2', '', '', '', ''],
  ['C O N F I D E N T I A L SECTION 01 OF 02 PORT ALB', 'C', '', '1/2', 'PORT ALB', '', '', ''],
  ['S E C R E T FINAL SECTION OF 02 STRELSAU 000042', 'S', '', '2/2', 'STRELSAU', '000042', '', ''],
  // Damaged.
  ['SS E C R E T STRELSAU 000042', 'S', '', '', 'STRELSAU', '000042', 'smeared', ''],
  ['CC O N F I D E N T I A L SECTION 01 OF 02 STRELSAU 000042', 'C', '', '1/2', 'STRELSAU', '000042', 'smeared', ''],
  ['UUNCLAS STRELSAU 000042', 'U', '', '', 'STRELSAU', '000042', 'smeared', ''],
  ['CO N F I D E N T I A L STRELSAU 000042', 'C', '', '', 'STRELSAU', '000042', 'smeared', ''],
  ['SE C R E T STRELSAU 000042', 'S', '', '', 'STRELSAU', '000042', 'smeared', ''],
  ['CSE C R E T SECTION 01 OF 03 STRELSAU 000042', 'S', '', '1/3', 'STRELSAU', '000042', 'smeared', ''],
  ['C ONFIDENTIAL SECTION 01 OF 03 STRELSAU 000042', 'C', '', '1/3', 'STRELSAU', '000042', 'smeared', ''],
  ['O N F I D E N T I A L SECTION 01 OF 04 STRELSAU 000042', 'C', '', '1/4', 'STRELSAU', '000042', 'smeared', ''],
  ['E C R E T STRELSAU 000042', 'S', '', '', 'STRELSAU', '000042', 'smeared', ''],
  ['S e c r e t section 01 of 02 strelsau 002963', 'S', '', '1/2', 'STRELSAU', '002963', 'smeared', ''],
  ['C o n f i d e n t i a l strelsau 002963', 'C', '', '', 'STRELSAU', '002963', 'smeared', ''],
  ['UNCLAS SECTION01 OF 03 STRELSAU 000042', 'U', '', '1/3', 'STRELSAU', '000042', 'smeared', ''],
  ['C O N F I D E N T I A L ECTION 01 OF 02 STRELSAU 000042', 'C', '', '1/2', 'STRELSAU', '000042', 'smeared', ''],
  ['C O N F I D E N T I A L SCTION 01 OF 02 PORT ALBA 000042', 'C', '', '1/2', 'PORT ALBA', '000042', 'smeared', ''],
  ['UNCLAS SECTION 01 GF 02 STRELSAU 00040QSITIVE', 'U', '', '1/2', 'STRELSAU', '00040', 'smeared glued', 'QSITIVE'],
  ['S E C R E T SECTION 01 OF 02QRELSAU 000042', 'S', '', '1/2', 'QRELSAU', '000042', 'glued', ''],
  ['C O N F I D E N T I A LSTRELSAU 000042 SIPDIS', 'C', '', '', 'STRELSAU', '000042', 'glued', ' SIPDIS'],
  ['C O N F I D E N T I A L STRELSAU 000549SIPDISE.O. 12958: DECL', 'C', '', '', 'STRELSAU', '000549', 'glued', 'SIPDISE.O. 12958: DECL'],
  ['  "S E C R E T STRELSAU 000042', 'S', '', '', 'STRELSAU', '000042', '', ''],
  // Close to a level and none.
  ['C O N F I D E N T A L STRELSAU 000042', '-', '', '', 'STRELSAU', '000042', 'misspelt', ''],
  ['S E C E R T STRELSAU 000042', '-', '', '', 'STRELSAU', '000042', 'misspelt', ''],
  ['C O N F E D E N T I A L SECTION 01 OF 02 STRELSAU 000042', '-', '', '1/2', 'STRELSAU', '000042', 'misspelt', ''],
  ['CONFIDENTAL STRELSAU 000042', '-', '', '', 'STRELSAU', '000042', 'misspelt', ''],
  // A memo's.
  ['SECRET', 'S', '', '', '', '', '', ''],
  ['SECRET//NOFORN', 'S', 'NOFORN', '', '', '', '', ''],
  ['SECRET//REL TO USA, FVEY', 'S', 'REL TO', '', '', '', '', ''],
  ['UNCLASSIFIED//FOUO', 'U', 'FOUO', '', '', '', '', ''],
  ['SECRET/NOFORN', 'S', 'NOFORN', '', '', '', '', ''],
  ['TS//SI', 'TS', 'SI', '', '', '', '', ''],
  ['S E C R E T//NOFORN', 'S', 'NOFORN', '', '', '', '', ''],
  ['**SECRET//NOFORN**', 'S', 'NOFORN', '', '', '', '', ''],
  ['//NATO SECRET', 'S', '', '', '', '', '', ''],
  ['CUI//SP-CTI', 'U', 'CUI', '', '', '', '', ''],
]

describe('a banner line', () => {
  test.each(cables)('%s', (line, level, controls, section, post, number, seen, behind) => {
    expect(isBannerLike(line)).toBe(true)
    const read = parseBannerLine(line)
    const misspelt = read.marking.problems.filter((problem) => problem.kind === 'misspelt').map((problem) => problem.kind)
    const own = line.startsWith('**') ? line.length : read.end
    expect([
      read.marking.level ?? '-',
      read.marking.controls.map((control) => control.id).join(' '),
      read.section ? `${read.section.value.number}/${read.section.value.total}` : '',
      read.post?.value ?? '',
      read.number?.value ?? '',
      [...misspelt, ...read.readings.map((reading) => reading.kind)].join(' '),
      line.slice(own),
    ]).toEqual([level, controls, section, post, number, seen, behind])
  })
})

test('its parts say where they stand', () => {
  const line = ' C O N F I D E N T I A L SECTION 01 OF 02 PORT ALBA 000042SIPDIS'
  const { marking, section, post, number, end } = parseBannerLine(line)
  const at = (span: { start: number; end: number } | undefined): string => (span ? line.slice(span.start, span.end) : '')
  expect([at(marking.span), at(marking.levelSpan), at(section?.span), at(post?.span), at(number?.span), line.slice(end)]).toEqual([
    'C O N F I D E N T I A L',
    'C O N F I D E N T I A L',
    'SECTION 01 OF 02',
    'PORT ALBA',
    '000042',
    'SIPDIS',
  ])
})

const department = 'U.S. Department of State'
const none: readonly string[] = [
  '',
  '   ',
  'SECRET talks continued in the capital.',
  'SECRET TALKS CONTINUED IN THE CAPITAL',
  'Confidential sources said',
  'CONFIDENTIAL SOURCES SAID 300 MEN LEFT',
  'Secret services of three countries',
  'secret',
  'Unclassified material',
  'Top Secret documents were',
  'SECRETARY OF STATE STRELSAU 000042',
  'SECRETARIAT',
  `UNCLASSIFIED ${department} Case No. F-2010-00001`,
  'CONFIDENTIAL PAGE 02 STRELSAU 01234 121212Z',
  'SECRET meeting 2007',
  '(S//NF) Text.',
  '1. (S) Text.',
  'Text.',
  '// a comment in a program',
  '// SECRET is a constant here',
  'C//D',
  'STRELSAU 000042',
  'CONTROLLED substances',
  'Secret/Top Secret',
  'S. E. Crete',
]

test.each(none)('is not %s', (line) => {
  expect(isBannerLike(line)).toBe(false)
  const { marking, end } = parseBannerLine(line)
  expect(marking.level).toBeUndefined()
  expect(marking.problems.map((problem) => problem.kind)).toEqual(['unreadable'])
  expect(end).toBe(line.length)
})

test('every level, printed as a cable has it, is read again', () => {
  for (const level of levels) {
    const read = parseBannerLine(`${printCableLevel(level)} STRELSAU 000042`)
    expect([read.marking.level, read.marking.problems, read.post?.value]).toEqual([level, [], 'STRELSAU'])
  }
})
