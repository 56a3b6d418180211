import type { Marking } from '../../grammar/marking/marking.ts'
import { isAbbreviation } from '../abbreviations.ts'
import { clearBanners, clearMarkings } from '../facts.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'abbreviation-unresolved',
  title: 'Portion points to a list that the banner line does not have',
  severity: 'error',
  formats: ['cable', 'smart', 'memo'],
  citation: { source: 'IC Markings System Register and Manual (2016)', section: 'H.3, H.8' },
  why: 'REL, EYES and JOINT without a list, and ACCM without a name, mean those of the banner line; where it has none, nobody knows who may have the portion.',
  advice: 'Write the list in the portion marking.',

  check(document, report) {
    const banners = clearBanners(document).map(({ marking }) => marking)
    // A document whose banner line cannot be read has a greater fault, which is told.
    if (document.bannerLines.length > banners.length) return
    for (const marking of clearMarkings(document)) {
      if (marking.ownership === 'joint' && marking.owners.length === 0 && !banners.some(hasOwners)) {
        report({ at: marking.span, message: 'This JOINT marking names no owners, and the banner line has none; write them here.' })
      }
      for (const control of marking.controls) {
        if (!isAbbreviation(control) || banners.some((banner) => hasControl(banner, control.id))) continue
        const what = control.category === 'non-ic' ? 'names' : 'list'
        report({
          at: control.span,
          message: `${control.id} has no ${what} here, and the banner line has none for it; write the ${what} here.`,
        })
      }
    }
  },

  good: [
    'SECRET//REL TO USA, GBR\n1. (S//REL) Text.',
    '//JOINT SECRET GBR USA//REL TO USA, GBR\n1. (//JOINT S//REL) Text.',
    'SECRET//NOFORN\n1. (S//REL TO USA, GBR) Text.\n\n2. (S//NF) Text.',
    { text: 'SECRET//ACCM-TEA LEAF\n1. (S//ACCM) Text.', profile: 'dod' },
  ],
  bad: [
    { text: 'SECRET//NOFORN\n1. (S//«REL») Text.\n\n2. (S//NF) Text.' },
    { text: 'SECRET\n1. (S//«EYES») Text.' },
    { text: 'SECRET//REL TO USA, GBR\n1. «(//JOINT S//REL)» Text.' },
    { text: 'SECRET\n1. (S//«ACCM») Text.', profile: 'dod' },
  ],
})

function hasOwners({ ownership, owners }: Marking): boolean {
  return ownership === 'joint' && owners.length > 0
}

/** One without its list in the banner line is told there. */
function hasControl({ controls }: Marking, id: string): boolean {
  return controls.some((control) => control.id === id)
}
