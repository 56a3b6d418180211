import { describe, expect, test } from 'vitest'
import { printMarking } from '../../grammar/marking/print.ts'
import { parseDocument } from '../../grammar/parse.ts'
import { decideRelease, signatureShape } from '../../src/release/decide.ts'
import { printExemption } from '../../src/release/exemption.ts'
import { makeRelease } from '../../src/release/make.ts'
import { policyFor, publicPolicy, type ReleasePolicy } from '../../src/release/policy.ts'
import { type PolicyFile, readPolicyFile } from '../../src/release/policy-file.ts'
import { usualMarkings } from '../arbitraries.ts'
import { exampleCable } from './example.ts'

function policyOf(audience: string): ReleasePolicy {
  const { policy, problem } = policyFor(audience)
  if (!policy) throw new Error(problem)
  return policy
}

test.each([
  ['UNCLASSIFIED', 'public'],
  ['unclassified', 'public'],
  ['UNCLASSIFIED//SBU', 'internal'],
  ['SECRET//NOFORN', 'internal'],
  ['SECRET', 'internal'],
  ['SECRET//REL TO USA, FVEY', 'foreign'],
  ['//NATO UNCLASSIFIED', 'foreign'],
])('audience %s', (text, convention) => {
  expect(policyFor(text).policy?.convention).toBe(convention)
})

test.each([
  ['', 'begin with a level'],
  ['everybody', 'begin with a level'],
  ['REL TO USA, FVEY', 'begin with a level'],
  ['SECRET//WORDS', 'understood'],
  ['SECRET//REL TO USA', 'nobody but the United States'],
  ['SECRET//REL TO USA, IRQ/DISPLAY ONLY AFG', 'displayed'],
  ['S'.repeat(500), 'too long'],
])('no audience: %s', (text, reason) => {
  const { problem } = policyFor(text)
  expect(problem).toContain(reason)
  expect(problem).not.toMatch(/everybody|WORDS/)
})

const cable = (...body: readonly string[]) =>
  ['C O N F I D E N T I A L STRELSAU 000042', 'E.O. 13526: DECL: 05/03/2034', ...body].join('\n\n')

/** What each place of a text comes to, for the public unless an audience is named. */
const rulings: readonly (readonly [string, string, string, string?])[] = [
  ['plain', cable('1. (U) Text.'), '¶1 release'],
  ['above', cable('1. (C) Text.'), '¶1 withhold'],
  ['controlled', cable('1. (U//FOUO) Text.', '2. (SBU) Text.'), '¶1 withhold, ¶2 withhold'],
  ['no mark', cable('1. (U) Text.', '2. Text.'), '¶1 release, ¶2 withhold'],
  ['unreadable mark', cable('1. (U) Text.', '2. (UX) Text.', '3. (U//WORD) Text.'), '¶1 release, ¶2 withhold, ¶3 withhold'],
  ['misspelt level', cable('1. (U) Text.', '2. (SE) Text.'), '¶1 release, ¶2 withhold'],
  ['a label before the mark', cable('1. (U) Text.', '2. Key points: -- (U) Text.'), '¶1 release, ¶2 withhold'],
  ['behind a gap', cable('1. (U) Text that goes', 'on here.', '2. (U) Text'), '¶1 release, ¶2 release'],
  ['behind a doubtful gap', cable('1. (U) Text', 'Text that may belong to it.', '2. (U) Text.'), '¶1 withhold, ¶2 release'],
  ['unmarked behind it', cable('1. (U) Text.', 'More text.', '2. (U) Text.'), '¶1 release, line:7 withhold, ¶2 release'],
  ['bullets', cable('1. (U) Text.', 'a. (U) Text.', 'b. (C) Text.'), '¶1 release, ¶1.a release, ¶1.b withhold'],
  ['invisible', cable('1. (U) Te\u200bxt.', '2. (U) Text.'), '¶1 withhold, ¶2 release'],
  ['entire text', cable('1. (U - Entire text.)', '2. Text.'), '¶1 release, ¶2 release'],
  ['address', cable('1. (U) See http://www.state.sgov.gov/x today.', '2. (U) Text.'), '¶1 withhold, ¶2 release'],
  [
    'list',
    cable('1. (C//REL TO USA, GBR) Text.', '2. (C) Text.', '3. (C//NF) Text.'),
    '¶1 release, ¶2 withhold, ¶3 withhold',
    'SECRET//REL TO USA, GBR',
  ],
  ['list of more', cable('1. (C//REL TO USA, FVEY) Text.', '2. (U) Text.'), '¶1 release, ¶2 release', 'SECRET//REL TO USA, GBR'],
  ['list of fewer', cable('1. (C//REL TO USA, GBR) Text.', '2. (U) Text.'), '¶1 withhold, ¶2 release', 'SECRET//REL TO USA, FVEY'],
]

