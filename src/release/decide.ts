import type { Caption, Heading, MarkedDocument, MessageField, Portion, Segment, SubjectLine } from '../../grammar/document.ts'
import { type ControlValue, findControl, isClear, type Marking, type MarkingValue } from '../../grammar/marking/marking.ts'
import { parseMarking } from '../../grammar/marking/parse.ts'
import { placeOf } from '../../grammar/place.ts'
import type { Span } from '../../grammar/text/span.ts'
import { findCaptionEntry } from '../../grammar/vocabulary/captions.ts'
import type { Citation, Profile } from '../../grammar/vocabulary/entry.ts'
import { levelEntry } from '../../grammar/vocabulary/levels.ts'
import { named } from '../../grammar/vocabulary/named.ts'
import { nuclearParts } from '../../grammar/vocabulary/nuclear-parts.ts'
import { findEntry } from '../../grammar/vocabulary/register.ts'
import { profileFor } from '../../rules/check.ts'
import { trimSpan } from '../../rules/facts.ts'
import { releasable } from '../../rules/releasable.ts'
import { type Exemption, parseExemption, printExemption, sortExemptions } from './exemption.ts'
import { findOmissions, mentionsOf, type Omission } from './omit.ts'
import { parsePlaceholder } from './placeholder.ts'
import { type ReleasePolicy, tellsGrounds } from './policy.ts'
import { readReleasedText } from './released-text.ts'

/** `rewrite`: the segment is written afresh from its values. `drop`: it has no place in a release, and none is kept for it. */
export type Action = 'release' | 'withhold' | 'rewrite' | 'drop'

/** What happens to one segment, and why. Reasons hold words of the vocabulary and numbers, never a word of the document. */
export interface Decision {
  /** Index into `document.segments`. */
  readonly segment: number
  readonly kind: Segment['kind']
  readonly place: string
  readonly action: Action
  readonly reason: string
  readonly citation: Citation
  /** With `release`: the marking it is released under. */
  readonly marking: MarkingValue | undefined
  /** With `release`: what a person withholds inside it. */
  readonly omissions: readonly Omission[]
  /** With `withhold`: what a public release cites. Empty: nothing that a machine can cite, so a person has to. */
  readonly exemptions: readonly Exemption[]
}

/** Why no release is cut at all, and what to do about it. */
export interface Refusal {
  readonly place: string
  readonly message: string
  readonly remedy: string
  readonly citation: Citation
}

export interface Decided {
  readonly kind: 'decided'
  readonly policy: ReleasePolicy
  readonly profile: Profile
  /** One for each segment that is not blank, in the order of the document. */
  readonly decisions: readonly Decision[]
}

export interface Refused {
  readonly kind: 'refused'
  readonly refusals: readonly Refusal[]
}

/**
 * Decides for each segment of a document whether the audience of the policy may see it. What is not plainly marked is withheld; a
 * document that no machine may cut is refused, with the remedy.
 */
export function decideRelease(document: MarkedDocument, policy: ReleasePolicy): Decided | Refused {
  const profile = policy.profile ?? profileFor(document)
  const reader: Reader = { document, policy, profile, codes: reasonCodes(document, policy) }
  const decisions: Decision[] = []
  for (const [segment, found] of document.segments.entries()) {
    if (found.kind === 'blank') continue
    const place = placeOf(document, found.span.start)
    decisions.push({ segment, kind: found.kind, place, ...nothing, ...rulePlace(found, place, reader) })
  }
  const whole = policy.form.numbering === 'renumber' ? withoutBrokenParagraphs(document, decisions) : decisions
  const refusals = refusalsFor(reader, whole)
  return refusals.length > 0 ? { kind: 'refused', refusals } : { kind: 'decided', policy, profile, decisions: whole }
}

interface Reader {
  readonly document: MarkedDocument
  readonly policy: ReleasePolicy
  readonly profile: Profile
  /** What the reasons of the authority block cite for classified words. */
  readonly codes: readonly Exemption[]
}

