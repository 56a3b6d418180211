import type { Format, MarkedDocument } from '../grammar/document.ts'
import { placeOf } from '../grammar/place.ts'
import type { CalendarDate } from '../grammar/text/date.ts'
import type { Profile } from '../grammar/vocabulary/entry.ts'
import limitReached from './catalog/limit-reached.ts'
import { isMixedRecord } from './facts.ts'
import { rules } from './index.ts'
import type { Context, Finding, Report, Rule, Severity } from './rule.ts'

export interface CheckSettings {
  /** Whose rules hold; absent: `profileFor(document)`. */
  readonly profile?: Profile | undefined
  /** The day to judge by; absent: the document's own date. */
  readonly asOf?: CalendarDate | undefined
  /** Severity by rule id, in place of the rule's own; `off` switches it off. */
  readonly rules?: Readonly<Record<string, Severity | 'off'>> | undefined
  /** Check these rules alone. */
  readonly only?: readonly string[] | undefined
  /** Leave these rules out. */
  readonly skip?: readonly string[] | undefined
}

/** A rule broke off. Says which, and nothing of the document, not even by its stack. */
export class RuleError extends Error {
  readonly rule: string

  constructor(rule: string) {
    super(`rule ${rule} could not be checked`)
    this.name = 'RuleError'
    this.rule = rule
    this.stack = `RuleError: ${this.message}`
  }
}

/** A rule lists so many findings in one document. A text with more faults of one kind is damaged or made up, and its report must not outgrow it. */
const mostFindings = 1000

function notListed(rule: Rule, document: MarkedDocument, { at }: Report, { rules: severities }: CheckSettings): Finding {
  const severity = severities?.[limitReached.id]
  const message = `Rule ${rule.id} found more than ${mostFindings} places; from here on they are not listed.`
  return toFinding(limitReached, severity === undefined || severity === 'off' ? limitReached.severity : severity, document, { at, message })
}

/** The profile a document is judged by when none is asked for: State's for its telegrams, else that of 32 CFR 2001, which binds all. */
export function profileFor(document: MarkedDocument): Profile {
  return document.format === 'cable' || document.format === 'smart' ? 'state' : 'isoo'
}

/**
 * What the rules find in a document, sorted by place, then rule id. Positions and words of the vocabulary only: a finding never
 * quotes the text.
 *
 * Throws a RangeError for a rule id that does not exist, since a misspelt id would pass for a clean document; a RuleError when a rule breaks off.
 */
export function checkDocument(document: MarkedDocument, settings: CheckSettings = {}): Finding[] {
  const profile = settings.profile ?? profileFor(document)
  // The date of a mixed record is the other message's.
  const asOf = settings.asOf ?? (isMixedRecord(document) ? undefined : document.date?.value)
  const context: Context = { profile, asOf }
  const findings: Finding[] = []
  const severities = settings.rules && Object.keys(settings.rules).length > 0 ? settings.rules : undefined
  for (const rule of chosenRules(document, profile, settings)) {
    const severity = severities?.[rule.id]
    if (severity === 'off') continue
    let left = mostFindings
    const report = (found: Report): void => {
      if (left > 0) findings.push(toFinding(rule, severity ?? found.severity ?? rule.severity, document, found))
      else if (left === 0 && settings.rules?.[limitReached.id] !== 'off') findings.push(notListed(rule, document, found, settings))
      left--
    }
    try {
      rule.check(document, report, context)
    } catch {
      throw new RuleError(rule.id)
    }
  }
  return findings.sort((a, b) => a.span.start - b.span.start || compareText(a.rule, b.rule) || a.span.end - b.span.end)
}

function chosenRules({ format }: MarkedDocument, profile: Profile, { only, skip, rules: severities }: CheckSettings): readonly Rule[] {
  for (const id of [...(only ?? []), ...(skip ?? []), ...Object.keys(severities ?? {})]) {
    if (!rules.some((rule) => rule.id === id)) throw new RangeError(`no such rule: ${id}`)
  }
  const holding = rulesFor(profile, format)
  return only || skip ? holding.filter(({ id }) => (!only || only.includes(id)) && !skip?.includes(id)) : holding
}

const rulesByUse = new Map<string, readonly Rule[]>()

/** The rules that hold in a profile, for a format. */
function rulesFor(profile: Profile, format: Format): readonly Rule[] {
  const use = `${profile} ${format}`
  let holding = rulesByUse.get(use)
  if (!holding) {
    holding = rules.filter(
      (rule) => (!rule.profiles || rule.profiles.includes(profile)) && (!rule.formats || rule.formats.includes(format)),
    )
    rulesByUse.set(use, holding)
  }
  return holding
}

function toFinding(rule: Rule, severity: Severity, document: MarkedDocument, { at, message, related, fix, citation }: Report): Finding {
  return {
    rule: rule.id,
    severity,
    place: placeOf(document, at.start),
    message,
    span: at,
    citation: citation ?? rule.citation,
    related: (related ?? []).map((other) => ({ place: placeOf(document, other.at.start), span: other.at, message: other.message })),
    fix: fix ?? null,
  }
}

/** By code unit, so that no locale changes the order. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
