import { describe, expect, test } from 'vitest'
import type { MarkingValue } from '../../grammar/marking/marking.ts'
import { parseMarking } from '../../grammar/marking/parse.ts'
import { printCableLevel, printMarking } from '../../grammar/marking/print.ts'
import { parseDocument } from '../../grammar/parse.ts'
import type { Level } from '../../grammar/vocabulary/entry.ts'
import { checkDocument } from '../../rules/check.ts'
import { releasable } from '../../rules/releasable.ts'
import { rollUp } from '../../rules/roll-up.ts'
import { makeRelease } from '../../src/release/make.ts'
import { policyFor, type ReleasePolicy } from '../../src/release/policy.ts'

/*
 * Every small audience against every small marking: four levels, and NOFORN, a release list over four countries, SBU, ORCON, or nothing.
 * One cable holds a portion under each of the markings, so that one release shows all that an audience may see.
 */
const profile = 'state'
const levels: readonly Level[] = ['U', 'C', 'S', 'TS']
const countries = ['AUS', 'FRA', 'GBR', 'NZL']
const subsets = Array.from({ length: 15 }, (_, index) => countries.filter((_country, bit) => ((index + 1) >> bit) & 1))
const lists = subsets.map((codes) => `REL TO USA, ${codes.join(', ')}`)
const banners: Readonly<Record<string, string>> = { U: 'UNCLASSIFIED', C: 'CONFIDENTIAL', S: 'SECRET', TS: 'TOP SECRET' }

const controlsAt = (level: Level): readonly string[] =>
  level === 'U' ? ['', 'SBU', ...lists] : ['', 'NOFORN', 'ORCON', 'ORCON/NOFORN', ...lists, ...lists.map((list) => `ORCON/${list}`)]

const written = levels.flatMap((level) =>
  controlsAt(level).map((controls) => (controls === '' ? (banners[level] ?? '') : `${banners[level]}//${controls}`)),
)
const markings: readonly MarkingValue[] = written.map((text) => parseMarking(text, 'banner'))
const audiences: readonly ReleasePolicy[] = written.flatMap((text) => policyFor(text).policy ?? [])

function cableOf(marks: readonly MarkingValue[]): string {
  const overall = rollUp(marks, { profile }).value
  const classified = overall.level !== 'U'
  return `${[
    `${printCableLevel(overall.level ?? 'U')} STRELSAU 000042`,
    `E.O. 13526: ${classified ? 'DECL: 05/03/2034' : 'N/A'}\nTAGS: PREL\nSUBJECT: (U) TEXT`,
    ...(classified ? ['CLASSIFIED BY: Jane Q. Tarrant, Ambassador for reasons 1.4 (b) and (d).'] : []),
    ...marks.map((mark, index) => `${index + 1}. ${printMarking(mark, 'portion')} Words ${names[index]}.`),
    'TARRANT',
  ].join('\n\n')}\n`
}

/** One word for each portion, so that none of them stands in two. */
const names = markings.map(
  (_, index) => `wo${[...String(index).padStart(3, '0')].map((digit) => 'bcdfghjklm'.charAt(Number(digit))).join('')}`,
)
const document = parseDocument(cableOf(markings))

interface Seen {
  readonly policy: ReleasePolicy
  /** Indices of the markings that are released. */
  readonly kept: readonly number[]
  readonly text: string
}

function releaseTo(policy: ReleasePolicy): Seen {
  const made = makeRelease(document, policy)
  if (made.kind === 'refused') throw new Error(made.refusals.map(({ message }) => message).join(' '))
  expect(made.verification.findings).toEqual([])
  const kept = made.decided.decisions.flatMap(({ kind, action, place }) =>
    kind === 'portion' && action === 'release' ? [Number(place.slice(1)) - 1] : [],
  )
  return { policy, kept, text: made.release.text }
}

const releases = audiences.map(releaseTo)

test('there are enough of both', () => {
  expect([markings.length, audiences.length]).toEqual([119, 119])
  expect(document.portions.map(({ marking }) => marking && printMarking(marking, 'banner'))).toEqual(written)
})

/** `a ⊑ b`: what `b` may see is all that `a` may see and perhaps more, told from the markings alone. */
function isWithin(a: MarkingValue, b: MarkingValue): boolean {
  const higher = levels.indexOf(b.level ?? 'U') >= levels.indexOf(a.level ?? 'U')
  const [own, other] = [a, b].map(({ controls }) => new Map(controls.map(({ id, codes }) => [id, codes]))) as [
    Map<string, readonly string[]>,
    Map<string, readonly string[]>,
  ]
  const others = (list: Map<string, readonly string[]>) => [...list.keys()].filter((id) => id !== 'REL TO')
  if (!higher || others(own).some((id) => !other.has(id))) return false
  const [mine, theirs] = [own.get('REL TO'), other.get('REL TO')]
  // Partners see a portion when all of them are on its list, so fewer partners see more. US persons without a release marking see other things.
  if (mine && theirs) return theirs.every((code) => mine.includes(code))
  return mine === theirs
}

describe('every audience', () => {
  test('what is kept is what the algebra says', () => {
    for (const { policy, kept } of releases) {
      expect(kept).toEqual(markings.flatMap((mark, index) => (releasable(mark, policy.audience, { profile }).releasable ? [index] : [])))
    }
  })

  test('a larger audience right never sees less', () => {
    let pairs = 0
    for (const one of releases) {
      for (const other of releases) {
        if (!isWithin(one.policy.audience, other.policy.audience)) continue
        pairs++
        const kept = new Set(other.kept)
        expect(one.kept.filter((index) => !kept.has(index))).toEqual([])
      }
    }
    expect(pairs).toBeGreaterThan(1000)
  })

  test('the banner line of the release is within the audience, and the rules find no error', () => {
    for (const { policy, text, kept } of releases) {
      const release = parseDocument(text)
      const [banner] = release.bannerLines
      const top = parseMarking(text.slice(0, text.indexOf('\n')), 'banner')
      expect(banner).toBeDefined()
      expect(releasable(top, policy.audience, { profile }).releasable).toBe(true)
      expect(printMarking(top, 'banner')).toBe(
        printMarking(
          kept.length === 0
            ? parseMarking('UNCLASSIFIED', 'banner')
            : rollUp(
                kept.flatMap((index) => markings[index] ?? []),
                { profile },
              ).value,
          'banner',
        ),
      )
      expect(checkDocument(release, { profile }).filter(({ severity }) => severity === 'error')).toEqual([])
    }
  })
})

test('one portion alone, under every marking, for one audience in six: it gives the banner line, or it is withheld', () => {
  let released = 0
  for (const [index, mark] of markings.entries()) {
    const single = parseDocument(cableOf([mark]))
    for (const policy of audiences.filter((_, at) => at % 6 === index % 6)) {
      const made = makeRelease(single, policy)
      if (made.kind === 'refused') throw new Error(made.refusals.map(({ message }) => message).join(' '))
      const expected = releasable(mark, policy.audience, { profile }).releasable
      expect([made.verification.passed, printMarking(made.release.banner, 'banner')]).toEqual([
        true,
        expected ? printMarking(mark, 'banner') : 'UNCLASSIFIED',
      ])
      if (expected) released++
    }
  }
  expect(released).toBeGreaterThan(200)
})
