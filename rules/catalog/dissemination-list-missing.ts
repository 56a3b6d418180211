import { listControls } from '../../grammar/vocabulary/cui-document.ts'
import { findCause, findStatement } from '../notices.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'dissemination-list-missing',
  title: 'Document for listed readers without its list',
  severity: 'warning',
  formats: ['memo'],
  citation: { source: 'ODNI ISM (2022-DEC)', section: 'ISM-ID-00493' },
  why: 'The control keeps the document to those on its list; without the list nobody may have it, or nobody is kept from it.',

  check(document, report) {
    const at = findCause(
      document,
      listControls.map((id) => ({ id })),
    )
    if (!at || findStatement(document, 'dissemination-list')) return
    report({ at, message: 'This control needs a dissemination list; add it, or say where it is.' })
  },

  good: ['CUI//SP-CTI//DL ONLY\n\nDissemination list: see annex.\n\n(CUI//SP-CTI//DL ONLY) Text.'],
  bad: [{ text: 'CUI//SP-CTI//«DL ONLY»\n\n(CUI//SP-CTI//DL ONLY) Text.' }],
})
