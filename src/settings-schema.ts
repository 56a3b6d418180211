import { profiles } from '../grammar/vocabulary/entry.ts'
import { rules } from '../rules/index.ts'

/** JSON Schema of `bannerline.json`, for editors: `schema/settings.schema.json` is what this gives. */
export function settingsSchema() {
  const severity = { enum: ['error', 'warning', 'info', 'off'] }
  const day = { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' }
  const dated = {
    type: 'object',
    required: ['level'],
    additionalProperties: false,
    properties: {
      level: severity,
      since: { description: 'Only for documents of this day or later.', ...day },
      before: { description: 'Only for documents of an earlier day.', ...day },
    },
  }
  const patterns = { type: 'array', items: { type: 'string' } }
  const shared = {
    profile: { description: 'Whose rules hold. Default: state for telegrams, else isoo.', enum: [...profiles] },
    rules: {
      description: 'Severity by rule, or severity for documents of some years.',
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(rules.map(({ id, title }) => [id, { description: title, $ref: '#/$defs/level' }])),
    },
  }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'bannerline settings',
    type: 'object',
    additionalProperties: false,
    $defs: { level: { anyOf: [severity, dated] } },
    properties: {
      $schema: { type: 'string' },
      root: { description: 'The search for settings ends here.', type: 'boolean' },
      ...shared,
      ceiling: { description: 'The highest marking that this machine may hold; nothing above it is shown.', type: 'string', minLength: 1 },
      files: { description: 'Which files of a folder are checked, from where this file is. Default: text files.', ...patterns },
      ignore: { description: 'Files of a folder that are not checked.', ...patterns },
      suppressions: {
        description: 'The file of suppressions. Default: bannerline.suppressions.json beside this file.',
        type: 'string',
        minLength: 1,
      },
      baseline: { description: 'Findings that were there before.', type: 'string', minLength: 1 },
      overrides: {
        description: 'Other settings for some files. Later ones win.',
        type: 'array',
        items: {
          type: 'object',
          required: ['files'],
          additionalProperties: false,
          properties: { files: { description: 'Patterns, from where this file is.', ...patterns }, ...shared },
        },
      },
    },
  }
}
