import type { MarkedDocument } from '../../../grammar/document.ts'
import { formatDate } from '../../../grammar/text/date.ts'
import { rollUp } from '../../../rules/roll-up.ts'
import type { Finding, Rule, Severity } from '../../../rules/rule.ts'
import { addToTally, bannerText, count, emptyTally, markingText } from '../summary.ts'
import { findingNotes, whyNotes } from './cards.ts'
import { levelClass } from './levels.ts'
import { type Markup, markup } from './markup.ts'
import { type Preview, renderPreview } from './preview.ts'
import { renderSheet } from './sheet.ts'
import { deriveBanner, type Judgement } from './why.ts'

/** One document of a report. `path` is as lint shows it. */
export interface ReportedCable extends Judgement {
  readonly path: string
  readonly document: MarkedDocument
  readonly findings: readonly Finding[]
  readonly preview: Preview | undefined
}

export interface CableOptions {
  readonly rules: ReadonlyMap<string, Rule>
  readonly showText: boolean
}

/** A document with its findings, its release and the reasons of its banner line: three views, chosen by radio buttons and no script. */
export function renderCable(cable: ReportedCable, id: string, { rules, showText }: CableOptions): Markup {
  const { document, findings, preview } = cable
  const derivation = deriveBanner(document, cable)
  const stated = bannerText(document)
  const { flags, notes } = findingNotes(document, findings, rules, id)
  const sheet = renderSheet({
    document,
    id: `${id}-sheet`,
    label: 'The document as written',
    flags,
    notes: [...notes, ...whyNotes(document, derivation, stated, id)],
    tracks: derivation.words.length,
    forces: derivation.forces,
    showText,
  })
  return markup`<article class="cable" id="${id}" aria-labelledby="${id}-name">
<header>
<h1 id="${id}-name">${cable.path}</h1>
<p class="facts">${facts(cable)}</p>
<div class="plates">${plate('Banner line says', stated, document.bannerLines[0]?.marking.level)}<span class="relation ${stated === derivation.implied ? 'same' : 'differs'}">${stated === derivation.implied ? '=' : '≠'}<span class="heard">${stated === derivation.implied ? 'which is what' : 'but'}</span></span>${plate('Portions add up to', derivation.implied, derivation.value.level)}</div>
<fieldset class="views"><legend class="heard">View</legend>
${viewSwitch(id, 'findings', `Findings ${findings.length}`, '', true)}${preview && viewSwitch(id, 'release', `Release to ${preview.audience}`, 'r', false)}${viewSwitch(id, 'why', 'Why this banner line', 'w', false)}
</fieldset>
</header>
${findings.length === 0 && markup`<p class="clean">No findings. That says its markings agree with each other and with the rules, not that they are right.</p>`}
${sheet}
${preview && renderPreview(document, preview, `${id}-release`, showText)}
</article>
`
}

function viewSwitch(id: string, view: 'findings' | 'release' | 'why', label: string, key: string, checked: boolean): Markup {
  return markup`<label><input type="radio" name="${id}-view" class="view-${view}" value="${view}"${checked && markup` checked`}><span>${label}${key.length === 1 && markup` <kbd aria-hidden="true">${key}</kbd>`}</span></label>`
}

function plate(label: string, text: string | null, level: Parameters<typeof levelClass>[0]): Markup {
  return markup`<span class="plate ${levelClass(text === null ? '?' : level)}"><small>${label}</small><b>${text ?? 'nothing that could be read'}</b></span>`
}

const formatWords = { cable: 'Cable', smart: 'SMART message', memo: 'Marked memo', text: 'Text without markings' }

function facts({ document, findings, profile, asOf }: ReportedCable): string {
  const date = asOf ? `as of ${formatDate(asOf)}` : 'no date known, so rules about dates did not run'
  return [
    formatWords[document.format],
    count(document.portions.length, 'portion'),
    `${profile.toUpperCase()} rules, ${date}`,
    countsText(findings),
  ].join(' · ')
}

/** `2 errors, 1 warning`, or `no findings`. */
export function countsText(findings: readonly { readonly severity: Severity }[]): string {
  const { counts } = addToTally(emptyTally, findings as readonly Finding[])
  const parts = [
    counts.error > 0 && count(counts.error, 'error'),
    counts.warning > 0 && count(counts.warning, 'warning'),
    counts.info > 0 && `${counts.info} info`,
  ]
  return parts.filter(Boolean).join(', ') || 'no findings'
}

/** The marking of a page that shows these documents: banner lines and portions rolled up, so that a banner line set too low does not lower the page. */
export function overallMarking(cables: readonly ReportedCable[]): {
  readonly text: string
  readonly level: ReturnType<typeof rollUp>['value']['level']
} {
  const markings = cables.flatMap(({ document }) => [
    ...document.bannerLines.map(({ marking }) => marking),
    ...document.portions.flatMap(({ effective }) => (effective ? [effective] : [])),
  ])
  const { value } = rollUp(markings, { profile: cables[0]?.profile ?? 'isoo', banner: cables[0]?.document.bannerLines[0]?.marking })
  return { text: markingText(value, 'banner') ?? 'MARKING NOT KNOWN: HANDLE AS THE DOCUMENTS IT SHOWS', level: value.level }
}