type Ruling = Pick<Decision, 'action' | 'reason' | 'citation'> & Partial<Pick<Decision, 'marking' | 'omissions' | 'exemptions'>>

const nothing = { marking: undefined, omissions: [], exemptions: [] }
const segregable: Citation = { source: '5 USC 552', section: '552(b)' }
const unmarkedIsUnclear: Citation = { source: '32 CFR 2001', section: '2001.24(k)' }
const foreignRelease: Citation = { source: 'ISOO/ODNI marking manual', section: 'H.8' }
const byLevel: Citation = { source: '32 CFR 2001', section: '2001.21(b)' }
/** On what a portion is released. */
const grounds: Record<ReleasePolicy['convention'], Citation> = { public: segregable, foreign: foreignRelease, internal: byLevel }
const remarking: Citation = { source: 'ISOO/ODNI marking manual', section: 'D.2' }

function rewrite(reason: string): Ruling {
  return { action: 'rewrite', reason, citation: remarking }
}

function drop(reason: string): Ruling {
  return { action: 'drop', reason, citation: remarking }
}

function withhold(reason: string, exemptions: readonly Exemption[], citation: Citation = unmarkedIsUnclear): Ruling {
  return { action: 'withhold', reason, citation, exemptions }
}

const fixedRulings: Partial<Record<Segment['kind'], Ruling>> = {
  header: rewrite('Transmission header: written afresh from its values.'),
  banner: rewrite('Banner line: rolled up from what is released.'),
  'executive-order': rewrite('E.O. line: written afresh for what is released.'),
  tags: rewrite('TAGS: words of a fixed shape.'),
  authority: rewrite('Authority block: gone when what is released is unclassified, else written afresh from its values.'),
  ending: rewrite('End of message: written afresh.'),
  captions: rewrite('Captions: written afresh for what is released.'),
  stamp: drop('Stamp of an earlier release.'),
  'page-header': drop('Page header: there are no pages.'),
  'pass-line': drop('Passing line: free text that no marking covers.'),
  website: drop('Website: may name an address on a classified network.'),
}

/** Numbered anew, a part of a paragraph would seem to belong to another: a paragraph is released whole or not at all. */
function withoutBrokenParagraphs(document: MarkedDocument, decisions: readonly Decision[]): Decision[] {
  let paragraph = 0
  const paragraphs = decisions.map(({ segment }) => {
    const found = document.segments[segment]
    if (found?.kind !== 'portion') return undefined
    if (found.bullet === undefined) paragraph++
    return paragraph
  })
  const broken = new Set(paragraphs.filter((_, at) => decisions[at]?.action !== 'release'))
  const ruling = withhold('A part of its paragraph is withheld, and paragraphs are numbered anew.', [], segregable)
  return decisions.map((decision, at) => {
    const breaks = decision.kind === 'portion' && decision.action === 'release' && broken.has(paragraphs[at])
    return breaks ? { ...decision, ...nothing, ...ruling } : decision
  })
}

/** What a person says of a place holds, as far as it withholds. */
function rulePlace(segment: Segment, place: string, reader: Reader): Ruling {
  const found = rule(segment, reader)
  const exemptions = reader.policy.portions.get(place)
  if (exemptions && (found.action === 'release' || found.action === 'withhold'))
    return withhold('The policy withholds it.', exemptions, segregable)
  return omittedByForm(segment, found.action, reader) ?? found
}

/** What the policy leaves out of every release, whatever its marking. */
function omittedByForm(segment: Segment, action: Action, { policy }: Reader): Ruling | undefined {
  const { subject, headings, captions, header, signature } = policy.form
  if (segment.kind === 'captions' && captions === 'omit') return drop('The policy leaves captions out.')
  if (segment.kind === 'header' && header === 'omit') return drop('The policy leaves the transmission header out.')
  if (segment.kind === 'signature' && signature === 'omit' && action === 'release') return drop('The policy leaves the signature out.')
  if (action !== 'release') return undefined
  if (segment.kind === 'subject' && subject === 'withhold') return withhold('The policy withholds subjects.', policy.sensitive, segregable)
  if (segment.kind === 'heading' && headings === 'withhold') return withhold('The policy withholds headings.', policy.sensitive, segregable)
  return undefined
}

