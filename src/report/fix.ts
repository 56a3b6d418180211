import type { MarkedDocument } from '../../grammar/document.ts'
import { linesOf } from '../../grammar/place.ts'
import type { Span } from '../../grammar/text/span.ts'
import type { Change, FixResult } from '../fix.ts'
import { knownText, maskLine } from './mask.ts'
import { count } from './summary.ts'
import { printable, wrap } from './width.ts'

/** What was changed, and what is left to do by hand. */
export function describeFixes(
  path: string,
  result: FixResult,
  { width, written }: { readonly width: number; readonly written: boolean },
): string {
  const changed = steps(result)
  const rows = changed.flatMap(({ at, text, before, place, rules }) => {
    const { line } = linesOf(before).position(at.start)
    const known = knownText(text)?.trim().replace(/\s+/g, ' ')
    return wrap(
      `line ${line}${place === undefined ? '' : ` (${place})`}: ${known ? `write ${known}` : 'mended'} [${rules.join(', ')}]`,
      width - 4,
    ).map((row, index) => `${index === 0 ? '  ' : '    '}${row}`)
  })
  const left = result.findings.filter(({ severity }) => severity !== 'info').length
  const name = path === 'standard input' ? '' : `: bannerline ${printable(path)}`
  const done = changed.length === 0 ? 'nothing to fix' : `${written ? 'fixed' : 'would fix'} ${count(changed.length, 'place')}`
  const todo = left > 0 ? ` · ${count(left, 'finding')} left to mend by hand${name}` : ''
  return [printable(path), ...rows, ...wrap(`${done}${todo}`, width - 2).map((row) => `  ${row}`)].join('\n')
}

/** The lines that change, masked, before and after. */
export function fixDiff(path: string, result: FixResult): string {
  const rows = steps(result).flatMap(({ at, text, before, after, rules }) => {
    const first = linesOf(before).indexOf(at.start)
    const removed = linesOf(before).indexOf(Math.max(at.start, at.end - 1)) - first + 1
    const added = removed + lineEnds(text) - lineEnds(before.text.slice(at.start, at.end))
    return [`@@ line ${first + 1} @@ ${rules.join(', ')}`, ...lines(before, first, removed, '-'), ...lines(after, first, added, '+')]
  })
  return [`--- ${printable(path)}`, `+++ ${printable(path)}`, ...rows].join('\n')
}

/** Changes one after the other that meet are one to the reader: the banner line raised, and a control put into it. */
interface Step {
  readonly before: MarkedDocument
  readonly after: MarkedDocument
  readonly at: Span
  readonly text: string
  /** Undefined when the change is made elsewhere than the fault was found. */
  readonly place: string | undefined
  readonly rules: readonly string[]
}

function steps({ changes, document }: FixResult): readonly Step[] {
  const found: Step[] = []
  for (const [index, change] of changes.entries()) {
    const after = changes[index + 1]?.before ?? document
    const last = found.at(-1)
    const joined = last && join(last, change, after)
    if (joined) found[found.length - 1] = joined
    else found.push({ before: change.before, after, ...change.fix, place: placeOf(change), rules: [change.finding.rule] })
  }
  return found
}

function placeOf({ finding: { place, span }, fix: { at } }: Change): string | undefined {
  return at.start <= span.end && span.start <= at.end ? place : undefined
}

function join(step: Step, { fix, finding, before }: Change, after: MarkedDocument): Step | undefined {
  const written = step.at.start + step.text.length
  if (fix.at.start > written || fix.at.end < step.at.start || placeOf({ fix, finding, before }) !== step.place) return undefined
  const start = Math.min(step.at.start, fix.at.start)
  const grown = Math.max(0, fix.at.end - written)
  const end = written + grown + fix.text.length - (fix.at.end - fix.at.start)
  return {
    ...step,
    after,
    at: { start, end: step.at.end + grown },
    text: after.text.slice(start, end),
    rules: [...new Set([...step.rules, finding.rule])],
  }
}

function lineEnds(text: string): number {
  return text.split(/\r\n|\r|\n/).length - 1
}

function lines(document: MarkedDocument, first: number, number: number, sign: string): string[] {
  const table = linesOf(document)
  const shown: string[] = []
  for (let index = first; index < first + number; index++) {
    const line = table.line(index)
    if (line)
      shown.push(
        `${sign}${maskLine(document, line)
          .map((piece) => piece.shown)
          .join('')}`.trimEnd(),
      )
  }
  return shown
}
