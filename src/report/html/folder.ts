import { countDiscrepancies, discrepancyClasses } from '../../../rules/discrepancies.ts'
import type { Severity } from '../../../rules/rule.ts'
import { count, thousands } from '../summary.ts'
import { levelClass } from './levels.ts'
import { countsText, type ListedCable } from './listed.ts'
import { type Markup, markup } from './markup.ts'

export interface FolderOptions {
  /** Where a document is shown; undefined when it is not. */
  readonly linkOf: (index: number) => string | undefined
  readonly showText: boolean
  readonly unread: number
}

/** More rows than this make a page that browsers are slow to open: then those with the most findings are listed. */
const maxRows = 5000

/** Many documents at a glance: totals, what was found where, and a table that leads to each. */
export function renderFolder(rows: readonly ListedCable[], { linkOf, showText, unread }: FolderOptions): Markup {
  const affected = rows.filter(({ found }) => found.length > 0).length
  const total = (severity: Severity) => rows.reduce((sum, { counts }) => sum + counts[severity], 0)
  const allowed = rows.reduce((sum, row) => sum + row.allowed, 0)
  const found = rows.flatMap((row) => row.found)
  const numbered = rows.map((row, index) => ({ row, index }))
  const listed = rows.length > maxRows ? numbered.sort((a, b) => byFindings(a.row, b.row)).slice(0, maxRows) : numbered
  return markup`<section class="folder" id="index" aria-labelledby="index-name">
<header><h1 id="index-name">${count(rows.length, 'document')}</h1>
<p class="facts">${thousands(affected)} with findings · ${thousands(rows.length - affected)} without · ${countsText({ error: total('error'), warning: total('warning'), info: total('info') }, allowed)}</p>${unread > 0 && markup`<p class="unread">${count(unread, 'document')} could not be read and ${unread === 1 ? 'is' : 'are'} not on this page.</p>`}</header>
<div class="plots">
${plot('Findings by discrepancy class', byClass(found), 'Classes of an agency’s self-inspection: 32 CFR 2001.60(f)(2)(iii).')}
${plot('Findings by rule', tally(found.map((rule) => [rule, 1])))}
${yearPlot(rows)}
${showText ? plot('Findings by post', tally(rows.map(({ post, found }) => [post ?? 'not known', found.length]))) : markup`<figure><figcaption>Findings by post</figcaption><p class="cite">Posts are words of the documents. Make the report with --with-text to see them.</p></figure>`}
</div>
<table class="sortable"><caption>${rows.length > listed.length ? `The ${thousands(listed.length)} documents with the most findings, of ${thousands(rows.length)}. bannerline lint --format csv lists what was found in all.` : 'Documents'}</caption><thead><tr>
${columns(allowed > 0).map((name, index) => markup`<th scope="col"${index >= firstNumber && markup` class="number"`}><button type="button" data-column="${index}">${name}</button></th>`)}
</tr></thead><tbody>
${listed.map(({ row, index }) => tableRow(row, linkOf(index), allowed > 0))}
</tbody></table>
${linkOf(0) === undefined && markup`<p class="cite">There are too many documents to show each on this page. Name a new folder, with a / at its end, to have a page for each: -o report/</p>`}
</section>
`
}

/** What was allowed has a column where anything was. */
function columns(withAllowed: boolean): readonly string[] {
  const names = ['Document', 'Banner line', 'Portions add up to', 'Portions', 'Errors', 'Warnings', 'Info']
  return withAllowed ? [...names, 'Allowed'] : names
}

const firstNumber = 3

function byFindings(a: ListedCable, b: ListedCable): number {
  return b.counts.error - a.counts.error || b.counts.warning - a.counts.warning || b.counts.info - a.counts.info
}

