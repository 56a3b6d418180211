import type { MarkedDocument } from '../grammar/document.ts'
import { isClear, type Marking } from '../grammar/marking/marking.ts'
import { parseDocument } from '../grammar/parse.ts'
import type { Span } from '../grammar/text/span.ts'
import { isBelow } from '../grammar/vocabulary/levels.ts'
import { type CheckSettings, checkDocument } from '../rules/check.ts'
import type { Finding, Fix } from '../rules/rule.ts'

/** One change, with the document as it was before it. */
export interface Change {
  readonly finding: Finding
  readonly fix: Fix
  readonly before: MarkedDocument
}

export interface FixResult {
  readonly text: string
  readonly changes: readonly Change[]
  /** What is left to do by hand. */
  readonly document: MarkedDocument
  readonly findings: readonly Finding[]
}

/** Which findings are to be fixed, or left to do: those that somebody allowed are neither. */
type Wanted = (document: MarkedDocument, findings: readonly Finding[]) => readonly Finding[]

/** One change can make room for the next, and rules could undo each other for ever; no message has that many markings to mend. */
const mostChanges = 500

/**
 * Applies the fixes of the findings, until none is left. A fix that would lower a marking, drop a control, lose a portion or touch prose is
 * not applied, whatever its rule thinks: the promise is kept here as well as in the rules.
 */
export function fixDocument(source: string, settings: CheckSettings, wanted: Wanted = (_, findings) => findings): FixResult {
  let text = source
  let document = parseDocument(text)
  const check = (): readonly Finding[] => wanted(document, checkDocument(document, settings))
  let findings = check()
  const changes: Change[] = []
  const refused = new Set<string>()
  while (changes.length < mostChanges) {
    const next = nextFix(document, findings, refused)
    if (!next) break
    changes.push({ finding: next.finding, fix: next.fix, before: document })
    text = next.text
    document = next.document
    findings = check()
  }
  return { text, changes, document, findings }
}

function nextFix(document: MarkedDocument, findings: readonly Finding[], refused: Set<string>) {
  for (const finding of findings) {
    const { fix } = finding
    if (!fix) continue
    const key = `${finding.rule} ${finding.place} ${fix.text}`
    if (refused.has(key)) continue
    const text = document.text.slice(0, fix.at.start) + fix.text + document.text.slice(fix.at.end)
    const changed = parseDocument(text)
    if (text !== document.text && !touchesProse(document, fix.at) && !lowers(document, changed))
      return { finding, fix, text, document: changed }
    refused.add(key)
  }
  return undefined
}

/** True when a stretch that is replaced reaches into the words of a portion, a subject, or text that no slot accepts. */
function touchesProse(document: MarkedDocument, at: Span): boolean {
  if (at.end === at.start) return false
  const meets = ({ start, end }: Span): boolean => start < at.end && at.start < end
  return document.segments.some((segment) => {
    if (!meets(segment.span)) return false
    if (segment.kind === 'portion' || segment.kind === 'subject') return meets(segment.body) && !within(segment.marking?.span, at)
    return segment.kind === 'unmarked' || segment.kind === 'pass-line' || segment.kind === 'signature'
  })
}

function within(outer: Span | undefined, inner: Span): boolean {
  return outer !== undefined && outer.start <= inner.start && inner.end <= outer.end
}

/** True when a marking is lower, says less, or is gone after the change. */
export function lowers(before: MarkedDocument, after: MarkedDocument): boolean {
  return (
    before.portions.length !== after.portions.length ||
    before.portions.some(({ effective }, index) => saysLess(effective, after.portions[index]?.effective)) ||
    before.bannerLines.some(({ marking }, index) => saysLess(marking, after.bannerLines[index]?.marking)) ||
    before.captions.some(({ id }) => !after.captions.some((caption) => caption.id === id))
  )
}

function saysLess(before: Marking | undefined, after: Marking | undefined): boolean {
  if (!before?.level) return false
  if (!after?.level || isBelow(after.level, before.level)) return true
  // What could not be read for certain may be read otherwise once it is spelled right.
  return isClear(before) && before.controls.some(({ id }) => id !== '' && !after.controls.some((control) => control.id === id))
}
