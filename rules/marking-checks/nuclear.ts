import type { Control, Marking } from '../../grammar/marking/marking.ts'
import { sigma } from '../../grammar/vocabulary/aea.ts'
import { levelEntry } from '../../grammar/vocabulary/levels.ts'
import { named } from '../../grammar/vocabulary/named.ts'
import { legacySigmaNumbers, nuclearParts } from '../../grammar/vocabulary/nuclear-parts.ts'
import { findEntry } from '../../grammar/vocabulary/register.ts'
import { dodManual, ism, manual } from '../../grammar/vocabulary/sources.ts'
import { fault, type MarkingCheck, type MarkingContext, type MarkingFault } from './fault.ts'

/** What follows RD or FRD: CNWDI and SIGMA numbers. */
export const checkNuclear: MarkingCheck = (marking, context) =>
  marking.controls
    .filter(({ category }) => category === 'aea')
    .flatMap((control) => [...ofBase(control), ...ofLevel(control, marking, context), ...ofNumbers(control, context)])

function ofBase({ id, parts, span, baseLeftOut }: Control): readonly MarkingFault[] {
  if (baseLeftOut) {
    return [fault('sigma-alone', span, 'A SIGMA number stands behind RD or FRD and a hyphen; write which of the two.', ism('00183, 00184'))]
  }
  if (id !== named.frd || !parts.some((part) => part.id === named.cnwdi)) return []
  return [fault('marking-incomplete', span, `${named.cnwdi} needs ${named.rd}, not ${id}.`, ism('00185'))]
}

function ofLevel({ id, parts, span }: Control, { level }: Marking, { profile }: MarkingContext): readonly MarkingFault[] {
  // Where the base does not stand either, that is told.
  if (level === undefined || !findEntry(id)?.levels.includes(level)) return []
  return nuclearParts.flatMap((part) => {
    if (!parts.some((own) => own.id === part.id)) return []
    const { levels, source } = part.levelsByProfile?.find(({ profiles }) => profiles.includes(profile)) ?? part
    if (levels.includes(level)) return []
    const titles = levels.map((one) => levelEntry(one).title).join(', ')
    return [fault('nuclear-part-level', span, `${part.id} stands at ${titles} only.`, source)]
  })
}

/** Numbers of today are four; DoD's digest has any from 1 to 99. */
function ofNumbers({ parts, span }: Control, { profile }: MarkingContext): readonly MarkingFault[] {
  const numbers = parts.filter(({ id }) => id === sigma.banner).flatMap((part) => part.parts)
  const current = sigma.current.join(', ')
  const old = numbers.filter((number) => legacySigmaNumbers.includes(number))
  const faults: MarkingFault[] = []
  if (old.length > 0) {
    const message = `${sigma.banner} ${old.join(' ')} is an old number; convert it to one of ${current}.`
    faults.push(fault('sigma-number-outdated', span, message, manual('H.6'), true))
  }
  const isNumber = profile === 'dod' ? isUpTo99 : isCurrent
  if (numbers.some((number) => !old.includes(number) && !isNumber(number))) {
    const wanted = profile === 'dod' ? 'a number from 1 to 99' : `one of ${current}`
    faults.push(
      fault(
        'marking-name',
        span,
        `${sigma.banner} takes ${wanted}.`,
        profile === 'dod' ? dodManual('Enclosure 4, 8.d') : manual('H.6'),
        true,
      ),
    )
  }
  return faults
}

function isCurrent(number: string): boolean {
  return sigma.current.some((known) => known === number)
}

function isUpTo99(number: string): boolean {
  return /^[1-9][0-9]?$/.test(number)
}