test.each(rulings.map(([name, text, expected, audience]) => [name, text, expected, audience ?? 'UNCLASSIFIED'] as const))(
  '%s',
  (_, text, expected, audience) => {
    const decided = decideRelease(parseDocument(text), policyOf(audience))
    if (decided.kind === 'refused') throw new Error(JSON.stringify(decided.refusals))
    const told = decided.decisions
      .filter(({ kind }) => kind === 'portion' || kind === 'unmarked')
      .map(({ place, action }) => `${place} ${action}`)
    expect(told.join(', ')).toBe(expected)
    for (const { reason, citation } of decided.decisions) {
      expect(reason).toMatch(/\.$/)
      expect(citation.source).not.toBe('')
    }
  },
)

test.each([
  ['Some words, and no marking.', 'UNCLASSIFIED', 'No banner line'],
  ['UNCLAS STRELSAU 000042\n\nE.O. 13526: N/A\n\n1. Text.', 'UNCLASSIFIED', 'No portion carries a marking'],
  [cable('1. (U) Text.', '2. (S//RD) Text.'), 'UNCLASSIFIED', 'nuclear'],
  [cable('1. (U) Text.', '2. (S//FRD) Text.'), 'SECRET//REL TO USA, FVEY', 'nuclear'],
  [cable('1. (U) Text.', '2. (C//REL) Text.'), 'SECRET//REL TO USA, FVEY', 'says REL'],
  [cable('1. (U) Text.').replace('\n\nE.O.', '\n\nNODIS\n\nE.O.'), 'UNCLASSIFIED', 'NODIS'],
  [cable('1. (U) Text.').replace('\n\nE.O.', '\n\nEXDIS\n\nE.O.'), 'SECRET//REL TO USA, FVEY', 'EXDIS'],
  [
    cable('1. (C//REL TO USA, GBR) Text.').replace('DECL: 05/03/2034', 'DECL: SOMETIME'),
    'SECRET//REL TO USA, GBR',
    'no declassification date',
  ],
  [`${cable('1. (U) Text.')}\n\nC O N F I D E N T I A L STRELSAU 000043\n\n1. (U) Text.`, 'UNCLASSIFIED', 'more than one message'],
])('refused: %#', (text, audience, reason) => {
  const decided = decideRelease(parseDocument(text), policyOf(audience ?? 'UNCLASSIFIED'))
  expect(decided).toMatchObject({ kind: 'refused' })
  const refusals = decided.kind === 'refused' ? decided.refusals : []
  expect(refusals.map(({ message }) => message).join(' ')).toContain(reason)
  for (const { remedy, citation } of refusals) expect([remedy.length > 10, citation.source !== '']).toEqual([true, true])
})

/** What is decided on each place, in full: action, reason, citation, and what a public release cites. */
function decisionsOn(text: string, file: PolicyFile): string[] {
  const { policy, problem } = readPolicyFile(JSON.stringify(file))
  if (!policy) throw new Error(problem)
  const decided = decideRelease(parseDocument(text), policy)
  if (decided.kind === 'refused') throw new Error(JSON.stringify(decided.refusals))
  return decided.decisions.map(({ place, action, reason, citation, exemptions, omissions, marking }) => {
    const details = [citation.section, ...exemptions.map(printExemption), ...(omissions.length > 0 ? [`${omissions.length} out`] : [])]
    return `${place} ${action}${marking ? ` ${printMarking(marking, 'portion')}` : ''}: ${reason} ${details.join(', ')}`
  })
}

const everybody = { audience: 'UNCLASSIFIED' }
const partners = { audience: 'SECRET//REL TO USA, FVEY' }
const ours = { audience: 'SECRET//NOFORN' }
const above = 'Its level is above that of the audience. 2001.21(b)'
const unmarked = 'No marking covers this text, so it counts at the level of the banner line. 2001.24(k)'

