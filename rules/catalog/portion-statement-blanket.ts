import { phrasesFound } from '../phrases.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'portion-statement-blanket',
  title: 'Blanket statement stands in for portion markings',
  severity: 'error',
  formats: ['cable', 'smart', 'memo'],
  citation: { source: 'IC Markings System Register and Manual (2016); 32 CFR 2001', section: 'C; 2001.21(c)' },
  why: 'A portion that is quoted elsewhere takes its mark with it, and a statement on the first page stays behind.',

  check(document, report) {
    for (const at of phrasesFound(document).get('blanket') ?? []) {
      report({ at, message: 'A statement cannot stand in for portion markings; mark each portion.' })
    }
  },

  good: ['SECRET\n1. (S) Text.\n\n2. (U) Text.'],
  bad: [
    { text: 'SECRET\n\n«ALL PORTIONS ARE (U) UNLESS» OTHERWISE MARKED.\n\n1. (S) Text.' },
    { text: 'SECRET\n\n«All paragraphs are unclassified\nunless» otherwise marked.\n\n1. (S) Text.' },
  ],
})
