import type { MarkedDocument } from '../../../grammar/document.ts'
import type { MarkingValue } from '../../../grammar/marking/marking.ts'
import type { Level, Profile } from '../../../grammar/vocabulary/entry.ts'
import { rollUp } from '../../../rules/roll-up.ts'
import type { Finding, Severity } from '../../../rules/rule.ts'
import { why } from '../../../rules/why.ts'
import type { SuppressedFinding } from '../report.ts'
import { addToTally, count, emptyTally } from '../summary.ts'
import { bannerWords, type Comparison, compareBanner, type Judgement } from './why.ts'

/** One document of a report. `path` is as lint shows it. */
export interface JudgedCable extends Judgement {
  readonly path: string
  readonly document: MarkedDocument
  readonly findings: readonly Finding[]
  /** Findings that somebody allowed; they are not among `findings`. */
  readonly suppressed?: readonly SuppressedFinding[]
}

/** What a list of many documents keeps of each, so that it can hold more of them than memory holds documents. */
export interface ListedCable extends Comparison {
  readonly path: string
  readonly profile: Profile
  readonly statedLevel: Level | undefined
  /** Banner lines and portions rolled up, so that a banner line set too low does not lower the page. */
  readonly overall: MarkingValue
  readonly portions: number
  readonly counts: Readonly<Record<Severity, number>>
  readonly allowed: number
  /** The rule of each finding. */
  readonly found: readonly string[]
  readonly year: number | undefined
  readonly post: string | undefined
}

export function listCable(cable: JudgedCable, showText: boolean): ListedCable {
  const { path, document, findings, suppressed = [], profile } = cable
  const [banner] = document.bannerLines
  const markings = [
    ...document.bannerLines.map(({ marking }) => marking),
    ...document.portions.flatMap(({ effective }) => (effective ? [effective] : [])),
  ]
  return {
    path,
    profile,
    ...compareBanner(document, why(document, cable).rollUp.value, showText),
    statedLevel: banner?.marking.level,
    overall: rollUp(markings, { profile, banner: banner?.marking }).value,
    portions: document.portions.length,
    counts: addToTally(emptyTally, findings).counts,
    allowed: suppressed.length,
    found: findings.map(({ rule }) => rule),
    year: document.date?.value.year,
    post: banner?.post?.value,
  }
}

/** The marking of a page that shows the text of these documents: every word of it. */
export function overallMarking(rows: readonly ListedCable[]): { readonly text: string; readonly level: Level | undefined } {
  const [first] = rows
  const value =
    rows.length === 1 && first
      ? first.overall
      : rollUp(
          rows.map(({ overall }) => overall),
          { profile: first?.profile ?? 'isoo' },
        ).value
  return { text: bannerWords(value, true) ?? 'MARKING NOT KNOWN: HANDLE AS THE DOCUMENTS IT SHOWS', level: value.level }
}

/** `2 errors, 1 warning, 1 allowed`, or `no findings`. */
export function countsText({ error, warning, info }: Readonly<Record<Severity, number>>, allowed: number): string {
  const parts = [
    error > 0 && count(error, 'error'),
    warning > 0 && count(warning, 'warning'),
    info > 0 && `${info} info`,
    error + warning + info === 0 && 'no findings',
    allowed > 0 && `${allowed} allowed`,
  ]
  return parts.filter(Boolean).join(', ')
}
