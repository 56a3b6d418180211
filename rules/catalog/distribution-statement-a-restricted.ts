import type { MarkedDocument } from '../../grammar/document.ts'
import { isClear } from '../../grammar/marking/marking.ts'
import type { Span } from '../../grammar/text/span.ts'
import { isBelow } from '../../grammar/vocabulary/levels.ts'
import { distributionsOf } from '../distribution.ts'
import { allMarkings } from '../facts.ts'
import { findStatement } from '../notices.ts'
import { defineRule } from '../rule.ts'

const release = 'Distribution Statement A. Approved for public release.'

export default defineRule({
  id: 'distribution-statement-a-restricted',
  title: 'Distribution Statement A on a document that is not for the public',
  severity: 'error',
  formats: ['cable', 'smart', 'memo'],
  citation: { source: 'ODNI ISM (2022-DEC)', section: 'ISM-ID-00158, 00159, 00161, 00239, 00240, 00460' },
  why: 'Statement A says that anyone may have the document; a classified portion, a control or an export warning in it says the opposite.',

  check(document, report) {
    const statement = distributionsOf(document).find(({ letter }) => letter === 'A')
    if (!statement) return
    const reason = findRestriction(document)
    if (!reason) return
    report({
      at: statement.at,
      message: `Statement A is for the public, but ${reason.what}; choose statement B to F.`,
      related: [{ at: reason.at, message: 'This is not for the public.' }],
    })
  },

  good: [
    `UNCLASSIFIED\n\n${release}\n\n1. (U) Text.`,
    'SECRET\n\nDistribution Statement D. Distribution authorized to DoD and its contractors only.\n\n1. (S) Text.',
  ],
  bad: [
    { text: 'SECRET\n\n«DISTRIBUTION STATEMENT A». Approved for public release.\n\n1. (S) Text.' },
    { text: 'UNCLASSIFIED//FOUO\n\n«Distribution\nStatement A». Approved for public release.\n\n1. (U//FOUO) Text.' },
    { text: 'UNCLASSIFIED//SBU\n\n«Distribution Statement A».\n\n1. (SBU) Text.' },
    { text: 'UNCLASSIFIED//DOE UCNI\n\n«Distribution Statement A».\n\n1. (U//UCNI) Text.' },
    { text: 'UNCLASSIFIED\n\n«Distribution Statement A».\n\nWarning: technical data whose export is restricted.\n\n1. (U) Text.' },
  ],
})

function findRestriction(document: MarkedDocument): { readonly what: string; readonly at: Span } | undefined {
  const markings = allMarkings(document).filter(isClear)
  const classified = markings.find(({ level }) => isBelow('U', level))
  if (classified) return { what: 'a marking is classified', at: classified.span }
  const [control] = markings.flatMap(({ controls }) => controls)
  if (control) return { what: control.id ? `a marking has ${control.id}` : 'a marking has a control', at: control.span }
  const exported = findStatement(document, 'export-control')
  return exported && { what: 'the document warns of export control', at: exported }
}
