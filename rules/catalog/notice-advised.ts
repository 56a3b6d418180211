import { callsFor, noticesFor } from '../notices.ts'
import { phrasesFound } from '../phrases.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'notice-advised',
  title: 'Notice that goes with a marking in some cases is missing',
  severity: 'warning',
  formats: ['cable', 'smart', 'memo'],
  citation: { source: 'IC Markings System Register and Manual (2016)', section: 'H.7, H.8' },
  why: 'The notice is due when the text leaves the agency, when derivative use is not authorized, or on a document with NATO information; the marking alone does not tell these cases.',
  advice: 'Add the notice, or leave it out when its case is not given.',

  check(document, report, { profile }) {
    const found = phrasesFound(document)
    for (const notice of noticesFor(profile)) {
      const at = !notice.advised || found.has(notice.id) ? undefined : callsFor(document, notice)
      if (at)
        report({
          at,
          message: `This marking goes with the ${notice.title} in some cases; see whether it is due here.`,
          citation: notice.source,
        })
    }
  },

  good: [
    'SECRET//FGI NATO//NOFORN\n\nTHIS DOCUMENT CONTAINS NATO SECRET INFORMATION\n\n1. (//NS) Text.\n\n2. (S//NF) Text.',
    '//NATO SECRET\n1. (//NS) Text.',
    'SECRET//NOFORN\n1. (S//NF) Text.',
  ],
  bad: [
    { text: 'SECRET//«FGI NATO»//NOFORN\n1. (//NS) Text.\n\n2. (S//NF) Text.' },
    { text: 'UNCLASSIFIED//«DEA SENSITIVE»\n1. (U//DSEN) Text.' },
    { text: 'SECRET//«DISPLAY ONLY IRQ»\n1. (S//DISPLAY ONLY IRQ) Text.' },
  ],
})
