import { expect, test } from 'vitest'
import { printMarking } from '../../grammar/marking/print.ts'
import { parseDocument } from '../../grammar/parse.ts'
import { decideRelease } from '../../src/release/decide.ts'
import { makeRelease } from '../../src/release/make.ts'
import { policyFor, publicPolicy, type ReleasePolicy } from '../../src/release/policy.ts'
import { usualMarkings } from '../arbitraries.ts'
import { exampleCable } from './example.ts'

function policyOf(audience: string): ReleasePolicy {
  const { policy, problem } = policyFor(audience)
  if (!policy) throw new Error(problem)
  return policy
}

test.each([
  ['UNCLASSIFIED', 'public'],
  ['unclassified', 'public'],
  ['UNCLASSIFIED//SBU', 'internal'],
  ['SECRET//NOFORN', 'internal'],
  ['SECRET', 'internal'],
  ['SECRET//REL TO USA, FVEY', 'foreign'],
  ['//NATO UNCLASSIFIED', 'foreign'],
])('audience %s', (text, convention) => {
  expect(policyFor(text).policy?.convention).toBe(convention)
})

test.each([
  ['', 'begin with a level'],
  ['everybody', 'begin with a level'],
  ['REL TO USA, FVEY', 'begin with a level'],
  ['SECRET//WORDS', 'understood'],
  ['SECRET//REL TO USA', 'nobody but the United States'],
  ['SECRET//REL TO USA, IRQ/DISPLAY ONLY AFG', 'displayed'],
  ['S'.repeat(500), 'too long'],
])('no audience: %s', (text, reason) => {
  const { problem } = policyFor(text)
  expect(problem).toContain(reason)
  expect(problem).not.toMatch(/everybody|WORDS/)
})

const cable = (...body: readonly string[]) =>
  ['C O N F I D E N T I A L STRELSAU 000042', 'E.O. 13526: DECL: 05/03/2034', ...body].join('\n\n')

/** What each place of a text comes to, for the public unless an audience is named. */
const rulings: readonly (readonly [string, string, string, string?])[] = [
  ['plain', cable('1. (U) Text.'), '¶1 release'],
  ['above', cable('1. (C) Text.'), '¶1 withhold'],
  ['controlled', cable('1. (U//FOUO) Text.', '2. (SBU) Text.'), '¶1 withhold, ¶2 withhold'],
  ['no mark', cable('1. (U) Text.', '2. Text.'), '¶1 release, ¶2 withhold'],
  ['unreadable mark', cable('1. (U) Text.', '2. (UX) Text.', '3. (U//WORD) Text.'), '¶1 release, ¶2 withhold, ¶3 withhold'],
  ['misspelt level', cable('1. (U) Text.', '2. (SE) Text.'), '¶1 release, ¶2 withhold'],
  ['a label before the mark', cable('1. (U) Text.', '2. Key points: -- (U) Text.'), '¶1 release, ¶2 withhold'],
  ['behind a gap', cable('1. (U) Text that goes', 'on here.', '2. (U) Text'), '¶1 release, ¶2 release'],
  ['behind a doubtful gap', cable('1. (U) Text', 'Text that may belong to it.', '2. (U) Text.'), '¶1 withhold, ¶2 release'],
  ['unmarked behind it', cable('1. (U) Text.', 'More text.', '2. (U) Text.'), '¶1 release, line:7 withhold, ¶2 release'],
  ['bullets', cable('1. (U) Text.', 'a. (U) Text.', 'b. (C) Text.'), '¶1 release, ¶1.a release, ¶1.b withhold'],
  ['invisible', cable('1. (U) Te\u200bxt.', '2. (U) Text.'), '¶1 withhold, ¶2 release'],
  ['entire text', cable('1. (U - Entire text.)', '2. Text.'), '¶1 release, ¶2 release'],
  ['address', cable('1. (U) See http://www.state.sgov.gov/x today.', '2. (U) Text.'), '¶1 withhold, ¶2 release'],
  [
    'list',
    cable('1. (C//REL TO USA, GBR) Text.', '2. (C) Text.', '3. (C//NF) Text.'),
    '¶1 release, ¶2 withhold, ¶3 withhold',
    'SECRET//REL TO USA, GBR',
  ],
  ['list of more', cable('1. (C//REL TO USA, FVEY) Text.', '2. (U) Text.'), '¶1 release, ¶2 release', 'SECRET//REL TO USA, GBR'],
  ['list of fewer', cable('1. (C//REL TO USA, GBR) Text.', '2. (U) Text.'), '¶1 withhold, ¶2 release', 'SECRET//REL TO USA, FVEY'],
]

test.each(rulings.map(([name, text, expected, audience]) => [name, text, expected, audience ?? 'UNCLASSIFIED'] as const))(
  '%s',
  (_, text, expected, audience) => {
    const decided = decideRelease(parseDocument(text), policyOf(audience))
    if (decided.kind === 'refused') throw new Error(JSON.stringify(decided.refusals))
    const told = decided.decisions
      .filter(({ kind }) => kind === 'portion' || kind === 'unmarked')
      .map(({ place, action }) => `${place} ${action}`)
    expect(told.join(', ')).toBe(expected)
    for (const { reason, citation } of decided.decisions) {
      expect(reason).toMatch(/\.$/)
      expect(citation.source).not.toBe('')
    }
  },
)

