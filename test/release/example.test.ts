import { expect, test } from 'vitest'
import { parseDocument } from '../../grammar/parse.ts'
import { parseExemption } from '../../src/release/exemption.ts'
import { makeRelease } from '../../src/release/make.ts'
import { policyFor, publicPolicy, type ReleasePolicy } from '../../src/release/policy.ts'

import { exampleCable } from './example.ts'

function release(text: string, policy: ReleasePolicy): string {
  const made = makeRelease(parseDocument(text), policy)
  if (made.kind === 'refused') throw new Error(JSON.stringify(made.refusals))
  expect(made.verification.findings).toEqual([])
  expect(made.verification.passed).toBe(true)
  return made.release.text
}

function audience(text: string): ReleasePolicy {
  const { policy, problem } = policyFor(text)
  if (!policy) throw new Error(problem)
  return policy
}

test('release to the public', () => {
  const sensitive = ['B5'].flatMap((code) => parseExemption(code) ?? [])
  expect(release(exampleCable, { ...publicPolicy, sensitive, unmarked: 'as-banner' })).toBe(`UNCLASSIFIED

RELEASED IN PART
B1 1.4(B), B1 1.4(D), B5

VZCZCXYZ0042
PP RUEHC RUEHZG
DE RUEHSZ #0042/01 1241415
ZNR UUUUU ZZH
P 031415Z MAY 24
FM AMEMBASSY STRELSAU
TO RUEHC/SECSTATE WASHDC PRIORITY 1187
INFO RUEHZG/NATO EU COLLECTIVE PRIORITY
BT
UNCLAS STRELSAU 000042

E.O. 13526: N/A
TAGS: PREL, MARR, RU
SUBJECT: [subject line not declassified] [B1 1.4(B), B1 1.4(D)]

1. [1 paragraph (2-5 lines) not declassified] [B1 1.4(B), B1 1.4(D)]

2. (U) The Ambassador opened the spring fair on May 2. The Ministry
issued a press statement the same day.

3. [1 paragraph (2-5 lines) not declassified] [B1 1.4(B), B1 1.4(D)]

[heading not declassified] [B1 1.4(B), B1 1.4(D)]

4. [1 paragraph (2-5 lines) not declassified] [B1 1.4(B), B1 1.4(D)]

5. [1 paragraph (1 line or less) withheld] [B5]

6. [1 paragraph (1 line or less) not declassified] [B1 1.4(B), B1 1.4(D)]

TARRANT
BT
#0042

NNNN

UNCLASSIFIED
`)
})

test('release to the public, with nothing said about what no reason covers', () => {
  const text = release(exampleCable, publicPolicy)
  expect(text).toContain('5. [1 paragraph (1 line or less) withheld pending review]\n')
  expect(text).toContain('[heading withheld pending review]\n')
})

test('release to four partners', () => {
  expect(release(exampleCable, audience('SECRET//REL TO USA, FVEY'))).toBe(`CONFIDENTIAL//REL TO USA, FVEY

VZCZCXYZ0042
PP RUEHC RUEHZG
DE RUEHSZ #0042/01 1241415
ZNY CCCCC ZZH
P 031415Z MAY 24
FM AMEMBASSY STRELSAU
TO RUEHC/SECSTATE WASHDC PRIORITY 1187
INFO RUEHZG/NATO EU COLLECTIVE PRIORITY
BT
C O N F I D E N T I A L STRELSAU 000042

REL TO USA, FVEY

E.O. 13526: DECL: 05/03/2034
TAGS: PREL, MARR, RU
SUBJECT: [subject line removed]

CLASSIFIED BY: Ambassador Jane Q. Tarrant for reasons 1.4 (b) and (d).

1. (C//REL TO USA, FVEY) SUMMARY: The Ruritanian navy will leave the
northern pier by June. END SUMMARY.

2. (U) The Ambassador opened the spring fair on May 2. The Ministry
issued a press statement the same day.

3. (C//REL TO USA, FVEY) Two tugs are to be sold before the winter, and
the dry dock stays closed.

4. [portion removed]

5. [portion removed]

6. [portion removed]

TARRANT
BT
#0042

NNNN

CONFIDENTIAL//REL TO USA, FVEY
`)
})