test('all of a cable, to the public', () => {
  expect(decisionsOn(exampleCable, { ...everybody, sensitive: ['B5'], unmarked: 'as-banner' })).toEqual([
    ...Array(9).fill('header rewrite: Transmission header: written afresh from its values. D.2'),
    'banner rewrite: Banner line: rolled up from what is released. D.2',
    ...Array(2).fill('captions rewrite: Captions: written afresh for what is released. D.2'),
    'captions drop: Passing line: free text that no marking covers. D.2',
    'order rewrite: E.O. line: written afresh for what is released. D.2',
    'tags rewrite: TAGS: words of a fixed shape. D.2',
    `subject withhold: ${above}, B1 1.4(B), B1 1.4(D)`,
    'authority rewrite: Authority block: gone when what is released is unclassified, else written afresh from its values. D.2',
    `¶1 withhold: ${above}, B1 1.4(B), B1 1.4(D)`,
    '¶2 release (U): UNCLASSIFIED: the audience may see it. 552(b)',
    `¶3 withhold: ${above}, B1 1.4(B), B1 1.4(D)`,
    'line:32 withhold: The heading has no marking, so it counts at the level of the banner line. 2001.24(k), B1 1.4(B), B1 1.4(D)',
    `¶4 withhold: ${above}, B1 1.4(B), B1 1.4(D)`,
    '¶5 withhold: It is SBU, and the audience is not. H.9, B5',
    `¶6 withhold: ${above}, B1 1.4(B), B1 1.4(D)`,
    'signature release: Signature: a name in its own place. D.2',
    ...Array(3).fill('ending rewrite: End of message: written afresh. D.2'),
  ])
})

const signed = cable('1. (U) Text.', 'TARRANT')
const captioned = (line: string) => cable('1. (U) Text.').replace('\n\nE.O.', `\n\n${line}\n\nE.O.`)
const memo = (field: string) => `SECRET\n\nDATE: May 3, 2024\n\n${field}\n\nSUBJECT: (U) Text\n\n(U) Text.\n\nSECRET\n`
const smart =
  'SECRET\n\nMRN:            24 STRELSAU 42\nFrom:           AMEMBASSY STRELSAU\nE.O.:           13526\nPrecedence:     ROUTINE\nSubject:        (U) Text\n\n1. (U) Text.\n\nSECRET\n'

