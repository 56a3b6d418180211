import { categories, findEntry, orderOf } from '../vocabulary/register.ts'
import type { ControlPart, ControlValue, MarkingValue } from './marking.ts'

/** Digits before letters, then by code unit: no locale has a say. */
export function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Countries A to Z, then organisations A to Z. */
export function sortCodes(codes: readonly string[]): string[] {
  const isOrganisation = (code: string): number => (code.length > 3 || code === 'EU' || code === 'NSG' ? 1 : 0)
  return [...new Set(codes)].sort((a, b) => isOrganisation(a) - isOrganisation(b) || compareNames(a, b))
}

/** The list of REL TO and EYES ONLY: USA first, always there. */
export function sortReleaseCodes(codes: readonly string[]): string[] {
  return ['USA', ...sortCodes(codes.filter((code) => code !== 'USA'))]
}

/** SCI system of no entry: its name is its only part. */
export function nameOf(control: ControlValue): string {
  return control.id === '' ? (control.parts[0]?.id ?? '') : control.id
}

/**
 * The same marking in the order of a banner line, with every list, compartment and programme sorted and named once.
 * Words that the register does not hold stay where they are not known to belong: at the end.
 */
export function canonical(value: MarkingValue): MarkingValue {
  return {
    level: value.level,
    ownership: value.ownership,
    owners: sortCodes(value.owners),
    controls: mergeControls(value.controls).sort(compareControls),
  }
}

function compareControls(a: ControlValue, b: ControlValue): number {
  const byCategory = categoryOrder(a) - categoryOrder(b)
  if (byCategory !== 0) return byCategory
  if (a.category !== 'sci') return orderOf(a.id) - orderOf(b.id) || compareNames(nameOf(a), nameOf(b))
  return natoLast(a) - natoLast(b) || compareNames(nameOf(a), nameOf(b))
}

function categoryOrder(control: ControlValue): number {
  return control.category === 'unknown' ? categories.length : categories.indexOf(control.category)
}

/** BALK and BOHEMIA come after the US entries; they take no compartments. */
function natoLast(control: ControlValue): number {
  return control.id !== '' && findEntry(control.id)?.takes === undefined ? 1 : 0
}

/** One control for each id; two of the same become one with everything that either had. */
export function mergeControls(controls: readonly ControlValue[]): ControlValue[] {
  const same = new Map<string, [ControlValue, ...ControlValue[]]>()
  for (const control of controls) {
    const key = `${control.category}:${nameOf(control)}`
    const before = same.get(key)
    if (before) before.push(control)
    else same.set(key, [control])
  }
  return [...same.values()].map((list) => sortControl(union(list)))
}

function union(same: readonly [ControlValue, ...ControlValue[]]): ControlValue {
  const [{ id, category }] = same
  return { id, category, codes: same.flatMap(({ codes }) => codes), parts: same.flatMap(({ parts }) => parts) }
}

function sortControl(control: ControlValue): ControlValue {
  return { id: control.id, category: control.category, codes: sortList(control), parts: sortParts(control) }
}

/** The list of a control in its order: USA first in lists of readers, in its place from A to Z among owners. */
export function sortList({ id, category, codes }: ControlValue): readonly string[] {
  if (codes.length === 0) return []
  const withHome = id === 'REL TO' || id === 'EYES ONLY' || (category !== 'fgi' && codes.includes('USA'))
  return withHome ? sortReleaseCodes(codes) : sortCodes(codes)
}

function sortParts(control: ControlValue): ControlPart[] {
  const parts = new Map<string, Set<string>>()
  for (const part of control.parts) {
    const subs = parts.get(part.id) ?? new Set<string>()
    for (const sub of part.parts) subs.add(sub)
    parts.set(part.id, subs)
  }
  const compare = control.id === 'CUI' ? compareCategories : compareNames
  return [...parts]
    .map(([id, subs]) => ({ id, parts: [...subs].sort(control.id === 'RD' || control.id === 'FRD' ? compareNumbers : compareNames) }))
    .sort((a, b) => compare(a.id, b.id))
}

/** CUI Specified before CUI Basic. */
function compareCategories(a: string, b: string): number {
  return Number(b.startsWith('SP-')) - Number(a.startsWith('SP-')) || compareNames(a, b)
}

function compareNumbers(a: string, b: string): number {
  return Number(a) - Number(b) || compareNames(a, b)
}
