import type { MarkedDocument } from '../../../grammar/document.ts'
import type { Marking } from '../../../grammar/marking/marking.ts'
import { parseDocument } from '../../../grammar/parse.ts'
import { placeOf } from '../../../grammar/place.ts'
import { publicAudience } from '../../../grammar/vocabulary/named.ts'
import type { Decision, Refused } from '../../release/decide.ts'
import { printExemption } from '../../release/exemption.ts'
import type { Made } from '../../release/make.ts'
import { parsePlaceholder } from '../../release/placeholder.ts'
import { citationText } from '../citation.ts'
import { maskMarking } from '../mask.ts'
import { count } from '../summary.ts'
import { joined, sentence } from './cards.ts'
import { placeholderSpan } from './lines.ts'
import { type Markup, markup } from './markup.ts'
import { type Note, renderSheet } from './sheet.ts'
import { bannerWords } from './why.ts'

/** A release that was computed ahead. `audience` is the marking that says who may read it. */
export interface Preview {
  readonly audience: string
  readonly outcome: Made | Refused
}

/** The release as it would be written, with what was decided and why in the margin; or why there is none. */
export function renderPreview(document: MarkedDocument, { audience, outcome }: Preview, id: string, showText: boolean): Markup {
  if (outcome.kind === 'refused') {
    return markup`<div class="preview" id="${id}"><section class="strip failed"><h2>No release to ${audience}</h2>
${outcome.refusals.map(({ place, message, remedy, citation }) => markup`<p><b>${place}</b> ${message} ${remedy} <span class="cite">${citationText({ citation })}</span></p>`)}</section></div>`
  }
  const { decided, release, verification } = outcome
  const released = parseDocument(release.text)
  const places = placesOf(released)
  const decisions = decided.decisions.filter(({ kind, action }) => carded.has(kind) || action === 'withhold')
  const notes: Note[] = []
  const apart: Decision[] = []
  for (const decision of decisions) {
    const at = decision.place.startsWith('line:') ? undefined : places.get(decision.place)
    if (at === undefined) apart.push(decision)
    else notes.push({ at, card: decisionCard(document, decision, `${id}-d${decision.segment}`, showText) })
  }
  const sheet = { document: released, id: `${id}-sheet`, label: `Release to ${audience}`, flags: [], notes, tracks: 0, forces: new Map() }
  return markup`<div class="preview" id="${id}"><section class="strip ${verification.passed ? 'passed' : 'failed'}" aria-label="The release in short">
<h2>${verification.passed ? `Release to ${audience}` : `No release to ${audience} yet`}</h2>
<p>${summary(document, outcome, decisions, showText)}</p>
${verdict(verification)}
${apart.length > 0 && markup`<ul>${apart.map((decision) => markup`<li><b>${placeWords(decision)}</b> ${actionWords[decision.action]}: ${decision.reason}</li>`)}</ul>`}</section>
${renderSheet({ ...sheet, showText })}</div>`
}

function summary(document: MarkedDocument, { decided, release }: Made, decisions: readonly Decision[], showText: boolean): Markup {
  const [banner] = document.bannerLines
  const stated = banner ? bannerWords(banner.marking, showText) : null
  const withheld = decisions.filter(({ action }) => action === 'withhold').length
  const dropped = decided.decisions.filter(({ action }) => action === 'drop').map(({ reason }) => reason.split(':')[0]?.toLowerCase() ?? '')
  const gone = [...new Set(dropped)]
  return markup`<b>${stated ?? 'No banner line'}</b> becomes <b>${bannerWords(release.banner, showText) ?? publicAudience}</b>. ${count(withheld, 'element')} withheld.${document.authority && release.banner.level === 'U' ? ' The authority block goes: nothing classified is left.' : ''}${gone.length > 0 && ` Left out: ${joined(gone)}.`}`
}

/** That it verifies, or what stands in the way. Findings of the gates hold places and counts, no words. */
function verdict({ passed, gates, findings }: Made['verification']): Markup {
  if (passed)
    return markup`<p>Verified: ${count(gates.length, 'gate')} passed, compared with this document. It is what <code>bannerline redact</code> writes. A person still has to review it.</p>`
  const failed = gates.filter((gate) => !gate.passed).map(({ name }) => name)
  const found = findings.filter(({ severity }) => severity === 'error')
  return markup`<p>It does not verify, so it would not be written: ${joined(failed)} failed.</p>
<ul>${found.slice(0, shownFaults).map(({ place, message }) => markup`<li><b>${place}</b> ${message}</li>`)}${found.length > shownFaults && markup`<li>and ${found.length - shownFaults} more</li>`}</ul>`
}

const shownFaults = 12

/** Kinds that have a card each; the form around them is told in a sentence. */
const carded: ReadonlySet<Decision['kind']> = new Set(['portion', 'subject', 'heading', 'references', 'unmarked'] as const)

const actionWords: Readonly<Record<Decision['action'], string>> = {
  release: 'released',
  withhold: 'withheld',
  rewrite: 'rewritten',
  drop: 'left out',
}

function decisionCard(document: MarkedDocument, decision: Decision, id: string, showText: boolean): Markup {
  const { action, exemptions, reason, citation, segment } = decision
  const source = document.segments[segment]
  const mark = markWords(document, source && 'marking' in source ? source.marking : undefined, showText)
  if (action === 'release') {
    return markup`<article class="card decision released" id="${id}" tabindex="-1"><p class="tag"><strong>released</strong>${placeWords(decision)} ${mark}</p>${decision.omissions.length > 0 && markup`<p>But for ${count(decision.omissions.length, 'place')} inside it.</p>`}</article>
`
  }
  return markup`<article class="card decision withheld" id="${id}" tabindex="-1"><p class="tag"><strong>${actionWords[action]}</strong>${placeWords(decision)} ${mark}</p>
<p>${exemptions.length > 0 && markup`<b>${exemptions.map(printExemption).join(', ')}</b>. `}${sentence(reason)}</p><p class="cite">${citationText({ citation })}</p></article>
`
}

function markWords(document: MarkedDocument, marking: Marking | undefined, showText: boolean): string {
  if (!marking) return 'no marking'
  return showText ? document.text.slice(marking.span.start, marking.span.end) : maskMarking(document, marking)
}

function placeWords({ kind, place }: Decision): string {
  return kind === 'unmarked' ? `${place}, unmarked` : place
}

/** Where each place of a release stands first. What is left of a sub-paragraph has its letter, and stands below its paragraph. */
function placesOf(document: MarkedDocument): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  let paragraph: string | undefined
  for (const segment of document.segments) {
    const { start } = segment.span
    if (segment.kind === 'portion') paragraph = segment.place.split('.')[0]
    const words = placeholderSpan(document, segment)
    const left = words && parsePlaceholder(document.text.slice(words.start, words.end))
    const place = left?.unit === 'subparagraph' && left.bullet !== undefined ? `${paragraph}.${left.bullet}` : placeOf(document, start)
    if (!places.has(place)) places.set(place, start)
  }
  return places
}