/** One place of a text each. */
test.each<[string, string, string, PolicyFile?]>([
  ['above', cable('1. (U) Text.', '2. (S) Text.'), `¶2 withhold: ${above}`],
  [
    'on what ground partners get it',
    cable('1. (C//REL TO USA, FVEY) Text.'),
    '¶1 release (C//REL TO USA, FVEY): CONFIDENTIAL: the audience may see it. H.8',
    partners,
  ],
  [
    'on what ground our own people get it',
    cable('1. (C) Text.'),
    '¶1 release (C): CONFIDENTIAL: the audience may see it. 2001.21(b)',
    ours,
  ],
  ['no mark', cable('1. (U) Text.', '2. Text.'), '¶2 withhold: The portion has no marking. 2001.24(k)'],
  ['not clear', cable('1. (U) Text.', '2. (U//WORD) Text.'), '¶2 withhold: What the marking says is not clear. 2001.24(k)'],
  [
    'mark within',
    cable('1. (U) Text.', '2. Key points: -- (U) Text.'),
    '¶2 withhold: The marking does not stand before the text. 2001.24(k)',
  ],
  [
    'invisible',
    cable('1. (U) Te\u200bxt.'),
    '¶1 withhold: The portion may be released, but it holds characters that do not show. 2001.24(k)',
  ],
  ['entire text', cable('1. (C - Entire text.)', '2. Text.'), '¶2 release (C): CONFIDENTIAL: the audience may see it. 2001.21(b)', ours],
  ['withheld earlier', cable('1. (U) Text.', '2. [1 paragraph withheld] [B5]'), '¶2 withhold: Withheld by an earlier release. 552(b), B5'],
  [
    'a placeholder behind a mark',
    cable('1. (U) Text.', '2. (U) [portion removed]'),
    '¶2 release (U): UNCLASSIFIED: the audience may see it. 552(b)',
  ],
  [
    'a placeholder without a mark and more',
    cable('1. (U) Text.', '2. [1 paragraph withheld] [B5] and more'),
    '¶2 withhold: The portion has no marking. 2001.24(k)',
  ],
  ['unmarked', cable('1. (U) Text.', 'Text. More text.', '2. (U) Text.'), `line:7 withhold: ${unmarked}`],
  [
    'unmarked, cited like the banner line',
    cable('1. (U) Text.', 'Text. More text.', '2. (U) Text.').replace('C O N F I D E N T I A L', 'UNCLAS'),
    `line:7 withhold: ${unmarked}, B5`,
    { ...everybody, unmarked: 'as-banner', sensitive: ['B5'] },
  ],
  [
    'unmarked, withheld earlier',
    cable('1. (U) Text.', '[text (2-5 lines) withheld] [B5]', '2. (U) Text.'),
    'line:7 withhold: Withheld by an earlier release. 552(b), B5',
  ],
  [
    'exemptions',
    cable('1. (U) Text.', 'B3 50 USC 3024(i),  B3 5 USC 552(b)', '2. (U) Text.'),
    'line:7 drop: Exemptions of an earlier release. D.2',
  ],
  ['exemptions in another form', cable('1. (U) Text.', 'B3 50 USC 3024(i), (b)(5)', '2. (U) Text.'), `line:7 withhold: ${unmarked}`],
  ['exemptions and more', cable('1. (U) Text.', 'B3 50 USC 3024(i), and more.', '2. (U) Text.'), `line:7 withhold: ${unmarked}`],
  [
    'many exemptions',
    cable('1. (U) Text.', Array(100).fill('B5').join(', '), '2. (U) Text.'),
    'line:7 drop: Exemptions of an earlier release. D.2',
  ],
  ['too many exemptions', cable('1. (U) Text.', Array(101).fill('B5').join(', '), '2. (U) Text.'), `line:7 withhold: ${unmarked}`],
  ['controls on a line of their own', captioned('REL TO USA, FVEY'), 'line:3 rewrite: Control markings on a line of their own. D.2'],
  ['controls, and a word', captioned('NOFORN/HENTZAU'), `line:3 withhold: ${unmarked}`],
  ['words', captioned('Rel to all of them'), `line:3 withhold: ${unmarked}`],
  ['controls on two lines', captioned('SI/TK\nSI/TK'), `line:3 withhold: ${unmarked}`],
  [
    'as many controls as there may be',
    captioned(`REL TO USA, ${'AUS, '.repeat(29)}AUS`),
    'line:3 rewrite: Control markings on a line of their own. D.2',
  ],
  ['too many controls', captioned(`REL TO USA, ${'AUS, '.repeat(29)}FVEY`), `line:3 withhold: ${unmarked}`],
  [
    'field of a memo',
    memo('FROM: Text'),
    'line:5 withhold: No marking covers this field, so it counts at the level of the banner line. 2001.24(k)',
  ],
  ['date of a memo', memo('FROM: Text'), 'line:3 rewrite: Date: written afresh. D.2'],
  ['field of a SMART message', smart, 'line:3 rewrite: Field: written afresh where its value has the shape it ought to have. D.2'],
  ['another field of a SMART message', smart, 'line:6 drop: Field: free text that no marking covers. D.2'],
  [
    'heading',
    cable('1. (U) Text.', '(C) Heading\n-----------', '2. (U) Text.'),
    'line:7 release (C): CONFIDENTIAL: the audience may see it. 2001.21(b)',
    ours,
  ],
  [
    'heading, not clear',
    cable('1. (U) Text.', '(U//WORD) Heading\n-----------', '2. (U) Text.'),
    'line:7 withhold: What the marking of the heading says is not clear. 2001.24(k)',
  ],
  [
    'heading, withheld by the policy',
    cable('1. (U) Text.', '(U) Heading\n-----------', '2. (U) Text.'),
    'line:7 withhold: The policy withholds headings. 552(b), B5',
    { ...everybody, headings: 'withhold', sensitive: ['B5'] },
  ],
  [
    'heading, withheld anyway',
    cable('1. (U) Text.', '(C) Heading\n-----------', '2. (U) Text.'),
    `line:7 withhold: ${above}`,
    { ...everybody, headings: 'withhold' },
  ],
  [
    'portion, though headings and subjects are withheld',
    cable('1. (U) Text.'),
    '¶1 release (U): UNCLASSIFIED: the audience may see it. 552(b)',
    { ...everybody, headings: 'withhold', subject: 'withhold', signature: 'omit' },
  ],
  [
    'withheld by a person',
    cable('1. (U) Text.'),
    '¶1 withhold: The policy withholds it. 552(b), B5',
    { ...everybody, portions: { '¶1': ['B5'] } },
  ],
  [
    'withheld by a person, on another ground',
    cable('1. (U) Text.', '2. (C) Text.'),
    '¶2 withhold: The policy withholds it. 552(b), B5',
    { ...everybody, portions: { '¶2': ['B5'] } },
  ],
  [
    'words withheld',
    cable('1. (U) Text of two. Two texts.'),
    '¶1 release (U): UNCLASSIFIED: the audience may see it. 552(b), 2 out',
    { ...everybody, redactions: [{ term: 'two', exemptions: ['B6'] }] },
  ],
  [
    'signature with a term',
    cable('1. (U) Text.', 'TARRANT'),
    'signature drop: The policy withholds a term in it. D.2',
    { ...everybody, redactions: [{ term: 'Tarrant', exemptions: ['B6'] }] },
  ],
  [
    'signature, though words are withheld by their offsets',
    cable('1. (U) Text.', 'TARRANT'),
    'signature release: Signature: a name in its own place. D.2',
    { ...everybody, redactions: [{ start: signed.indexOf('Text'), end: signed.indexOf('Text') + 4, exemptions: ['B6'] }] },
  ],
  [
    'signature left out',
    cable('1. (U) Text.', 'TARRANT'),
    'signature drop: The policy leaves the signature out. D.2',
    { ...everybody, signature: 'omit' },
  ],
  ['header left out', exampleCable, 'header drop: The policy leaves the transmission header out. D.2', { ...everybody, header: 'omit' }],
  ['captions left out', exampleCable, 'captions drop: The policy leaves captions out. D.2', { ...everybody, captions: 'omit' }],
  [
    'part of a broken paragraph',
    cable('1. (U) Text.', '2. (U) Text.', 'a. (C) Text.', '3. (U) Text.'),
    '¶2 withhold: A part of its paragraph is withheld, and paragraphs are numbered anew. 552(b)',
    { ...partners, numbering: 'renumber' },
  ],
  [
    'what breaks it',
    cable('1. (U) Text.', '2. (U) Text.', 'a. (C) Text.', '3. (U) Text.'),
    '¶2.a withhold: It is not marked for release to the audience. B.3',
    { ...partners, numbering: 'renumber' },
  ],
  [
    'the paragraph behind it',
    cable('1. (U) Text.', '2. (U) Text.', 'a. (C) Text.', '3. (U) Text.'),
    '¶3 release (U): UNCLASSIFIED: the audience may see it. H.8',
    { ...partners, numbering: 'renumber' },
  ],
  [
    'a heading behind it',
    cable('1. (U) Text.', '2. (U) Text.', 'a. (C) Text.', '(U) Heading\n-----------', '3. (U) Text.'),
    'line:11 release (U): UNCLASSIFIED: the audience may see it. H.8',
    { ...partners, numbering: 'renumber' },
  ],
  [
    'numbers kept',
    cable('1. (U) Text.', '2. (U) Text.', 'a. (C) Text.', '3. (U) Text.'),
    '¶2 release (U): UNCLASSIFIED: the audience may see it. H.8',
    partners,
  ],
])('decided in full: %s', (_, text, expected, file) => {
  expect(decisionsOn(text, file ?? everybody)).toContain(expected)
})

