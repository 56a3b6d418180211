import { formatDate } from '../../../grammar/text/date.ts'
import type { Level } from '../../../grammar/vocabulary/entry.ts'
import type { Rule } from '../../../rules/rule.ts'
import { addToTally, count, emptyTally } from '../summary.ts'
import { findingNotes, whyNotes } from './cards.ts'
import { levelClass } from './levels.ts'
import { countsText, type JudgedCable } from './listed.ts'
import { type Markup, markup } from './markup.ts'
import { type Preview, renderPreview } from './preview.ts'
import { renderSheet } from './sheet.ts'
import { type Comparison, compareBanner, deriveBanner } from './why.ts'

/** One document of a report, with its release as it would be written. */
export interface ReportedCable extends JudgedCable {
  readonly preview: Preview | undefined
}

export interface CableOptions {
  readonly rules: ReadonlyMap<string, Rule>
  readonly showText: boolean
}

/** A document with its findings, its release and the reasons of its banner line: three views, chosen by radio buttons and no script. */
export function renderCable(cable: ReportedCable, id: string, { rules, showText }: CableOptions): Markup {
  const { document, findings, preview } = cable
  const derivation = deriveBanner(document, cable, showText)
  const compared = compareBanner(document, derivation.value, showText)
  const { flags, notes } = findingNotes(document, cable, rules, id)
  const sheet = renderSheet({
    document,
    id: `${id}-sheet`,
    label: 'The document as written',
    flags,
    notes: [...notes, ...whyNotes(document, derivation, compared, id)],
    tracks: derivation.words.length,
    forces: derivation.forces,
    showText,
  })
  return markup`<article class="cable" id="${id}" aria-labelledby="${id}-name">
<header>
<h1 id="${id}-name">${cable.path}</h1>
<p class="facts">${facts(cable)}</p>
${plates(cable, compared, derivation.value.level)}
<fieldset class="views"><legend class="heard">View</legend>
${viewSwitch(id, 'findings', `Findings ${findings.length}`, '', true)}${preview && viewSwitch(id, 'release', `Release to ${preview.audience}`, 'r', false)}${viewSwitch(id, 'why', 'Why this banner line', 'w', false)}
</fieldset>
</header>
${findings.length === 0 && markup`<p class="clean ${isUnmarked(document) ? 'level-none' : 'level-U'}">${cleanWords(cable)}</p>`}
${sheet}
${preview && renderPreview(document, preview, `${id}-release`, showText)}
</article>
`
}

function viewSwitch(id: string, view: 'findings' | 'release' | 'why', label: string, key: string, checked: boolean): Markup {
  return markup`<label><input type="radio" name="${id}-view" class="view-${view}" value="${view}"${checked && markup` checked`}><span>${label}${key.length === 1 && markup` <kbd aria-hidden="true">${key}</kbd>`}</span></label>`
}

function isUnmarked({ bannerLines, portions }: ReportedCable['document']): boolean {
  return bannerLines.length === 0 && portions.length === 0
}

function cleanWords({ document, suppressed = [] }: ReportedCable): string {
  if (isUnmarked(document))
    return 'No marking was found in this text, so there was nothing to check. That is not to say that it may be released.'
  const found = suppressed.length > 0 ? 'No findings but those that were allowed.' : 'No findings.'
  return `${found} That says its markings agree with each other and with the rules, not that they are right.`
}

/** What the banner line says beside what the portions add up to; one plate when that is the same. */
function plates({ document }: ReportedCable, { stated, implied, agrees }: Comparison, level: Level | undefined): Markup | undefined {
  const [banner] = document.bannerLines
  if (!banner && implied === null) return undefined
  if (agrees && stated !== null) return markup`<div class="plates">${plate('Banner line and portions agree', stated, level)}</div>`
  return markup`<div class="plates">${plate('Banner line says', stated, banner?.marking.level)}<span class="other"><span class="relation">≠<span class="heard">but</span></span>${plate('Portions add up to', implied, level)}</span></div>`
}

function plate(label: string, text: string | null, level: Level | undefined): Markup {
  return markup`<span class="plate ${levelClass(text === null ? '?' : (level ?? '?'))}"><small>${label}</small><b>${text ?? 'nothing that could be read'}</b></span>`
}

const formatWords = { cable: 'Cable', smart: 'SMART message', memo: 'Marked memo', text: 'Text without markings' }

/** Kept together each, so that a narrow page breaks lines between them. */
function facts({ document, findings, suppressed = [], profile, asOf }: ReportedCable): Markup[] {
  const parts = [
    formatWords[document.format],
    count(document.portions.length, 'portion'),
    `${profile.toUpperCase()} rules`,
    asOf ? `as of ${formatDate(asOf)}` : 'no date known, so rules about dates did not run',
    countsText(addToTally(emptyTally, findings).counts, suppressed.length),
  ]
  return parts.map((part, index) => markup`${index > 0 && ' · '}<span>${part}</span>`)
}
