import { distributionsOf } from '../distribution.ts'
import { findStatement } from '../notices.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'distribution-statement-missing',
  title: 'Export-controlled technical data without a distribution statement',
  severity: 'warning',
  profiles: ['dod'],
  formats: ['cable', 'smart', 'memo'],
  citation: { source: 'ODNI ISM (2022-DEC)', section: 'ISM-ID-00155' },
  why: 'Technical documents of the Department of Defense say who may have them; that a document is technical shows by its export warning.',

  check(document, report) {
    const at = findStatement(document, 'export-control')
    if (!at || distributionsOf(document).length > 0) return
    report({ at, message: 'The document has an export warning and no distribution statement; add statement B to F.' })
  },

  good: [
    {
      text: 'UNCLASSIFIED\n\nWarning: technical data whose export is restricted.\n\nDistribution Statement D.\n\n1. (U) Text.',
      profile: 'dod',
    },
    'UNCLASSIFIED\n1. (U) Text.',
  ],
  bad: [{ text: 'UNCLASSIFIED\n\nWarning: «technical data whose\nexport is restricted».\n\n1. (U) Text.', profile: 'dod' }],
})
