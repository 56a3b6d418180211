import { createHmac } from 'node:crypto'
import type { MarkedDocument } from '../../grammar/document.ts'
import type { Finding } from '../../rules/rule.ts'
import { markSources } from '../report/mark-source.ts'

/** Without a key of the user's own, a mark tells no more than the report it stands in. */
const publicKey = 'bannerline'

/** One mark for each finding, 16 hexadecimal digits: unique in a file, and the same after edits elsewhere. */
export function marksOf(path: string, document: MarkedDocument, findings: readonly Finding[], key = publicKey): string[] {
  return markSources(path, document, findings).map((source) => createHmac('sha256', key).update(source).digest('hex').slice(0, 16))
}
