import { canonical, mergeControls } from '../grammar/marking/canonical.ts'
import { type ControlPart, type ControlValue, findControl, type MarkingValue } from '../grammar/marking/marking.ts'
import { append } from '../grammar/text/append.ts'
import type { CalendarDate } from '../grammar/text/date.ts'
import type { Level, Profile } from '../grammar/vocabulary/entry.ts'
import { highestLevel } from '../grammar/vocabulary/levels.ts'
import { named, namedCodes } from '../grammar/vocabulary/named.ts'
import { findEntry } from '../grammar/vocabulary/register.ts'
import { multipleProgrammes } from '../grammar/vocabulary/sap.ts'
import { isAbbreviation } from './abbreviations.ts'
import { combineDisclosure, type Disclosure } from './disclosure.ts'

/** The banner line that portions imply, and why. */
export interface RollUp {
  readonly value: MarkingValue
  /**
   * For the level (id `level`) and each control, the portions that force it, by index. Where one portion is enough, all that do; where it
   * takes several together (lists with nothing in common), a smallest set of them, with those that say the same.
   */
  readonly witnesses: readonly { readonly id: string; readonly from: readonly number[] }[]
  /** What the result rests on that the portions do not say. */
  readonly assumptions: readonly string[]
}

export interface RollUpSettings {
  readonly profile: Profile
  /** Date of origin; decides what a classified portion without release marking means to the intelligence community. */
  readonly asOf?: CalendarDate | undefined
  /** The banner line as it stands: `REL`, `EYES`, `JOINT S` and `ACCM` without their list have the list of the banner line. */
  readonly banner?: MarkingValue | undefined
}

/**
 * The banner line that these portion markings imply. Order and repetition do not matter. Portions without a level are left out, and an
 * assumption says so. Source: IC Markings System Register and Manual (2016), D.2 and Table 3; ODNI ISM roll-up; 32 CFR 2001.21(b).
 */
export function rollUp(markings: readonly MarkingValue[], settings: RollUpSettings): RollUp {
  const { profile } = settings
  const assumptions = new Set<string>()
  const portions: Portion[] = markings.flatMap((marking, index) =>
    marking.level === undefined ? [] : [{ index, marking: withBannerLists({ ...marking, level: marking.level }, settings.banner) }],
  )
  if (portions.length < markings.length) assumptions.add('A portion whose level could not be read was left out.')

  const [first] = portions
  if (!first)
    return { value: { level: undefined, ownership: 'us', owners: [], controls: [] }, witnesses: [], assumptions: [...assumptions] }

  const ownership = sharedOwnership(portions.map((portion) => portion.marking))
  const level = levelOf(portions, ownership.ownership === 'us', assumptions)
  const collected = collect(portions)
  const forces = new Map<string, Set<number>>([['level', new Set(levelBearers(portions, level))]])
  const witness = (id: string, from: Iterable<number>): void => {
    const known = forces.get(id) ?? new Set()
    for (const index of from) known.add(index)
    forces.set(id, known)
  }

  const unclassified = level === 'U'
  const kept = new Map<string, ControlValue>()
  const keep = (control: ControlValue, from: Iterable<number>): void => {
    const before = kept.get(key(control))
    kept.set(key(control), before ? (mergeControls([before, control])[0] as ControlValue) : control)
    witness(control.id, from)
  }

  const needNoforn = new Set<number>()
  const protectedBy = new Set<number>()
  for (const { control, from } of collected.values()) {
    const entry = findEntry(control.id)
    if (entry?.rollUp === 'release' || entry?.rollUp === 'never' || special.has(control.id)) continue
    if (control.category === 'unknown' || control.category === 'fgi') continue
    const protects = entry?.rollUp === 'unclassified-only' && !allowedClassified(control.id, profile)
    if (protects && !unclassified) {
      if (control.category === 'aea') for (const index of from) protectedBy.add(index)
      continue
    }
    keep(control, from)
  }
  const bearers = (id: string): ReadonlySet<number> => collected.get(id)?.from ?? none

  nuclear(kept, witness, bearers)
  programmes(kept, profile)
  if (profile === 'dod') departmentCui(kept, unclassified)
  if (ownership.ownership === 'us') foreign(portions, keep)

  if (bearers(named.orcon).size > 0) keep(plain(named.orcon), bearers(named.orcon))
  else if (bearers(named.orconUsgov).size > 0) keep(plain(named.orconUsgov), bearers(named.orconUsgov))

  const closed = bearers(named.nodis).size > 0 ? named.nodis : bearers(named.exdis).size > 0 ? named.exdis : undefined
  if (closed) {
    keep(plain(closed), bearers(closed))
    // State's own cables have these captions without NOFORN; the manual's rule is the intelligence community's.
    if (profile === 'ic' || profile === 'dod') for (const index of bearers(closed)) needNoforn.add(index)
  }

  const restricted = { sbu: bearers(named.sbuNoforn), les: bearers(named.lesNoforn) }
  const disclosures = portions.map((portion) => ({ index: portion.index, marking: portion.marking }))
  const found = combineDisclosure(
    disclosures,
    { profile, asOf: settings.asOf, needNoforn: new Set([...needNoforn, ...protectedBy]), closed: closed !== undefined },
    assumptions,
  )
  const spoken = found.from.filter((index) => !protectedBy.has(index) || needNoforn.has(index) || saysNoforn(portions, index))
  // A control that the level protects asks for NOFORN in a classified whole only: what makes it one is a witness too.
  const from = spoken.length > 0 || found.from.length === 0 ? spoken : withClassified(found.from, portions, level)
  const combined = { ...found, from }
  fused({ unclassified, restricted, combined, collected, closed, keep })

  if (bearers(named.fouo).size > 0 && unclassified && !hasMoreThanRelease(collected)) keep(plain(named.fouo), bearers(named.fouo))

  const controls = [...kept.values()]
  return {
    value: canonical({ level, ...ownership, controls }),
    witnesses: [...forces]
      .filter(([id]) => id === 'level' || controls.some((control) => control.id === id))
      .map(([id, from]) => ({ id, from: [...from].sort((a, b) => a - b) })),
    assumptions: [...assumptions].sort(),
  }
}

