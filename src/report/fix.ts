import type { MarkedDocument } from '../../grammar/document.ts'
import { linesOf } from '../../grammar/place.ts'
import type { FixResult } from '../fix.ts'
import { knownText, maskLine } from './mask.ts'
import { count } from './summary.ts'
import { printable, wrap } from './width.ts'

/** What was changed, and what is left to do by hand. */
export function describeFixes(
  path: string,
  { changes, findings }: FixResult,
  { width, written }: { readonly width: number; readonly written: boolean },
): string {
  const rows = changes.flatMap(({ finding, fix, before }) => {
    const { line } = linesOf(before).position(fix.at.start)
    const text = knownText(fix.text)?.trim()
    return wrap(`line ${line} (${finding.place}): ${text ? `write ${text}` : 'mended'} [${finding.rule}]`, width - 4).map(
      (row, index) => `${index === 0 ? '  ' : '    '}${row}`,
    )
  })
  const left = findings.filter(({ severity }) => severity !== 'info').length
  const done = `${written ? 'fixed' : 'would fix'} ${count(changes.length, 'place')}${left > 0 ? ` · ${count(left, 'finding')} left to mend by hand: bannerline ${path}` : ''}`
  return [printable(path), ...rows, `  ${done}`].join('\n')
}

/** The lines that change, masked, before and after. */
export function fixDiff(path: string, { changes, document }: FixResult): string {
  const rows = changes.flatMap(({ fix, before }, index) => {
    const after = changes[index + 1]?.before ?? document
    const first = linesOf(before).indexOf(fix.at.start)
    const removed = linesOf(before).indexOf(Math.max(fix.at.start, fix.at.end - 1)) - first + 1
    const added = removed + lineEnds(fix.text) - lineEnds(before.text.slice(fix.at.start, fix.at.end))
    return [
      `@@ line ${first + 1} @@ ${changes[index]?.finding.rule}`,
      ...lines(before, first, removed, '-'),
      ...lines(after, first, added, '+'),
    ]
  })
  return [`--- ${printable(path)}`, `+++ ${printable(path)}`, ...rows].join('\n')
}

function lineEnds(text: string): number {
  return text.split(/\r\n|\r|\n/).length - 1
}

function lines(document: MarkedDocument, first: number, number: number, sign: string): string[] {
  return linesOf(document)
    .lines.slice(first, first + number)
    .map((line) =>
      `${sign}${maskLine(document, line)
        .map(({ shown }) => shown)
        .join('')}`.trimEnd(),
    )
}
