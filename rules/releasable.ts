import { isCode } from '../grammar/marking/codes.ts'
import { type ControlValue, findControl, type MarkingValue } from '../grammar/marking/marking.ts'
import type { Citation, Profile } from '../grammar/vocabulary/entry.ts'
import { isBelow } from '../grammar/vocabulary/levels.ts'
import { named, namedCodes } from '../grammar/vocabulary/named.ts'
import { expandedCodes } from '../grammar/vocabulary/organisations.ts'
import { findEntry } from '../grammar/vocabulary/register.ts'
import { ism, isoo, manual } from '../grammar/vocabulary/sources.ts'

export type Releasability =
  | { readonly releasable: true }
  | { readonly releasable: false; readonly reason: string; readonly citation: Citation }

export interface ReleasableSettings {
  readonly profile: Profile
}

/**
 * Whether text with this marking may go to an audience, which is written as a marking too: `UNCLASSIFIED` is the public,
 * `SECRET//REL TO USA, FVEY` those countries, `SECRET//NOFORN` US persons. Unclear means no: an audience `SECRET` does not say whether it is
 * American, so that it sees nothing with a release marking of any kind.
 *
 * A control of the marking is no obstacle when the audience has it as well: `TOP SECRET//SI//REL TO USA, GBR` may see SI, and no
 * compartment of it. Source: manual, B.3 and Table 3; 32 CFR 2001.
 */
export function releasable(marking: MarkingValue, audience: MarkingValue, _settings: ReleasableSettings): Releasability {
  if (marking.level === undefined) return no('Its level is not known.', isoo('2001.21(c)'))
  if (audience.level === undefined) return no('The audience has no level.', isoo('2001.21(c)'))
  if (isBelow(audience.level, marking.level)) return no('Its level is above that of the audience.', isoo('2001.21(b)'))

  const unknown = marking.controls.find((control) => control.category === 'unknown' || control.id === '')
  if (unknown) return no('It has a control that the register does not hold.', manual('D.2'))

  const codes = [marking, audience].flatMap(({ owners, controls }) => [...owners, ...controls.flatMap((control) => control.codes)])
  const activities = [marking, audience].flatMap(({ ownership, owners }) => (ownership === 'nato' ? owners : []))
  if (!codes.every((code) => isCode(code) || activities.includes(code)))
    return no('It has a country that the register does not hold.', ism('00265'))

  const countries = foreignCountries(audience)
  const open =
    countries === undefined ? isOpenToUs(marking, findControl(audience, named.noforn) !== undefined) : isOpenTo(marking, countries)
  if (!open.releasable) return open
  return withinControls(marking, audience, countries !== undefined)
}

/** Codes of the audience besides USA; undefined when it is a US audience, or the public. */
function foreignCountries(audience: MarkingValue): readonly string[] | undefined {
  const list = findControl(audience, named.relTo) ?? findControl(audience, named.eyesOnly)
  const owners = audience.ownership === 'us' ? [] : audience.ownership === 'nato' ? [namedCodes.nato] : audience.owners
  if (!list && audience.ownership === 'us') return undefined
  return [...(list?.codes ?? []), ...owners].filter((code) => code !== namedCodes.home)
}

/** What another government owns needs its consent; its list names USA, and the audience is American. */
function isOpenToUs(marking: MarkingValue, usOnly: boolean): Releasability {
  if (marking.ownership === 'us') return yes
  if (!usOnly) return no('It belongs to another government.', manual('H.7'))
  const list = findControl(marking, named.relTo) ?? findControl(marking, named.eyesOnly)
  const consents = list?.codes.includes(namedCodes.home) || marking.owners.includes(namedCodes.home)
  if (consents && !findControl(marking, named.noforn)) return yes
  return no('It belongs to another government.', manual('H.7'))
}

function isOpenTo(marking: MarkingValue, countries: readonly string[]): Releasability {
  if (countries.length === 0) return no('The audience names no country.', manual('H.8'))
  if (findControl(marking, named.noforn)) return no('It is NOFORN.', manual('H.8'))
  const list = findControl(marking, named.relTo) ?? findControl(marking, named.eyesOnly)
  if (!list) {
    if (marking.level === 'U' && marking.controls.length === 0 && marking.ownership === 'us') return yes
    if (findControl(marking, named.displayOnly)) return no('It may be displayed, which is not release.', manual('H.8'))
    if (findControl(marking, named.relido)) return no('An information disclosure official has to decide.', manual('H.8'))
    return no('It is not marked for release to the audience.', manual('B.3'))
  }
  if (list.codes.length === 0) return no('The list of its release marking is not known.', manual('H.8'))
  const own = new Set(list.codes)
  const expanded = expandedCodes(own)
  const outside = countries.some((code) => !own.has(code) && ![...expandedCodes([code])].every((country) => expanded.has(country)))
  return outside ? no('A country of the audience is not in its REL TO list.', manual('H.8')) : yes
}

/** Every restriction of the marking is one that the audience has as well. */
function withinControls(marking: MarkingValue, audience: MarkingValue, foreign: boolean): Releasability {
  for (const control of marking.controls) {
    if (foreign && isAnsweredByList(control)) continue
    if (!foreign && grantsUs(control) && findControl(audience, named.noforn)) continue
    if (!covers(audience, control)) return no(`It is ${describe(control)}, and the audience is not.`, citationOf(control))
  }
  return yes
}

/** Release markings and FGI: whether the list names the audience was the question before. */
function isAnsweredByList(control: ControlValue): boolean {
  return findEntry(control.id)?.rollUp === 'release' || control.category === 'fgi'
}

/** Markings that open something to others, or hold what others gave, take nothing from US readers. */
function grantsUs(control: ControlValue): boolean {
  return grantingUs.has(control.id) || control.category === 'fgi'
}

function covers(audience: MarkingValue, control: ControlValue): boolean {
  const own = findControl(audience, control.id)
  if (!own) return false
  return control.parts.every((part) => {
    const match = own.parts.find((other) => other.id === part.id)
    return match !== undefined && part.parts.every((sub) => match.parts.includes(sub))
  })
}

function describe(control: ControlValue): string {
  return control.parts.length > 0 ? `${control.id} with compartments or names` : control.id
}

function citationOf(control: ControlValue): Citation {
  const entry = findEntry(control.id)
  return entry?.nuclear?.source ?? entry?.source ?? manual('H.1')
}

const yes: Releasability = { releasable: true }

function no(reason: string, citation: Citation): Releasability {
  return { releasable: false, reason, citation }
}

const grantingUs: ReadonlySet<string> = new Set([named.relTo, named.relido, named.displayOnly, named.eyesOnly])
