import type { Rule } from '../rules/rule.ts'
import { citationText } from '../src/report/citation.ts'

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

/** `rules/README.md`: the rules with their source; each has a page in `docs/rules/`. */
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
    'An error contradicts its citation; a warning is suspicious; an info tells how something was read. Each rule has a page with its reason,',
    'its profiles and examples; [by what is wrong](../docs/rules/README.md).',
    '',
    '| rule | severity | fault | citation |',
    '| --- | --- | --- | --- |',
    ...rules.map(
      (rule) => `| [\`${rule.id}\`](../docs/rules/${rule.id}.md) | ${rule.severity} | ${cell(rule.title)} | ${cell(citationText(rule))} |`,
    ),
    '',
  ].join('\n')
  return { path: 'rules/README.md', text }
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}
