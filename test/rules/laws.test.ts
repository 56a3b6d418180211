import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ControlValue, MarkingValue } from '../../grammar/marking/marking.ts'
import { findControl } from '../../grammar/marking/marking.ts'
import { parseMarking } from '../../grammar/marking/parse.ts'
import { printMarking } from '../../grammar/marking/print.ts'
import { type Profile, profiles } from '../../grammar/vocabulary/entry.ts'
import { rank } from '../../grammar/vocabulary/levels.ts'
import { expandedCodes } from '../../grammar/vocabulary/organisations.ts'
import { releasable } from '../../rules/releasable.ts'
import { rollUp } from '../../rules/roll-up.ts'
import { anyMarking, usualMarking } from '../grammar/markings.ts'

const profile = fc.constantFrom<Profile>(...profiles)
const some = fc.array(fc.oneof(usualMarking, anyMarking), { minLength: 1, maxLength: 6 })

const audienceTexts = [
  'UNCLASSIFIED',
  'UNCLASSIFIED//FOUO',
  'UNCLASSIFIED//SBU NOFORN',
  'CONFIDENTIAL//REL TO USA, GBR',
  'SECRET//REL TO USA, GBR',
  'SECRET//REL TO USA, AUS, GBR',
  'SECRET//REL TO USA, FVEY',
  'SECRET//REL TO USA, NATO',
  'SECRET',
  'SECRET//NOFORN',
  'TOP SECRET//SI//REL TO USA, GBR',
  'TOP SECRET//SI//NOFORN',
] as const
const audiences: readonly MarkingValue[] = audienceTexts.map((text) => parseMarking(text, 'banner'))

const bannerOf = (portions: readonly MarkingValue[], profile: Profile): string =>
  printMarking(rollUp(portions, { profile }).value, 'banner')
const maySee = (marking: MarkingValue, audience: MarkingValue, profile: Profile): boolean =>
  releasable(marking, audience, { profile }).releasable

