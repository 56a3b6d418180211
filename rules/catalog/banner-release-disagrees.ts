import { isCode } from '../../grammar/marking/codes.ts'
import type { ControlValue } from '../../grammar/marking/marking.ts'
import { printMarking } from '../../grammar/marking/print.ts'
import { named } from '../../grammar/vocabulary/named.ts'
import { expandedCodes } from '../../grammar/vocabulary/organisations.ts'
import { says } from '../../grammar/vocabulary/register.ts'
import { bannerRollUp, isInDoubt, releaseControls } from '../banner-roll-up.ts'
import { relatedTo } from '../facts.ts'
import { findStatement } from '../notices.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'banner-release-disagrees',
  title: 'Banner line says something else about release than the portions come to',
  severity: 'error',
  formats: ['memo'],
  profiles: ['ic', 'dod', 'isoo'],
  citation: { source: 'IC Markings System Register and Manual (2016)', section: 'Table 3' },
  why: 'What all portions have in common may be released, and no more: a banner line that says more lets out a portion, one that says less keeps the whole from partners.',

  check(document, report, context) {
    const found = bannerRollUp(document, context)
    if (!found || isInDoubt(document)) return
    const { banner, portions, implied } = found
    const wanted = releaseControls(implied.value)
    const written = releaseControls(banner)
    if (same(wanted, written) || banner.controls.some(({ id }) => says(id, named.noforn) && id !== named.noforn)) return
    const spoken = portions.filter((marking) => releaseControls(marking).length > 0)
    // NOFORN that a portion says, or that no portion does, is told by the rules for single controls.
    const isNoforn = (list: readonly ControlValue[]): boolean => list.length === 1 && list[0]?.id === named.noforn
    if (isNoforn(wanted) && portions.some(({ controls }) => controls.some(({ id }) => says(id, named.noforn)))) return
    if (isNoforn(written) || spoken.length === 0) return
    if (findStatement(document, 'compilation') && written.every((control) => isWithin(control, wanted))) return
    // A word that the register does not hold goes into no message.
    const unsaid = wanted.some(({ codes }) => !codes.every(isCode))
    const due = unsaid ? 'a list with a code that the register does not hold' : printed(wanted)
    report({
      at: written[0]?.span ?? banner.span,
      message: `The portions come to ${due} as release marking; write it in the banner line, or check the portions.`,
      related: relatedTo(
        spoken.map(({ span }) => span),
        'A release marking of a portion.',
      ),
      ...(implied.assumptions.length > 0 ? { severity: 'warning' } : {}),
    })
  },

  good: [
    'SECRET//REL TO USA, GBR\n1. (S//REL TO USA, GBR) Text.\n\n2. (S//REL TO USA, AUS, GBR) Text.',
    'SECRET//REL TO USA, GBR\n1. (S//REL) Text.\n\n2. (U) Text.',
    'SECRET//NOFORN\n1. (S//NF) Text.\n\n2. (S//REL TO USA, GBR) Text.',
    { text: 'SECRET//NOFORN\n1. (S//RELIDO) Text.\n\n2. (S//REL TO USA, AUS, CAN) Text.', profile: 'ic' },
    { text: 'SECRET\n1. (S//REL TO USA, GBR) Text.\n\n2. (S) Text.', profile: 'dod' },
    'SECRET//REL TO USA, GBR\n1. (S//REL TO USA, AUS, GBR) Text.\n\n2. (U) This is classified by compilation.',
  ],
  bad: [
    { text: 'SECRET//«REL TO USA, AUS, GBR»\n1. (S//REL TO USA, GBR) Text.' },
    { text: '«SECRET»\n1. (S//REL TO USA, GBR) Text.' },
    { text: 'SECRET//«REL TO USA, GBR»\n1. (S//REL TO USA, GBR) Text.\n\n2. (S) Text.', profile: 'ic' },
    { text: 'SECRET//«RELIDO»\n1. (S//REL TO USA, GBR) Text.', profile: 'ic' },
    { text: 'SECRET//«DISPLAY ONLY AFG, IRQ»\n1. (S//DISPLAY ONLY AFG) Text.', profile: 'ic' },
  ],
})

/** Release controls as a banner line has them. */
function printed(controls: readonly ControlValue[]): string {
  return printMarking({ level: 'U', ownership: 'us', owners: [], controls }, 'banner').split('//')[1] ?? 'none'
}

/** The same controls for the same countries, in whatever codes. */
function same(a: readonly ControlValue[], b: readonly ControlValue[]): boolean {
  return a.length === b.length && a.every((control) => b.some((other) => other.id === control.id && sameSet(control.codes, other.codes)))
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  const [first, second] = [expandedCodes(a), expandedCodes(b)]
  return first.size === second.size && [...first].every((code) => second.has(code))
}

function isWithin(control: ControlValue, wanted: readonly ControlValue[]): boolean {
  const codes = expandedCodes(wanted.find(({ id }) => id === control.id)?.codes ?? [])
  return [...expandedCodes(control.codes)].every((code) => codes.has(code))
}