function rule(segment: Segment, reader: Reader): Ruling {
  const fixed = fixedRulings[segment.kind]
  if (fixed) return fixed
  if (segment.kind === 'portion') return rulePortion(segment, reader)
  if (segment.kind === 'subject' || segment.kind === 'heading') return ruleTitle(segment, reader)
  if (segment.kind === 'signature') return ruleSignature(segment, reader)
  if (segment.kind === 'field') return ruleField(segment, reader)
  if (segment.kind === 'unmarked') {
    const shown = trimSpan(reader.document, segment.span)
    const earlier = earlierPlaceholder(shown, reader)
    if (earlier) return earlier
    const text = reader.document.text.slice(shown.start, shown.end)
    if (saysExemptionsOnly(text)) return drop('Exemptions of an earlier release.')
    if (saysControlsOnly(text)) return rewrite('Control markings on a line of their own.')
  }
  return withhold('No marking covers this text, so it counts at the level of the banner line.', unmarkedCodes(reader))
}

/** `B1 1.4(D), B3 50 USC 3024(i)`: the codes of an earlier release, in the form that this program prints. */
function saysExemptionsOnly(text: string): boolean {
  if (text.length > 400) return false
  return text.split(/,\s+/).every((code) => {
    const exemption = parseExemption(code)
    return exemption !== undefined && printExemption(exemption) === code
  })
}

/** `REL TO USA, FVEY` among the captions of a cable: words of the vocabulary and nothing else. */
function saysControlsOnly(text: string): boolean {
  if (text.length > 160 || text.includes('\n')) return false
  const marking = parseMarking(`SECRET//${text}`, 'banner')
  return isClear(marking) && marking.controls.length > 0
}

function rulePortion(portion: Portion, reader: Reader): Ruling {
  const earlier = portion.marking === undefined && earlierPlaceholder(portion.body, reader)
  if (earlier) return earlier
  const marking = portion.effective
  if (!marking || !(portion.marking || marking.entireText)) return withhold('The portion has no marking.', unmarkedCodes(reader))
  if (!isClear(marking)) return withhold('What the marking says is not clear.', unmarkedCodes(reader))
  const { body, interruptions } = portion
  return ruleMarked({ name: 'portion', marking, body, interruptions }, reader)
}

/** Text under a clear marking of its own. */
interface MarkedText {
  readonly name: 'portion' | 'subject' | 'heading'
  readonly marking: Marking
  readonly body: Span
  readonly interruptions: Portion['interruptions']
}

/** Released when the marking lets the audience see it, and the text can be read without doubt. */
function ruleMarked({ name, marking, body, interruptions }: MarkedText, reader: Reader): Ruling {
  const { document, policy, profile } = reader
  const value = resolve(marking, document)
  const verdict = releasable(value, policy.audience, { profile })
  if (!verdict.releasable) return withhold(verdict.reason, codesFor(value, reader), verdict.citation)
  // `1. Key points: -- (U) Text.` has words before its mark.
  if (marking.span.start >= body.start) return withhold('The marking does not stand before the text.', unmarkedCodes(reader))
  const omissions = omissionsIn(body, reader, interruptions)
  const text = readReleasedText(document.text, body, interruptions, omissions)
  if (text.kind === 'unclear') return withhold(`The ${name} may be released, but ${text.reason}.`, [])
  return {
    action: 'release',
    reason: `${levelEntry(value.level ?? 'U').title}: the audience may see it.`,
    citation: grounds[policy.convention],
    marking: value,
    omissions,
  }
}

/** What stands where a text would be, when an earlier release withheld that. */
function earlierPlaceholder({ start, end }: Span, { document }: Reader): Ruling | undefined {
  const earlier = parsePlaceholder(document.text.slice(start, end))
  return earlier && withhold(withheldEarlier, earlier.exemptions, segregable)
}

