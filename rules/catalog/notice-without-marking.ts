import { isCalledFor, noticesFor } from '../notices.ts'
import { phrasesFound } from '../phrases.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'notice-without-marking',
  title: 'Warning or statement without the marking it goes with',
  severity: 'warning',
  formats: ['cable', 'smart', 'memo'],
  citation: { source: 'ODNI ISM (2022-DEC)', section: 'ISM-ID-00135 to 00153, 00245, 00357, 00387, 00392, 00441 to 00444' },
  why: 'Either a portion lost its control, or the warning was left over from another document and restricts readers for nothing.',

  check(document, report, { profile }) {
    const found = phrasesFound(document)
    for (const notice of noticesFor(profile)) {
      const [at] = found.get(notice.id) ?? []
      if (!at || isCalledFor(document, notice)) continue
      report({ at, message: `Here is the ${notice.title}, but no marking calls for it; mark the portion, or take it out.` })
    }
  },

  good: [
    'SECRET//RD//NOFORN\n\nThis document contains RESTRICTED DATA.\n\n1. (S//RD//NF) Text.',
    'SECRET\n\nThis document contains RESTRICTED DATA.\n\n1. (X) Text.',
    'UNCLASSIFIED//LES NOFORN\n\nThe information marked (U//LES) in this document is the property of an agency.\n\n1. (U//LES-NF) Text.',
  ],
  bad: [
    { text: 'SECRET//NOFORN\n\nThis document «contains RESTRICTED\nDATA».\n\n1. (S//NF) Text.' },
    {
      text: 'SECRET//FRD//NOFORN\n\nThis document «contains Restricted Data».\n\n1. (S//FRD//NF) Text.',
    },
    { text: 'SECRET//NOFORN\n\n«LIMITED DISTRIBUTION NOTICE»\n\n1. (S//NF) Text.\n\n2. (U//DS) Text.' },
    {
      text: 'UNCLASSIFIED\n\nThis record «contains Sensitive Security Information that is controlled under 49» CFR parts 15 and 1520.\n\n1. (U) Text.',
    },
  ],
})
