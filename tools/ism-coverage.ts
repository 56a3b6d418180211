import type { Coverage } from '../rules/ism-coverage.ts'
import type { DerivedFile } from './derived.ts'

/** `docs/ism-coverage.md`: what enforces each ODNI rule that can be checked on text, and why some are not enforced. */
export function ismCoverageReference(coverage: readonly Coverage[]): DerivedFile {
  const enforced = coverage.filter(({ by }) => by)
  const open = coverage.filter(({ by }) => !by)
  const text = [
    '# ODNI rules',
    '',
    'Derived from `rules/ism-coverage.ts` by `npm run update`.',
    '',
    `The ISM.XML Schematron of the ODNI (2022-DEC) has ${coverage.length} active rules that can be checked on the text of a marked document.`,
    `bannerline enforces ${enforced.length} of them. Each has an example in \`test/rules/ism-examples.ts\`: a text that breaks it, which the rule named`,
    'here reports, and one that does not. What a rule is about is told in our words. Some hold under certain profiles only; see',
    '[the rules](rules/README.md).',
    '',
    '## Enforced',
    '',
    '| ISM-ID | about | rule |',
    '| --- | --- | --- |',
    ...enforced.map(
      ({ id, about, by }) => `| ${id} | ${about} | ${(by ?? []).map((rule) => `[\`${rule}\`](rules/${rule}.md)`).join(', ')} |`,
    ),
    '',
    '## Not enforced',
    '',
    '| ISM-ID | about | why not |',
    '| --- | --- | --- |',
    ...open.map(({ id, about, reason }) => `| ${id} | ${about} | ${reason} |`),
    '',
  ].join('\n')
  return { path: 'docs/ism-coverage.md', text }
}
