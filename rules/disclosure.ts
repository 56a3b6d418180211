import { compareNames } from '../grammar/marking/canonical.ts'
import { type ControlValue, findControl, type MarkingValue } from '../grammar/marking/marking.ts'
import type { CalendarDate } from '../grammar/text/date.ts'
import type { Profile } from '../grammar/vocabulary/entry.ts'
import { named, namedCodes } from '../grammar/vocabulary/named.ts'
import { expandedCodes, findOrganisation, membersOf } from '../grammar/vocabulary/organisations.ts'
import { findEntry } from '../grammar/vocabulary/register.ts'

/** Foreign disclosure and release of a whole, from that of its portions. */
export interface Disclosure {
  readonly controls: readonly ControlValue[]
  readonly from: readonly number[]
  /** NOFORN comes from `SBU-NF` or `LES-NF` alone, and no portion says anything else about release. */
  readonly fusedOnly: boolean
}

export interface DisclosureSettings {
  readonly profile: Profile
  readonly asOf: CalendarDate | undefined
  /** Portions that ask for NOFORN through another control. */
  readonly needNoforn: ReadonlySet<number>
  /** EXDIS or NODIS is in: no REL TO. */
  readonly closed: boolean
}

interface Indexed {
  readonly index: number
  readonly marking: MarkingValue
}

/** What one portion says about release. `none`: it is classified and says nothing. */
interface Stance {
  readonly noforn: boolean
  readonly explicit: boolean
  readonly none: boolean
  /** Without a release marking, and assumed to be RELIDO by the day it was written. */
  readonly silentRelido: boolean
  readonly rel: readonly string[] | undefined
  readonly eyes: boolean
  readonly display: readonly string[] | undefined
  readonly relido: boolean
}

/** Portions that say the same about release. */
interface Class {
  readonly stance: Stance
  readonly from: number[]
}

type Outcome =
  | { readonly kind: 'none' }
  | { readonly kind: 'noforn' }
  | { readonly kind: 'relido' }
  | {
      readonly kind: 'list'
      readonly rel: readonly string[]
      readonly display: readonly string[]
      readonly relido: boolean
      readonly eyes: boolean
    }

/** Since this day a portion of the intelligence community without release marking counts as RELIDO. Source: manual, B.3. */
const relidoDefaultSince: CalendarDate = { year: 2010, month: 6, day: 28 }

/**
 * Combines release markings by the first row of Table 3 of the manual that fits. Outside the intelligence community a mixture, or lists
 * with nothing in common, leaves the banner line without a release marking (digest of DoDM 5200.01 Volume 2, 10.d.8.a).
 */
export function combineDisclosure(portions: readonly Indexed[], settings: DisclosureSettings, assumptions: Set<string>): Disclosure {
  const day = settings.asOf && isoDay(settings.asOf)
  const classes = new Map<string, Class>()
  let fusedOnly = settings.needNoforn.size === 0
  for (const { index, marking } of portions) {
    const stance = stanceOf(marking, settings, settings.needNoforn.has(index))
    if (!stance) continue
    const fused = marking.controls.some((control) => control.id === named.sbuNoforn || control.id === named.lesNoforn)
    if (stance.explicit && !fused) fusedOnly = false
    const key = JSON.stringify(stance)
    const known = classes.get(key)
    if (known) known.from.push(index)
    else classes.set(key, { stance, from: [index] })
  }
  const all = [...classes.values()]
  const outcome = decide(all, settings, day, assumptions)
  const forced = outcome.kind === 'none' ? [] : minimal(all, outcome, settings, day)
  return {
    controls: outcome.kind === 'list' && settings.closed ? [] : print(outcome),
    from: forced.flatMap((one) => one.from),
    fusedOnly: fusedOnly && outcome.kind === 'noforn',
  }
}

function stanceOf(marking: MarkingValue, { profile, asOf }: DisclosureSettings, needNoforn: boolean): Stance | undefined {
  const rel = findControl(marking, named.relTo)
  const eyes = findControl(marking, named.eyesOnly)
  const display = findControl(marking, named.displayOnly)
  const relido = findControl(marking, named.relido) !== undefined
  const noforn = needNoforn || findControl(marking, named.noforn) !== undefined
  const list = rel ?? eyes
  const explicit = noforn || list !== undefined || display !== undefined || relido
  const stance: Stance = {
    noforn,
    explicit,
    none: false,
    silentRelido: false,
    rel: list && sorted(list.codes),
    eyes: eyes !== undefined,
    display: display && sorted(display.codes),
    relido,
  }
  if (explicit) return stance
  const caveated = marking.controls.some((control) => makesCaveated(control))
  const foreign = marking.ownership !== 'us' || findControl(marking, named.fgi) !== undefined
  if (marking.level === 'U') {
    if (marking.controls.length === 0 && marking.ownership === 'us') return undefined
    return profile === 'ic' ? { ...stance, none: true } : undefined
  }
  const recent = asOf !== undefined && isoDay(asOf) >= isoDay(relidoDefaultSince)
  return { ...stance, none: true, silentRelido: profile === 'ic' && recent && !caveated && !foreign }
}

/** SCI does not: a portion with SCI alone counts as uncaveated. */
function makesCaveated(control: ControlValue): boolean {
  return ['dissemination', 'non-ic', 'sap', 'aea', 'cui', 'unknown'].includes(control.category)
}