const withheldEarlier = 'Withheld by an earlier release.'

/** What the policy withholds inside a released text; only the public is told on what ground. */
function omissionsIn(body: Span, { document, policy }: Reader, interruptions: Portion['interruptions']): Omission[] {
  const found = findOmissions(document.text, body, policy.redactions, interruptions)
  return tellsGrounds(policy) ? found : found.map((one) => ({ ...one, exemptions: [] }))
}

/** A subject or a heading is released when it is marked, clearly, for the audience. */
function ruleTitle(segment: SubjectLine | Heading, reader: Reader): Ruling {
  const name = segment.kind
  const body = titleBody(segment, reader.document.text)
  const { marking } = segment
  const earlier = marking === undefined && earlierPlaceholder(body, reader)
  if (earlier) return earlier
  if (!marking) return withhold(`The ${name} has no marking, so it counts at the level of the banner line.`, unmarkedCodes(reader))
  if (!isClear(marking)) return withhold(`What the marking of the ${name} says is not clear.`, unmarkedCodes(reader))
  return ruleMarked({ name, marking, body, interruptions: [] }, reader)
}

/** The words of a subject or a heading, behind its mark; the hyphens around a heading apart. */
export function titleBody(segment: SubjectLine | Heading, text: string): { start: number; end: number } {
  if (segment.kind === 'subject') return segment.body
  let start = segment.marking?.span.end ?? segment.span.start
  let { end } = segment.span
  for (; start < end && ' \t\r\n#'.includes(text.charAt(start)); start++);
  for (; end > start && ' \t\r\n-=_'.includes(text.charAt(end - 1)); end--);
  return { start, end }
}

/** One to three words in capitals, initials among them; not the `END TEXT.` of a quotation. */
export const signatureShape = /^(?!END |BEGIN )[A-Z][A-Z'-]{1,24}(?: (?:[A-Z]\. )?[A-Z][A-Z'-]{0,24}){0,2}$/

/** The last line of a cable is its signature: a place of its own with a fixed shape, one to three words in capitals. */
function ruleSignature(segment: Segment, reader: Reader): Ruling {
  const { document, policy } = reader
  const text = document.text.slice(segment.span.start, segment.span.end).trim()
  // Whether a last line reads as a name or as text depends on its words, which must not show.
  if (!signatureShape.test(text))
    return withhold('No marking covers this text, which has not the shape of a signature.', unmarkedCodes(reader))
  if (holdsTerm(segment.span, document, policy)) return drop('The policy withholds a term in it.')
  return { action: 'release', reason: 'Signature: a name in its own place.', citation: remarking }
}

function holdsTerm(span: Span, { text }: MarkedDocument, { redactions }: ReleasePolicy): boolean {
  return redactions.some((one) => one.kind === 'term' && mentionsOf(one.term, text, span).length > 0)
}

/** Fields of a SMART message with a value of a fixed shape. The date of a memo has one too. */
const shapedFields: ReadonlySet<string> = new Set(['MRN', 'DATE/DTG', 'FROM', 'ACTION', 'INFO', 'SIGNATURE', 'DATE'])

function ruleField({ name }: MessageField, reader: Reader): Ruling {
  if (shapedFields.has(name.toUpperCase())) {
    if (reader.document.format === 'smart') return rewrite('Field: written afresh where its value has the shape it ought to have.')
    if (name.toUpperCase() === 'DATE') return rewrite('Date: written afresh.')
  }
  if (reader.document.format === 'smart') return drop('Field: free text that no marking covers.')
  return withhold('No marking covers this field, so it counts at the level of the banner line.', unmarkedCodes(reader))
}

/** A bare `(S//REL)` stands for the release list of the banner line. */
function resolve({ level, ownership, owners, controls }: Marking, document: MarkedDocument): MarkingValue {
  const resolved = controls.map(({ id, category, codes, parts }) => {
    const bare = id === named.relTo && codes.length === 0
    return { id, category, codes: bare ? bannerList(document) : codes, parts }
  })
  return { level, ownership, owners, controls: resolved }
}