interface Portion {
  readonly index: number
  readonly marking: MarkingValue & { readonly level: Level }
}

interface Collected {
  readonly control: ControlValue
  readonly from: ReadonlySet<number>
}

const none: ReadonlySet<number> = new Set()

/** Controls whose way into the banner line depends on others; `rollUp` treats each by name. */
const special: ReadonlySet<string> = new Set([
  named.orcon,
  named.orconUsgov,
  named.nodis,
  named.exdis,
  named.sbu,
  named.sbuNoforn,
  named.les,
  named.lesNoforn,
  named.fouo,
])

function plain(id: string): ControlValue {
  return { id, category: findEntry(id)?.category ?? 'unknown', codes: [], parts: [] }
}

/** Controls of no entry are told apart by their name. */
function key(control: ControlValue): string {
  return control.id === '' ? ` ${control.parts[0]?.id ?? ''}` : control.id
}

/** `REL`, `EYES`, `JOINT S` and `ACCM` stand for what the banner line says. */
function withBannerLists<M extends MarkingValue>(marking: M, banner: MarkingValue | undefined): M {
  if (!banner) return marking
  const controls = marking.controls.map((control) => {
    if (!isAbbreviation(control)) return control
    const written = findControl(banner, control.id)
    return { ...control, codes: written?.codes ?? [], parts: written?.parts ?? [] }
  })
  const owners = marking.ownership === 'joint' && marking.owners.length === 0 ? banner.owners : marking.owners
  return { ...marking, controls, owners }
}

/** A document of one foreign owner stays that owner's; any other is a US document. */
function sharedOwnership(markings: readonly MarkingValue[]): Pick<MarkingValue, 'ownership' | 'owners'> {
  const [first, ...rest] = markings
  const us = { ownership: 'us', owners: [] } as const
  if (!first || first.ownership === 'us') return us
  const owners = [...first.owners].sort().join(' ')
  const shared = rest.every((other) => other.ownership === first.ownership && [...other.owners].sort().join(' ') === owners)
  return shared ? { ownership: first.ownership, owners: first.owners } : us
}

function levelOf(portions: readonly Portion[], us: boolean, assumptions: Set<string>): Level {
  const highest = highestLevel(portions.map((portion) => portion.marking.level)) as Level
  if (highest !== 'R' || !us) return highest
  assumptions.add('Foreign RESTRICTED counts as CONFIDENTIAL in a US document.')
  return 'C'
}

function levelBearers(portions: readonly Portion[], level: Level): number[] {
  const asUs = (own: Level): Level => (own === 'R' && level !== 'R' ? 'C' : own)
  return portions.filter((portion) => asUs(portion.marking.level) === level).map((portion) => portion.index)
}

function saysNoforn(portions: readonly Portion[], index: number): boolean {
  return portions.some((portion) => portion.index === index && findControl(portion.marking, named.noforn) !== undefined)
}

/** These portions, and one that is classified. */
function withClassified(from: readonly number[], portions: readonly Portion[], level: Level): readonly number[] {
  const isClassified = portions.some(({ index, marking }) => from.includes(index) && marking.level !== 'U')
  return isClassified ? from : [...from, ...levelBearers(portions, level).slice(0, 1)]
}

/** Every control that some portion has, merged, with the portions that have it. */
function collect(portions: readonly Portion[]): Map<string, Collected> {
  const lists = new Map<string, { controls: ControlValue[]; from: Set<number> }>()
  for (const { index, marking } of portions) {
    for (const control of marking.controls) {
      const known = lists.get(key(control)) ?? { controls: [], from: new Set() }
      known.controls.push(control)
      known.from.add(index)
      lists.set(key(control), known)
    }
  }
  return new Map([...lists].map(([id, { controls, from }]) => [id, { control: mergeControls(controls)[0] as ControlValue, from }]))
}

