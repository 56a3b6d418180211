import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ControlValue, findControl, type MarkingValue, type Ownership } from '../../grammar/marking/marking.ts'
import { printMarking } from '../../grammar/marking/print.ts'
import { type Profile, profiles } from '../../grammar/vocabulary/entry.ts'
import { findEntry } from '../../grammar/vocabulary/register.ts'
import { rollUp } from '../../rules/roll-up.ts'
import { anyMarking, usualMarking } from '../grammar/markings.ts'

const some = fc.array(fc.oneof({ weight: 3, arbitrary: usualMarking }, anyMarking), { minLength: 1, maxLength: 6 })
const profile = fc.constantFrom<Profile>(...profiles)

/** Plain text of the United States: nothing comes of it but that the document is theirs, so that another's portion is FGI in it. */
const plain: MarkingValue = { level: 'U', ownership: 'us', owners: [], controls: [] }

/** One word of the banner line that portions of a document of this ownership imply: the level, or a control with its list. */
function wordOf(portions: readonly MarkingValue[], profile: Profile, id: string, ownership: Ownership): string | undefined {
  if (portions.length === 0) return undefined
  const { value } = rollUp(ownership === 'us' ? [...portions, plain] : portions, { profile })
  if (id === 'level') return value.level
  const control = findControl(value, id)
  if (!control) return undefined
  // What a control carries besides a release list is the union of all who have it.
  if (findEntry(id)?.rollUp === 'release') return `${id} ${control.codes.join(' ')}`
  return control.category === 'fgi' && control.codes.length === 0 ? `${id} concealed` : id
}

/** What a portion says of release; portions that say the same are witnesses together. */
function releaseOf({ controls }: MarkingValue): string {
  const own = controls.filter(({ id }: ControlValue) => findEntry(id)?.rollUp === 'release' || findEntry(id)?.implies?.includes('NOFORN'))
  return printMarking({ level: 'S', ownership: 'us', owners: [], controls: own }, 'banner')
}

describe('the witnesses of a word', () => {
  test('imply it by themselves', () => {
    fc.assert(
      fc.property(some, profile, (portions, profile) => {
        const { value, witnesses: all } = rollUp(portions, { profile })
        const word = (some: readonly MarkingValue[], id: string): string | undefined => wordOf(some, profile, id, value.ownership)
        for (const { id, from } of all) {
          const alone = from.map((index) => portions[index] as MarkingValue)
          expect([id, word(alone, id)]).toEqual([id, word(portions, id)])
        }
      }),
      { numRuns: 3000 },
    )
  })

  test('are no more than it takes: one is enough, or none can be left out', () => {
    fc.assert(
      fc.property(some, profile, (portions, profile) => {
        const { value, witnesses: all } = rollUp(portions, { profile })
        const word = (some: readonly MarkingValue[], id: string): string | undefined => wordOf(some, profile, id, value.ownership)
        for (const { id, from } of all) {
          const whole = word(portions, id)
          const witnesses = from.map((index) => portions[index] as MarkingValue)
          const isUnion = findEntry(id)?.rollUp !== 'release'
          // What asks for NOFORN in a classified whole alone does so at the level of the whole, whoever made it classified.
          const isEnough = (one: MarkingValue): boolean => word([one], id) === whole || word([{ ...one, level: value.level }], id) === whole
          // Whoever adds a number or a compartment is one too; the word itself comes of each that has it.
          if (isUnion ? witnesses.some(isEnough) : witnesses.every(isEnough)) continue
          for (const one of witnesses) {
            const rest = witnesses.filter((other) => releaseOf(other) !== releaseOf(one))
            expect([id, word(rest, id)]).not.toEqual([id, whole])
          }
        }
      }),
      { numRuns: 3000 },
    )
  })

  test('are all there are, of a word that one is enough for: without them it is gone', () => {
    fc.assert(
      fc.property(some, profile, (portions, profile) => {
        const { value, witnesses: all } = rollUp(portions, { profile })
        const word = (some: readonly MarkingValue[], id: string): string | undefined => wordOf(some, profile, id, value.ownership)
        for (const { id, from } of all) {
          if (findEntry(id)?.rollUp === 'release') continue
          const rest = portions.filter((_, index) => !from.includes(index))
          expect([id, word(rest, id)]).not.toEqual([id, word(portions, id)])
        }
      }),
      { numRuns: 3000 },
    )
  })
})