test('what is written afresh is not withheld by a person, nor is what is left out', () => {
  const portions = new Map(['order', 'captions', 'signature'].map((place) => [place, [{ paragraph: 5, detail: '' } as const]]))
  const decided = decideRelease(parseDocument(exampleCable), { ...publicPolicy, portions })
  const told = decided.kind === 'decided' ? decided.decisions.map(({ place, action }) => `${place} ${action}`) : []
  expect(told).toEqual(expect.arrayContaining(['order rewrite', 'captions drop', 'signature withhold']))
})

/** Text without a mark is cited like a portion at the level of the banner line, whatever kind of text it is. */
test.each([
  ['SECRET', 'B1 1.4(B)'],
  ['UNCLASSIFIED', 'B5'],
])('cited like a banner line that says %s', (banner, code) => {
  const text = `${banner}\n\n(U) Text.\n\nText.\n\nClassified By: R. Rassendyll\nReason: 1.4(b)\nDeclassify On: 20340503\n\n${banner}\n`
  expect(decisionsOn(text, { ...everybody, unmarked: 'as-banner', sensitive: ['B5'] })).toContain(
    `line:5 withhold: The portion has no marking. 2001.24(k), ${code}`,
  )
})

/** What the reasons of an authority block cite for a classified portion. */
test.each<[string, readonly string[], PolicyFile?]>([
  ['1.4 (b)', ['B1 1.4(B)']],
  ['1.5 (b) and (d)', ['B1 1.5(B)', 'B1 1.5(D)']],
  ['1.4 (d) and (b)', ['B1 1.4(B)', 'B1 1.4(D)']],
  ['1.4', []],
  ['1.6 (b)', []],
  ['1.4 (b)', ['B1 1.4(B)', 'B5'], { ...everybody, reasons: { '1.4(b)': ['B5', 'B1 1.4(B)'] } }],
  ['1.4 (b)', ['B1 1.4(B)'], { ...everybody, reasons: { '1.4(c)': ['B5'] } }],
])('reasons %s', (reasons, codes, file) => {
  const text = cable(`CLASSIFIED BY: R. Rassendyll for reasons ${reasons}.`, '1. (U) Text.', '2. (C) Text.')
  expect(decisionsOn(text, file ?? everybody)).toContain([`¶2 withhold: ${above}`, ...codes].join(', '))
})