/** LIMDIS of a State cable stands at any level. */
function allowedClassified(id: string, profile: Profile): boolean {
  const byProfile = findEntry(id)?.levelsByProfile?.find((entry) => entry.profiles.includes(profile))
  return byProfile?.levels.some((level) => level !== 'U') ?? false
}

type Witness = (id: string, from: Iterable<number>) => void

/** RD over FRD over TFNI; numbers and CNWDI of FRD move to RD. */
function nuclear(kept: Map<string, ControlValue>, witness: Witness, bearers: (id: string) => ReadonlySet<number>): void {
  const rd = kept.get(named.rd)
  const frd = kept.get(named.frd)
  const base = rd ?? frd
  if (!base) return
  const parts: ControlPart[] = [...base.parts]
  if (rd && frd) {
    append(parts, frd.parts)
    if (frd.parts.length > 0) witness(named.rd, bearers(named.frd))
    kept.delete(named.frd)
  }
  if (kept.has(named.cnwdi)) {
    parts.push({ id: named.cnwdi, parts: [] })
    witness(base.id, bearers(named.cnwdi))
    kept.delete(named.cnwdi)
  }
  kept.delete(named.tfni)
  kept.set(base.id, mergeControls([{ ...base, parts }])[0] as ControlValue)
}

/** Three programmes or more have one name in a DoD banner line. */
function programmes(kept: Map<string, ControlValue>, profile: Profile): void {
  const sap = kept.get(named.sap)
  if (profile !== 'dod' || !sap || sap.parts.length < 3) return
  kept.set(named.sap, { ...sap, parts: [{ id: multipleProgrammes, parts: [] }] })
}

/** DoD: no CUI in a classified banner line, and no categories in an unclassified one. */
function departmentCui(kept: Map<string, ControlValue>, unclassified: boolean): void {
  const cui = kept.get(named.cui)
  if (!cui) return
  if (unclassified) kept.set(named.cui, { ...cui, parts: [] })
  else kept.delete(named.cui)
}

/** What other governments own becomes FGI; one concealed source conceals them all. */
function foreign(portions: readonly Portion[], keep: (control: ControlValue, from: Iterable<number>) => void): void {
  const codes: string[] = []
  const from = new Set<number>()
  const concealed = new Set<number>()
  for (const { index, marking } of portions) {
    const control = findControl(marking, named.fgi)
    const foreigners = marking.owners.filter((owner) => owner !== namedCodes.home)
    if (control) {
      if (control.codes.length === 0) concealed.add(index)
      append(codes, control.codes)
      from.add(index)
    }
    if (marking.ownership === 'us') continue
    from.add(index)
    if (marking.ownership === 'nato') codes.push(namedCodes.nato)
    else if (foreigners.length > 0) append(codes, foreigners)
    else concealed.add(index)
  }
  if (from.size === 0) return
  if (concealed.size > 0) keep({ ...plain(named.fgi), codes: [] }, concealed)
  else keep({ ...plain(named.fgi), codes }, from)
}

interface Fused {
  readonly unclassified: boolean
  readonly restricted: { readonly sbu: ReadonlySet<number>; readonly les: ReadonlySet<number> }
  readonly combined: Disclosure
  readonly collected: ReadonlyMap<string, Collected>
  readonly closed: string | undefined
  readonly keep: (control: ControlValue, from: Iterable<number>) => void
}

/** SBU and LES, whose NOFORN is part of their word as long as nothing else asks for it; and the release marking. */
function fused({ unclassified, restricted, combined, collected, closed, keep }: Fused): void {
  const { sbu, les } = restricted
  const plainSbu = collected.get(named.sbu)?.from ?? none
  const plainLes = collected.get(named.les)?.from ?? none
  const alone = combined.fusedOnly && (sbu.size === 0 || les.size === 0)
  const fusedSbu = unclassified && sbu.size > 0 && alone && closed === undefined
  const fusedLes = unclassified && les.size > 0 && alone

  if (unclassified && closed === undefined) {
    if (fusedSbu) keep(plain(named.sbuNoforn), sbu)
    else if (sbu.size > 0 || plainSbu.size > 0) keep(plain(named.sbu), new Set([...sbu, ...plainSbu]))
  }
  if (fusedLes) keep(plain(named.lesNoforn), les)
  else if (les.size > 0 || plainLes.size > 0) keep(plain(named.les), new Set([...les, ...plainLes]))

  if (fusedSbu || fusedLes) return
  for (const control of combined.controls) keep(control, combined.from)
}

/** FOUO stands in a banner line beside release markings only. */
function hasMoreThanRelease(collected: ReadonlyMap<string, Collected>): boolean {
  return [...collected.values()].some(({ control }) => {
    if (control.id === named.fouo) return false
    if (control.category === 'non-ic') return true
    return control.category === 'dissemination' && findEntry(control.id)?.rollUp !== 'release'
  })
}
