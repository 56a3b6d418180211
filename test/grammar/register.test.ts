import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { formsOf } from '../../grammar/marking/tokens.ts'
import { countries, longestCountryName } from '../../grammar/vocabulary/countries.ts'
import { cuiBasic, cuiSpecified } from '../../grammar/vocabulary/cui.ts'
import { levelEntries, natoLevels } from '../../grammar/vocabulary/levels.ts'
import { named } from '../../grammar/vocabulary/named.ts'
import { membersOf, organisations } from '../../grammar/vocabulary/organisations.ts'
import { entries, findEntry } from '../../grammar/vocabulary/register.ts'
import { compartments } from '../../grammar/vocabulary/sci.ts'

describe('the register', () => {
  test('names each control once', () => {
    const ids = entries.map((entry) => entry.id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('has one entry for each form', () => {
    const owners = new Map<string, string>()
    const shared: string[] = []
    for (const entry of entries) {
      for (const form of formsOf(entry)) {
        if (owners.has(form)) shared.push(form)
        owners.set(form, entry.id)
      }
    }
    for (const { title, portion } of [...levelEntries, ...natoLevels])
      for (const form of [title, portion]) if (owners.has(form)) shared.push(form)
    expect(shared).toEqual([])
  })

  test('refers to its own entries only', () => {
    const references = entries.flatMap((entry) => [
      ...(entry.requires ?? []).flatMap((requirement) => requirement.anyOf),
      ...(entry.excludes ?? []).flatMap((exclusion) => exclusion.ids),
      ...(entry.implies ?? []),
    ])
    const ofCompartments = compartments.flatMap((compartment) => [
      compartment.system,
      ...[...(compartment.requires ?? []), ...(compartment.subs?.requires ?? [])].flatMap((requirement) => requirement.anyOf),
      ...[...(compartment.excludes ?? []), ...(compartment.subs?.excludes ?? [])].flatMap((exclusion) => exclusion.ids),
    ])
    expect([...references, ...ofCompartments, ...Object.values(named)].filter((id) => !findEntry(id))).toEqual([])
  })

  test('has a source, a form and a day that exists in every entry', () => {
    for (const entry of entries) {
      expect(entry.source.source, entry.id).not.toBe('')
      expect(entry.banner.length, entry.id).toBeGreaterThan(0)
      for (const day of [entry.since, entry.until]) if (day !== undefined) expect(new Date(day).toISOString().slice(0, 10)).toBe(day)
    }
  })

  test('has no control for foreign eyes that the other does not exclude as well', () => {
    const oneSided = entries.flatMap((entry) =>
      (entry.excludes ?? []).flatMap((exclusion) =>
        exclusion.in === undefined && exclusion.ids.includes(named.noforn) && !entry.implies?.includes(named.noforn)
          ? [entry.id].filter((id) => !findEntry(named.noforn)?.excludes?.some((other) => other.ids.includes(id)))
          : [],
      ),
    )
    expect(oneSided).toEqual([])
  })
})

describe('countries and organisations', () => {
  test('the longest name of a country', () => {
    expect(Math.max(...[...countries.values()].map((name) => name.split(' ').length))).toBe(longestCountryName)
  })
  test('members of organisations are countries', () => {
    const all = organisations.flatMap((organisation) => [...(organisation.members ?? []), ...Object.keys(organisation.joined ?? {})])
    expect(all.filter((code) => !countries.has(code) || code === 'USA')).toEqual([])
  })
  test('no code is a country and an organisation', () => {
    expect(organisations.filter((organisation) => countries.has(organisation.code))).toEqual([])
  })
  test('the counts are those of the sources', () => {
    // 61 codes in the vocabulary of November 2022; thirty members of NATO then, one of them the United States.
    expect(organisations.length).toBe(61)
    expect(membersOf('NATO')?.length).toBe(29)
    expect(membersOf('NATO', '2024-12-31')?.length).toBe(31)
    expect(membersOf('FVEY')).toEqual(['AUS', 'CAN', 'GBR', 'NZL'])
    expect(membersOf('GFNX')).toBeUndefined()
    expect(cuiSpecified.length).toBe(57)
    expect(new Set(cuiBasic).size).toBe(cuiBasic.length)
  })
})

/** Files that reason about markings name a control through the register. */
test('no rule file of the algebra spells a control out', () => {
  const folder = 'rules/marking-checks/'
  const files = [
    'rules/roll-up.ts',
    'rules/disclosure.ts',
    'rules/releasable.ts',
    'rules/check-marking.ts',
    ...readdirSync(folder).map((file) => folder + file),
  ]
  const ids = new Set(entries.map((entry) => entry.id))
  const spelled = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/'([A-Z][A-Z0-9 -]+)'/g)]
      .filter(([, word]) => ids.has(word as string))
      .map(([, word]) => `${file}: ${word}`),
  )
  expect(spelled).toEqual([])
})
