import { isClear } from '../../grammar/marking/marking.ts'
import { controlled, replacedCategories, replacedSource } from '../../grammar/vocabulary/cui-document.ts'
import { allMarkings } from '../facts.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'cui-control-replaced',
  title: 'Control that CUI replaced, in a CUI document',
  severity: 'error',
  profiles: ['ic', 'dod', 'isoo', 'cui'],
  formats: ['memo'],
  citation: { source: 'ODNI ISM (2022-DEC); CUI Marking Handbook', section: 'ISM-ID-00486; p. 15' },
  why: 'CUI took the place of the controls that departments had of their own; side by side they contradict each other.',

  check(document, report) {
    const banners = document.bannerLines.filter(({ marking }) => isClear(marking) && marking.level === 'U')
    if (!banners.some(({ marking }) => marking.controls.some(({ id }) => id === controlled))) return
    for (const { controls } of allMarkings(document).filter(isClear)) {
      for (const { category, id, span } of controls) {
        if (category === 'unknown' || !replacedCategories.includes(category)) continue
        report({ at: span, message: `${id} has no place in a CUI document; write the CUI category instead.`, citation: replacedSource })
      }
    }
  },

  good: ['CUI//SP-CTI\n\n(CUI//SP-CTI) Text.', 'SECRET//NOFORN//LES\n\n(S//NF) Text.\n\n(U//LES) Text.'],
  bad: [{ text: 'CUI//SP-CTI\n\n(CUI//SP-CTI) Text.\n\n(U//«LES») Text.' }],
})
