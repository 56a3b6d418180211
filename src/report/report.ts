import type { MarkedDocument } from '../../grammar/document.ts'
import type { CalendarDate } from '../../grammar/text/date.ts'
import type { Profile } from '../../grammar/vocabulary/entry.ts'
import type { Finding, Severity } from '../../rules/rule.ts'
import type { Paint } from './paint.ts'

/** What was found in one file. `path` is relative to where the program runs, with `/`. */
export interface FileReport {
  readonly path: string
  readonly document: MarkedDocument
  readonly findings: readonly Finding[]
  /** What tells one of the findings from every other and outlives edits. Worked out when it is first asked for. See `marks.ts`. */
  readonly markOf: (finding: Finding) => string
  /** Findings that somebody allowed, with a reason and for a time. They are not among `findings`. */
  readonly suppressed?: readonly SuppressedFinding[]
  readonly profile: Profile
  /** The day the file was judged by; undefined when neither the user nor the document named one. */
  readonly asOf: CalendarDate | undefined
}

export interface SuppressedFinding {
  readonly finding: Finding
  readonly mark: string
  readonly reason: string
  /** The last day, as `2027-05-24`. */
  readonly until: string
}

/** A file, or a step, that could not be done. Holds no word of a document. */
export interface RunFailure {
  readonly path: string | undefined
  readonly message: string
  readonly remedy: string | undefined
}

export interface Tally {
  readonly files: number
  readonly filesWithFindings: number
  /** Findings that the baseline knows: not shown, and no reason to fail. */
  readonly known: number
  /** Findings that somebody allowed: not shown, and no reason to fail. */
  readonly suppressed: number
  /** The day on which the first of these is back. */
  readonly suppressedUntil: string | undefined
  /** Findings with a safe fix. */
  readonly fixable: number
  readonly counts: Readonly<Record<Severity, number>>
}

/** Everything a reporter may want to know once all files are done. */
export interface Run {
  readonly profile: Profile | undefined
  readonly asOf: string | undefined
  readonly tally: Tally
  readonly failures: readonly RunFailure[]
}

/** Turns a run into text, piece by piece: `file` or `failure` for every file in order, then `end` once. */
export interface Reporter {
  file(report: FileReport): string
  /** Only for forms that tell a failure in its place; `end` is given all of them. */
  failure?(failure: RunFailure): string
  end(run: Run): string
}

export interface Layout {
  readonly width: number
  readonly paint: Paint
  readonly ascii: boolean
  /** Show the real lines. The caller has made sure that they go to a terminal. */
  readonly showText: boolean
  /** Findings to show in all; the others are counted. */
  readonly maxFindings: number
  /** Name files without findings too. */
  readonly listClean: boolean
  /** Errors only. */
  readonly quiet: boolean
  /** Put findings that somebody allowed into `sarif` too, marked as such. */
  readonly includeSuppressed?: boolean
}
