import { discrepancyClasses } from '../rules/discrepancies.ts'
import type { BadExample, GoodExample, Rule } from '../rules/rule.ts'
import { citationText } from '../src/report/citation.ts'
import type { DerivedFile } from './derived.ts'

/** Where the pages are. */
export const rulePagesFolder = 'docs/rules'

/** `docs/rules/`: a page for each rule, and an index of them by what is wrong. */
export function rulePages(rules: readonly Rule[]): readonly DerivedFile[] {
  return [index(rules), ...rules.map((rule) => ({ path: `${rulePagesFolder}/${rule.id}.md`, text: page(rule) }))]
}

function index(rules: readonly Rule[]): DerivedFile {
  const classed = new Set(discrepancyClasses.flatMap((one) => one.rules))
  const groups = [
    ...discrepancyClasses.map(({ title, rules: ids }) => ({ title, ids: new Set(ids) })),
    { title: 'Header, layout and how the text was read', ids: new Set(rules.map(({ id }) => id).filter((id) => !classed.has(id))) },
  ]
  const text = [
    '# Rules by what is wrong',
    '',
    'Derived from the files of `rules/catalog/` by `npm run update`. The groups are the kinds of discrepancy that an agency counts in its',
    'self-inspection (32 CFR 2001.60(f)(2)(iii)); the last holds what is no discrepancy of marking. `bannerline explain RULE` prints a page',
    'without a network.',
    '',
    ...groups.flatMap(({ title, ids }) => [
      `## ${title}`,
      '',
      ...rules.filter(({ id }) => ids.has(id)).map(({ id, severity, title: fault }) => `- [\`${id}\`](${id}.md) (${severity}): ${fault}`),
      '',
    ]),
  ].join('\n')
  return { path: `${rulePagesFolder}/README.md`, text }
}

function page(rule: Rule): string {
  const { id, title, severity, profiles, formats, why, advice, baseRate, good, bad } = rule
  return [
    `# ${id}`,
    '',
    `${title}.`,
    '',
    '| | |',
    '| --- | --- |',
    `| severity | ${severity}: ${meanings[severity]} |`,
    `| source | ${cell(citationText(rule))} |`,
    `| profiles | ${profiles ? profiles.join(', ') : 'all'} |`,
    `| formats | ${formats ? formats.join(', ') : 'all'} |`,
    ...(baseRate ? [`| how often | ${cell(baseRate)} |`] : []),
    `| fix | ${bad.some(({ fixed }) => fixed !== undefined) ? '`bannerline fix` mends it where that is safe' : 'by hand'} |`,
    '',
    '## Why',
    '',
    why,
    '',
    ...(advice ? ['## What to do', '', advice, ''] : []),
    '## Reported',
    '',
    'What stands between `«` and `»` is flagged; an empty pair marks where something is missing. All examples are invented.',
    '',
    ...bad.flatMap((example) => [...block(example), ...(example.fixed === undefined ? [] : ['The fix:', '', ...fenced(example.fixed)])]),
    '## Not reported',
    '',
    ...good.flatMap(block),
    '[All rules](README.md)',
    '',
  ].join('\n')
}

const meanings: Readonly<Record<Rule['severity'], string>> = {
  error: 'the text contradicts the source',
  warning: 'the text is suspicious, or the source is not at first hand',
  info: 'how the text was read, or what a reader may want to know',
}

function block(example: GoodExample | BadExample): readonly string[] {
  const { text, profile, asOf } = typeof example === 'string' ? { text: example, profile: undefined, asOf: undefined } : example
  const conditions = [...(profile ? [`profile ${profile}`] : []), ...(asOf ? [`as of ${asOf}`] : [])]
  return [...(conditions.length > 0 ? [`Under ${conditions.join(', ')}:`, ''] : []), ...fenced(text)]
}

/** The fence is longer than any run of backquotes in the text. */
function fenced(text: string): readonly string[] {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  return [`${fence}text`, text, fence, '']
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}