describe('roll-up', () => {
  test('order and repetition do not matter', () => {
    fc.assert(
      fc.property(some, profile, fc.nat(), (portions, profile, seed) => {
        const turned = [...portions.slice(seed % portions.length), ...portions.slice(0, seed % portions.length)].reverse()
        expect(bannerOf([...turned, ...portions], profile)).toBe(bannerOf(portions, profile))
      }),
      { numRuns: 3000 },
    )
  })

  test('adding a portion never lowers the level', () => {
    fc.assert(
      fc.property(some, usualMarking, profile, (portions, more, profile) => {
        const before = rollUp(portions, { profile }).value.level
        const after = rollUp([...portions, more], { profile }).value.level
        expect(before !== undefined && after !== undefined && rank(after) >= rank(before)).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })

  test('adding a portion never opens what was closed to a country', () => {
    const countries = ['AUS', 'CAN', 'DEU', 'GBR', 'JPN']
    fc.assert(
      fc.property(some, usualMarking, profile, (portions, more, profile) => {
        const before = rollUp(portions, { profile }).value
        const after = rollUp([...portions, more], { profile }).value
        const list = (value: MarkingValue): ReadonlySet<string> =>
          expandedCodes((findControl(value, 'REL TO') ?? findControl(value, 'EYES ONLY'))?.codes ?? [])
        // A plain unclassified whole says nothing about release, and anything may be added to it.
        if (before.level === 'U' || !before.controls.some(isAboutRelease)) return
        expect(countries.filter((code) => list(after).has(code) && !list(before).has(code))).toEqual([])
      }),
      { numRuns: 3000 },
    )
  })

  test('NOFORN, once forced, stays', () => {
    fc.assert(
      fc.property(some, usualMarking, profile, (portions, more, profile) => {
        const before = rollUp(portions, { profile }).value
        const after = rollUp([...portions, more], { profile }).value
        if (findControl(before, 'NOFORN')) expect(findControl(after, 'NOFORN')).toBeDefined()
      }),
      { numRuns: 3000 },
    )
  })

  test('every word of the banner line has a witness, and the witnesses imply it by themselves', () => {
    fc.assert(
      fc.property(some, profile, (portions, profile) => {
        const { value, witnesses } = rollUp(portions, { profile })
        for (const { id } of value.controls) expect(witnesses.find((witness) => witness.id === id)?.from.length).toBeGreaterThan(0)
        const level = witnesses.find((witness) => witness.id === 'level')
        for (const index of level?.from ?? []) {
          const own = portions[index] as MarkingValue
          expect(own.level === value.level || (own.level === 'R' && value.level === 'C')).toBe(true)
        }
      }),
      { numRuns: 3000 },
    )
  })

  test('the roll-up of one banner line is that line, for what a roll-up gives', () => {
    fc.assert(
      fc.property(some, profile, (portions, profile) => {
        const { value } = rollUp(portions, { profile })
        expect(bannerOf([value], profile)).toBe(printMarking(value, 'banner'))
      }),
      { numRuns: 3000 },
    )
  })
})

function isAboutRelease(control: ControlValue): boolean {
  return ['REL TO', 'EYES ONLY', 'NOFORN', 'RELIDO', 'DISPLAY ONLY', 'SBU NOFORN', 'LES NOFORN'].includes(control.id)
}

describe('release', () => {
  test('the roll-up of what an audience may see is open to it', () => {
    fc.assert(
      fc.property(some, profile, fc.constantFrom(...audiences), (portions, profile, audience) => {
        const seen = portions.filter((portion) => maySee(portion, audience, profile))
        if (seen.length === 0) return
        const { value } = rollUp(seen, { profile })
        expect([printMarking(value, 'banner'), releasable(value, audience, { profile })]).toEqual([
          printMarking(value, 'banner'),
          { releasable: true },
        ])
      }),
      { numRuns: 6000 },
    )
  })

  /** Each audience has every right of the one before it. */
  const chains: readonly (readonly (typeof audienceTexts)[number][])[] = [
    ['UNCLASSIFIED', 'UNCLASSIFIED//FOUO'],
    [
      'UNCLASSIFIED',
      'CONFIDENTIAL//REL TO USA, GBR',
      'SECRET//REL TO USA, GBR',
      'TOP SECRET//SI//REL TO USA, GBR',
      'TOP SECRET//SI//NOFORN',
    ],
    ['SECRET//REL TO USA, NATO', 'SECRET//REL TO USA, GBR'],
    ['SECRET//REL TO USA, FVEY', 'SECRET//REL TO USA, AUS, GBR', 'SECRET//REL TO USA, GBR', 'SECRET//NOFORN'],
    ['UNCLASSIFIED', 'SECRET', 'SECRET//NOFORN'],
  ]
  test.each(chains)('a larger right never sees less: %s, %s', (...chain) => {
    const [...rights] = chain.map((text) => parseMarking(text, 'banner'))
    fc.assert(
      fc.property(fc.oneof(usualMarking, anyMarking), profile, (marking, profile) => {
        for (let index = 1; index < rights.length; index++) {
          const less = rights[index - 1] as MarkingValue
          const more = rights[index] as MarkingValue
          if (maySee(marking, less, profile)) expect(maySee(marking, more, profile)).toBe(true)
        }
      }),
      { numRuns: 3000 },
    )
  })

  test('the public sees nothing but plain unclassified text', () => {
    fc.assert(
      fc.property(anyMarking, profile, (marking, profile) => {
        const plain = marking.level === 'U' && marking.ownership === 'us' && marking.controls.length === 0
        expect(maySee(marking, audiences[0] as MarkingValue, profile)).toBe(plain)
      }),
    )
  })

  test('NOFORN is never released abroad', () => {
    fc.assert(
      fc.property(anyMarking, profile, (marking, profile) => {
        if (!findControl(marking, 'NOFORN')) return
        for (const audience of audiences) {
          if (findControl(audience, 'REL TO')) expect(maySee(marking, audience, profile)).toBe(false)
        }
      }),
      { numRuns: 3000 },
    )
  })
})

/** Every set of up to three portions over four levels and the usual words: all of them, not a sample. */
test('the laws hold for a whole small world', () => {
  const words = ['', 'NF', 'REL TO USA, GBR', 'REL TO USA, AUS, GBR', 'REL TO USA, AUS', 'OC/NF', 'RELIDO', 'SBU', 'SBU-NF', 'FOUO']
  const world = ['U', 'C', 'S', 'TS'].flatMap((level) =>
    words.map((word) => parseMarking(word === '' ? `(${level})` : `(${level}//${word})`, 'portion')),
  )
  for (const profile of profiles) {
    for (let a = 0; a < world.length; a++) {
      for (let b = a; b < world.length; b++) {
        const pair = [world[a], world[b]] as MarkingValue[]
        const { value } = rollUp(pair, { profile })
        if (printMarking(rollUp([...pair].reverse(), { profile }).value, 'banner') !== printMarking(value, 'banner'))
          throw new Error(`order ${a} ${b}`)
        for (const audience of audiences) {
          const each = pair.every((portion) => maySee(portion, audience, profile))
          if (each && !maySee(value, audience, profile)) throw new Error(`closed ${a} ${b} ${profile}`)
          // Other authorities leave unclassified controls, and mixtures, out of the banner line; a release is decided by portion.
          const abroad = profile === 'ic' && findControl(audience, 'REL TO') !== undefined
          if (abroad && !each && maySee(value, audience, profile)) throw new Error(`opened ${a} ${b}`)
        }
      }
    }
  }
})
