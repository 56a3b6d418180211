import { expect, test } from 'vitest'
import type { Entry } from '../../grammar/vocabulary/entry.ts'
import { entries } from '../../grammar/vocabulary/register.ts'
import { compartments, otherCompartments } from '../../grammar/vocabulary/sci.ts'
import { checkMarking } from '../../rules/check-marking.ts'
import { ismCoverage } from '../../rules/ism-coverage.ts'
import { verdicts } from './marking-verdicts.ts'

/** What a rule of ODNI is cited for has to be what the coverage says that it enforces: a slip of a digit is the neighbour's rule. */
const by = new Map(ismCoverage.map((coverage) => [coverage.id, coverage.by ?? []]))

function isFor(id: string, rule: string): boolean {
  // 00478 is for metadata, and a text can only be warned of it.
  return id === '00478' || (by.get(id)?.includes(rule) ?? false)
}

interface Cited {
  readonly where: string
  readonly section: string
  /** The rule that reports with this citation. */
  readonly rule: string
}

type Conditions = Pick<Entry, 'requires' | 'excludes' | 'levels' | 'source'>

function ofConditions(where: string, { requires = [], excludes = [], source }: Conditions): readonly Cited[] {
  return [
    ...requires.map((one): Cited => ({ where: `${where} requires`, section: one.source.section, rule: 'marking-incomplete' })),
    ...excludes.map((one): Cited => ({ where: `${where} excludes`, section: one.source.section, rule: 'marking-exclusive' })),
    { where: `${where} levels`, section: source.section, rule: 'marking-level' },
  ]
}

const cited: readonly Cited[] = [
  ...entries.flatMap((entry) => [
    ...ofConditions(entry.id, entry),
    ...(entry.needsPart ? [{ where: `${entry.id} part`, section: entry.needsPart.source.section, rule: 'marking-incomplete' }] : []),
    ...(entry.onlyCodes ? [{ where: `${entry.id} codes`, section: entry.onlyCodes.source.section, rule: 'marking-list' }] : []),
    ...(entry.natoOnly ? [{ where: `${entry.id} NATO`, section: entry.natoOnly.source.section, rule: 'marking-owner' }] : []),
    ...(entry.notFor ?? []).map((one) => ({ where: `${entry.id} owner`, section: one.source.section, rule: 'marking-owner' })),
  ]),
  ...compartments.flatMap(({ system, id, subs, ...own }) => [
    ...ofConditions(`${system}-${id}`, own),
    ...(subs ? ofConditions(`${system}-${id} sub`, { ...subs, source: subs.source ?? own.source }) : []),
  ]),
  ...Object.entries(otherCompartments).flatMap(([system, own]) => ofConditions(`${system} others`, own)),
].filter(({ section }) => section.startsWith('ISM-ID-'))

test('the register cites rules of ODNI for what they are about', () => {
  const wrong = cited.filter(({ section, rule }) => !isFor(section.slice('ISM-ID-'.length), rule))
  expect(cited.length).toBeGreaterThan(50)
  expect(wrong).toEqual([])
})

test('so do the checks of a marking', () => {
  const wrong = verdicts.flatMap(([profile, text]) =>
    checkMarking(text, { kind: text.startsWith('(') ? 'portion' : 'banner', profile }).problems.flatMap(({ rule, citation }) =>
      [...citation.section.matchAll(/\b00\d{3}\b/g)].map(([id]) => ({ text, rule, id })).filter(({ id }) => !isFor(id, rule)),
    ),
  )
  expect(wrong).toEqual([])
})
