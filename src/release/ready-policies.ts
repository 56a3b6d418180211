import { publicAudience } from '../../grammar/vocabulary/named.ts'
import type { PolicyFile } from './policy-file.ts'

const schema = { $schema: '../../schema/policy.schema.json' }

/**
 * Policies to begin with, by the name that `--policy` takes. They are also files, `examples/policies/NAME.json`, to copy and to change.
 * What belongs to one document (grounds of a portion, names, case number, reviewer) goes into its decisions.
 */
export const readyPolicies: Readonly<Record<string, PolicyFile & { readonly description: string }>> = {
  'public-release': {
    ...schema,
    description: 'Anybody: what is marked (U) and nothing else; unmarked text is cited like the banner line.',
    audience: publicAudience,
    unmarked: 'as-banner',
  },
  'rel-fvey': {
    ...schema,
    description: 'The four partners of FVEY, up to SECRET.',
    audience: 'SECRET//REL TO USA, FVEY',
  },
  'rel-gbr': {
    ...schema,
    description: 'One country, up to SECRET, and no trace of what it may not see: copy it for another country.',
    audience: 'SECRET//REL TO USA, GBR',
    numbering: 'renumber',
  },
  nato: {
    ...schema,
    description: 'The members of NATO, up to SECRET.',
    audience: '//NATO SECRET',
  },
  'internal-sbu': {
    ...schema,
    description: 'Our own people without a clearance: what is unclassified, SBU included.',
    audience: 'UNCLASSIFIED//SBU',
  },
}
