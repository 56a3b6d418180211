import { isClear } from '../../grammar/marking/marking.ts'
import { isBelow } from '../../grammar/vocabulary/levels.ts'
import { findEntry } from '../../grammar/vocabulary/register.ts'
import { releaseControls } from '../banner-roll-up.ts'
import { clearMarkings, relatedTo } from '../facts.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'release-marking-missing',
  title: 'Classified portion without a release marking beside portions that have one',
  severity: 'warning',
  profiles: ['ic'],
  formats: ['memo'],
  citation: { source: 'IC Markings System Register and Manual (2016)', section: 'B.3' },
  why: 'The portion is taken for NOFORN or for RELIDO by its date, and may keep the whole document from partners for nothing.',

  check(document, report) {
    const markings = clearMarkings(document).filter(isClear)
    const says = ({ controls }: (typeof markings)[number]): boolean =>
      releaseControls({ controls }).length > 0 ||
      controls.some(({ id }) => findEntry(id)?.implies?.some((meaning) => findEntry(meaning)?.rollUp === 'release'))
    const spoken = markings.filter(says)
    if (spoken.length === 0) return
    for (const marking of markings) {
      if (!isBelow('U', marking.level) || marking.ownership !== 'us' || says(marking)) continue
      report({
        at: marking.span,
        message: 'This classified portion has no release marking and others have; add one.',
        related: relatedTo(
          spoken.map(({ span }) => span),
          'A portion with a release marking.',
        ),
      })
    }
  },

  good: [
    { text: 'SECRET//NOFORN\n1. (S//NF) Text.\n\n2. (U) Text.', profile: 'ic' },
    { text: 'SECRET\n1. (S) Text.\n\n2. (S) Text.', profile: 'ic' },
  ],
  bad: [{ text: 'SECRET//NOFORN\n1. (S//NF) Text.\n\n2. «(S)» Text.', profile: 'ic' }],
})
