import type { Format, MarkedDocument } from '../grammar/document.ts'
import type { CalendarDate } from '../grammar/text/date.ts'
import type { Span } from '../grammar/text/span.ts'
import type { Citation, Profile } from '../grammar/vocabulary/entry.ts'

/** `error` contradicts its citation; `warning` is suspicious; `info` tells how something was read. */
export type Severity = 'error' | 'warning' | 'info'

/** What a rule is told besides the document. */
export interface Context {
  readonly profile: Profile
  /** The day to judge by: `--as-of`, else the document's own date. Undefined: neither is known, and range checks are skipped. */
  readonly asOf: CalendarDate | undefined
}

/** Replacing `at` by `text` mends the fault. A fix raises or completes a marking; it never lowers one and never touches prose. */
export interface Fix {
  readonly at: Span
  readonly text: string
}

export interface RelatedPlace {
  readonly at: Span
  readonly message: string
}

/** What a rule reports. Messages hold words of the vocabulary and numbers, never a word of the document. */
export interface Report {
  readonly at: Span
  readonly message: string
  readonly related?: readonly RelatedPlace[]
  readonly fix?: Fix
  /** Lower than the rule's own, where the source of this one fault is unverified or another authority's. */
  readonly severity?: Severity
  /** In place of the rule's own, where a rule enforces many texts. */
  readonly citation?: Citation
}

/** A text on which the rule is silent. A bare string is judged under the format's default profile. */
export type GoodExample = string | { readonly text: string; readonly profile?: Profile; readonly asOf?: string }

/** `«»` marks exactly the text to be flagged; an empty pair marks a place. `fixed` is the text after the fix. */
export interface BadExample {
  readonly text: string
  readonly profile?: Profile
  readonly asOf?: string
  readonly fixed?: string
}

export interface Rule {
  /** Names what is wrong, in kebab-case; the file has the same name. */
  readonly id: string
  /** The fault in a few words, as a heading. */
  readonly title: string
  readonly severity: Severity
  /** Profiles the rule holds in; absent: all of them. */
  readonly profiles?: readonly Profile[]
  /** Formats the rule applies to; absent: all of them. */
  readonly formats?: readonly Format[]
  readonly citation: Citation
  /** Why it matters, in one or two sentences, for someone who does not know the rule. */
  readonly why: string
  /** How often real cables break it, where that was measured. */
  readonly baseRate?: string
  /** What to do, in one sentence, when the message does not say it. */
  readonly advice?: string
  check(document: MarkedDocument, report: (found: Report) => void, context: Context): void
  readonly good: readonly GoodExample[]
  readonly bad: readonly BadExample[]
}

/** Gives a rule its type; the object is returned as it is. */
export function defineRule(rule: Rule): Rule {
  return rule
}

/** A report with the rule's own data, ready to be printed. */
export interface Finding {
  readonly rule: string
  readonly severity: Severity
  readonly place: string
  readonly message: string
  readonly span: Span
  readonly citation: Citation
  readonly related: readonly { readonly place: string; readonly span: Span; readonly message: string }[]
  readonly fix: Fix | null
}
