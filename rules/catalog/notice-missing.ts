import { callsFor, noticesFor } from '../notices.ts'
import { phrasesFound } from '../phrases.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'notice-missing',
  title: 'Warning or statement that a marking calls for is missing',
  severity: 'error',
  formats: ['cable', 'smart', 'memo'],
  citation: { source: 'ODNI ISM (2022-DEC); 10 CFR 1045', section: 'ISM-ID-00127 to 00152; 1045.140(d)' },
  why: 'The marking says that special rules hold; the warning on the first page says which, to readers who do not know the marking.',

  check(document, report, { profile }) {
    const found = phrasesFound(document)
    for (const notice of noticesFor(profile)) {
      const at = notice.advised || found.has(notice.id) ? undefined : callsFor(document, notice)
      if (!at) continue
      const message = `This marking calls for the ${notice.title}, and the document has none; add it on the first page.`
      report({ at, message, citation: notice.source, ...(notice.unverified ? { severity: 'warning' } : {}) })
    }
  },

  good: [
    'SECRET//RD//NOFORN\n\nThis document contains RESTRICTED DATA as\ndefined in the Atomic Energy Act of 1954.\n\n1. (S//RD//NF) Text.\n\nSECRET//RD//NOFORN',
    'SECRET//RD//NOFORN\n\nRestricted Data as defined in the Atomic Energy Act\n\n1. (S//RD//NF) Text.\n\n2. (S//FRD//NF) Text.',
    'SECRET//NOFORN\n1. (S//NF) Text.',
    'C O N F I D E N T I A L STRELSAU 000042\nLIMDIS\n\nE.O. 12958: DECL: 01/02/2017\n\n1. (C) Text.',
    'SECRET//NOFORN\n1. (S//NF) Text.\n\n2. (U//DS) Text.',
    'TOP SECRET//TK//NOFORN\n1. (TS//TK//NF) Text.',
  ],
  bad: [
    { text: 'SECRET//«IMCON»\n\nReferences to Sensitive Analytical Techniques (Sensitive TK Imagery Information).\n\n1. (S//IMC) Text.' },
    { text: 'SECRET//«RD»//NOFORN\n1. (S//RD//NF) Text.' },
    { text: 'SECRET//«FRD»//NOFORN\n1. (S//FRD//NF) Text.' },
    { text: 'SECRET//NOFORN/«FISA»\n1. (S//NF/FISA) Text.' },
    { text: 'TOP SECRET//«TK-BLFH»//NOFORN\n1. (TS//TK-BLFH//NF) Text.' },
    { text: 'UNCLASSIFIED//«LIMDIS»\n1. (U//DS) Text.' },
    { text: 'UNCLASSIFIED//«LES NOFORN»\n1. (U//LES-NF) Text.' },
    { text: 'UNCLASSIFIED//«SSI»\n1. (U//SSI) Text.', profile: 'ic' },
  ],
})
