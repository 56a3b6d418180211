import type { MarkedDocument, Segment } from '../../../grammar/document.ts'
import { linesOf, placeOf } from '../../../grammar/place.ts'
import type { Finding, Rule } from '../../../rules/rule.ts'
import { citationText } from '../citation.ts'
import { knownText } from '../mask.ts'
import { splitMessage } from '../message.ts'
import type { SuppressedFinding } from '../report.ts'
import type { Flag } from './lines.ts'
import { type Markup, markup } from './markup.ts'
import type { Note } from './sheet.ts'
import type { Comparison, Derivation } from './why.ts'

/** A finding, or one that somebody allowed, with what was written about it. */
interface Judged {
  readonly finding: Finding
  readonly allowed: SuppressedFinding | undefined
}

/** Findings, those that somebody allowed among them, as cards and as flags in the text, in reading order. */
export function findingNotes(
  document: MarkedDocument,
  { findings, suppressed = [] }: { readonly findings: readonly Finding[]; readonly suppressed?: readonly SuppressedFinding[] },
  rules: ReadonlyMap<string, Rule>,
  id: string,
): { readonly flags: readonly Flag[]; readonly notes: readonly Note[] } {
  const judged: readonly Judged[] = [
    ...findings.map((finding) => ({ finding, allowed: undefined })),
    ...suppressed.map((allowed) => ({ finding: allowed.finding, allowed })),
  ].sort((a, b) => a.finding.span.start - b.finding.span.start)
  const flags = judged.map(({ finding: { span, severity, rule }, allowed }, index): Flag => {
    const kind = allowed ? 'allowed' : severity
    return { span, kind, id: `${id}-p${index + 1}`, target: `${id}-f${index + 1}`, label: `${kind}: ${rules.get(rule)?.title ?? rule}` }
  })
  const notes = judged.map((one, index) => ({
    at: one.finding.span.start,
    card: findingCard(document, one, rules.get(one.finding.rule), `${id}-f${index + 1}`, `${id}-p${index + 1}`),
  }))
  return { flags, notes }
}

function findingCard(document: MarkedDocument, { finding, allowed }: Judged, rule: Rule | undefined, id: string, flag: string): Markup {
  if (allowed) return allowedCard(document, allowed, rule, id, flag)
  const { found, advice } = splitMessage(finding.message)
  const fix = finding.fix ? knownText(finding.fix.text)?.trim().replace(/\s+/g, ' ') : undefined
  const instruction = advice ?? rule?.advice
  const related = finding.related.map(
    ({ span, message }) => markup`<li><span class="where">${lineOf(document, span.start)}</span> ${sentence(message)}</li>`,
  )
  return markup`<article class="card finding ${finding.severity}" id="${id}" data-flag="${flag}" tabindex="-1" aria-labelledby="${id}-t">
<p class="tag"><strong>${finding.severity}</strong><a href="#${flag}">${lineOf(document, finding.span.start)}</a><code>${finding.rule}</code></p>
<h2 id="${id}-t">${rule?.title ?? finding.rule}</h2>
<p>${sentence(found)}</p>
${related.length > 0 && markup`<ul>${related}</ul>`}${(instruction || fix) && markup`<p class="do"><span>Do</span> ${doWords(instruction, fix)}</p>`}
<p class="cite">${citationText(finding)}</p>
</article>
`
}

/** `Raise the banner line: S E C R E T` */
function doWords(instruction: string | undefined, fix: string | undefined): Markup {
  if (!fix || instruction?.includes(fix)) return markup`${instruction && sentence(instruction)}`
  return markup`${instruction ? instruction.replace(/\.$/, '') : 'Write'}: <code class="write">${fix}</code>`
}

function allowedCard(
  document: MarkedDocument,
  { finding, reason, until }: SuppressedFinding,
  rule: Rule | undefined,
  id: string,
  flag: string,
): Markup {
  return markup`<article class="card finding allowed" id="${id}" data-flag="${flag}" tabindex="-1" aria-labelledby="${id}-t">
<p class="tag"><strong>allowed</strong><a href="#${flag}">${lineOf(document, finding.span.start)}</a><code>${finding.rule}</code></p>
<h2 id="${id}-t">${rule?.title ?? finding.rule}</h2>
<p>${sentence(splitMessage(finding.message).found)}</p>
<p class="do"><span>Reason</span> ${sentence(reason)} Until ${until}, unless the marking changes.</p>
<p class="cite">${citationText(finding)}</p>
</article>
`
}

/** For the `why` view: what each portion contributes, and what the banner line would be without it. */
export function whyNotes(
  document: MarkedDocument,
  { implied, words, forces, without, assumptions }: Derivation,
  { stated, agrees }: Comparison,
  id: string,
): Note[] {
  const notes: Note[] = []
  const banner = document.bannerLines[0]
  const verdict =
    implied === null
      ? 'No portion has a clear marking, so nothing can be added up.'
      : stated === null
        ? `There is no banner line that could be read. The portions add up to ${implied}.`
        : agrees
          ? `The banner line says what the portions add up to: ${implied}.`
          : `The banner line says ${stated}. The portions add up to ${implied}.`
  notes.push({
    at: banner?.span.start ?? 0,
    card: markup`<article class="card why" id="${id}-w0" tabindex="-1"><h2>${agrees ? 'Banner line and portions agree' : 'What the portions add up to'}</h2><p>${verdict}</p>${words.length > 0 && markup`<ul class="words">${words.map(({ text, from }, track) => markup`<li><i class="track-key t${track % 4}"></i><b>${text}</b> from ${listPlaces(from)}</li>`)}</ul>`}${assumptions.map((text) => markup`<p class="cite">${text}</p>`)}<p class="cite">32 CFR 2001.21(b)</p></article>
`,
  })
  for (const [index, segment] of document.segments.entries()) {
    const place = placeOf(document, segment.span.start)
    const forced = titled.has(segment.kind) ? (forces.get(place) ?? []).map((word) => words[word]?.text ?? '') : []
    if (forced.length === 0) continue
    const rest = without.get(place)
    notes.push({
      at: segment.span.start,
      card: markup`<article class="card why" id="${id}-w${index + 1}" tabindex="-1"><h2>${capitalised(place)} forces ${joined(forced)}</h2><p>${rest ? `Without it the banner line would be ${rest}.` : 'Others force the same.'}</p></article>
`,
    })
  }
  return notes
}

/** Kinds of segment that count for the banner line. */
const titled: ReadonlySet<Segment['kind']> = new Set(['portion', 'subject', 'heading'] as const)

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

export function sentence(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`
}

export function joined(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}

const shownPlaces = 6

function listPlaces(places: readonly string[]): string {
  return places.length > shownPlaces ? `${places.slice(0, shownPlaces).join(', ')} and ${places.length - shownPlaces} more` : joined(places)
}

function lineOf(document: MarkedDocument, offset: number): string {
  return `line ${linesOf(document).position(offset).line}`
}
