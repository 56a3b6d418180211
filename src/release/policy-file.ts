import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import { type Profile, profiles } from '../../grammar/vocabulary/entry.ts'
import { publicAudience } from '../../grammar/vocabulary/named.ts'
import type { AmountMode } from './amount.ts'
import { type Exemption, parseExemption } from './exemption.ts'
import { type PolicyRead, policyFor, type Redaction, type Waiver } from './policy.ts'

/** A release policy as a person writes it. */
interface PolicyFile {
  readonly audience: string
  readonly profile?: Profile
  readonly amount?: AmountMode
  readonly unmarked?: 'review' | 'as-banner'
  readonly sensitive?: readonly string[]
  readonly case?: string
  readonly document?: string
  readonly authority?: string
  readonly date?: string
  readonly portions?: Readonly<Record<string, readonly string[]>>
  readonly redactions?: readonly RedactionEntry[]
  readonly waivers?: readonly Waiver[]
}

interface RedactionEntry {
  readonly term?: string
  readonly start?: number
  readonly end?: number
  readonly exemptions?: readonly string[]
}

const exemptions = {
  type: 'array',
  items: { type: 'string', minLength: 2, maxLength: 64 },
  description: 'Exemptions of 5 USC 552(b).',
  examples: [['B5'], ['B1 1.4(D)', 'B6'], ['B3 50 USC 3024(i)'], ['B7(C)']],
}

const number = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9 ./-]{0,39}$', examples: ['F-2024-00042'] }
const place = '^(?:¶\\d{1,3}(?::\\d{1,3})?(?:\\.[a-z0-9-]{1,4})?(?::\\d{1,3})?|subject|references|line:\\d{1,7})$'

/** JSON Schema of a release policy: `schema/policy.schema.json` is what this is. */
export const policySchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'bannerline release policy',
  type: 'object',
  required: ['audience'],
  additionalProperties: false,
  dependencies: { date: ['authority'], document: ['case'] },
  properties: {
    $schema: { type: 'string' },
    audience: {
      type: 'string',
      description: 'Who may read the release, as a banner marking.',
      examples: [publicAudience, 'SECRET//REL TO USA, FVEY'],
    },
    profile: { enum: [...profiles], description: 'Whose rules hold. Default: state for telegrams, else isoo.' },
    amount: {
      enum: ['bucket', 'exact', 'unit'],
      description: 'What a public release tells of the amount withheld: its class, its lines, or nothing.',
    },
    unmarked: { enum: ['review', 'as-banner'], description: 'What is cited for text without a marking.' },
    sensitive: { ...exemptions, description: 'What is cited for unclassified text with a control, like SBU.' },
    case: { ...number, description: 'Case number.' },
    document: { ...number, description: 'Document number.' },
    authority: {
      type: 'string',
      pattern: "^[A-Za-z0-9][A-Za-z0-9 .,'/()-]{0,79}$",
      description: 'Who reviewed the release: an identifier, or name and position.',
      examples: ['R. Rassendyll, Senior Reviewer'],
    },
    date: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\d$', description: 'Day of the review.', examples: ['2024-05-03'] },
    portions: {
      type: 'object',
      description: 'Places to withhold, and what to cite there. It never releases what a marking withholds.',
      propertyNames: { pattern: place },
      additionalProperties: exemptions,
      examples: [{ '¶5': ['B5'] }],
    },
    redactions: {
      type: 'array',
      description: 'Words to withhold inside what is released: a term at every mention, or a stretch by its offsets.',
      items: {
        type: 'object',
        additionalProperties: false,
        dependencies: { start: ['end'], end: ['start'] },
        properties: {
          term: {
            type: 'string',
            minLength: 2,
            maxLength: 200,
            description: 'Words that are withheld wherever they stand. Case, line breaks and invisible characters make no difference.',
            examples: ['Rupert Hentzau'],
          },
          start: {
            type: 'integer',
            minimum: 0,
            description: 'Offset into the text of the document, as inspect --format json tells it.',
            examples: [812],
          },
          end: { type: 'integer', minimum: 1, description: 'Offset of the first character behind it.', examples: [826] },
          exemptions,
        },
      },
    },
    waivers: {
      type: 'array',
      description: 'Released places in which words may stand that are withheld elsewhere, because a person looked at them.',
      items: {
        type: 'object',
        required: ['place', 'reason', 'by'],
        additionalProperties: false,
        properties: {
          place: { type: 'string', pattern: place, examples: ['¶2'] },
          reason: { type: 'string', minLength: 1, maxLength: 200, examples: ['Both are in the press statement.'] },
          by: { type: 'string', minLength: 1, maxLength: 80, examples: ['R. Rassendyll'] },
        },
      },
    },
  },
} as const

let validator: ValidateFunction<PolicyFile> | undefined

