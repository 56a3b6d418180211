import { sortList } from '../../grammar/marking/canonical.ts'
import { isCode } from '../../grammar/marking/codes.ts'
import type { Control, Marking } from '../../grammar/marking/marking.ts'
import type { Span } from '../../grammar/text/span.ts'
import type { Entry } from '../../grammar/vocabulary/entry.ts'
import { named, namedCodes } from '../../grammar/vocabulary/named.ts'
import { findOrganisation, membersOf } from '../../grammar/vocabulary/organisations.ts'
import { findEntry } from '../../grammar/vocabulary/register.ts'
import { ism, manual } from '../../grammar/vocabulary/sources.ts'
import { fault, type MarkingCheck, type MarkingFault } from './fault.ts'

/** Which rule has the codes of a list come from the vocabulary; any other list is one of owners. */
const listSource: Readonly<Record<string, string>> = { [named.displayOnly]: '00257', [named.relTo]: '00265', [named.eyesOnly]: '00265' }

/** Lists of countries and organisations: there at all, USA first where it belongs, in order, once. */
export const checkLists: MarkingCheck = (marking) =>
  marking.controls.flatMap((control) => {
    const entry = findEntry(control.id)
    return entry?.takes === 'codes' ? [...ofControl(control, entry, marking), ...retired(control)] : []
  })

/** Nobody keeps the members of a code out of use. */
function retired({ codes, codeSpans, span }: Control): readonly MarkingFault[] {
  return codes.flatMap((code, index) => retiredCode(code, codeSpans[index] ?? span))
}

/** The fault of a code whose organisation is no more. */
export function retiredCode(code: string, at: Span): readonly MarkingFault[] {
  const organisation = findOrganisation(code)
  return organisation?.retired ? [fault('code-retired', at, `${code} is out of use.`, organisation.source, true)] : []
}

function ofControl(control: Control, entry: Entry, { form, controls }: Marking): MarkingFault[] {
  const { codes, span } = control
  const hasHome = entry.list === 'with-usa'
  if (codes.length === 0) {
    if (entry.list === 'optional' || (hasHome && form === 'portion')) return []
    return [fault('marking-list', span, `${control.id} needs its list of countries.`, entry.source)]
  }
  const faults: MarkingFault[] = []
  if (hasHome) {
    if (!codes.includes(namedCodes.home))
      faults.push(fault('marking-list', span, `The list of ${control.id} begins with USA.`, ism('00214')))
    else if (codes[0] !== namedCodes.home) faults.push(fault('marking-list', span, 'USA comes first.', ism('00214')))
    if (codes.every((code) => code === namedCodes.home))
      faults.push(fault('marking-list', span, 'USA alone is no release; name a country besides it.', ism('00319')))
  } else if (codes.includes(namedCodes.home) && !controls.some(({ category }) => category === 'cui')) {
    faults.push(fault('marking-list', span, `USA does not belong in the list of ${control.id}.`, entry.source, true))
  }
  if (new Set(codes).size < codes.length) faults.push(fault('marking-list', span, 'A code stands here twice.', manual('A.6')))
  else if (faults.length === 0 && sortList(control).join() !== codes.join()) {
    faults.push(fault('marking-list', span, 'Countries stand from A to Z, then organisations.', entry.source))
  }
  // Owners are told apart: NATO's information is not that of its members.
  const covered =
    control.category !== 'fgi' &&
    codes.some((code) => codes.some((other) => other !== code && findOrganisation(other) && membersOf(other)?.includes(code)))
  if (covered)
    faults.push(
      fault('marking-list', span, 'An organisation of the list has a country of it as its member already.', manual('Table 3'), true),
    )
  for (const [index, code] of codes.entries()) {
    if (isCode(code)) continue
    const at = control.codeSpans[index] ?? span
    faults.push(
      fault(
        'code-unknown',
        at,
        'The register does not hold this code; check it, nothing is released by it.',
        ism(listSource[entry.id] ?? '00259'),
        true,
      ),
    )
  }
  const { onlyCodes } = entry
  if (onlyCodes && codes.some((code) => !onlyCodes.codes.includes(code))) {
    faults.push(fault('marking-list', span, `${control.id} takes ${onlyCodes.codes.join(', ')} only.`, onlyCodes.source))
  }
  return faults
}
