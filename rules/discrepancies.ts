import type { Finding } from './rule.ts'

/** A kind of discrepancy that an agency counts in its self-inspection. Source: 32 CFR 2001.60(f)(2)(iii); the classes as reports name them. */
export interface DiscrepancyClass {
  readonly id: string
  readonly title: string
  /** The rules whose findings are of this class. A rule that is in none (header, numbering, readings) is no discrepancy of marking. */
  readonly rules: readonly string[]
}

export const discrepancyClasses: readonly DiscrepancyClass[] = [
  {
    id: 'over-marked',
    title: 'Marked higher than the content',
    rules: ['banner-above-portions', 'banner-control-unsupported', 'noforn-caption-unsupported'],
  },
  {
    id: 'under-marked',
    title: 'Marked lower than the content',
    rules: ['banner-below-portions', 'banner-control-missing', 'noforn-caption-missing', 'sensitive-caption-missing'],
  },
  {
    id: 'overall-marking',
    title: 'Overall marking missing or wrong',
    rules: ['banner-missing', 'banner-misspelt', 'banner-lines-disagree', 'page-header-disagrees'],
  },
  {
    id: 'portion-marking',
    title: 'Portion marking missing or wrong',
    rules: ['portion-unmarked', 'subject-unmarked', 'malformed-marking', 'marking-look-alike'],
  },
  {
    id: 'control-marking',
    title: 'Dissemination and control markings wrong',
    rules: [
      'captions-exclusive',
      'code-unknown',
      'marking-exclusive',
      'marking-foreign-to-profile',
      'marking-incomplete',
      'marking-level',
      'marking-list',
      'marking-name',
      'marking-order',
      'marking-outdated',
      'marking-owner',
    ],
  },
  {
    id: 'basis',
    title: 'Basis of classification missing or unknown',
    rules: [
      'authority-missing',
      'classifier-missing',
      'reason-missing',
      'reason-unknown',
      'reason-early',
      'reason-incomplete',
      'reason-outdated',
      'reason-and-derived-from',
      'executive-order-unknown',
    ],
  },
  {
    id: 'declassification',
    title: 'Declassification instruction missing or wrong',
    rules: [
      'declassify-missing',
      'declassify-date-invalid',
      'declassify-unreadable',
      'declassify-before-document',
      'declassify-disagrees',
      'declassify-several-values',
      'declassify-code-early',
      'declassify-code-outdated',
      'declassify-with-exempt-portions',
      'exemption-unknown',
      'exemption-date-wrong',
      'executive-order-missing',
      'executive-order-not-in-force',
    ],
  },
  {
    id: 'sources',
    title: 'Sources not identified, or their list missing',
    rules: ['source-list-missing', 'derivative-source-statement-missing'],
  },
  { id: 'duration', title: 'Classified for longer than allowed', rules: ['declassify-beyond-25-years'] },
  { id: 'date-of-origin', title: 'Date of origin missing or wrong', rules: ['date-of-origin-missing', 'date-time-invalid'] },
  {
    id: 'not-classified',
    title: 'Classification marking on an unclassified document',
    rules: ['authority-on-unclassified', 'declassify-on-unclassified'],
  },
]

const classByRule = new Map(discrepancyClasses.flatMap(({ id, rules }) => rules.map((rule) => [rule, id] as const)))

/** How many findings are of each class, in the order of `discrepancyClasses`; classes without any count 0. */
export function countDiscrepancies(findings: readonly Pick<Finding, 'rule'>[]): Map<string, number> {
  const counts = new Map(discrepancyClasses.map(({ id }) => [id, 0]))
  for (const { rule } of findings) {
    const id = classByRule.get(rule)
    if (id) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}
