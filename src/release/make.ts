import type { MarkedDocument } from '../../grammar/document.ts'
import { parseDocument } from '../../grammar/parse.ts'
import { cutView } from './cut.ts'
import { type Decided, decideRelease, type Refused } from './decide.ts'
import type { ReleasePolicy } from './policy.ts'
import { type Verification, verifyRelease } from './verify.ts'
import { type Release, writeRelease } from './write.ts'

export interface Made {
  readonly kind: 'made'
  readonly decided: Decided
  readonly release: Release
  readonly verification: Verification
}

/** Decides, writes and verifies a release, all in memory. The caller keeps it only if it verifies. */
export function makeRelease(document: MarkedDocument, policy: ReleasePolicy): Made | Refused {
  const decided = decideRelease(document, policy)
  if (decided.kind === 'refused') return decided
  const release = writeRelease(cutView(document, decided))
  const verification = verifyRelease(release.text, { policy, against: document, again: (text) => releaseText(text, policy) })
  return { kind: 'made', decided, release, verification }
}

/** The release of a release, unverified; undefined when it is refused. Offsets are those of the document that it was cut from, and gone. */
export function releaseText(text: string, policy: ReleasePolicy): string | undefined {
  const document = parseDocument(text)
  const redactions = policy.redactions.filter(({ kind }) => kind === 'term')
  const decided = decideRelease(document, { ...policy, redactions })
  return decided.kind === 'refused' ? undefined : writeRelease(cutView(document, decided)).text
}
