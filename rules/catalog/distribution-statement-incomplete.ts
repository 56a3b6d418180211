import { distributionsOf, lacks } from '../distribution.ts'
import { defineRule } from '../rule.ts'

const whole =
  'Distribution authorized to U.S. Government agencies only; test and evaluation; 2 January 2010. ' +
  'Other requests for this document shall be referred to the Strelsau Test Office.'

export default defineRule({
  id: 'distribution-statement-incomplete',
  title: 'Distribution statement lacks its reason, date or office',
  severity: 'warning',
  formats: ['cable', 'smart', 'memo'],
  citation: { source: 'ODNI ISM (2022-DEC); the list of reasons is unverified', section: 'ISM-ID-00157, 00237, 00238' },
  why: 'The reason tells why the document is kept from others, and the date and office tell whom to ask whether it still has to be.',

  check(document, report) {
    for (const statement of distributionsOf(document)) {
      const missing = lacks(statement)
      if (missing.length === 0) continue
      report({ at: statement.at, message: `Statement ${statement.letter} lacks ${missing.join(' and ')}; complete it.` })
    }
  },

  good: [`SECRET\n\nDISTRIBUTION STATEMENT B. ${whole}\n\n1. (S) Text.`, 'UNCLASSIFIED\n\nDistribution Statement A.\n\n1. (U) Text.'],
  bad: [
    {
      text: 'SECRET\n\n«DISTRIBUTION STATEMENT C». Distribution authorized to U.S. Government agencies and their contractors.\n\n1. (S) Text.',
    },
    { text: 'SECRET\n\n«Distribution Statement F». Further dissemination only as directed by the Strelsau Test Office.\n\n1. (S) Text.' },
    {
      text: 'SECRET\n\n«Distribution Statement E». DoD components only; 2 January 2010. Other requests shall be referred to the Strelsau Test Office.\n\n1. (S) Text.',
    },
  ],
})