/** The release list of the first banner line that has one. */
function bannerList({ bannerLines }: MarkedDocument): readonly string[] {
  const lists = bannerLines.map(({ marking }) => findControl(marking, named.relTo)?.codes ?? [])
  return lists.find((codes) => codes.length > 0) ?? []
}

/** What the reasons of the authority block cite. */
function reasonCodes(document: MarkedDocument, policy: ReleasePolicy): Exemption[] {
  const codes = (document.authority?.reasons ?? []).flatMap(({ section, letter }): readonly Exemption[] => {
    const exemption = parseExemption(`B1 ${section}(${letter})`)
    return exemption ? (policy.reasons.get(exemption.detail) ?? [exemption]) : []
  })
  return sortExemptions(codes)
}

function codesFor(value: MarkingValue, { codes, policy }: Reader): readonly Exemption[] {
  return value.level === undefined || value.level === 'U' ? policy.sensitive : codes
}

function unmarkedCodes(reader: Reader): readonly Exemption[] {
  const banner = reader.document.bannerLines[0]?.marking
  return reader.policy.unmarked === 'as-banner' && banner ? codesFor(banner, reader) : []
}

/** Only the Department of Energy (and of Defense, for FRD) takes it out of a document. A part of it stands behind RD or FRD, or alone. */
function isNuclear({ id, parts }: ControlValue): boolean {
  return findEntry(id)?.nuclear !== undefined || parts.some((part) => nuclearParts.some((known) => known.id === part.id))
}

function refusalsFor(reader: Reader, decisions: readonly Decision[]): Refusal[] {
  const { document, policy } = reader
  const refusals: Refusal[] = []
  const refuse = (place: string, message: string, remedy: string, citation: Citation = unmarkedIsUnclear) => {
    refusals.push({ place, message, remedy, citation })
  }
  const [limit] = document.limits
  if (limit)
    refuse(
      placeOf(document, limit.span.start),
      'The document is too long or too deep to be read to its end.',
      'Split it, and release each part.',
    )
  refusals.push(...redactionRefusals(reader, decisions))
  const banner = document.bannerLines[0]
  if (!banner) {
    refuse(
      'line:1',
      'No banner line was found, so nothing tells how unmarked text is to be treated.',
      'Add the banner line, or name the format.',
    )
  } else if (!isClear(banner.marking)) {
    refuse('banner', 'What the banner line says is not clear.', 'Correct the banner line.')
  }
  const numbers = new Set(document.bannerLines.flatMap(({ number }) => (number ? [Number(number.value)] : [])))
  if (numbers.size > 1)
    refuse('banner:2', 'Banner lines give different message numbers, so this is more than one message.', 'Release each message by itself.')
  const marked = document.portions.filter(({ marking }) => marking !== undefined)
  if (banner && marked.length === 0 && !decisions.some(({ reason }) => reason === withheldEarlier)) {
    refuse(
      'line:1',
      'No portion carries a marking, so no part of the document can be told from another.',
      'Mark its portions, or review it by hand.',
    )
  }
  const released = decisions.some(({ kind, action }) => kind === 'portion' && action === 'release')
  if (policy.form.numbering === 'renumber' && marked.length > 0 && !released) {
    refuse(
      'line:1',
      'The audience may see no portion, and where paragraphs are numbered anew nothing would stand for them.',
      'Release it with numbering: keep, or not at all.',
      segregable,
    )
  }
  for (const { marking, at } of allMarkings(document)) {
    if (marking.controls.some(isNuclear)) {
      refuse(
        placeOf(document, at),
        'It holds nuclear information (RD, FRD or TFNI), which no machine may take out of a document.',
        'Refer it to the Department of Energy.',
        { source: '10 CFR 1045', section: '1045.155' },
      )
      break
    }
  }
  if (policy.convention !== 'public') {
    const bare = document.portions.find(({ effective }) => {
      const list = effective && findControl(resolve(effective, document), named.relTo)
      return list !== undefined && list.codes.length === 0
    })
    if (bare) {
      refuse(
        bare.place,
        'A portion says REL, and no banner line gives the list that this stands for.',
        'Write the list out in the portion or in the banner line.',
        foreignRelease,
      )
    }
  }
  const caption = document.captions.find(({ id }) => findCaptionEntry(id)?.closesDistribution)
  if (caption) {
    refuse(
      placeOf(document, caption.span.start),
      closedMessage(caption),
      'Have the office that may lift the caption do so, and remove it from the copy you release.',
      {
        source: '5 FAH-2',
        section: 'H-440 (unverified)',
      },
    )
  }
  if (releasesClassified(decisions) && !hasDeclassification(document)) {
    refuse(
      'order',
      'What is released is classified, and no declassification date could be read.',
      'Correct the E.O. line or the authority block.',
      {
        source: '32 CFR 2001',
        section: '2001.22(e)',
      },
    )
  }
  return refusals
}