function decide(classes: readonly Class[], settings: DisclosureSettings, day: string | undefined, assumptions: Set<string>): Outcome {
  const stances = classes.map((one) => one.stance)
  if (!stances.some((stance) => stance.explicit)) return { kind: 'none' }
  if (stances.some((stance) => stance.noforn)) return { kind: 'noforn' }
  const community = settings.profile === 'ic'
  const open: Outcome = community ? { kind: 'noforn' } : { kind: 'none' }
  if (stances.some((stance) => stance.none)) {
    if (!community) {
      const spoken = decide(
        classes.filter((one) => !one.stance.none),
        settings,
        day,
        assumptions,
      )
      if (spoken.kind === 'noforn') return spoken
      assumptions.add('A classified portion without release marking leaves the banner line without one (DoD rule; no other is known).')
      return open
    }
    const silent = stances.filter((stance) => stance.none)
    const spoken = stances.filter((stance) => !stance.none)
    if (spoken.every((stance) => stance.relido && !stance.rel && !stance.display) && silent.every((stance) => stance.silentRelido)) {
      assumptions.add('A portion without release marking of 28 June 2010 or later counts as RELIDO.')
      return { kind: 'relido' }
    }
    assumptions.add('A portion without release marking counts as NOFORN beside portions that have one.')
    return open
  }
  const relido = stances.every((stance) => stance.relido)
  if (stances.every((stance) => stance.rel)) {
    const rel = intersect(
      stances.map((stance) => stance.rel ?? []),
      day,
      assumptions,
    )
    if (rel.length === 0) return relido ? { kind: 'relido' } : open
    const display = stances.every((stance) => stance.display)
      ? intersect(
          stances.map((stance) => stance.display ?? []),
          day,
          assumptions,
        )
      : []
    return { kind: 'list', rel, display, relido, eyes: stances.every((stance) => stance.eyes) }
  }
  if (relido) return { kind: 'relido' }
  if (stances.every((stance) => stance.rel || stance.display) && !stances.some((stance) => stance.relido)) {
    const display = intersect(
      stances.map((stance) => [...(stance.display ?? []), ...(stance.rel ?? [])]),
      day,
      assumptions,
    )
    if (display.length > 0) return { kind: 'list', rel: [], display, relido: false, eyes: false }
  }
  return { kind: 'noforn' }
}

/** A smallest set of classes with the same outcome, found by leaving out what can be left out. */
function minimal(classes: readonly Class[], outcome: Outcome, settings: DisclosureSettings, day: string | undefined): readonly Class[] {
  const explicit = classes.filter((one) => one.stance.noforn)
  if (outcome.kind === 'noforn' && explicit.length > 0) return explicit
  // Distinct release markings are few; a document with more of them is told all.
  if (classes.length > 64) return classes
  const wanted = JSON.stringify(outcome)
  let kept = classes
  for (const one of classes) {
    const without = kept.filter((other) => other !== one)
    if (without.length > 0 && JSON.stringify(decide(without, settings, day, new Set())) === wanted) kept = without
  }
  return kept
}

/**
 * What all lists have in common, USA apart. A code that is in every list stays as it is; else organisations that may be are replaced by
 * their members. Source: ODNI ISM roll-up; the manual's Table 3, row 23 names TEYE, ACGU and FVEY only.
 */
export function intersect(lists: readonly (readonly string[])[], day: string | undefined, assumptions: Set<string>): string[] {
  const [first, ...rest] = lists.map((list) => new Set(list.filter((code) => code !== namedCodes.home)))
  if (!first) return []
  const literal = [...first].filter((code) => rest.every((list) => list.has(code)))
  if (literal.length === first.size && rest.every((list) => list.size === first.size)) return literal.sort(compareNames)
  const expanded = [first, ...rest].map((list) => expandedCodes(list, day))
  const [least, ...others] = expanded
  const countries = [...(least ?? [])].filter((code) => others.every((list) => list.has(code)))
  const organisations = literal.filter((code) => findOrganisation(code))
  const covered = new Set(organisations.flatMap((code) => membersOf(code, day) ?? []))
  for (const list of lists) {
    for (const code of list) {
      const organisation = findOrganisation(code)
      if (organisation && !organisation.expandedByManual && !literal.includes(code) && membersOf(code, day)) {
        assumptions.add(`${code} was replaced by its members as of ${day ?? 'November 2022'}.`)
      }
    }
  }
  return [...new Set([...organisations, ...countries.filter((code) => !covered.has(code))])].sort(compareNames)
}

function print(outcome: Outcome): ControlValue[] {
  switch (outcome.kind) {
    case 'none':
      return []
    case 'noforn':
      return [control(named.noforn, [])]
    case 'relido':
      return [control(named.relido, [])]
    case 'list':
      return [
        ...(outcome.rel.length > 0 ? [control(outcome.eyes ? named.eyesOnly : named.relTo, [namedCodes.home, ...outcome.rel])] : []),
        ...(outcome.display.length > 0 ? [control(named.displayOnly, outcome.display)] : []),
        ...(outcome.relido ? [control(named.relido, [])] : []),
      ]
  }
}

function control(id: string, codes: readonly string[]): ControlValue {
  return { id, category: findEntry(id)?.category ?? 'unknown', codes, parts: [] }
}

function sorted(codes: readonly string[]): string[] {
  return [...new Set(codes)].sort(compareNames)
}

function isoDay({ year, month, day }: CalendarDate): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