/** Reads a policy from JSON. A problem names the place in the file and a value that would do; it does not repeat what stands there. */
export function readPolicyFile(text: string): PolicyRead {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return problem('The policy is not JSON.')
  }
  validator ??= new Ajv({ allErrors: false, verbose: true, strict: false }).compile<PolicyFile>(policySchema)
  if (!validator(value)) return problem(describe(validator.errors?.[0]))
  const { policy, problem: unfit } = policyFor(value.audience)
  if (!policy) return problem(`audience: ${unfit}`)
  const sensitive = readExemptions(value.sensitive ?? [])
  if (typeof sensitive === 'string') return problem(`sensitive${sensitive}`)
  const portions = new Map<string, readonly Exemption[]>()
  for (const [name, list] of Object.entries(value.portions ?? {})) {
    const read = readExemptions(list)
    if (typeof read === 'string') return problem(`portions.${name}${read}`)
    portions.set(name, read)
  }
  const redactions: Redaction[] = []
  for (const [index, entry] of (value.redactions ?? []).entries()) {
    const read = readRedaction(entry)
    if (typeof read === 'string') return problem(`redactions[${index}]${read}`)
    redactions.push(read)
  }
  return {
    policy: {
      ...policy,
      profile: value.profile,
      amount: value.amount ?? policy.amount,
      unmarked: value.unmarked ?? policy.unmarked,
      sensitive,
      portions,
      redactions,
      waivers: value.waivers ?? [],
      stamp: { authority: value.authority, date: value.date, caseNumber: value.case, documentNumber: value.document },
    },
    problem: undefined,
  }
}

function problem(message: string): PolicyRead {
  return { policy: undefined, problem: message }
}

function readExemptions(list: readonly string[]): Exemption[] | string {
  const read = list.map(parseExemption)
  const wrong = read.indexOf(undefined)
  if (wrong < 0) return read.filter((one) => one !== undefined)
  return `[${wrong}] is no exemption of 5 USC 552(b). Write B5, or B1 with a reason (B1 1.4(D)), B3 with a statute, B7 with a letter (B7(C)).`
}

/** A redaction, or what is wrong with it. */
function readRedaction({ term, start, end, exemptions: list = [] }: RedactionEntry): Redaction | string {
  const read = readExemptions(list)
  if (typeof read === 'string') return `.exemptions${read}`
  if (term !== undefined && start === undefined) {
    if (/[\p{L}\p{N}]/u.test(term)) return { kind: 'term', term, exemptions: read }
    return '.term has neither a letter nor a digit. Write it like "Rupert Hentzau".'
  }
  if (term === undefined && start !== undefined && end !== undefined) {
    return start < end ? { kind: 'span', start, end, exemptions: read } : '.end has to be above start.'
  }
  return ' needs a term, or start and end. Write it like {"term": "Rupert Hentzau", "exemptions": ["B6"]}.'
}

const known = new Set(Object.keys(policySchema.properties))

/** `waivers[0].by is missing. Write one like "R. Rassendyll".` */
function describe(error: ErrorObject | undefined): string {
  if (!error) return 'The policy is not one.'
  const path = pathOf(error.instancePath)
  const at = path === '' ? 'The policy' : path
  if (error.keyword === 'required')
    return `${inside(path, String(error.params.missingProperty))} is missing.${exampleFor(String(error.params.missingProperty))}`
  if (error.keyword === 'dependencies')
    return `${inside(path, String(error.params.property))} needs ${String(error.params.missingProperty)} beside it.`
  if (error.keyword === 'additionalProperties') return `${at} has a field that a policy has not. Fields are ${[...known].join(', ')}.`
  if (error.keyword === 'enum') return `${at} has to be one of ${(error.params.allowedValues as string[]).join(', ')}.`
  if (error.keyword === 'propertyNames' || error.propertyName !== undefined)
    return `${at} has a name that is no place. Places are ¶3, ¶3.a, subject, references.`
  if (error.keyword === 'type') return `${at} has to be ${article(String(error.params.type))}.${examplesOf(error.parentSchema)}`
  return `${at} has not the form it ought to have.${examplesOf(error.parentSchema)}`
}

function article(type: string): string {
  return type === 'array' ? 'a list' : type === 'object' ? 'an object' : `a ${type}`
}

function inside(path: string, field: string): string {
  return path === '' ? field : `${path}.${field}`
}

/** `/waivers/0/by` as `waivers[0].by`; a name that is not the schema's own is left out. */
function pathOf(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((part, index) => (/^\d+$/.test(part) ? `[${part}]` : index === 0 ? part : /^[a-z]+$/.test(part) ? `.${part}` : '.…'))
    .join('')
}

function exampleFor(field: string): string {
  const found = Object.entries(policySchema.properties).find(([name]) => name === field)
  return found ? examplesOf(found[1]) : ''
}

function examplesOf(schema: unknown): string {
  const examples = (schema as { examples?: readonly unknown[] } | undefined)?.examples
  return examples?.length ? ` Write it like ${JSON.stringify(examples[0])}.` : ''
}