/** A bare REL stands for the list of the first banner line that has one; a list of its own, and other controls, stay what they are. */
test.each([
  ['(S//REL)', 'SECRET//REL TO USA, GBR', '(S//REL TO USA, GBR)'],
  ['(S//REL TO USA, GBR, FRA)', 'SECRET//REL TO USA, GBR', '(S//REL TO USA, FRA, GBR)'],
  ['(S//REL)', 'SECRET//REL TO USA, FRA, GBR', '(S//REL TO USA, FRA, GBR)'],
])('%s under %s', (marking, banner, resolved) => {
  const text = (first: string) =>
    `${first}\n\n(U) Text.\n\n${marking} Text.\n\nClassified By: R. Rassendyll\nReason: 1.4(b)\nDeclassify On: 20340503\n\n${banner}\n`
  for (const first of [banner, 'SECRET', 'SECRET//REL'])
    expect(decisionsOn(text(first), { audience: 'SECRET//REL TO USA, GBR' })).toContain(
      `line:5 release ${resolved}: SECRET: the audience may see it. H.8`,
    )
})

test('the profile of the policy is that of the decisions', () => {
  const text = cable('1. (U) Text.')
  for (const profile of ['ic', 'dod'] as const)
    expect(decideRelease(parseDocument(text), { ...publicPolicy, profile })).toMatchObject({ kind: 'decided', profile })
  expect(decideRelease(parseDocument(text), publicPolicy)).toMatchObject({ kind: 'decided', profile: 'state' })
  expect(decideRelease(parseDocument(memo('FROM: Text')), publicPolicy)).toMatchObject({ kind: 'decided', profile: 'isoo' })
})

test.each(['TARRANT', 'R-RASSENDYLL', "O'NEIL", 'JANE TARRANT', 'JANE Q. TARRANT', 'JANE Q', 'JANE VON TARRANT'])(
  'signature: %s',
  (words) => {
    expect(decisionsOn(cable('1. (U) Text.', words), everybody)).toContain('signature release: Signature: a name in its own place. D.2')
  },
)

test.each(['T', 'Tarrant', 'TARRANT.', 'TARRANT 5', 'END TEXT', 'BEGIN TEXT', 'JANE VON DER TARRANT', 'x TARRANT', 'TARRANT x'])(
  'no signature: %s',
  (words) => {
    expect(signatureShape.test(words)).toBe(false)
  },
)

