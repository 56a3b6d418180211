import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseMarking } from '../../grammar/marking/parse.ts'
import { printMarking } from '../../grammar/marking/print.ts'
import { parseDocument } from '../../grammar/parse.ts'
import { releasable } from '../../rules/releasable.ts'
import { rollUp } from '../../rules/roll-up.ts'
import { leaveOutFor, why } from '../../rules/why.ts'
import { wordsOf } from '../../src/report/why.ts'

const marks = [
  '(U)',
  '(C)',
  '(S)',
  '(C//NF)',
  '(S//NF)',
  '(S//REL TO USA, GBR)',
  '(C//REL TO USA, FVEY)',
  '(SBU)',
  '(U//FOUO)',
  '(S//OC/NF)',
] as const
const audiences = ['UNCLASSIFIED', 'CONFIDENTIAL//REL TO USA, FVEY', 'SECRET//REL TO USA, GBR', 'SECRET//NOFORN'] as const

function memo(portions: readonly string[]): string {
  return `SECRET//NOFORN\n\n${portions.map((mark, index) => `${index + 1}. ${mark} Text.`).join('\n\n')}\n`
}

function explain(portions: readonly string[], without: readonly string[] = []): string {
  const found = why(parseDocument(memo(portions)), { profile: 'isoo', without })
  return wordsOf(found)
    .map(({ word, from }) => `${word} ${from.map(({ place }) => place).join(' ')}`)
    .join('; ')
}

test.each([
  [['(C)', '(U)', '(S//NF)'], [], 'SECRET ¶3; NOFORN ¶3'],
  [['(C)', '(U)', '(S//NF)'], ['¶3'], 'CONFIDENTIAL ¶1'],
  [['(U)'], [], 'UNCLASSIFIED ¶1'],
  [['(S)', '(S)'], [], 'SECRET ¶1 ¶2'],
  [[], [], ''],
])('%j without %j: %s', (portions, without, expected) => {
  expect(explain(portions, without)).toBe(expected)
})

test('an unmarked portion is told, and counts for no word', () => {
  const found = why(parseDocument(memo(['(C)', ''])), { profile: 'isoo' })
  expect(found.unclear.map(({ place }) => place)).toEqual(['¶2'])
})

test('without all its witnesses the level falls', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...marks), { minLength: 1, maxLength: 8 }), (portions) => {
      const document = parseDocument(memo(portions))
      const all = why(document, { profile: 'isoo' })
      const level = wordsOf(all)[0]
      const rest = why(document, { profile: 'isoo', without: level?.from.map(({ place }) => place) ?? [] })
      expect(level?.from.length).toBeGreaterThan(0)
      expect(rest.rollUp.value.level).not.toBe(all.rollUp.value.level)
    }),
  )
})

test('what is left out for an audience is enough, and holds nothing that may go', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...marks), { minLength: 1, maxLength: 8 }),
      fc.constantFrom(...audiences),
      (portions, audience) => {
        const document = parseDocument(memo(portions))
        const to = parseMarking(audience, 'banner')
        const out = leaveOutFor(document, to, 'isoo').map(({ place }) => place)
        const kept = document.portions.filter(({ place }) => !out.includes(place)).flatMap(({ marking }) => marking ?? [])
        const may = (markings: typeof kept) => {
          const { value } = rollUp(markings, { profile: 'isoo' })
          return value.level === undefined || releasable(value, to, { profile: 'isoo' }).releasable
        }
        expect(may(kept), printMarking(rollUp(kept, { profile: 'isoo' }).value, 'banner')).toBe(true)
        for (const { place, marking } of document.portions) {
          if (marking) expect(releasable(marking, to, { profile: 'isoo' }).releasable).toBe(!out.includes(place))
        }
      },
    ),
  )
})
