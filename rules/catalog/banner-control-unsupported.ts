import { named } from '../../grammar/vocabulary/named.ts'
import { findEntry, says } from '../../grammar/vocabulary/register.ts'
import { isInDoubt } from '../banner-roll-up.ts'
import { clearBanners, clearMarkings } from '../facts.ts'
import { findStatement } from '../notices.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'banner-control-unsupported',
  title: 'Banner line has a control that no portion has',
  severity: 'warning',
  formats: ['memo'],
  citation: { source: 'IC Markings System Register and Manual (2016)', section: 'D.2' },
  why: 'Either a portion lost its control, or the whole document is kept from readers for nothing.',

  check(document, report) {
    const markings = clearMarkings(document)
    // A portion that cannot be read may be the one.
    if (markings.length === 0 || isInDoubt(document)) return
    // A compilation may be stricter than its portions.
    if (findStatement(document, 'compilation')) return
    const banner = clearBanners(document)[0]
    for (const { id, span } of banner?.marking.controls ?? []) {
      // What release lists, foreign ownership and fused words come to in a banner line is not word for word what the portions have.
      const entry = findEntry(id)
      // A word that no portion can have is the banner line's own.
      if (!entry || entry.portion.length === 0 || entry.category === 'fgi' || (entry.rollUp === 'release' && id !== named.noforn)) continue
      const meanings = [id, ...(entry.implies ?? [])]
      const backed = markings.some(({ controls }) => controls.some((control) => meanings.some((meaning) => says(control.id, meaning))))
      if (!backed) report({ at: span, message: `The banner line has ${id} but no portion has; mark the portion, or drop it.` })
    }
  },

  good: [
    'SECRET//NOFORN\n1. (S//NF) Text.',
    'SECRET//NOFORN\n1. (S) Text.\n\n2. Text.',
    'SECRET//NOFORN\n1. (S) Text.\n\n2. (SBU-NF) Text.',
    'SECRET//NOFORN//20151231\n1. (S//NF) Text.',
    'SECRET//RSEN//NOFORN\n1. (S) Text.\n\n2. (U) This is classified by compilation.',
  ],
  bad: [{ text: 'SECRET//«NOFORN»\n1. (S) Text.' }, { text: 'SECRET//«ORCON»/NOFORN\n1. (S//NF) Text.' }],
})
