import type { Rule } from '../../../rules/rule.ts'
import { type ReportedCable, renderCable } from './cable.ts'
import { reportScript } from './client.ts'
import { renderFolder } from './folder.ts'
import { levelClass } from './levels.ts'
import { type ListedCable, listCable, overallMarking } from './listed.ts'
import { type Markup, markup, trusted } from './markup.ts'
import { printMargins, style } from './style.ts'

export interface ReportOptions {
  readonly rules: ReadonlyMap<string, Rule>
  /** Show the words of the documents; the page is then marked as they are. */
  readonly showText: boolean
  /** SHA-256 in base64, for the content security policy. */
  readonly digest: (text: string) => string
  /** Documents that could not be read, so that a list says it is not whole. */
  readonly unread?: number
}

/** More documents than this are listed without being shown: the page would get too large to open. */
export const maxShown = 200

/** The whole report as one page that asks for nothing: styles and script are in it, by hash, and nothing else is allowed to run or load. */
export function renderReport(cables: readonly ReportedCable[], options: ReportOptions): string {
  const rows = cables.map((cable) => listCable(cable, options.showText))
  if (rows.length !== 1 || options.unread) return renderMany(rows, options, (index) => `#c${index + 1}`, cables)
  return framed(
    rows,
    options,
    markup`<main class="one">${cables.map((cable) => renderCable(cable, 'c1', options))}${footer(options)}</main>`,
  )
}

/** Many documents as a list. `linkOf` leads to where each is shown, if it is. */
export function renderIndex(rows: readonly ListedCable[], options: ReportOptions, linkOf: (index: number) => string | undefined): string {
  return renderMany(rows, options, linkOf, [])
}

/** One document as a page of its own, under its own marking. `index` is the link back to the list. */
export function renderDocumentPage(cable: ReportedCable, options: ReportOptions, index: string): string {
  const body = markup`<main class="one"><p class="back"><a href="${index}">All documents</a></p>${renderCable(cable, 'c1', options)}${footer(options)}</main>`
  return framed([listCable(cable, options.showText)], options, body)
}

function renderMany(
  rows: readonly ListedCable[],
  options: ReportOptions,
  linkOf: (index: number) => string | undefined,
  cables: readonly ReportedCable[],
): string {
  const sheets = cables.map(
    (cable, index) =>
      markup`<p class="back" id="back-c${index + 1}"><a href="#index">All documents</a></p>${renderCable(cable, `c${index + 1}`, options)}`,
  )
  const body = markup`<main class="many">
${renderFolder(rows, { linkOf, showText: options.showText, unread: options.unread ?? 0 })}${sheets}${footer(options)}</main>`
  return framed(rows, options, body)
}

function footer({ showText }: ReportOptions): Markup {
  return markup`<footer><p>${showText ? 'This page shows the text of documents and is marked as they are.' : 'Masked: this page shows markings, places and findings, and no text of a document.'} bannerline checks markings against each other and against the rules. It does not decide classification, and it does not replace a release review. ${keysButton}</p></footer>
`
}

/** The page around its body: its marking at top and bottom, on the screen and on every printed sheet. */
function framed(rows: readonly ListedCable[], { showText, digest }: ReportOptions, body: Markup): string {
  const overall = showText ? overallMarking(rows) : { text: maskedBanner, level: undefined }
  const level = showText ? (overall.level ?? '?') : undefined
  return page({
    title: `bannerline: ${rows.length === 1 ? (rows[0]?.path ?? '') : `${rows.length} documents`}`,
    body: markup`${banner(overall.text, level, 'top')}
${body}
${helpDialog}
${banner(overall.text, level, 'bottom')}`,
    sheet: style + printMargins(overall.text),
    script: reportScript,
    digest,
  })
}

export const maskedBanner = 'MASKED: MARKINGS ONLY, NO TEXT'

export function banner(text: string, level: Parameters<typeof levelClass>[0], edge: 'top' | 'bottom'): Markup {
  return markup`<div class="page-banner ${edge} ${level === undefined ? 'masked-page' : levelClass(level)}" role="note" aria-label="Marking of this page, ${edge}"><b>${text}</b><span class="previewing"> · preview of a release</span></div>`
}

interface Page {
  readonly title: string
  readonly body: Markup
  readonly sheet: string
  readonly script: string
  readonly digest: (text: string) => string
}

/** A page with a content security policy that lets this very style and script through and nothing else: no request, no form, no frame. */
export function page({ title, body, sheet, script, digest }: Page): string {
  const policy = `default-src 'none'; connect-src 'none'; style-src 'sha256-${digest(sheet)}'; script-src 'sha256-${digest(script)}'; base-uri 'none'; form-action 'none'`
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${trusted(sheet)}</style>
</head>
<body>
${body}
<script>${trusted(script)}</script>
</body>
</html>
`.html
}

const keys: readonly (readonly [string, string])[] = [
  ['j', 'next card'],
  ['k', 'card before'],
  ['r', 'release, and back'],
  ['w', 'why this banner line, and back'],
  ['?', 'this list'],
]

/** Leads to the keys; the script shows it. */
export const keysButton: Markup = markup`<button type="button" class="keys" hidden>Keys</button>`

export const helpDialog: Markup = markup`<dialog id="help" aria-labelledby="help-title"><h2 id="help-title">Keys</h2><dl>${keys.map(([key, meaning]) => markup`<dt><kbd>${key}</kbd></dt><dd>${meaning}</dd>`)}</dl><label><input type="checkbox" id="keys" checked> Keys are on</label><form method="dialog"><button>Close</button></form></dialog>`
