import { sigma } from '../vocabulary/aea.ts'
import type { Category, Entry, Level, Profile } from '../vocabulary/entry.ts'
import { departmentNatoForms, levelEntry, natoActivities, natoLevels } from '../vocabulary/levels.ts'
import { nuclearParts } from '../vocabulary/nuclear-parts.ts'
import { findEntry } from '../vocabulary/register.ts'
import { canonical } from './canonical.ts'
import type { ControlPart, ControlValue, MarkingForm, MarkingValue } from './marking.ts'

/**
 * A marking in its canonical form: `SECRET//NOFORN`, `(S//NF)`. Order, lists and separators are those of the manual.
 * A word that the register does not hold has no form and is left out; a marking without a level prints as nothing. DoD has forms of its
 * own (`RD-N`, `//NS-A`), which it gets under its profile.
 */
export function printMarking(value: MarkingValue, form: MarkingForm, profile?: Profile): string {
  if (value.level === undefined) return ''
  const department = profile === 'dod'
  const whole = canonical(value)
  const fused = department ? fusedForm(whole) : undefined
  const sorted = fused ? { ...whole, controls: whole.controls.filter(({ id }) => id !== fused.control) } : whole
  const groups: string[][] = []
  let category: Category | 'unknown' | undefined
  for (const control of sorted.controls) {
    const printed = printControl(control, form, department)
    if (printed === '') continue
    if (control.category !== category) groups.push([])
    category = control.category
    groups.at(-1)?.push(printed)
  }
  const segments = groups.map((group) => group.join('/'))
  if (!standsAlone(sorted, form, profile)) segments.unshift(fused ? `//${fused[form]}` : printOwnLevel(sorted, value.level, form))
  const text = segments.join('//')
  return form === 'portion' ? `(${text})` : text
}

/** The NATO control that DoD writes in one piece with its level, unless it stands in one category with another. */
function fusedForm({ level, ownership, owners, controls }: MarkingValue): (typeof departmentNatoForms)[number] | undefined {
  if (ownership !== 'nato' || owners.length > 0) return undefined
  const fused = departmentNatoForms.find((known) => known.level === level && controls.some(({ id }) => id === known.control))
  const category = controls.find(({ id }) => id === fused?.control)?.category
  return controls.filter((control) => control.category === category).length === 1 ? fused : undefined
}

/** The level as the banner line of a cable has it: `S E C R E T`, `UNCLAS`. */
export function printCableLevel(level: Level): string {
  return levelEntry(level).cable
}

/** `CUI//SP-CTI` has no level before it, and `(SBU)` has none in State's portions; the manual writes `(U//SBU)`. */
function standsAlone(value: MarkingValue, form: MarkingForm, profile: Profile | undefined): boolean {
  if (value.ownership !== 'us' || value.level !== 'U') return false
  const [first] = value.controls
  if (first?.category === 'cui') return true
  if (value.controls.length !== 1 || first === undefined || profile === 'ic' || profile === 'dod') return false
  return findEntry(first.id)?.standsAlone === true && (form === 'portion' || first.id === 'LOU')
}

function printOwnLevel(value: MarkingValue, level: Level, form: MarkingForm): string {
  const word = form === 'banner' ? levelEntry(level).title : levelEntry(level).portion
  if (value.ownership === 'us') return word
  if (value.ownership === 'joint') return `//${['JOINT', word, ...value.owners].join(' ')}`
  if (value.ownership === 'foreign') return `//${value.owners.length > 0 ? value.owners.join(' ') : 'FGI'} ${word}`
  if (value.owners.length > 0) {
    const short = natoActivities.find(({ activity }) => value.owners.length === 1 && activity === value.owners[0])
    return short && form === 'portion' ? `//N${short.letter}${word}` : `//NATO ${value.owners.join(' ')} ${word}`
  }
  const nato = natoLevels.find((entry) => entry.level === level)
  return `//${(form === 'banner' ? nato?.title : nato?.portion) ?? word}`
}

function printControl(control: ControlValue, form: MarkingForm, department: boolean): string {
  const entry = findEntry(control.id)
  if (!entry) return control.category === 'sci' ? printUnregistered(control.parts[0]) : ''
  const word = (form === 'banner' ? entry.banner : entry.portion)[0] ?? entry.banner[0] ?? entry.id
  const { codes, parts } = control
  switch (entry.takes) {
    case 'codes':
      return printList(entry.id, word, codes)
    case 'compartments':
      return [word, ...parts.map(printPart)].join('-')
    case 'programmes':
      return parts.length > 0 ? `${word}-${parts.map((part) => [part.id, ...part.parts].join('-')).join('/')}` : word
    case 'nuclear':
      return printNuclearControl(entry, control, form, department)
    case 'value':
      return form === 'banner' ? (parts[0]?.id ?? word) : ''
    case 'categories':
      return parts.length > 0 ? `${word}//${parts.map((part) => part.id).join('/')}` : word
    default:
      return word
  }
}

function printList(id: string, word: string, codes: readonly string[]): string {
  if (id === 'EYES ONLY') return codes.length > 0 ? `${codes.join('/')} EYES ONLY` : 'EYES'
  if (codes.length === 0) return id === 'REL TO' ? 'REL' : word
  return `${word} ${codes.join(id === 'FGI' ? ' ' : ', ')}`
}

function printPart(part: ControlPart): string {
  return [part.id, ...part.parts].join(' ')
}

/** With a part that has a form of its own, DoD spells the title out: `RESTRICTED DATA-N`. */
function printNuclearControl(entry: Entry, { parts }: ControlValue, form: MarkingForm, department: boolean): string {
  const ownForm = ({ id }: ControlPart): string | undefined =>
    department ? nuclearParts.find((part) => part.id === id)?.department?.form : undefined
  const [word] = form === 'banner' ? (parts.some(ownForm) ? [entry.title] : entry.banner) : entry.portion
  const printed = parts.map((part) => {
    if (part.parts.length > 0) return [form === 'banner' ? sigma.banner : sigma.portion, ...part.parts].join(' ')
    return ownForm(part) ?? part.id
  })
  return [word ?? entry.id, ...printed].join('-')
}

/** An unpublished system and its compartments, each with its sub-compartments. */
function printUnregistered(part: ControlPart | undefined): string {
  return part ? [part.id, ...part.parts].join('-') : ''
}
