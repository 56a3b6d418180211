import { bannerText, count, thousands } from '../summary.ts'
import { countsText, type ReportedCable } from './cable.ts'
import { discrepancyOf } from './discrepancies.ts'
import { levelClass } from './levels.ts'
import { type Markup, markup } from './markup.ts'
import { impliedText } from './why.ts'

/** Many documents at a glance: totals, what was found where, and a table that leads to each. `linked` documents are on the same page. */
export function renderFolder(
  cables: readonly ReportedCable[],
  { linked, showText }: { readonly linked: boolean; readonly showText: boolean },
): Markup {
  const findings = cables.flatMap((cable) => cable.findings)
  const affected = cables.filter((cable) => cable.findings.length > 0).length
  const posts = showText ? tally(cables.map((cable) => [cable.document.bannerLines[0]?.post?.value ?? 'not known', weight(cable)])) : []
  const years = tally(cables.map((cable) => [String(cable.document.date?.value.year ?? 'no date'), weight(cable)])).sort(byName)
  return markup`<section class="folder" id="index" aria-labelledby="index-name">
<header><h1 id="index-name">${count(cables.length, 'document')}</h1>
<p class="facts">${thousands(affected)} with findings · ${thousands(cables.length - affected)} without · ${countsText(findings)}</p></header>
<div class="plots">
${plot('By discrepancy', tally(findings.map((finding) => [discrepancyOf(finding), 1])))}
${plot('By rule', tally(findings.map(({ rule }) => [rule, 1])))}
${plot('By year', years)}
${showText ? plot('By post', posts) : markup`<figure><figcaption>By post</figcaption><p class="cite">Posts are words of the documents. Make the report with --with-text to see them.</p></figure>`}
</div>
<table class="sortable"><caption class="heard">Documents</caption><thead><tr>
${['Document', 'Banner line', 'Portions add up to', 'Portions', 'Errors', 'Warnings', 'Info'].map((name, index) => markup`<th scope="col"${index > 2 && markup` class="number"`}><button type="button" data-column="${index}">${name}</button></th>`)}
</tr></thead><tbody>
${cables.map((cable, index) => row(cable, index, linked))}
</tbody></table>
${!linked && markup`<p class="cite">There are too many documents to show each here. Make the report of one to see its text.</p>`}
</section>
`
}

function weight({ findings }: ReportedCable): number {
  return findings.length
}

function row(cable: ReportedCable, index: number, linked: boolean): Markup {
  const { document, findings, path } = cable
  const stated = bannerText(document)
  const implied = impliedText(document, cable)
  const counts = (['error', 'warning', 'info'] as const).map(
    (severity) => findings.filter((finding) => finding.severity === severity).length,
  )
  return markup`<tr><th scope="row">${linked ? markup`<a href="#c${index + 1}">${path}</a>` : path}</th><td class="${levelClass(document.bannerLines[0]?.marking.level ?? '?')}"><span class="chip">${stated ?? 'none'}</span></td><td${stated !== implied && markup` class="differs"`}>${implied ?? 'none'}</td><td class="number">${document.portions.length}</td>${counts.map((number) => markup`<td class="number${number === 0 && ' zero'}">${number}</td>`)}</tr>
`
}

type Bar = readonly [name: string, number: number]

/** Sums by name, largest first. */
function tally(pairs: readonly Bar[]): Bar[] {
  const sums = new Map<string, number>()
  for (const [name, number] of pairs) sums.set(name, (sums.get(name) ?? 0) + number)
  return [...sums].filter(([, number]) => number > 0).sort((a, b) => b[1] - a[1] || byName(a, b))
}

function byName([a]: Bar, [b]: Bar): number {
  return a < b ? -1 : a > b ? 1 : 0
}

const shownBars = 10
const barWidth = 160

/** Bars in a list, so that the numbers can be read and heard without the drawing. */
function plot(title: string, bars: readonly Bar[]): Markup {
  const largest = Math.max(1, ...bars.map(([, number]) => number))
  const rest = bars.length - shownBars
  return markup`<figure><figcaption>${title}</figcaption>${bars.length === 0 && markup`<p class="cite">Nothing found.</p>`}<ul class="bars">${bars.slice(0, shownBars).map(([name, number]) => markup`<li><span class="name">${name}</span><svg width="${barWidth}" height="10" aria-hidden="true" focusable="false"><rect class="base" width="${barWidth}" height="10" rx="2"/><rect class="bar" width="${Math.max(2, Math.round((number / largest) * barWidth))}" height="10" rx="2"/></svg><span class="amount">${thousands(number)}</span></li>`)}</ul>${rest > 0 && markup`<p class="cite">and ${rest} more</p>`}</figure>`
}
