import { phrasesFound } from '../phrases.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'channels-missing',
  title: 'HANDLE VIA … CHANNELS ONLY names no channel',
  severity: 'error',
  formats: ['cable', 'smart', 'memo'],
  citation: { source: 'ODNI ISM (2022-DEC)', section: 'ISM-ID-00512' },
  why: 'Without the name of the channel nobody can follow the instruction.',

  check(document, report) {
    for (const at of phrasesFound(document).get('no-channels') ?? []) {
      report({ at, message: 'HANDLE VIA … CHANNELS ONLY names its channels; add them.' })
    }
  },

  good: ['TOP SECRET//SI//NOFORN\nHANDLE VIA COMINT CHANNELS ONLY\n\n1. (TS//SI//NF) Text.'],
  bad: [{ text: 'TOP SECRET//SI//NOFORN\n«HANDLE VIA CHANNELS ONLY»\n\n1. (TS//SI//NF) Text.' }],
})
