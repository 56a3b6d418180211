import type { MarkedDocument } from '../../grammar/document.ts'
import { parseDocument } from '../../grammar/parse.ts'
import { cutView } from './cut.ts'
import { type Decided, decideRelease, type Refused } from './decide.ts'
import { toMarkdown } from './markdown.ts'
import type { ReleasePolicy } from './policy.ts'
import { type Verification, verifyRelease } from './verify.ts'
import { type Release, writeRelease } from './write.ts'

export interface Made {
  readonly kind: 'made'
  readonly decided: Decided
  readonly release: Release
  readonly verification: Verification
}

/** What the release becomes. The name of the file is looked at too: it must not tell what is withheld. */
export interface ReleaseFile {
  readonly format?: 'text' | 'markdown'
  readonly fileName?: string
}

/** Decides, writes and verifies a release, all in memory. The caller keeps it only if it verifies. */
export function makeRelease(
  document: MarkedDocument,
  policy: ReleasePolicy,
  { format = 'text', fileName }: ReleaseFile = {},
): Made | Refused {
  const decided = decideRelease(document, policy)
  if (decided.kind === 'refused') return decided
  const written = writeRelease(cutView(document, decided))
  const release = format === 'markdown' ? { ...written, text: toMarkdown(written.text) } : written
  const again = (text: string) => releaseText(text, policy)
  const verification = verifyRelease(release.text, { policy, fileName, against: document, again })
  return { kind: 'made', decided, release, verification }
}

/**
 * The release of a release, unverified; undefined when it is refused. Offsets and places are those of the document that it was cut from,
 * and gone.
 */
export function releaseText(text: string, policy: ReleasePolicy): string | undefined {
  const document = parseDocument(text)
  const redactions = policy.redactions.filter(({ kind }) => kind === 'term')
  const decided = decideRelease(document, { ...policy, redactions, portions: new Map() })
  return decided.kind === 'refused' ? undefined : writeRelease(cutView(document, decided)).text
}
