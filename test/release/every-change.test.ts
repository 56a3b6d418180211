import { expect, test } from 'vitest'
import { parseDocument } from '../../grammar/parse.ts'
import { makeRelease, releaseText } from '../../src/release/make.ts'
import { policyFor, publicPolicy, type ReleasePolicy } from '../../src/release/policy.ts'
import { verifyRelease } from '../../src/release/verify.ts'
import { exampleCable } from './example.ts'

const partners = policyFor('SECRET//REL TO USA, FVEY').policy as ReleasePolicy
const redactions: ReleasePolicy['redactions'] = [
  { kind: 'term', term: 'press statement', exemptions: [{ paragraph: 5, detail: '' }] },
  { kind: 'term', term: 'spring fair', exemptions: [{ paragraph: 6, detail: '' }] },
]
const source = parseDocument(exampleCable)

/** Another character of the same kind, so that no shape gives the change away. */
function flip(character: string): string {
  if (/[0-9]/.test(character)) return String((Number(character) + 1) % 10)
  if (/[a-z]/.test(character)) return character === 'z' ? 'a' : String.fromCharCode(character.charCodeAt(0) + 1)
  if (/[A-Z]/.test(character)) return character === 'Z' ? 'A' : String.fromCharCode(character.charCodeAt(0) + 1)
  return character === ' ' ? '_' : character === '\n' ? ' ' : ' '
}

test.each([
  ['the public', publicPolicy],
  ['partners', partners],
  ['the public, with words left out', { ...publicPolicy, redactions }],
] as const)('every change of one character of a release to %s is found with the source', (_, policy) => {
  const made = makeRelease(source, policy)
  if (made.kind === 'refused') throw new Error('refused')
  const sound = made.release.text
  const again = (text: string) => releaseText(text, policy)
  const missed: string[] = []
  for (let at = 0; at < sound.length; at++) {
    const changed = sound.slice(0, at) + flip(sound.charAt(at)) + sound.slice(at + 1)
    if (verifyRelease(changed, { policy, again, against: source }).passed)
      missed.push(`${at}: ${changed.slice(Math.max(0, at - 20), at + 20)}`)
  }
  expect(missed).toEqual([])
})