function releasesClassified(decisions: readonly Decision[]): boolean {
  return decisions.some(({ marking }) => marking !== undefined && marking.level !== 'U')
}

/** Every mention of a term is withheld or none, and offsets are exact: where that cannot be done, nothing is released. */
function redactionRefusals({ document, policy }: Reader, decisions: readonly Decision[]): Refusal[] {
  const fixed = decisions.find(({ segment, action, kind }) => {
    const found = document.segments[segment]
    if (!found || action !== 'rewrite' || (kind === 'authority' && !releasesClassified(decisions))) return false
    return holdsTerm(found.span, document, policy)
  })
  const refusals: Refusal[] = []
  const places = new Set(decisions.map(({ place }) => place))
  for (const place of policy.portions.keys()) {
    if (!places.has(place))
      refusals.push({
        place,
        message: 'The policy decides on this place, and the document has none of this name.',
        remedy: 'Write places as inspect names them: ¶3, ¶3.a, subject, references.',
        citation: segregable,
      })
  }
  if (fixed) {
    const message = 'A term that the policy withholds also stands in a fixed place of the message, where it cannot be withheld.'
    refusals.push({
      place: fixed.place,
      message,
      remedy: 'Take the term out of the policy, or release the message by hand.',
      citation: segregable,
    })
  }
  for (const [index, one] of policy.redactions.entries()) {
    if (one.kind === 'span' && !decisions.some((decision) => holdsSpan(document, decision, one))) {
      refusals.push({
        place: 'line:1',
        message: `redactions[${index}] of the policy is not a stretch of one text that is released or withheld.`,
        remedy: 'Take start and end from inspect --format json, for this very document.',
        citation: segregable,
      })
    }
  }
  return refusals
}

function holdsSpan(document: MarkedDocument, { segment, action }: Decision, { start, end }: Span): boolean {
  const found = document.segments[segment]
  if (!found || (action !== 'release' && action !== 'withhold') || found.kind === 'signature') return false
  const titled = found.kind === 'subject' || found.kind === 'heading'
  const body = found.kind === 'portion' ? found.body : titled ? titleBody(found, document.text) : found.span
  return body.start <= start && end <= body.end
}

function closedMessage({ id }: Caption): string {
  return `The caption ${id} holds the whole message for its addressees alone.`
}

function allMarkings(document: MarkedDocument): { marking: MarkingValue; at: number }[] {
  return document.segments.flatMap((segment) =>
    'marking' in segment && segment.marking ? [{ marking: segment.marking, at: segment.span.start }] : [],
  )
}

/** A date, or an exemption code with or without one, on the E.O. line or in the authority block. */
function hasDeclassification({ executiveOrder, authority }: MarkedDocument): boolean {
  return [executiveOrder?.declassify, authority?.declassifyOn].some(
    (read) => read?.value.kind === 'date' || read?.value.kind === 'exemption',
  )
}
