import type { Rule } from '../../../rules/rule.ts'
import { overallMarking, type ReportedCable, renderCable } from './cable.ts'
import { reportScript } from './client.ts'
import { renderFolder } from './folder.ts'
import { levelClass } from './levels.ts'
import { type Markup, markup, trusted } from './markup.ts'
import { printMargins, style } from './style.ts'

export interface ReportOptions {
  readonly rules: ReadonlyMap<string, Rule>
  /** Show the words of the documents; the page is then marked as they are. */
  readonly showText: boolean
  /** SHA-256 in base64, for the content security policy. */
  readonly digest: (text: string) => string
}

/** More documents than this are listed without being shown, as the page would get too large to open. */
const maxShown = 200

/** The whole report as one page that asks for nothing: styles and script are in it, by hash, and nothing else is allowed to run or load. */
export function renderReport(cables: readonly ReportedCable[], { rules, showText, digest }: ReportOptions): string {
  const overall = showText ? overallMarking(cables) : { text: maskedBanner, level: undefined }
  const sheet = style + printMargins(overall.text)
  const shown = cables.length <= maxShown
  const several = cables.length > 1
  const body = markup`${banner(overall.text, showText ? (overall.level ?? '?') : undefined, 'top')}
<main class="${several ? 'many' : 'one'}">
${several && renderFolder(cables, { linked: shown, showText })}${shown && cables.map((cable, index) => markup`${several && markup`<p class="back" id="back-c${index + 1}"><a href="#index">All documents</a></p>`}${renderCable(cable, `c${index + 1}`, { rules, showText })}`)}
<footer><p>${showText ? 'This page shows the text of the document and is marked as it is.' : 'Masked: this page shows markings, places and findings, and no text of the document.'} bannerline checks markings against each other and against the rules. It does not decide classification, and it does not replace a release review.</p></footer>
</main>
${helpDialog}
${banner(overall.text, showText ? (overall.level ?? '?') : undefined, 'bottom')}`
  return page({
    title: `bannerline: ${several ? `${cables.length} documents` : (cables[0]?.path ?? '')}`,
    body,
    sheet,
    script: reportScript,
    digest,
  })
}

export const maskedBanner = 'MASKED: MARKINGS ONLY, NO TEXT'

export function banner(text: string, level: Parameters<typeof levelClass>[0], edge: 'top' | 'bottom'): Markup {
  return markup`<div class="page-banner ${edge} ${level === undefined ? 'masked-page' : levelClass(level)}" role="note" aria-label="Marking of this page, ${edge}"><b>${text}</b></div>`
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

export const helpDialog: Markup = markup`<dialog id="help" aria-labelledby="help-title"><h2 id="help-title">Keys</h2><dl>${keys.map(([key, meaning]) => markup`<dt><kbd>${key}</kbd></dt><dd>${meaning}</dd>`)}</dl><form method="dialog"><button>Close</button></form></dialog>`
