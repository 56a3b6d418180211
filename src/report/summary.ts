import type { MarkedDocument } from '../../grammar/document.ts'
import type { Marking, MarkingValue } from '../../grammar/marking/marking.ts'
import { printMarking } from '../../grammar/marking/print.ts'
import type { Profile } from '../../grammar/vocabulary/entry.ts'
import { rollUp } from '../../rules/roll-up.ts'
import type { Finding, Severity } from '../../rules/rule.ts'
import type { Run, SuppressedFinding, Tally } from './report.ts'
import { maskUnknownWords } from './words.ts'

/** What the banner line says, in canonical form; null when there is none, or none that could be read. */
export function bannerText(document: MarkedDocument): string | null {
  const marking = document.bannerLines[0]?.marking
  return marking ? markingText(marking, 'banner') : null
}

/** What the portions imply, in canonical form; null when no portion has a marking. */
export function rollUpText(document: MarkedDocument, profile: Profile): string | null {
  // What portions imply hangs on what is written in them, not on how often: most cables of an archive imply one of few banner lines.
  const written = new Map<string, Marking>()
  for (const { effective } of document.portions) {
    if (effective) written.set(document.text.slice(effective.span.start, effective.span.end), effective)
  }
  if (written.size === 0) return null
  const key = [profile, ...[...written.keys()].sort()].join('\n')
  let text = implied.get(key)
  if (text === undefined) {
    text = markingText(rollUp([...written.values()], { profile }).value, 'banner')
    if (implied.size >= mostImplied) implied.clear()
    if (key.length <= longestKey) implied.set(key, text)
  }
  return text
}

const mostImplied = 1024
/** Longer ones do not repeat, and would fill the memory. */
const longestKey = 4096
const implied = new Map<string, string | null>()

/** A marking in canonical form, words that the register does not hold masked; null without a level. */
export function markingText(marking: MarkingValue, form: 'banner' | 'portion'): string | null {
  return marking.level === undefined ? null : maskUnknownWords(printMarking(marking, form))
}

export const emptyTally: Tally = {
  files: 0,
  filesWithFindings: 0,
  fixable: 0,
  known: 0,
  suppressed: 0,
  suppressedUntil: undefined,
  counts: { error: 0, warning: 0, info: 0 },
}

/** The tally with one more file in it. `hidden`: its findings that the baseline knows, and those that somebody allowed. */
export function addToTally(
  { files, filesWithFindings, fixable, known, suppressed, suppressedUntil, counts }: Tally,
  findings: readonly Finding[],
  hidden: { readonly known?: number; readonly suppressed?: readonly SuppressedFinding[] } = {},
): Tally {
  const allowed = hidden.suppressed ?? []
  const sum = { ...counts }
  for (const { severity } of findings) sum[severity]++
  return {
    files: files + 1,
    filesWithFindings: filesWithFindings + (findings.length > 0 ? 1 : 0),
    fixable: fixable + findings.filter(({ fix }) => fix).length,
    known: known + (hidden.known ?? 0),
    suppressed: suppressed + allowed.length,
    suppressedUntil: [...(suppressedUntil === undefined ? [] : [suppressedUntil]), ...allowed.map(({ until }) => until)].sort()[0],
    counts: sum,
  }
}

/** What to say of texts without a marking: who has named the wrong folder should not think that all is well. */
export function unmarkedNote(unmarked: number, total: number, noun: string): string {
  return `note   No marking was found in ${thousands(unmarked)} of ${count(total, noun)}: there was nothing to check in it.`
}

/** `1 error`, `2 errors`. */
export function count(number: number, noun: string): string {
  return `${thousands(number)} ${noun}${number === 1 ? '' : 's'}`
}

/** `25,250` */
export function thousands(number: number): string {
  return number < 1000 ? String(number) : String(number).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

const order: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 }

/** For sorting: errors first. */
export function bySeverity(a: { readonly severity: Severity }, b: { readonly severity: Severity }): number {
  return order[a.severity] - order[b.severity]
}

/** What was found, in one line. `shown`: findings that were shown, when some may have been left out. */
export function tallyText({ tally, failures }: Run, shown?: number): string {
  const { counts, files, filesWithFindings, known, suppressed, suppressedUntil } = tally
  const total = counts.error + counts.warning + counts.info
  const kinds = [
    counts.error > 0 ? count(counts.error, 'error') : undefined,
    counts.warning > 0 ? count(counts.warning, 'warning') : undefined,
    counts.info > 0 ? `${thousands(counts.info)} info` : undefined,
  ].filter((kind) => kind !== undefined)
  const parts = [
    total === 0
      ? `No findings in ${count(files, 'file')}`
      : `${kinds.join(', ')} in ${thousands(filesWithFindings)} of ${count(files, 'file')}`,
  ]
  if (shown !== undefined && shown < total) parts.push(`${thousands(total - shown)} not shown`)
  if (known > 0) parts.push(`${thousands(known)} known from the baseline`)
  if (suppressed > 0) parts.push(`${thousands(suppressed)} allowed${suppressedUntil ? ` until ${suppressedUntil}` : ''}`)
  if (failures.length > 0) parts.push(`${thousands(failures.length)} could not be checked: see above`)
  return parts.join(' · ')
}

/** What to do next, in whole sentences; undefined when there is nothing to do. `path`: the only file, when there is one. */
export function nextSteps({ tally: { counts, fixable } }: Run, path?: string): string | undefined {
  const total = counts.error + counts.warning
  if (total === 0 && fixable === 0) return undefined
  const name =
    path === undefined || path === 'standard input' ? '' : ` ${/^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`}`
  const left = counts.error + counts.warning > fixable
  const steps = [
    fixable > 0 ? `bannerline fix${name} mends ${thousands(fixable)} of them${left ? '; mend the others by hand' : ''}.` : undefined,
    fixable === 0 && counts.error > 0 ? 'Mend the errors by hand.' : undefined,
    counts.error === 0 && counts.warning > 0 && left ? 'A warning may be right: look at each.' : undefined,
    total > 0 ? 'Then run this again. bannerline explain RULE tells more about a rule.' : undefined,
  ]
  return steps.filter((step) => step !== undefined).join(' ')
}
