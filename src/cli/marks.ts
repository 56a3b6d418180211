import { createHmac } from 'node:crypto'
import type { MarkedDocument } from '../../grammar/document.ts'
import type { Finding } from '../../rules/rule.ts'
import { markSources } from '../report/mark-source.ts'
import { Failure } from './failure.ts'

/** Without a key of the user's own, a mark tells no more than the report it stands in. */
const publicKey = 'bannerline'

const shortestKey = 16

/**
 * A key of the user's own, for marks that leave the office: who lacks it cannot tell the marking from the mark by trying all of them.
 * Throws a Failure for one that is too short, which nobody should find out only when a mark is due.
 */
export function ownKey(): string {
  const key = process.env.BANNERLINE_KEY
  if (!key) return publicKey
  if (key.length >= shortestKey) return key
  throw new Failure(`BANNERLINE_KEY is too short: it has to have at least ${shortestKey} characters.`, {
    remedy: 'Take a longer one, or unset it.',
  })
}

/** One mark for each finding, 16 hexadecimal digits: unique in a file, and the same after edits elsewhere. */
export function marksOf(path: string, document: MarkedDocument, findings: readonly Finding[], key = ownKey()): string[] {
  return markSources(path, document, findings).map((source) => createHmac('sha256', key).update(source).digest('hex').slice(0, 16))
}

/** The same by finding, made when the first is asked for: most reports do not show them. */
export function lazyMarks(path: string, document: MarkedDocument, findings: readonly Finding[]): (finding: Finding) => string {
  let marks: ReadonlyMap<Finding, string> | undefined
  return (finding) => {
    if (!marks) {
      const all = marksOf(path, document, findings)
      marks = new Map(findings.map((one, index) => [one, all[index] ?? '']))
    }
    return marks.get(finding) ?? ''
  }
}
