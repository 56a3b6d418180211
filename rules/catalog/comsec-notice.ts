import { phrasesFound } from '../phrases.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'comsec-notice',
  title: 'COMSEC notice in a document of the intelligence community',
  severity: 'warning',
  profiles: ['ic'],
  formats: ['cable', 'smart', 'memo'],
  citation: { source: 'ODNI ISM (2022-DEC)', section: 'ISM-ID-00251' },
  why: 'The intelligence community does not use this notice; a reader takes it for one of another authority.',

  check(document, report) {
    for (const at of phrasesFound(document).get('COMSEC') ?? []) {
      report({ at, message: 'A COMSEC notice does not belong in a document of the intelligence community; take it out.' })
    }
  },

  good: [{ text: 'SECRET//NOFORN\n1. (S//NF) Text.', profile: 'ic' }],
  bad: [{ text: 'SECRET//NOFORN\n\n«COMSEC material - access by contractor» personnel restricted.\n\n1. (S//NF) Text.', profile: 'ic' }],
})
