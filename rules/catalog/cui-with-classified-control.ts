import { isClear } from '../../grammar/marking/marking.ts'
import { classifiedCategories, controlled } from '../../grammar/vocabulary/cui-document.ts'
import { allMarkings } from '../facts.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'cui-with-classified-control',
  title: 'Control of classified information in a marking of CUI alone',
  severity: 'error',
  profiles: ['ic', 'dod', 'isoo', 'cui'],
  formats: ['memo'],
  citation: { source: 'ODNI ISM (2022-DEC)', section: 'ISM-ID-00476' },
  why: 'CUI is unclassified; a control of classified information beside it says that one of the two is wrong.',

  check(document, report) {
    for (const { level, controls } of allMarkings(document).filter(isClear)) {
      if (level !== 'U' || !controls.some(({ id }) => id === controlled)) continue
      for (const { category, id, span } of controls) {
        if (category === 'unknown' || !classifiedCategories.includes(category)) continue
        report({ at: span, message: `${id} does not stand in a marking of CUI alone; classify the portion, or drop it.` })
      }
    }
  },

  good: ['CUI//SP-CTI\n\n(CUI//SP-CTI) Text.', 'SECRET//TK//CUI//SP-CTI//NOFORN\n\n(S//TK//NF) Text.\n\n(CUI//SP-CTI) Text.'],
  bad: [{ text: 'CUI//SP-CTI\n\n(CUI//SP-CTI) Text.\n\n(U//«TK»//CUI//SP-CTI) Text.' }],
})
