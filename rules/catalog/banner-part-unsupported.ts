import { findEntry } from '../../grammar/vocabulary/register.ts'
import { areProgrammesOpen, bannerRollUp, hasMore, isInDoubt, isMultiple, partTitles, sameControl, titleOf } from '../banner-roll-up.ts'
import { findStatement } from '../notices.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'banner-part-unsupported',
  title: 'Banner line has a compartment, programme, number or category that no portion has',
  severity: 'warning',
  formats: ['memo'],
  citation: { source: 'ODNI ISM (2022-DEC)', section: 'ISM-ID-00230, 00231, 00344, 00348, 00475, 00504' },
  why: 'Either a portion lost it, or readers who could have the document are kept from it; a compilation may be stricter, and says so.',

  check(document, report, context) {
    const found = bannerRollUp(document, context)
    if (!found || isInDoubt(document) || findStatement(document, 'compilation')) return
    for (const control of found.banner.controls) {
      if (control.parts.length === 0 || isMultiple(control)) continue
      const implied = sameControl(found.implied.value, control)
      // A control that no portion has at all is another rule's, when it has a name.
      if (!implied && control.id !== '') continue
      if (
        areProgrammesOpen(control, context.profile)
          ? control.parts.length <= (implied?.parts.length ?? 0)
          : !hasMore(control.parts, implied?.parts ?? [])
      )
        continue
      const { takes } = findEntry(control.id) ?? {}
      const what = implied && takes ? `${partTitles[takes]} of ${titleOf(control)}` : titleOf(control)
      report({ at: control.span, message: `The banner line has ${what} that no portion has; mark the portion, or drop it.` })
    }
  },

  good: [
    'TOP SECRET//SI-ABC//NOFORN\n1. (TS//SI-ABC//NF) Text.',
    'TOP SECRET//SI-ABC//NOFORN\n1. (TS//SI//NF) Text.\n\n2. (U) This is classified by compilation.',
    'SECRET//RD-SIGMA 14 20//NOFORN\n1. (S//RD-SG 14//NF) Text.\n\n2. (S//FRD-SG 20//NF) Text.',
  ],
  bad: [
    { text: 'TOP SECRET//«SI-ABC»//NOFORN\n1. (TS//SI//NF) Text.' },
    { text: 'TOP SECRET//«ABC»/SI//NOFORN\n1. (TS//SI//NF) Text.' },
    { text: 'SECRET//«RD-SIGMA 14 18»//NOFORN\n1. (S//RD-SG 14//NF) Text.' },
    { text: '«CUI//SP-CTI»\n1. (CUI) Text.' },
  ],
})
