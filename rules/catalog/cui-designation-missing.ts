import { controlled, designationLine } from '../../grammar/vocabulary/cui-document.ts'
import { linesThat } from '../lines.ts'
import { findCause } from '../notices.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'cui-designation-missing',
  title: 'CUI without the agency that controls it',
  severity: 'warning',
  formats: ['memo'],
  citation: { source: '32 CFR 2002', section: '2002.20(b)' },
  why: 'A reader who wants to share the text has to know whom to ask; a letterhead on paper does as well, which the text does not show.',

  check(document, report) {
    const at = findCause(document, [{ id: controlled }])
    if (!at || linesThat(document, designationLine).length > 0) return
    report({ at, message: 'The marking calls for a designation; add a line "Controlled by:" with the agency.' })
  },

  good: ['CUI//SP-CTI\n\nControlled by: Ministry of Text\n\n(CUI//SP-CTI) Text.', 'UNCLASSIFIED\n1. (U) Text.'],
  bad: [{ text: '«CUI//SP-CTI»\n\n(CUI//SP-CTI) Text.' }],
})
