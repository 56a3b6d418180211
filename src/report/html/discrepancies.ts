import type { Finding } from '../../../rules/rule.ts'

/**
 * Classes by which agencies count discrepancies when they inspect themselves (32 CFR 2001.60(f)(2)(iii) asks for number and type; the
 * names of the classes are unverified). A rule belongs to the first class whose pattern its id fits.
 */
const classes: readonly (readonly [string, RegExp])[] = [
  ['Portion marking missing', /^(?:portion-unmarked|subject-unmarked)$/],
  ['Overall marking wrong', /^(?:banner-|page-header-disagrees|header-security|znr-|noforn-caption|sensitive-)/],
  ['Declassification instruction', /^declassify-/],
  ['Basis for classification', /^(?:authority-|reason-|executive-order-)/],
  ['Date of origin', /^(?:date-|julian-|smart-date)/],
  ['Form of a marking', /^(?:marking-|malformed-|control-|rel-|codes-|caption)/],
]

export function discrepancyOf({ rule }: Pick<Finding, 'rule'>): string {
  return classes.find(([, pattern]) => pattern.test(rule))?.[0] ?? 'Form of the message'
}
