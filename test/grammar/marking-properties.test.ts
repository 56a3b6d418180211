import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonical } from '../../grammar/marking/canonical.ts'
import type { ControlValue, Marking, MarkingValue } from '../../grammar/marking/marking.ts'
import { isBannerLike, parseBannerLine, parseMarking, rememberedMarkings } from '../../grammar/marking/parse.ts'
import { printMarking } from '../../grammar/marking/print.ts'
import { formsOf } from '../../grammar/marking/tokens.ts'
import { entries } from '../../grammar/vocabulary/register.ts'
import { anyMarking } from './markings.ts'

function plainValue({ level, ownership, owners, controls }: MarkingValue): MarkingValue {
  const plain = controls.map(({ id, category, codes, parts }): ControlValue => ({ id, category, codes, parts }))
  return { level, ownership, owners, controls: plain }
}

const forms = ['portion', 'banner'] as const

describe('a marking that was printed reads back as itself', () => {
  test.each(forms)('as a %s', (form) => {
    fc.assert(
      fc.property(anyMarking, (value) => {
        const text = printMarking(value, form)
        const read = parseMarking(text, form)
        expect(plainValue(read)).toEqual(value)
        expect(read.problems).toEqual([])
        expect(printMarking(read, form)).toBe(text)
      }),
      { numRuns: 10_000 },
    )
  })
})

describe('so does one in the forms of DoD', () => {
  test.each(forms)('as a %s', (form) => {
    fc.assert(
      fc.property(anyMarking, (value) => {
        const text = printMarking(value, form, 'dod')
        const read = parseMarking(text, form)
        // What is fused to the level comes first, whatever its category.
        expect(canonical(plainValue(read))).toEqual(value)
        expect(read.problems.filter(({ detail }) => detail !== 'department-form')).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })
})

test('the canonical order is a fixed point', () => {
  fc.assert(
    fc.property(anyMarking, fc.integer(), (value, seed) => {
      const shuffled = [...value.controls].sort((a, b) => ((a.id.length * seed) % 7) - ((b.id.length * seed) % 7))
      expect(canonical({ ...value, controls: [...shuffled, ...shuffled] })).toEqual(value)
    }),
    { numRuns: 1000 },
  )
})

test('every form of every entry is read as that entry', () => {
  const wrong: string[] = []
  for (const entry of entries) {
    for (const form of formsOf(entry)) {
      // These take a list, or stand behind another word only.
      const text = entry.id === 'EYES ONLY' ? `USA/GBR ${form}` : entry.takes === 'codes' ? `${form} USA, GBR` : form
      const read = parseMarking(`SECRET//${text}`, 'banner')
      if (read.controls.map((control) => control.id).join() !== entry.id) wrong.push(form)
    }
  }
  expect(wrong).toEqual([])
})

/** Text of the letters, words and signs that markings are made of. */
const scraps = fc.constantFrom(
  ...['(', ')', '/', '//', ' ', '  ', '-', ',', ', ', '.', '\n', '\u00a0', '\u200b', '\u0421', '\uff33', '\u00e9', '\ud83d'],
  ...[
    'S',
    'C',
    'U',
    'TS',
    'R',
    'NF',
    'SBU',
    'REL',
    'REL TO',
    'USA',
    'GBR',
    'FVEY',
    'NATO',
    'FGI',
    'JOINT',
    'SI',
    'G',
    'TK',
    'HCS',
    'SAR',
    'RD',
    'SIGMA',
  ],
  ...[
    '14',
    'EYES ONLY',
    'CUI',
    'SP',
    'CTI',
    'ENTIRE TEXT',
    'S E C R E T',
    'C O N F',
    'UNCLAS',
    'SECTION 01 OF 02',
    '000042',
    'QWERTZ',
    'and',
  ],
)
const scrapText = fc.array(scraps, { maxLength: 24 }).map((parts) => parts.join(''))
const anyText = fc.oneof(scrapText, fc.string({ unit: 'binary', maxLength: 80 }), fc.string({ unit: 'grapheme', maxLength: 80 }))

function spansAreInside(marking: Marking, length: number): boolean {
  const spans = [
    marking.span,
    ...(marking.levelSpan ? [marking.levelSpan] : []),
    ...marking.controls.flatMap((control) => [control.span, ...control.codeSpans]),
    ...marking.problems.map((problem) => problem.span),
  ]
  return spans.every(({ start, end }) => 0 <= start && start <= end && end <= length)
}

describe('reading never throws, and spans stay inside the text', () => {
  test('of a marking', () => {
    fc.assert(
      fc.property(anyText, (text) => forms.every((form) => spansAreInside(parseMarking(text, form), text.length))),
      { numRuns: 20_000 },
    )
  })
  test('of a banner line', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { marking, section, post, number, end, readings } = parseBannerLine(text)
        const spans = [section?.span, post?.span, number?.span, ...readings.map((reading) => reading.span)]
        expect(spansAreInside(marking, text.length)).toBe(true)
        expect(spans.every((span) => span === undefined || (span.start <= span.end && span.end <= text.length))).toBe(true)
        expect(end).toBeLessThanOrEqual(text.length)
        if (!isBannerLike(text)) expect(marking.level).toBeUndefined()
      }),
      { numRuns: 20_000 },
    )
  })
})

test('reading the same text twice gives the same', () => {
  fc.assert(
    fc.property(scrapText, (text) => {
      expect(parseMarking(text, 'portion')).toEqual(parseMarking(text, 'portion'))
      expect(parseMarking(` ${text}`.slice(1), 'portion')).toBe(parseMarking(text, 'portion'))
    }),
  )
})

test('what is remembered is bounded', () => {
  for (let count = 0; count < 10_000; count++) parseMarking(`(S//QWERTZ${count})`, 'portion')
  expect(rememberedMarkings()).toBeLessThanOrEqual(4096)
})

/** Text that made readers slow elsewhere (patterns that backtrack, mostly), and some of our own making. */
const hostile: readonly (readonly [name: string, make: (length: number) => string])[] = [
  ['opening parentheses', (n) => '('.repeat(n)],
  ['blanks', (n) => `S${' '.repeat(n)}`],
  ['slashes', (n) => `S${'/'.repeat(n)}`],
  ['letters set apart', (n) => 'S '.repeat(n / 2)],
  ['spelled levels', (n) => 'S E C R E T '.repeat(n / 12)],
  ['controls', (n) => `(S${'//NF'.repeat(n / 4)})`],
  ['codes', (n) => `(S//REL TO USA${', GBR'.repeat(n / 5)})`],
  ['EYES lists', (n) => 'USA/'.repeat(n / 4)],
  ['words', (n) => `(${'QWERTZ '.repeat(n / 7)})`],
  ['a long word', (n) => `(${'Q'.repeat(n)})`],
  ['invisible characters', (n) => `(S${'\u200b'.repeat(n)})`],
]

test.each(hostile)('work on %s is bounded', (_name, make) => {
  const start = performance.now()
  for (const length of [500, 100_000]) {
    for (let copy = 0; copy < 20; copy++) {
      const text = make(length) + copy
      parseMarking(text, 'portion')
      parseMarking(text, 'banner')
      isBannerLike(text)
      parseBannerLine(text)
    }
  }
  expect(performance.now() - start).toBeLessThan(2000)
})
