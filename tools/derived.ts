import type { GoodExample, Rule } from '../rules/rule.ts'

/** A file that follows from the sources: `npm run update` writes it, and a test compares. */
export interface DerivedFile {
  readonly path: string
  readonly text: string
}

/** `rules/index.ts` from the names of the files in `rules/catalog/`. */
export function ruleIndex(ids: readonly string[]): DerivedFile {
  const sorted = [...ids].sort()
  const imports = sorted.map((id) => `import ${variable(id)} from './catalog/${id}.ts'`)
  const list = sorted.map((id) => `  ${variable(id)},`)
  const text = [
    '// Derived from the files of catalog/ by `npm run update`.',
    ...imports,
    "import type { Rule } from './rule.ts'",
    '',
    '/** All rules, by id. */',
    'export const rules: readonly Rule[] = [',
    ...list,
    ']',
    '',
  ].join('\n')
  return { path: 'rules/index.ts', text }
}

function variable(id: string): string {
  return id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}

/** `rules/README.md`: what each rule says, why, on whose word, and an example. */
export function ruleReference(rules: readonly Rule[]): DerivedFile {
  const counts = (['error', 'warning', 'info'] as const).map((severity) => {
    const count = rules.filter((rule) => rule.severity === severity).length
    return `${count} ${severity === 'info' ? severity : `${severity}s`}`
  })
  const text = [
    '# Rules',
    '',
    `Derived from the files of \`catalog/\` by \`npm run update\`: ${rules.length} rules (${counts.join(', ')}).`,
    '',
    'An error contradicts its citation; a warning is suspicious; an info tells how something was read. In the examples `«»` marks what is',
    'flagged; an empty pair marks where something is missing. All examples are invented.',
    '',
    '| rule | severity | fault | citation |',
    '| --- | --- | --- | --- |',
    ...rules.map((rule) => `| [\`${rule.id}\`](#${rule.id}) | ${rule.severity} | ${cell(rule.title)} | ${cell(citationOf(rule))} |`),
    '',
    ...rules.flatMap(section),
  ].join('\n')
  return { path: 'rules/README.md', text }
}

function section(rule: Rule): readonly string[] {
  const facts = [
    rule.severity,
    ...(rule.profiles ? [`profiles: ${rule.profiles.join(', ')}`] : []),
    ...(rule.formats ? [`formats: ${rule.formats.join(', ')}`] : []),
    citationOf(rule),
  ]
  const [bad] = rule.bad
  return [
    `## ${rule.id}`,
    '',
    `**${rule.title}.** ${rule.why}${rule.advice ? ` ${rule.advice}` : ''}`,
    '',
    ...facts.map((fact) => `- ${fact}`),
    ...(rule.baseRate ? [`- how often: ${rule.baseRate}`] : []),
    '',
    ...(bad ? block('Flagged', bad) : []),
    ...(bad?.fixed ? block('Fixed', bad.fixed) : []),
    ...(rule.good[0] ? block('Not flagged', rule.good[0]) : []),
  ]
}

function block(label: string, example: GoodExample): readonly string[] {
  const { text, profile, asOf } = typeof example === 'string' ? { text: example, profile: undefined, asOf: undefined } : example
  const conditions = [...(profile ? [`profile ${profile}`] : []), ...(asOf ? [`as of ${asOf}`] : [])]
  return [`${label}${conditions.length > 0 ? ` (${conditions.join(', ')})` : ''}:`, '', '```text', text, '```', '']
}

function citationOf({ citation }: Rule): string {
  return citation.section ? `${citation.source}, ${citation.section}` : citation.source
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}
