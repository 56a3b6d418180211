import { findEntry } from '../../grammar/vocabulary/register.ts'
import { areProgrammesOpen, bannerRollUp, bearersOf, hasMore, isMultiple, partTitles, sameControl, titleOf } from '../banner-roll-up.ts'
import { relatedTo } from '../facts.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'banner-part-missing',
  title: 'Banner line lacks a compartment, programme, number or category that a portion has',
  severity: 'error',
  formats: ['memo'],
  citation: { source: 'IC Markings System Register and Manual (2016)', section: 'D.2, H.4 to H.6' },
  why: 'Access is given by compartment and programme; a banner line without one lets readers in who are not cleared for a portion.',

  check(document, report, context) {
    const found = bannerRollUp(document, context)
    for (const control of found?.implied.value.controls ?? []) {
      if (!found || control.parts.length === 0) continue
      const written = sameControl(found.banner, control)
      const open = areProgrammesOpen(control, context.profile)
      if (written && (open ? isMultiple(written) || written.parts.length >= control.parts.length : !hasMore(control.parts, written.parts)))
        continue
      const bearers = bearersOf(found, control.id).filter((marking) => sameControl(marking, control) ?? control.id !== '')
      const { takes } = findEntry(control.id) ?? {}
      const what = written && takes ? `${partTitles[takes]} of ${titleOf(control)}` : titleOf(control)
      report({
        at: written?.span ?? found.banner.span,
        message: `The banner line lacks ${what} that a portion has; add it.`,
        related: relatedTo(
          bearers.map(({ span }) => span),
          'This portion has it.',
        ),
      })
    }
  },

  good: [
    'TOP SECRET//SI-ABC/TK//NOFORN\n1. (TS//SI-ABC//NF) Text.\n\n2. (TS//TK//NF) Text.',
    'SECRET//RD-CNWDI//NOFORN\n1. (S//RD-CNWDI//NF) Text.',
    'SECRET//SAR-BP//NOFORN\n1. (S//SAR-BP//NF) Text.',
    { text: 'SECRET//SAR-TIN BAKER//NOFORN\n1. (S//SAR-TB//NF) Text.', profile: 'dod' },
    'CUI//SP-CTI\n1. (CUI//SP-CTI) Text.',
  ],
  bad: [
    { text: 'TOP SECRET//«SI»//NOFORN\n1. (TS//SI-ABC//NF) Text.' },
    { text: '«TOP SECRET//NOFORN»\n1. (TS//SI-ABC//NF) Text.' },
    { text: '«TOP SECRET//TK//NOFORN»\n1. (TS//ABC/TK//NF) Text.' },
    { text: 'SECRET//«RD-SIGMA 14»//NOFORN\n1. (S//RD-SG 14 18//NF) Text.' },
    { text: 'SECRET//«SAR-BP»//NOFORN\n1. (S//SAR-BP/CD//NF) Text.' },
    { text: '«CUI»\n1. (CUI//SP-CTI) Text.' },
  ],
})