/** Why a document is refused: places, in full. */
test.each<[string, string, readonly string[], PolicyFile?]>([
  [
    'no banner line',
    'Some words, and no marking.',
    ['line:1 2001.24(k) No banner line was found, so nothing tells how unmarked text is to be treated.'],
  ],
  ['banner line not clear', 'SECRET//WORD\n\n(U) Text.\n\nSECRET//WORD\n', ['banner 2001.24(k) What the banner line says is not clear.']],
  [
    'no portion marks',
    'SECRET\n\nText.\n\nSECRET\n',
    ['line:1 2001.24(k) No portion carries a marking, so no part of the document can be told from another.'],
  ],
  ['all withheld by an earlier release', cable('1. [1 paragraph withheld] [B5]'), []],
  [
    'nothing to see, numbered anew',
    cable('1. (C) Text.'),
    ['line:1 552(b) The audience may see no portion, and where paragraphs are numbered anew nothing would stand for them.'],
    { ...partners, numbering: 'renumber' },
  ],
  [
    'a heading to see, and no portion',
    cable('(U) Heading\n-----------', '1. (C) Text.'),
    ['line:1 552(b) The audience may see no portion, and where paragraphs are numbered anew nothing would stand for them.'],
    { ...partners, numbering: 'renumber' },
  ],
  ['nothing to see', cable('1. (C) Text.'), [], partners],
  [
    'RD in the banner line',
    'SECRET//RD\n\n(U) Text.\n\n(S//RD) Text.\n\nSECRET//RD\n',
    ['banner 1045.155 It holds nuclear information (RD, FRD or TFNI), which no machine may take out of a document.'],
  ],
  [
    'RD in a subject',
    cable('1. (U) Text.').replace('2034', '2034\nSUBJECT: (S//RD) TEXT'),
    ['subject 1045.155 It holds nuclear information (RD, FRD or TFNI), which no machine may take out of a document.'],
  ],
  [
    'RD in a heading',
    cable('1. (U) Text.', '(S//RD) Heading\n-----------', '2. (U) Text.'),
    ['line:7 1045.155 It holds nuclear information (RD, FRD or TFNI), which no machine may take out of a document.'],
  ],
  [
    'CNWDI alone',
    cable('1. (U) Text.', '2. (S//CNWDI) Text.'),
    ['¶2 1045.155 It holds nuclear information (RD, FRD or TFNI), which no machine may take out of a document.'],
  ],
  ['a part of another control', cable('1. (U) Text.', '2. (S//SI-G) Text.'), []],
  [
    'REL without a list',
    cable('1. (U) Text.', '2. (C//REL) Text.'),
    ['¶2 H.8 A portion says REL, and no banner line gives the list that this stands for.'],
    partners,
  ],
  [
    'a caption',
    cable('1. (U) Text.').replace('\n\nE.O.', '\n\nSIPDIS\nNODIS\n\nE.O.'),
    ['captions H-440 (unverified) The caption NODIS holds the whole message for its addressees alone.'],
  ],
  [
    'no date',
    cable('1. (C) Text.').replace('05/03/2034', 'SOMETIME'),
    ['order 2001.22(e) What is released is classified, and no declassification date could be read.'],
    ours,
  ],
  ['no date, and nothing that is classified', cable('1. (U) Text.').replace('05/03/2034', 'SOMETIME'), [], ours],
  ['an exemption in the place of a date', cable('1. (C) Text.').replace('05/03/2034', '25X1'), [], ours],
  [
    'a date in the authority block',
    'SECRET\n\n(S) Text.\n\nClassified By: R. Rassendyll\nReason: 1.4(b)\nDeclassify On: 20340503\n\nSECRET\n',
    [],
    ours,
  ],
  [
    'a place that is not there',
    cable('1. (U) Text.'),
    ['¶7 552(b) The policy decides on this place, and the document has none of this name.'],
    { ...everybody, portions: { '¶1': ['B5'], '¶7': ['B5'] } },
  ],
  [
    'a term in the authority block, which is not written',
    exampleCable,
    [],
    { ...everybody, redactions: [{ term: 'Ambassador Jane', exemptions: ['B6'] }] },
  ],
  [
    'a term in the authority block, which is written',
    exampleCable,
    ['authority 552(b) A term that the policy withholds also stands in a fixed place of the message, where it cannot be withheld.'],
    { ...ours, redactions: [{ term: 'Ambassador Jane', exemptions: ['B6'] }] },
  ],
  [
    'a term in a stamp that is left out',
    `UNCLASSIFIED\n\nRELEASED IN PART\n\n${cable('1. (U) Text.')}`,
    [],
    { ...everybody, redactions: [{ term: 'released in', exemptions: ['B6'] }] },
  ],
  ['too deep', `${cable('1. (U) Text.')}\n\n2. (S//${'A/'.repeat(3000)}A) Text.`, []],
  [
    'two messages',
    `${cable('1. (U) Text.')}\n\nC O N F I D E N T I A L STRELSAU 000043\n\n1. (U) Text.`,
    ['banner:2 2001.24(k) Banner lines give different message numbers, so this is more than one message.'],
  ],
  ['one message, twice the same number', `SECRET\n\n${cable('1. (U) Text.')}\n\nC O N F I D E N T I A L STRELSAU 00042\n`, []],
])('refused, in full: %s', (_, text, expected, file) => {
  const { policy } = readPolicyFile(JSON.stringify(file ?? everybody))
  if (!policy) throw new Error('no policy')
  const decided = decideRelease(parseDocument(text), policy)
  const refusals = decided.kind === 'refused' ? decided.refusals : []
  expect(refusals.map(({ place, message, citation }) => `${place} ${citation.section} ${message}`)).toEqual(expected)
})

