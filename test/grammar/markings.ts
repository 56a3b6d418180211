import fc from 'fast-check'
import { canonical } from '../../grammar/marking/canonical.ts'
import type { ControlPart, ControlValue, MarkingValue, Ownership } from '../../grammar/marking/marking.ts'
import { countries } from '../../grammar/vocabulary/countries.ts'
import { cuiBasic, cuiSpecified } from '../../grammar/vocabulary/cui.ts'
import type { Entry, Level } from '../../grammar/vocabulary/entry.ts'
import { organisations } from '../../grammar/vocabulary/organisations.ts'
import { entries, findEntry } from '../../grammar/vocabulary/register.ts'
import { compartments } from '../../grammar/vocabulary/sci.ts'

/** Markings of every category, made from the register. */

const foreignCountries = [...countries.keys()].filter((code) => code !== 'USA')
const codes = fc.uniqueArray(fc.constantFrom(...foreignCountries, ...organisations.map((organisation) => organisation.code)), {
  minLength: 1,
  maxLength: 6,
})

/** Names that no register holds: digits in them keep them apart from its words. */
const name = fc.constantFrom('Q7A', 'Q7B', '9QZ', 'QX12', 'Q7QQ')
const plainPart = name.map((id): ControlPart => ({ id, parts: [] }))

function partsOf(entry: Entry): fc.Arbitrary<readonly ControlPart[]> {
  const part = fc.record({ id: name, parts: fc.uniqueArray(name, { maxLength: 3 }) })
  switch (entry.takes) {
    case 'compartments': {
      const known = compartments.filter((compartment) => compartment.system === entry.id).map((compartment) => compartment.id)
      const own = known.length > 0 ? fc.record({ id: fc.constantFrom(...known), parts: fc.uniqueArray(name, { maxLength: 2 }) }) : part
      return fc.uniqueArray(fc.oneof(own, part), { maxLength: 3, selector: (one) => one.id })
    }
    case 'programmes':
      return entry.id === 'ACCM'
        ? fc.uniqueArray(plainPart, { minLength: 1, maxLength: 3, selector: (one) => one.id })
        : fc.uniqueArray(part, { minLength: 1, maxLength: 3, selector: (one) => one.id })
    case 'nuclear':
      return fc
        .record({ design: fc.boolean(), numbers: fc.uniqueArray(fc.constantFrom('14', '15', '18', '20'), { maxLength: 3 }) })
        .map(({ design, numbers }): ControlPart[] => [
          ...(design ? [{ id: 'CNWDI', parts: [] }] : []),
          ...(numbers.length > 0 ? [{ id: 'SIGMA', parts: numbers }] : []),
        ])
    case 'categories':
      return fc
        .uniqueArray(fc.constantFrom(...cuiSpecified.map((id) => `SP-${id}`), ...cuiBasic), { maxLength: 3 })
        .map((ids) => ids.map((id) => ({ id, parts: [] })))
    default:
      return fc.constant([])
  }
}

function controlOf(entry: Entry): fc.Arbitrary<ControlValue> {
  const list =
    entry.takes !== 'codes'
      ? fc.constant([])
      : entry.id === 'EYES ONLY'
        ? fc.uniqueArray(fc.constantFrom('AUS', 'CAN', 'GBR', 'NZL'), { minLength: 1 }).map((list) => ['USA', ...list])
        : entry.id === 'REL TO'
          ? codes.map((list) => ['USA', ...list])
          : codes
  return fc.record({ codes: list, parts: partsOf(entry) }).map((own) => ({ id: entry.id, category: entry.category, ...own }))
}

/** Controls that have a form in a portion and a meaning of their own there. CNWDI stands behind RD only. */
const printable = entries.filter((entry) => entry.portion.length > 0 && entry.id !== 'CNWDI')

export const anyControl: fc.Arbitrary<ControlValue> = fc.oneof(...printable.map(controlOf))

/** The usual ones, so that combinations of them come up often. */
export const usualControl: fc.Arbitrary<ControlValue> = fc.oneof(
  ...[
    'NOFORN',
    'REL TO',
    'SBU',
    'SBU NOFORN',
    'FOUO',
    'ORCON',
    'ORCON-USGOV',
    'RELIDO',
    'DISPLAY ONLY',
    'EXDIS',
    'NODIS',
    'LES',
    'LES NOFORN',
    'FGI',
    'SI',
    'RD',
    'FRD',
  ]
    .map((id) => findEntry(id) as Entry)
    .map(controlOf),
)

const ownership: fc.Arbitrary<{ ownership: Ownership; owners: readonly string[] }> = fc.oneof(
  { weight: 8, arbitrary: fc.constant({ ownership: 'us' as const, owners: [] }) },
  {
    weight: 1,
    arbitrary: fc
      .uniqueArray(fc.constantFrom(...foreignCountries), { maxLength: 3 })
      .map((owners) => ({ ownership: 'foreign' as const, owners })),
  },
  { weight: 1, arbitrary: fc.constant({ ownership: 'nato' as const, owners: [] }) },
  {
    weight: 1,
    arbitrary: fc.uniqueArray(fc.constantFrom(...foreignCountries), { minLength: 1, maxLength: 3 }).map((owners) => ({
      ownership: 'joint' as const,
      owners: [...owners, 'USA'],
    })),
  },
)

const level: fc.Arbitrary<Level> = fc.constantFrom('U', 'R', 'C', 'S', 'TS')

/** `CUI//PROPIN` is a category: a control that has the word of one cannot follow a CUI without categories. */
function isAmbiguous(control: ControlValue, controls: readonly ControlValue[]): boolean {
  if (!controls.some((other) => other.id === 'CUI' && other.parts.length === 0)) return false
  const entry = findEntry(control.id)
  return [...(entry?.banner ?? []), ...(entry?.portion ?? [])].some((form) => cuiBasic.includes(form))
}

/** In canonical order; whether the combination is allowed is not asked. */
export function markingOf(control: fc.Arbitrary<ControlValue>, most = 5): fc.Arbitrary<MarkingValue> {
  return fc
    .record({ level, owned: ownership, controls: fc.uniqueArray(control, { maxLength: most, selector: (one) => one.id }) })
    .map(({ level, owned, controls }) => canonical({ level, ...owned, controls: controls.filter((one) => !isAmbiguous(one, controls)) }))
}

export const anyMarking = markingOf(anyControl)
export const usualMarking = markingOf(usualControl, 3)
