import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import { type Profile, profiles } from '../../grammar/vocabulary/entry.ts'
import { publicAudience } from '../../grammar/vocabulary/named.ts'
import type { AmountMode } from './amount.ts'
import { type Exemption, parseExemption } from './exemption.ts'
import { type Form, formChoices, type PolicyRead, policyFor, type Redaction, usualForm, type Waiver } from './policy.ts'
import type { Convention } from './view.ts'

/** A release policy as a person writes it. */
export interface PolicyFile extends Partial<Form> {
  readonly audience: string
  readonly description?: string
  readonly profile?: Profile
  readonly amount?: AmountMode
  readonly unmarked?: 'review' | 'as-banner'
  readonly reasons?: Readonly<Record<string, readonly string[]>>
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
  readonly name?: string
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
const reason = '^1\\.[45]\\([A-Ha-h]\\)$'
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
    description: { type: 'string', maxLength: 400, description: 'What the policy is for. Nothing of it is printed.' },
    profile: { enum: [...profiles], description: 'Whose rules hold. Default: state for telegrams, else isoo.' },
    amount: {
      enum: ['bucket', 'exact', 'unit'],
      description: 'What a public release tells of the amount withheld: its class, its lines, or nothing.',
    },
    unmarked: { enum: ['review', 'as-banner'], description: 'What is cited for text without a marking.' },
    subject: { enum: formChoices.subject, description: 'The subject: released where its mark allows it, or never.' },
    headings: { enum: formChoices.headings, description: 'Headings: released where their mark allows it, or never.' },
    captions: { enum: formChoices.captions, description: 'Captions: those that the released portions imply, or none.' },
    header: { enum: formChoices.header, description: 'The transmission header: written afresh from its values, or left out.' },
    signature: { enum: formChoices.signature, description: 'The signature, a name in its own place: kept, or left out.' },
    numbering: {
      enum: formChoices.numbering,
      description: 'Paragraph numbers: kept, or withheld paragraphs leave no trace and the rest is numbered anew. Not for the public.',
    },
    brackets: { enum: formChoices.brackets, description: 'What stands for a deletion: with its exemptions, or as FRUS prints it.' },
    copy: { enum: formChoices.copy, description: 'record: for the archive, with the former level lined through.' },
    reasons: {
      type: 'object',
      description: 'What a reason of the authority block cites, where that is more than the reason itself.',
      propertyNames: { pattern: reason },
      additionalProperties: exemptions,
      examples: [{ '1.4(c)': ['B1 1.4(C)', 'B3 50 USC 3024(i)'] }],
    },
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
          name: {
            type: 'string',
            minLength: 2,
            maxLength: 100,
            description: 'The name of a person: withheld wherever it stands, whole or the last word of it alone.',
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

/**
 * Reads a policy from JSON, or, with a policy to begin with, the decisions on one document: the same fields without the audience, which
 * stand in place of those of the policy. A problem names the place in the file and a value that would do; it does not repeat what
 * stands there.
 */
export function readPolicyFile(text: string, base?: PolicyFile): PolicyRead & { readonly file?: PolicyFile } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return problem('The policy is not JSON.')
  }
  if (base !== undefined && typeof value === 'object' && value !== null && !Array.isArray(value)) {
    if ('audience' in value) return problem('audience belongs in the policy, not in the decisions on one document.')
    value = { ...base, ...value }
  }
  validator ??= new Ajv({ allErrors: false, verbose: true, strict: false }).compile<PolicyFile>(policySchema)
  if (!validator(value)) return problem(describe(validator.errors?.[0]))
  const { policy, problem: unfit } = policyFor(value.audience)
  if (!policy) return problem(`audience: ${unfit}`)
  const form = readForm(value, policy.convention)
  if (typeof form === 'string') return problem(form)
  const reasons = new Map<string, readonly Exemption[]>()
  for (const [name, list] of Object.entries(value.reasons ?? {})) {
    const read = readExemptions(list)
    if (typeof read === 'string') return problem(`reasons.${name}${read}`)
    reasons.set(name.toUpperCase(), read)
  }
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
    redactions.push(...read)
  }
  return {
    file: value,
    policy: {
      ...policy,
      profile: value.profile,
      amount: value.amount ?? policy.amount,
      unmarked: value.unmarked ?? policy.unmarked,
      form,
      reasons,
      sensitive,
      portions,
      redactions,
      waivers: value.waivers ?? [],
      stamp: { authority: value.authority, date: value.date, caseNumber: value.case, documentNumber: value.document },
    },
    problem: undefined,
  }
}

const formFields = Object.keys(formChoices) as (keyof Form)[]

/** The choices of form, or why they do not go together. */
function readForm(file: PolicyFile, convention: Convention): Form | string {
  const form: Form = { ...usualForm, ...Object.fromEntries(formFields.flatMap((name) => (file[name] ? [[name, file[name]]] : []))) }
  if (form.numbering === 'renumber' && convention === 'public')
    return 'numbering has to be keep: a public release shows where words are withheld (5 USC 552(b)).'
  if (form.copy === 'record' && convention !== 'public') return 'copy has to be release: a record copy is for the public record.'
  if (form.copy === 'record' && (file.authority === undefined || file.date === undefined))
    return 'copy needs authority and date beside it: a record copy says who reviewed it, and when (32 CFR 2001.25).'
  return form
}

function problem(message: string): { policy: undefined; problem: string } {
  return { policy: undefined, problem: message }
}

function readExemptions(list: readonly string[]): Exemption[] | string {
  const read = list.map(parseExemption)
  const wrong = read.indexOf(undefined)
  if (wrong < 0) return read.filter((one) => one !== undefined)
  return `[${wrong}] is no exemption of 5 USC 552(b). Write B5, or B1 with a reason (B1 1.4(D)), B3 with a statute, B7 with a letter (B7(C)).`
}

/** What an entry withholds, or what is wrong with it. */
function readRedaction({ term, name, start, end, exemptions: list = [] }: RedactionEntry): readonly Redaction[] | string {
  const read = readExemptions(list)
  if (typeof read === 'string') return `.exemptions${read}`
  const words = name ?? term
  if (words !== undefined && start === undefined && (name === undefined || term === undefined)) {
    if (!/[\p{L}\p{N}]/u.test(words))
      return `.${name === undefined ? 'term' : 'name'} has neither a letter nor a digit. Write it like "Rupert Hentzau".`
    const terms = name === undefined ? [words] : new Set([words, words.trim().split(/\s+/).at(-1) ?? words])
    return [...terms].map((one) => ({ kind: 'term', term: one, exemptions: read }))
  }
  if (words === undefined && start !== undefined && end !== undefined) {
    return start < end ? [{ kind: 'span', start, end, exemptions: read }] : '.end has to be above start.'
  }
  return ' needs a term, or a name, or start and end. Write it like {"term": "Rupert Hentzau", "exemptions": ["B6"]}.'
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
  if (path === 'reasons' && (error.keyword === 'propertyNames' || error.propertyName !== undefined))
    return 'reasons has a name that is no reason of an authority block. Reasons are 1.4(a) to 1.4(h).'
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