/** Offsets that a policy may withhold: within one text, whether it is released or withheld; its mark, its number and its edges are no words of it. */
describe('offsets', () => {
  const text = cable(
    '1. (U) Text of one.',
    '2. (C) Text of two.',
    '(U) Heading\n-----------',
    'Unmarked. Text.',
    '3. (U) Text.',
    'TARRANT',
  ).replace('2034', '2034\nSUBJECT: (U) TEXT OF ALL')
  test.each<[string, string, boolean]>([
    ['a word', 'of one', true],
    ['all of a portion', 'Text of one.', true],
    ['its mark', '(U) Text of one', false],
    ['behind it', 'Text of one.\n\n2', false],
    ['a withheld portion', 'Text of two.', true],
    ['a heading', 'Heading', true],
    ['the mark of a heading', ') Heading', false],
    ['the rule under a heading', 'Heading\n-', false],
    ['a subject', 'TEXT OF ALL', true],
    ['the mark of a subject', ') TEXT OF ALL', false],
    ['text without a mark', 'Unmarked. Text.', true],
    ['signature', 'TARRANT', false],
    ['E.O. line', '13526', false],
  ])('%s', (_, words, may) => {
    const start = text.indexOf(words)
    const redactions = [{ kind: 'span', start, end: start + words.length, exemptions: [] } as const]
    const decided = decideRelease(parseDocument(text), { ...publicPolicy, redactions })
    expect([decided.kind, decided.kind === 'refused' && decided.refusals.map(({ message }) => message.slice(0, 13))]).toEqual(
      may ? ['decided', false] : ['refused', ['redactions[0]']],
    )
  })
})

test('a caption or a list that is not in the way is no reason to refuse', () => {
  expect(decideRelease(parseDocument(cable('1. (U) Text.', '2. (C//REL) Text.')), publicPolicy).kind).toBe('decided')
  expect(decideRelease(parseDocument(exampleCable), publicPolicy).kind).toBe('decided')
})

const everyAudience = [
  'UNCLASSIFIED',
  'UNCLASSIFIED//SBU',
  ...['CONFIDENTIAL', 'SECRET', 'TOP SECRET'].flatMap((level) =>
    ['', '//NOFORN', '//REL TO USA, GBR', '//REL TO USA, FRA, GBR', '//REL TO USA, FVEY'].map((tail) => level + tail),
  ),
]

function keptBy(audience: string, text: string): Set<string> {
  const made = makeRelease(parseDocument(text), policyOf(audience ?? 'UNCLASSIFIED'))
  if (made.kind === 'refused') throw new Error(`${audience}: ${JSON.stringify(made.refusals)}`)
  expect([audience, made.verification.findings]).toEqual([audience, []])
  return new Set(made.decided.decisions.filter(({ kind, action }) => kind === 'portion' && action === 'release').map(({ place }) => place))
}

/** All audiences, all usual markings: what a level below may see, a level above may see too, and more partners see no more. */
test('a larger right never sees less', () => {
  const body = usualMarkings.map((mark, index) => `${index + 1}. ${printMarking(mark, 'portion')} Text.`)
  const text = [
    'TOP SECRET STRELSAU 000042',
    'E.O. 13526: DECL: 05/03/2034',
    'Classified By: DCM R. Rassendyll for reasons 1.4 (b) and (d).',
    ...body,
  ].join('\n\n')
  const kept = new Map(everyAudience.map((audience) => [audience, keptBy(audience, text)]))
  const within = (small: string, large: string) => {
    for (const place of kept.get(small) ?? []) expect([small, large, kept.get(large)?.has(place) && place]).toEqual([small, large, place])
  }
  for (const tail of ['', '//NOFORN', '//REL TO USA, GBR', '//REL TO USA, FRA, GBR', '//REL TO USA, FVEY']) {
    within(`CONFIDENTIAL${tail}`, `SECRET${tail}`)
    within(`SECRET${tail}`, `TOP SECRET${tail}`)
    within('UNCLASSIFIED', `CONFIDENTIAL${tail}`)
  }
  within('UNCLASSIFIED', 'UNCLASSIFIED//SBU')
  within('SECRET//REL TO USA, FRA, GBR', 'SECRET//REL TO USA, GBR')
  within('SECRET//REL TO USA, FVEY', 'SECRET//REL TO USA, GBR')
  within('SECRET', 'SECRET//NOFORN')
  within('SECRET//REL TO USA, GBR', 'SECRET//NOFORN')
})