test.each([
  ['Some words, and no marking.', 'UNCLASSIFIED', 'No banner line'],
  ['UNCLAS STRELSAU 000042\n\nE.O. 13526: N/A\n\n1. Text.', 'UNCLASSIFIED', 'No portion carries a marking'],
  [cable('1. (U) Text.', '2. (S//RD) Text.'), 'UNCLASSIFIED', 'nuclear'],
  [cable('1. (U) Text.', '2. (S//FRD) Text.'), 'SECRET//REL TO USA, FVEY', 'nuclear'],
  [cable('1. (U) Text.', '2. (C//REL) Text.'), 'SECRET//REL TO USA, FVEY', 'says REL'],
  [cable('1. (U) Text.').replace('\n\nE.O.', '\n\nNODIS\n\nE.O.'), 'UNCLASSIFIED', 'NODIS'],
  [cable('1. (U) Text.').replace('\n\nE.O.', '\n\nEXDIS\n\nE.O.'), 'SECRET//REL TO USA, FVEY', 'EXDIS'],
  [
    cable('1. (C//REL TO USA, GBR) Text.').replace('DECL: 05/03/2034', 'DECL: SOMETIME'),
    'SECRET//REL TO USA, GBR',
    'no declassification date',
  ],
  [`${cable('1. (U) Text.')}\n\nC O N F I D E N T I A L STRELSAU 000043\n\n1. (U) Text.`, 'UNCLASSIFIED', 'more than one message'],
])('refused: %#', (text, audience, reason) => {
  const decided = decideRelease(parseDocument(text), policyOf(audience ?? 'UNCLASSIFIED'))
  expect(decided).toMatchObject({ kind: 'refused' })
  const refusals = decided.kind === 'refused' ? decided.refusals : []
  expect(refusals.map(({ message }) => message).join(' ')).toContain(reason)
  for (const { remedy, citation } of refusals) expect([remedy.length > 10, citation.source !== '']).toEqual([true, true])
})

test('a caption or a list that is not in the way is no reason to refuse', () => {
  expect(decideRelease(parseDocument(cable('1. (U) Text.', '2. (C//REL) Text.')), publicPolicy).kind).toBe('decided')
  expect(decideRelease(parseDocument(exampleCable), publicPolicy).kind).toBe('decided')
})

const everyAudience = [
  'UNCLASSIFIED',
  'UNCLASSIFIED//SBU',
  ...['CONFIDENTIAL', 'SECRET', 'TOP SECRET'].flatMap((level) =>
    ['', '//NOFORN', '//REL TO USA, GBR', '//REL TO USA, FRA, GBR', '//REL TO USA, FVEY'].map((tail) => level + tail),
  ),
]

function keptBy(audience: string, text: string): Set<string> {
  const made = makeRelease(parseDocument(text), policyOf(audience ?? 'UNCLASSIFIED'))
  if (made.kind === 'refused') throw new Error(`${audience}: ${JSON.stringify(made.refusals)}`)
  expect([audience, made.verification.findings]).toEqual([audience, []])
  return new Set(made.decided.decisions.filter(({ kind, action }) => kind === 'portion' && action === 'release').map(({ place }) => place))
}

/** All audiences, all usual markings: what a level below may see, a level above may see too, and more partners see no more. */
test('a larger right never sees less', () => {
  const body = usualMarkings.map((mark, index) => `${index + 1}. ${printMarking(mark, 'portion')} Text.`)
  const text = [
    'TOP SECRET STRELSAU 000042',
    'E.O. 13526: DECL: 05/03/2034',
    'Classified By: DCM R. Rassendyll for reasons 1.4 (b) and (d).',
    ...body,
  ].join('\n\n')
  const kept = new Map(everyAudience.map((audience) => [audience, keptBy(audience, text)]))
  const within = (small: string, large: string) => {
    for (const place of kept.get(small) ?? []) expect([small, large, kept.get(large)?.has(place) && place]).toEqual([small, large, place])
  }
  for (const tail of ['', '//NOFORN', '//REL TO USA, GBR', '//REL TO USA, FRA, GBR', '//REL TO USA, FVEY']) {
    within(`CONFIDENTIAL${tail}`, `SECRET${tail}`)
    within(`SECRET${tail}`, `TOP SECRET${tail}`)
    within('UNCLASSIFIED', `CONFIDENTIAL${tail}`)
  }
  within('UNCLASSIFIED', 'UNCLASSIFIED//SBU')
  within('SECRET//REL TO USA, FRA, GBR', 'SECRET//REL TO USA, GBR')
  within('SECRET//REL TO USA, FVEY', 'SECRET//REL TO USA, GBR')
  within('SECRET', 'SECRET//NOFORN')
  within('SECRET//REL TO USA, GBR', 'SECRET//NOFORN')
})
