import type { MarkedDocument } from '../../../grammar/document.ts'
import { parseDocument } from '../../../grammar/parse.ts'
import { placeOf } from '../../../grammar/place.ts'
import { publicAudience } from '../../../grammar/vocabulary/named.ts'
import type { Decision, Refused } from '../../release/decide.ts'
import { printExemption } from '../../release/exemption.ts'
import type { Made } from '../../release/make.ts'
import { citationText } from '../citation.ts'
import { maskMarking } from '../mask.ts'
import { bannerText, count, markingText } from '../summary.ts'
import { joined, sentence } from './cards.ts'
import { type Markup, markup } from './markup.ts'
import { type Note, renderSheet } from './sheet.ts'

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
  const decisions = decided.decisions.filter(({ kind }) => carded.has(kind))
  const notes: Note[] = []
  const apart: Decision[] = []
  for (const decision of decisions) {
    const at = decision.place.startsWith('line:') ? undefined : places.get(decision.place)
    if (at === undefined) apart.push(decision)
    else notes.push({ at, card: decisionCard(document, decision, `${id}-d${decision.segment}`) })
  }
  const withheld = decisions.filter(({ action }) => action === 'withhold').length
  const gone = [
    ...new Set(decided.decisions.filter(({ action }) => action === 'drop').map(({ reason }) => reason.split(':')[0]?.toLowerCase() ?? '')),
  ]
  const failed = verification.gates.filter((gate) => !gate.passed)
  return markup`<div class="preview" id="${id}"><section class="strip ${verification.passed ? 'passed' : 'failed'}" aria-label="The release in short">
<h2>Release to ${audience}</h2>
<p><b>${bannerText(document) ?? 'No banner line'}</b> becomes <b>${markingText(release.banner, 'banner') ?? publicAudience}</b>. ${count(withheld, 'element')} withheld.${document.authority && release.banner.level === 'U' ? ' The authority block goes: nothing classified is left.' : ''}${gone.length > 0 && ` Left out: ${joined(gone)}.`}</p>
<p>${verification.passed ? `Verified: ${count(verification.gates.length, 'gate')} passed, compared with this document.` : `Not verified, so it would not be written: ${joined(failed.map(({ name }) => name))} failed.`} It is what <code>bannerline redact</code> writes. A person still has to review it.</p>
${apart.length > 0 && markup`<ul>${apart.map((decision) => markup`<li><b>${placeWords(decision)}</b> ${actionWords[decision.action]}: ${decision.reason}</li>`)}</ul>`}</section>
${renderSheet({ document: released, id: `${id}-sheet`, label: `Release to ${audience}`, flags: [], notes, tracks: 0, forces: new Map(), showText })}</div>`
}

/** Kinds that have a card each; the form around them is told in a sentence. */
const carded: ReadonlySet<Decision['kind']> = new Set(['portion', 'subject', 'heading', 'references', 'unmarked'] as const)

const actionWords: Readonly<Record<Decision['action'], string>> = {
  release: 'released',
  withhold: 'withheld',
  rewrite: 'rewritten',
  drop: 'left out',
}

function decisionCard(document: MarkedDocument, decision: Decision, id: string): Markup {
  const { action, exemptions, reason, citation, segment } = decision
  const source = document.segments[segment]
  const mark = source && 'marking' in source && source.marking ? maskMarking(document, source.marking) : 'no marking'
  if (action === 'release') {
    return markup`<article class="card decision released" id="${id}" tabindex="-1"><p class="tag"><strong>released</strong>${placeWords(decision)} ${mark}</p></article>
`
  }
  return markup`<article class="card decision withheld" id="${id}" tabindex="-1"><p class="tag"><strong>${actionWords[action]}</strong>${placeWords(decision)} ${mark}</p>
<p>${exemptions.length > 0 && markup`<b>${exemptions.map(printExemption).join(', ')}</b>. `}${sentence(reason)}</p><p class="cite">${citationText({ citation })}</p></article>
`
}

function placeWords({ kind, place }: Decision): string {
  return kind === 'unmarked' ? `${place}, unmarked` : place
}

/** Where each place of a document stands first. */
function placesOf(document: MarkedDocument): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  for (const { span } of document.segments) {
    const place = placeOf(document, span.start)
    if (!places.has(place)) places.set(place, span.start)
  }
  return places
}