function tableRow(
  { path, stated, statedLevel, implied, agrees, portions, counts, allowed }: ListedCable,
  link: string | undefined,
  withAllowed: boolean,
): Markup {
  const numbers = [portions, counts.error, counts.warning, counts.info, ...(withAllowed ? [allowed] : [])]
  return markup`<tr><th scope="row">${link === undefined ? path : markup`<a href="${link}">${path}</a>`}</th><td class="${levelClass(stated === null ? '?' : (statedLevel ?? '?'))}"><span class="chip">${stated ?? 'none'}</span></td><td${!agrees && markup` class="differs"`}>${implied ?? 'none'}</td>${numbers.map((number) => markup`<td class="number${number === 0 && ' zero'}">${thousands(number)}</td>`)}</tr>
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
function plot(title: string, bars: readonly Bar[], note?: string): Markup {
  const largest = Math.max(1, ...bars.map(([, number]) => number))
  const rest = bars.length - shownBars
  return markup`<figure><figcaption>${title}</figcaption>${bars.length === 0 && markup`<p class="cite">Nothing found.</p>`}<ul class="bars">${bars.slice(0, shownBars).map(([name, number]) => markup`<li><span class="name">${name}</span><svg viewBox="0 0 ${barWidth} 10" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="base" width="${barWidth}" height="10" rx="2"/><rect class="bar" width="${Math.max(2, Math.round((number / largest) * barWidth))}" height="10" rx="2"/></svg><span class="amount">${thousands(number)}</span></li>`)}</ul>${rest > 0 && markup`<p class="cite">and ${rest} more</p>`}${note !== undefined && bars.length > 0 && markup`<p class="cite">${note}</p>`}</figure>`
}

const unclassed = 'No class: header, numbering, how it was read'

function byClass(found: readonly string[]): Bar[] {
  const counts = countDiscrepancies(found.map((rule) => ({ rule })))
  const bars = discrepancyClasses.map(({ id, title }): Bar => [title, counts.get(id) ?? 0])
  const rest = found.length - bars.reduce((sum, [, number]) => sum + number, 0)
  return [...bars, [unclassed, rest] as const].filter(([, number]) => number > 0).sort((a, b) => b[1] - a[1])
}

const plotWidth = 560
const plotHeight = 110
const labelHeight = 18

/** A column for each year, those without findings too: in how many documents of the year something was found, and in how many nothing. */
function yearPlot(rows: readonly ListedCable[]): Markup {
  const years = new Map<number, { documents: number; findings: number }>()
  let undated = 0
  for (const { year, found } of rows) {
    if (year === undefined) {
      undated += found.length
      continue
    }
    const { documents, findings } = years.get(year) ?? { documents: 0, findings: 0 }
    years.set(year, { documents: documents + 1, findings: findings + found.length })
  }
  const first = Math.min(...years.keys())
  const last = Math.max(...years.keys())
  const span = years.size === 0 ? [] : Array.from({ length: last - first + 1 }, (_, index) => first + index)
  const largest = Math.max(1, ...[...years.values()].map(({ findings }) => findings))
  const step = plotWidth / Math.max(8, span.length)
  const every = Math.ceil(span.length / 10)
  const bars = span.map((year, index) => {
    const { documents, findings } = years.get(year) ?? { documents: 0, findings: 0 }
    const height = findings === 0 ? 0 : Math.max(2, Math.round((findings / largest) * (plotHeight - labelHeight)))
    const [x, width] = [Math.round(index * step), Math.max(2, Math.floor(step * 0.72))]
    const middle = x + Math.floor(width / 2)
    return markup`<g><title>${year}: ${count(findings, 'finding')} in ${count(documents, 'document')}</title><rect class="base" x="${x}" y="${plotHeight}" width="${width}" height="2"/><rect class="bar" x="${x}" y="${plotHeight - height}" width="${width}" height="${height}" rx="2"/>${step > 34 && findings > 0 && markup`<text x="${middle}" y="${plotHeight - height - 5}">${thousands(findings)}</text>`}${index % every === 0 && markup`<text x="${middle}" y="${plotHeight + labelHeight}">${year}</text>`}</g>`
  })
  const words = span
    .filter((year) => years.has(year))
    .map(
      (year) =>
        markup`<li>${year}: ${count(years.get(year)?.findings ?? 0, 'finding')} in ${count(years.get(year)?.documents ?? 0, 'document')}</li>`,
    )
  return markup`<figure><figcaption>Findings by year</figcaption>${span.length > 0 && markup`<svg class="years" viewBox="-18 0 ${plotWidth + 18} ${plotHeight + labelHeight + 4}" aria-hidden="true" focusable="false">${bars}</svg><ul class="heard">${words}</ul>`}${undated > 0 && markup`<p class="cite">${thousands(undated)} in documents whose date is not known</p>`}${span.length === 0 && undated === 0 && markup`<p class="cite">No document has a date.</p>`}</figure>`
}
